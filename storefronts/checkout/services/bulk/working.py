"""Delivering a bulk order, some lines at a time: each part is a transaction of its own."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from storefronts.checkout.services.claiming import SHORTAGE, claim_or_shorten
from storefronts.checkout.services.holding import SHORT_WALLET, or_held
from storefronts.fulfilment.delivering import deliver
from storefronts.orders import lifecycle
from storefronts.orders.batch import Batch
from storefronts.orders.lifecycle import conclude
from storefronts.orders.models import DeliveryStatus, Order, OrderLine, OrderStatus
from storefronts.orders.refunds import give_back
from storefronts.orders.saving import locked, locked_lines, save_changes
from tenants.kernel.actor import SYSTEM
from tenants.kernel.money import Money
from tenants.registry.context import current_shop
from tenants.vault import key_for

# A part is small enough that a shop's other sales do not wait for its wallet.
LINES_A_PART = 25
PIECES_A_PART = 100


def work_off(*, order_id: UUID) -> int:
    """Deliver what is open of a paid bulk order; how many lines. Repeatable, also by two at once.

    Where the shop's wallet is short the order is held, and resumed as every held order.
    """
    shop, done = current_shop(), 0
    key_for("shop", shop.pk)
    while worked := or_held(shop_id=shop.pk, work=lambda held: _part(shop.pk, order_id, held)):
        done += worked
    return done


def _part(shop_id: UUID, order_id: UUID, held: bool) -> int:
    """The next lines; how many. 0 where nothing is open, or not for us."""
    with transaction.atomic():
        order = locked(order_id)
        if order.status != OrderStatus.PAID:
            return 0
        lines = locked_lines(order_id)
        turn = _turn(lines)
        if not turn:
            return 0
        batch = Batch(shop_id=shop_id, actor=SYSTEM, at=timezone.now())
        if held:
            lifecycle.hold(batch=batch, order=order, reason=SHORT_WALLET)
            save_changes(batch=batch, order=order)
            batch.write()
            return 0
        claimed, short = claim_or_shorten(shop_id=shop_id, order_id=order_id, lines=turn, part=True)
        for line in short:
            amount = Money(line.total_minor - line.refunded_minor, order.currency)
            give_back(
                batch=batch, order=order, lines=lines, line=line, amount=amount, reason=SHORTAGE
            )
            batch.happened(order.id, "refunded", amount=str(amount), reason=SHORTAGE)
        deliver(batch=batch, order=order, lines=lines, claimed=claimed, only=turn)
        save_changes(batch=batch, order=order, lines=turn)
        if not _turn(lines):
            _finish(batch, order, lines)
        batch.owe("reporting.order_changed", key=str(order.id), order=order.id)
        batch.write()
        return len(turn)


def _turn(lines: Sequence[OrderLine]) -> list[OrderLine]:
    """Those that nobody has begun with, up to a part; always one at least."""
    found: list[OrderLine] = []
    pieces = 0
    for line in lines:
        if line.delivery != DeliveryStatus.PENDING:
            continue
        if found and (len(found) == LINES_A_PART or pieces + line.quantity > PIECES_A_PART):
            break
        found.append(line)
        pieces += line.quantity
    return found


def _finish(batch: Batch, order: Order, lines: Sequence[OrderLine]) -> None:
    """One mail about what was delivered, and one about what went back."""
    conclude(batch=batch, order=order, lines=lines)
    lifecycle.tell_buyer(batch=batch, order=order)
    batch.audit(
        "order.bulk_worked_off",
        order.id,
        delivered=sum(line.delivery == DeliveryStatus.DELIVERED for line in lines),
        failed=sum(line.delivery == DeliveryStatus.FAILED for line in lines),
    )
    returned = sum(line.refunded_minor for line in lines if line.failure == SHORTAGE)
    if returned:
        batch.owe("orders.send_refunded", order=order.id, minor=returned, way="origin")
