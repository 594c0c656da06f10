"""A launch that stopped half-way: it goes on from its step, or nothing is left of it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Conflict
from tenants.launch.models import ShopMember
from tenants.launch.services import Step
from tenants.outbox import add
from tenants.registry.context import connection, in_public
from tenants.registry.middleware import forget_hosts
from tenants.registry.models import Domain, Shop, ShopLaunch

# A launch takes a second or two. One that says nothing for so long has lost its worker.
STALLED = timedelta(minutes=5)


class StillLaunching(Conflict):
    message = _("This launch is still under way. Give it a moment.")


class AlreadyOpen(Conflict):
    message = _("This shop is open already.")


def has_stopped(launch: ShopLaunch) -> bool:
    """Whether it may be tried again or given up."""
    if launch.step == Step.DONE or launch.shop.status != Shop.Status.LAUNCHING:
        return False
    return launch.step == Step.FAILED or launch.started_at < timezone.now() - STALLED


def resume_launch(*, launch: ShopLaunch, actor: Actor) -> None:
    """Queue it again, from the step it stands at. Raises AlreadyOpen, StillLaunching."""
    with in_public(), transaction.atomic():
        launch = _stopped(launch)
        launch.step, launch.error, launch.tries = Step.QUEUED, "", 0
        launch.started_at, launch.finished_at = timezone.now(), None
        launch.save()
        add(task="launch.carry_out", payload={"launch": str(launch.pk)})
        _told(launch, "launch.resumed", actor)


def abandon_launch(*, launch: ShopLaunch, actor: Actor) -> None:
    """Drop what was made of the shop and free its name. Raises AlreadyOpen, StillLaunching.

    Only for a shop that never opened: nobody has bought there, and there are no keys to destroy.
    """
    with in_public(), transaction.atomic():
        launch = _stopped(launch)
        shop = launch.shop
        Domain.objects.filter(tenant=shop).delete()
        ShopMember.objects.filter(shop=shop).delete()
        Shop.objects.filter(pk=shop.pk).update(
            status=Shop.Status.CLOSED, status_reason="The launch failed and was given up."
        )
        launch.step, launch.finished_at = Step.FAILED, timezone.now()
        launch.save()
        with connection.cursor() as cursor:
            # The worker that makes a schema holds this lock: see provision_schema.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [shop.schema_name])
            # By a CHECK of the registry a schema's name is [a-z0-9_].
            cursor.execute(f"DROP SCHEMA IF EXISTS {shop.schema_name} CASCADE")
        _told(launch, "launch.abandoned", actor)
        transaction.on_commit(forget_hosts)


def _stopped(launch: ShopLaunch) -> ShopLaunch:
    # The shop's row first, as the opening does.
    shop = Shop.objects.select_for_update().get(pk=launch.shop_id)
    found = ShopLaunch.objects.select_for_update().get(pk=launch.pk)
    found.shop = shop
    if shop.status != Shop.Status.LAUNCHING:
        raise AlreadyOpen()
    if not has_stopped(found):
        raise StillLaunching()
    return found


def _told(launch: ShopLaunch, action: str, actor: Actor) -> None:
    record(
        actor=actor,
        action=action,
        target=f"shop:{launch.shop_id}",
        shop_id=launch.shop_id,
        data={"error": launch.error},
    )
