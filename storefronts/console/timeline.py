"""An order's life in words: its events and its reveals in one line of time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from storefronts.fulfilment.models import Reveal
from storefronts.orders.models import Order, OrderEvent
from storefronts.webhooks.kinds import WHY as WHY_PAUSED

WORDS: dict[str, str | Promise] = {
    "placed": gettext_lazy("Order placed"),
    "paid": gettext_lazy("Payment received"),
    "payment_declined": gettext_lazy("Payment declined"),
    "payment_returned": gettext_lazy("A payment that the order has no use for is sent back"),
    "delivered": gettext_lazy("Delivered"),
    "failed": gettext_lazy("Delivery failed"),
    "line_delivered": gettext_lazy("Marked as delivered"),
    "held": gettext_lazy("Held"),
    "resumed": gettext_lazy("Taken up again"),
    "cancelled": gettext_lazy("Cancelled"),
    "expired": gettext_lazy("Expired without payment"),
    "refunded": gettext_lazy("Refunded"),
    "revealed": gettext_lazy("Codes shown"),
    "mail_sent_again": gettext_lazy("Mail sent again"),
}
REASONS: dict[str, str | Promise] = {
    "short_wallet": gettext_lazy("the shop's wallet is too low to pay wholesale and fees"),
    **WHY_PAUSED,
}
BAD = {"failed", "payment_declined", "payment_returned", "held", "cancelled", "expired", "refunded"}


@dataclass(frozen=True, slots=True)
class Moment:
    at: datetime
    text: str
    who: str
    note: str = ""
    is_bad: bool = False


def timeline(order: Order) -> list[Moment]:
    """Oldest first. Two queries."""
    return timelines([order.pk])[order.pk]


def timelines(order_ids: Collection[UUID]) -> dict[UUID, list[Moment]]:
    """Of each order, oldest first. Two queries, however many they are."""
    found: dict[UUID, list[Moment]] = {order_id: [] for order_id in order_ids}
    for event in OrderEvent.objects.filter(order_id__in=found):
        found[event.order_id].append(_event(event))
    for reveal in Reveal.objects.filter(order_id__in=found).order_by("at"):
        note = " · ".join(filter(None, (reveal.address, reveal.device[:80])))
        found[reveal.order_id].append(Moment(reveal.at, _("Codes shown"), who(reveal), note))
    for moments in found.values():
        # The event of a reveal says less than the reveal itself.
        moments[:] = [m for m in moments if m.text != str(WORDS["revealed"]) or m.note]
        moments.sort(key=lambda moment: moment.at)
    return found


def who(row: Any) -> str:
    """The actor of an event or reveal, as staff should read it."""
    kinds = {
        "system": _("the system"),
        "guest": _("a guest"),
        "customer": _("the buyer"),
        "owner_staff": _("the platform's staff"),
        "shop_staff": _("shop staff"),
        "api_key": _("an API key"),
    }
    kind = kinds.get(row.actor_kind, row.actor_kind)
    return f"{row.actor_label} ({kind})" if row.actor_label and row.actor_kind != "system" else kind


def why(reason: str) -> str:
    """A reason as a person reads it: the system's own are codes."""
    return str(REASONS.get(reason, reason))


def _event(event: OrderEvent) -> Moment:
    data = event.data
    names = ("provider", "amount", "reason", "note", "why")
    notes = [why(str(data[name]))[:200] for name in names if data.get(name)]
    text = WORDS.get(event.kind, event.kind.replace("_", " ").capitalize())
    return Moment(event.at, str(text), who(event), " · ".join(notes), event.kind in BAD)
