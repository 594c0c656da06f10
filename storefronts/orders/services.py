"""What is done to an order after it was paid; the sale itself is the checkout's."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from storefronts.orders import lifecycle
from storefronts.orders.batch import Batch
from storefronts.orders.errors import NothingToSend
from storefronts.orders.models import Order
from storefronts.orders.refunds import Refunded, refund_line, refund_order
from storefronts.orders.working import mark_line_delivered, mark_line_failed
from tenants.accounts.models import User
from tenants.kernel.actor import Actor
from tenants.registry.context import current_shop

__all__ = [
    "Refunded",
    "attach_guest_orders",
    "mark_line_delivered",
    "mark_line_failed",
    "refund_line",
    "refund_order",
    "send_mail_again",
]


def attach_guest_orders(*, user: User) -> int:
    """Orders that were placed without an account become those of who has proven their address.

    Only a verified e-mail counts: anybody can sign up with somebody else's. Returns how many.
    """
    proven = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    placed_with = Q()
    for email in proven:
        placed_with |= Q(email__iexact=email)
    if not placed_with:
        return 0
    return Order.objects.filter(placed_with, user=None).update(user=user)


def send_mail_again(*, order: Order, actor: Actor) -> None:
    """Mail the buyer the link once more. Raises NothingToSend for an order that is not paid."""
    if order.paid_at is None:
        raise NothingToSend
    batch = Batch(shop_id=current_shop().pk, actor=actor, at=timezone.now())
    batch.happened(order.id, "mail_sent_again")
    batch.audit("order.mail_sent_again", order.id)
    lifecycle.tell_buyer(batch=batch, order=order)
    with transaction.atomic():
        batch.write()
