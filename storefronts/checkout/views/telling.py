"""An order in words: where it stands, what happens to the money, and when."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from storefronts.fulfilment.models import DeliveredCode
from storefronts.orders.models import DeliveryStatus, Order, OrderStatus, RefundStatus
from tenants.kernel.money import format_money


def code_count(order: Order) -> int:
    """The codes that its buyer may be shown: a line that was refunded whole shows none."""
    return (
        DeliveredCode.objects.filter(line__order=order)
        .exclude(line__total_minor__gt=0, line__refunded_minor__gte=F("line__total_minor"))
        .count()
    )


def state_of(order: Order, *, pending: bool, codes: int) -> dict[str, str]:
    """Title, sentence, tone and icon. A failure says what happens to the money."""
    refunded = format_money(order.refunded_total, get_language() or "en").replace("CN¥", "¥")
    back = _("%(amount)s is on its way back the way you paid, usually within three working days.")
    status = order.status
    if order.refund == RefundStatus.FULL:
        return _state("bad", "undo-2", _("Refunded"), back % {"amount": refunded})
    if status == OrderStatus.AWAITING_PAYMENT and pending:
        text = _("The payment is being confirmed. Nothing is lost if you close this page.")
        return _state("", "hourglass", _("Waiting for the payment"), text)
    if status == OrderStatus.AWAITING_PAYMENT:
        text = _("The cards are kept for you for a few minutes. Nothing has been charged yet.")
        return _state("warn", "clock", _("Not paid yet"), text)
    if status == OrderStatus.CANCELLED:
        text = _("Nothing was charged, or it has gone back to you.")
        return _state("bad", "circle-x", _("Cancelled"), text)
    if status == OrderStatus.EXPIRED:
        text = _(
            "It was not paid in time. Nothing was charged; should a payment still arrive, it is "
            "delivered or goes back to you by itself."
        )
        return _state("bad", "clock", _("Expired"), text)
    if status == OrderStatus.HELD:
        text = _(
            "Your payment is safe. The order is delivered as soon as it can be; if it cannot, the "
            "money goes back to you by itself."
        )
        return _state("warn", "hourglass", _("On hold"), text)
    if order.delivery == DeliveryStatus.FAILED:
        text = _("It could not be delivered. The money goes back to you by itself.")
        return _state("bad", "triangle-alert", _("Not delivered"), text)
    if order.delivery == DeliveryStatus.DELIVERED:
        return _delivered(order, codes, refunded)
    text = _("Paid. It appears here by itself as soon as it is delivered.")
    return _state("", "hourglass", _("On its way"), text)


def _delivered(order: Order, codes: int, refunded: str) -> dict[str, str]:
    if order.refund == RefundStatus.PARTIAL:
        text = _("%(amount)s of this order was refunded.") % {"amount": refunded}
        return _state("warn", "circle-check", _("Delivered in part"), text)
    if codes:
        text = ngettext("Your code is here.", "Your codes are here.", codes)
    else:
        text = _("It has arrived in the account you named.")
    return _state("ok", "circle-check", _("Delivered"), text)


def _state(tone: str, icon: str, title: str, text: str) -> dict[str, str]:
    return {"tone": tone, "icon": icon, "title": title, "text": text}


def timeline(order: Order) -> list[dict[str, Any]]:
    """What happened so far, then what is still to come. Who of the staff did it stays inside."""
    names = {
        "placed": (_("Ordered"), "done"),
        "paid": (_("Paid"), "done"),
        "payment_declined": (_("Payment declined"), "fail"),
        "payment_returned": (_("A second payment was sent back"), "fail"),
        "held": (_("On hold"), "fail"),
        "resumed": (_("Went on"), "done"),
        "delivered": (_("Delivered"), "done"),
        "line_delivered": (_("Delivered"), "done"),
        "failed": (_("Could not be delivered"), "fail"),
        "refunded": (_("Refunded"), "fail"),
        "revealed": (_("Codes were shown"), "done"),
        "cancelled": (_("Cancelled"), "fail"),
        "expired": (_("Expired"), "fail"),
    }
    events = list(order.events.order_by("at", "id")[:60])
    shown: list[dict[str, Any]] = []
    for event in events:
        if event.kind in names and not (shown and shown[-1]["kind"] == event.kind == "revealed"):
            name, tone = names[event.kind]
            shown.append({"kind": event.kind, "name": name, "tone": tone, "at": event.at})
    kinds = {one["kind"] for one in shown}
    if order.status == OrderStatus.AWAITING_PAYMENT:
        shown.append({"name": _("Paid"), "tone": "", "at": None})
    if order.status in (OrderStatus.AWAITING_PAYMENT, OrderStatus.PAID) and (
        "delivered" not in kinds
    ):
        shown.append({"name": _("Delivered"), "tone": "", "at": None})
    return shown
