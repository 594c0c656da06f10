"""A shop with orders that are paid and not finished is not closed: nobody could finish them."""

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


def no_paid_order_waits(shop: Shop) -> None:
    """Raises OrdersUnfinished. A shop that was never opened has no orders."""
    if not shop.opens:
        return
    with in_shop(shop):
        waiting = Order.objects.filter(status__in=(OrderStatus.PAID, OrderStatus.HELD)).count()
    if waiting:
        raise OrdersUnfinished(orders=waiting)
