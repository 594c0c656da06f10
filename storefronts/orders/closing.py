"""What open orders keep a shop from: being closed (nobody could finish them), and being paid in
the other way (their money would become somebody else's)."""

import math

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from storefronts.orders.models import Order, OrderStatus
from tenants.kernel.errors import Conflict
from tenants.registry.context import in_shop
from tenants.registry.models import Shop


class OrdersUnfinished(Conflict):
    message = _(
        "Paid orders of this shop that are not finished: %(orders)s. Deliver or refund them, "
        "then close the shop."
    )


class OrdersOpen(Conflict):
    message = _(
        "Open orders of this shop: %(paid)s paid and not finished, %(unpaid)s waiting for payment. "
        "Nothing was switched. Deliver or refund the paid ones; the others are paid or expire "
        "within %(minutes)s minutes."
    )


def no_paid_order_waits(shop: Shop) -> None:
    """Raises OrdersUnfinished. A shop that was never opened has no orders."""
    if not shop.opens:
        return
    with in_shop(shop):
        waiting = Order.objects.filter(status__in=(OrderStatus.PAID, OrderStatus.HELD)).count()
    if waiting:
        raise OrdersUnfinished(orders=waiting)


def no_order_is_open(shop: Shop, collects: str) -> None:
    """Asked before ``collects`` changes. Raises OrdersOpen: an order remembers who collects it."""
    if not shop.opens:
        return
    with in_shop(shop):
        paid = Order.objects.filter(status__in=(OrderStatus.PAID, OrderStatus.HELD)).count()
        unpaid = Order.objects.filter(status=OrderStatus.AWAITING_PAYMENT).count()
    if paid or unpaid:
        minutes = math.ceil(settings.ORDER_RESERVATION_S / 60)
        raise OrdersOpen(paid=paid, unpaid=unpaid, minutes=minutes)
