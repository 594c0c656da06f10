"""The order behind a posting, of all entries of a page at once."""

import uuid
from typing import Any

from api.batches import Batch
from api.lists import is_id
from billing.payments.models import Attempt
from storefronts.orders.models import OrderLine

PAYMENTS = ("payment.captured", "payment.returned")
LINES = ("line.refunded", "line.delivered")


def order_numbers(context: Any) -> Batch[str, str]:
    """By a posting's reference: "payment.captured:<attempt>", "line.refunded:<line>:<minor>"."""
    shop_id = context.here.pk

    def numbers_of(refs: list[str]) -> dict[str, str]:
        payments = _ids(refs, PAYMENTS)
        lines = _ids(refs, LINES)
        numbers: dict[uuid.UUID, str] = {}
        if payments:
            found = Attempt.objects.filter(
                shop_id=shop_id, pk__in=payments.values(), purpose=Attempt.Purpose.ORDER
            )
            numbers |= dict(found.values_list("pk", "order_number"))
        if lines:
            rows = OrderLine.objects.filter(pk__in=lines.values())
            numbers |= dict(rows.values_list("pk", "order__number"))
        known = payments | lines
        return {ref: numbers[pk] for ref, pk in known.items() if numbers.get(pk)}

    return context.loaded.setdefault("order numbers of postings", Batch(numbers_of))


def _ids(refs: list[str], events: tuple[str, ...]) -> dict[str, uuid.UUID]:
    found = {}
    for ref in refs:
        event, _, rest = ref.partition(":")
        text = rest.split(":", 1)[0]
        if event in events and is_id(text):
            found[ref] = uuid.UUID(text)
    return found
