"""By the clock."""

from celery import shared_task

from billing.ledger.snapshots import take_snapshots


@shared_task(name="ledger.take_snapshots", ignore_result=True)
def snapshots() -> None:
    take_snapshots()
