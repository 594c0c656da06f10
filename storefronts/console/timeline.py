"""An order's life in words: its events, its reveals and its payments in one line of time."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from billing.payments.queries import payments_of
from storefronts.orders.models import Order, OrderEvent
from tenants.kernel.money import Money

WORDS: dict[str, str | Promise] = {
    "placed": gettext_lazy("Order placed"),
    "paid": gettext_lazy("Payment received"),
    "paid_again": gettext_lazy("A second payment was captured, and is sent back"),
    "delivering": gettext_lazy("Delivery begun"),
    "delivered": gettext_lazy("Delivered"),
    "completed": gettext_lazy("Completed"),
    "failed": gettext_lazy("Delivery failed"),
    "line_delivered": gettext_lazy("Marked as delivered"),
    "line_failed": gettext_lazy("Marked as failed"),
    "held": gettext_lazy("Held"),
    "resumed": gettext_lazy("Taken up again"),
    "cancelled": gettext_lazy("Cancelled"),
    "expired": gettext_lazy("Expired without payment"),
    "refunded": gettext_lazy("Refunded"),
    "revealed": gettext_lazy("Codes shown"),
    "mailed": gettext_lazy("Mail sent"),
    "mail_asked": gettext_lazy("Mail sent again"),
    "one_time_code_sent": gettext_lazy("One-time code sent by mail"),
}
BAD = {"failed", "line_failed", "held", "cancelled", "expired", "refunded", "paid_again"}


@dataclass(frozen=True, slots=True)
class Moment:
    at: datetime
    text: str
    who: str
    note: str = ""
    is_bad: bool = False


def timeline(order: Order, *, shop_id: uuid.UUID) -> list[Moment]:
    """Oldest first. Three queries."""
    moments = [_event(event, order) for event in OrderEvent.objects.filter(order=order)]
    for reveal in order.reveals.order_by("at"):  # type: ignore[attr-defined]
        note = " · ".join(filter(None, (reveal.address, reveal.device[:80])))
        moments.append(Moment(reveal.at, _("Codes shown"), who(reveal), note))
    for attempt in payments_of(shop_id=shop_id, order_id=order.pk):
        text = _("Payment started: %(provider)s") % {"provider": attempt.provider}
        moments.append(Moment(attempt.created_at, text, "", attempt.get_status_display()))
    # The event of a reveal says less than the reveal itself.
    shown = [m for m in moments if m.text != str(WORDS["revealed"]) or m.note]
    return sorted(shown, key=lambda moment: moment.at)


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


def _event(event: OrderEvent, order: Order) -> Moment:
    data, notes = event.data, []
    if isinstance(data.get("minor"), int):
        notes.append(str(Money(data["minor"], str(data.get("currency", order.currency)))))
    for name in ("reason", "note", "failure"):
        if data.get(name):
            notes.append(str(data[name])[:200])
    text = WORDS.get(event.kind, event.kind.replace("_", " ").capitalize())
    return Moment(event.at, str(text), who(event), " · ".join(notes), event.kind in BAD)
