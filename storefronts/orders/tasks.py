"""What orders owe: mail to the buyer (without codes), and the summary that goes upward."""

from typing import Any

from storefronts.customers import mail
from storefronts.orders import tokens
from storefronts.orders.models import Order
from storefronts.orders.summaries import report
from tenants.kernel.money import Money, format_money
from tenants.outbox.registry import handler
from tenants.registry.models import Shop
from tenants.registry.urls import shop_url
from tenants.reporting.services import one_report_at_a_time


@handler("orders.send_receipt", atomic=False, finishes_paid_orders=True)
def send_receipt(*, payload: dict[str, Any], shop: Shop) -> None:
    """The payment is there, the delivery is not yet."""
    _send("receipt", payload, shop)


@handler("orders.send_delivered", atomic=False, finishes_paid_orders=True)
def send_delivered(*, payload: dict[str, Any], shop: Shop) -> None:
    """Everything is there: the link that shows the order, and no code."""
    _send("delivered", payload, shop)


@handler("orders.send_refunded", atomic=False, finishes_paid_orders=True)
def send_refunded(*, payload: dict[str, Any], shop: Shop) -> None:
    """Money goes back: how much, and how."""
    order = Order.objects.get(pk=payload["order"])
    amount = Money(int(payload["minor"]), order.currency)
    _send(
        "refund",
        payload,
        shop,
        amount=format_money(amount, mail.locale_of(order.locale, shop)),
        to_wallet=payload["way"] == "wallet",
    )


@handler("orders.send_wallet_short", atomic=False, finishes_paid_orders=True)
def send_wallet_short(*, payload: dict[str, Any], shop: Shop) -> None:
    """To the shop: a paid order waits for its prepaid wallet."""
    _tell_shop("shop_wallet_short", payload, shop)


@handler("orders.send_held_returned", atomic=False, finishes_paid_orders=True)
def send_held_returned(*, payload: dict[str, Any], shop: Shop) -> None:
    """To the shop: an order that waited for its wallet for too long is refunded."""
    _tell_shop("shop_held_returned", payload, shop)


@handler("reporting.order_changed", finishes_paid_orders=True)
def order_changed(*, payload: dict[str, Any], shop: Shop) -> None:
    """Report an order upward as it is now; an older report never replaces a newer one."""
    one_report_at_a_time(order_id=payload["order"])
    report(order=Order.objects.get(pk=payload["order"]), shop=shop)


def _tell_shop(name: str, payload: dict[str, Any], shop: Shop) -> None:
    to = shop.owner_email or shop.support_email
    if to:
        mail.send(
            name=name,
            to=to,
            locale=shop.default_locale,
            shop=shop,
            context={"number": Order.objects.get(pk=payload["order"]).number},
        )


def _send(name: str, payload: dict[str, Any], shop: Shop, **more: Any) -> None:
    order = Order.objects.prefetch_related("lines").get(pk=payload["order"])
    locale = mail.locale_of(order.locale, shop)
    mail.send(
        name=name,
        to=order.email,
        locale=locale,
        shop=shop,
        context={
            "number": order.number,
            "total": format_money(order.total, locale),
            "lines": [
                {
                    "name": line.name(locale),
                    "quantity": line.quantity,
                    "total": format_money(Money(line.total_minor, order.currency), locale),
                }
                for line in order.lines.all()
            ],
            "order_url": shop_url(shop, _path(order, locale)),
            **more,
        },
    )


def _path(order: Order, locale: str) -> str:
    # By hand: a worker has no request, and the shop's addresses are this layer's upper neighbour.
    return f"/{locale}/order/{order.number}/?t={tokens.mailed_token(order.pk)}"
