"""The buyer is shown the codes: logged before they are returned, each time."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from storefronts.fulfilment.models import DeliveredCode, Reveal
from storefronts.fulfilment.sealing import Revealed, opened
from storefronts.orders.batch import Batch
from storefronts.orders.errors import NotDelivered
from storefronts.orders.models import DeliveryStatus, Order, OrderLine
from tenants.kernel.actor import Actor
from tenants.kernel.ids import new_id
from tenants.kernel.sql import pipeline, run
from tenants.registry.context import current_shop

# The lines are locked: a refund that comes at the same time waits, and then sees the reveal. The
# order is not: a reveal refers to it only, which the refund's lock (`saving.locked`) allows.
LINES = """
SELECT id, total_minor, refunded_minor FROM orders_orderline
WHERE order_id = %s AND delivery = 'delivered' ORDER BY position FOR UPDATE"""
CODES = """
SELECT c.id, c.line_id, c.key_id, c.sealed, c.expires_on FROM fulfilment_deliveredcode c
JOIN orders_orderline l ON l.id = c.line_id
WHERE l.order_id = %s ORDER BY l.position, c.position"""
# Parameters: order, position of the line and of the code that were the last, the same two, number.
PAGE = """
SELECT c.id, c.line_id, c.key_id, c.sealed, c.expires_on, l.position, c.position
FROM fulfilment_deliveredcode c JOIN orders_orderline l ON l.id = c.line_id
WHERE l.order_id = %s AND (l.position, c.position) > (%s, %s)
  AND NOT (l.total_minor > 0 AND l.refunded_minor >= l.total_minor)
ORDER BY l.position, c.position LIMIT %s"""
MARK = "UPDATE orders_orderline SET revealed_at = coalesce(revealed_at, %s) WHERE id = ANY(%s)"


Place = tuple[int, int]
START: Place = (-1, -1)


@dataclass(frozen=True, slots=True)
class RevealedPage:
    """Some codes of an order. `places` lead on from each of them; `more` says that there are."""

    codes: list[Revealed]
    places: list[Place]
    more: bool


def reveal_page(*, order: Order, actor: Actor, size: int, after: Place = START) -> RevealedPage:
    """`reveal_codes`, some at a time: what is not in the page counts as not seen.

    Raises NotDelivered where there is none at all; beyond the last one the page is empty.
    """
    at = timezone.now()
    batch = Batch(shop_id=current_shop().pk, actor=actor, at=at)
    with transaction.atomic():
        with pipeline():
            run(LINES, (order.id,))
            page = run(PAGE, (order.id, *after, size + 1))
        found = page.fetchall()
        if not found and after == START:
            raise NotDelivered
        rows = [
            DeliveredCode(id=i, line_id=line, key_id=key, sealed=sealed, expires_on=expires)
            for i, line, key, sealed, expires, _line_position, _position in found[:size]
        ]
        shown = [opened(row) for row in rows]
        if rows:
            _log_seen(batch, order, list(dict.fromkeys(row.line_id for row in rows)), len(shown))
    return RevealedPage(shown, [(row[5], row[6]) for row in found[:size]], len(found) > size)


def reveal_codes(*, order: Order, actor: Actor) -> list[Revealed]:
    """The delivered codes of an order, in the order of its lines; the same ones each time.

    Written down with time, address and device, per line. What was refunded before anybody saw
    it stays unseen. Raises NotDelivered. The caller has checked the right to it.
    """
    at = timezone.now()
    batch = Batch(shop_id=current_shop().pk, actor=actor, at=at)
    with transaction.atomic():
        with pipeline():
            lines, codes = run(LINES, (order.id,)), run(CODES, (order.id,))
        visible = _visible(lines.fetchall())
        rows = [
            DeliveredCode(id=i, line_id=line, key_id=key, sealed=sealed, expires_on=expires)
            for i, line, key, sealed, expires in codes.fetchall()
            if line in visible
        ]
        if not rows:
            raise NotDelivered
        shown = [opened(row) for row in rows]
        # Only what was shown: a top-up has no code, and stays one that nobody has seen.
        _log_seen(batch, order, list(dict.fromkeys(row.line_id for row in rows)), len(shown))
    return shown


def _log_seen(batch: Batch, order: Order, line_ids: list[UUID], codes: int) -> None:
    log_reveal(batch=batch, order=order, line_ids=line_ids)
    batch.execute(MARK, (batch.at, line_ids))
    batch.audit("order.revealed", order.id, codes=codes)
    batch.write()


def log_reveal(*, batch: Batch, order: Order, line_ids: Sequence[UUID]) -> None:
    """Owe the evidence: one row a line, and a line in the order's timeline."""
    actor = batch.actor
    batch.inserts += [
        Reveal(
            id=new_id(),
            order_id=order.id,
            line_id=line_id,
            at=batch.at,
            address=actor.address[:64],
            device=actor.device[:200],
            actor_kind=actor.kind[:20],
            actor_id=actor.id[:64],
            actor_label=actor.label[:254],
            request_id=actor.request_id[:64],
        )
        for line_id in line_ids
    ]
    batch.happened(order.id, "revealed")


def reveal_at_once(
    *, batch: Batch, order: Order, lines: Sequence[OrderLine], shown: Sequence[Revealed]
) -> list[Revealed]:
    """The reveal as a part of the sale itself: the codes are in memory, the lines are unsaved."""
    delivered = [line for line in lines if line.delivery == DeliveryStatus.DELIVERED]
    seen = {one.line_id for one in shown}
    for line in delivered:
        if line.id in seen:
            line.revealed_at = batch.at
    log_reveal(batch=batch, order=order, line_ids=[x.id for x in delivered if x.id in seen])
    places = {line.id: line.position for line in lines}
    return sorted(shown, key=lambda one: places[one.line_id])


def _visible(lines: Sequence[tuple[UUID, int, int]]) -> list[UUID]:
    """Refunded in full is not shown (again): who has the money back has no claim to the code."""
    return [line_id for line_id, total, refunded in lines if not (total and refunded >= total)]
