"""How fast and how surely this shop delivers, from its own records of the last 30 days."""

from __future__ import annotations

import uuid
from typing import Any

from storefronts.listings.queries import shelf_stamp, visible_categories
from storefronts.pricing import shelf
from tenants.catalogue.memory import Memory
from tenants.kernel import sql
from tenants.registry.models import Shop

DAYS = 30
# Fewer deliveries than this say nothing about a shop.
LEAST = 20
_SECONDS = 60.0
_records: Memory[dict[str, Any]] = Memory(most=500, seconds=_SECONDS)

_DELIVERIES = """
    select count(*),
           percentile_cont(0.5) within group (
               order by extract(epoch from l.delivered_at - o.paid_at)),
           count(*) filter (
               where l.promise_due_at is null or l.delivered_at <= l.promise_due_at),
           coalesce(sum(l.quantity), 0)
    from orders_orderline l
    join orders_order o on o.id = l.order_id
    where o.paid_at > now() - make_interval(days => %s)
      and l.delivered_at is not null
"""


def delivery_record(*, shop: Shop) -> dict[str, Any]:
    """`median` in seconds, `kept_percent`, `delivered`: only where there is enough to say.

    Else what the shop has to offer: `promise` in seconds, `products`, `categories`.
    """
    known = _records.get(shop.id, "")
    if known is not None:
        return known
    lines, median, kept, delivered = sql.run(_DELIVERIES, [DAYS]).fetchone() or (0, None, 0, 0)
    if lines >= LEAST and median is not None:
        # Down to a tenth, never up: 99.97% is not 100%.
        tenths = kept * 1000 // lines
        record = {
            "median": max(1, round(float(median))),
            "kept_percent": f"{tenths // 10}.{tenths % 10}" if tenths % 10 else f"{tenths // 10}",
            "delivered": f"{delivered:,}",
        }
    else:
        page = shelf.products(shop, limit=20)
        promises = [p.promise_seconds for p in page.products if p.promise_seconds]
        record = {
            "promise": min(promises, default=None),
            "products": page.total,
            "categories": len(visible_categories(shop, stamp=shelf_stamp(shop))),
        }
    return _records.put(shop.id, "", record)


_LATEST = """
    select l.name_zh, l.name_en, extract(epoch from l.delivered_at - o.paid_at)
    from orders_orderline l
    join orders_order o on o.id = l.order_id
    where o.paid_at > now() - make_interval(days => %s)
      and l.delivered_at is not null
    order by l.delivered_at desc
    limit 12
"""
_latest: Memory[list[tuple[str, str, int]]] = Memory(most=500, seconds=_SECONDS)


def latest_deliveries(*, shop: Shop) -> list[tuple[str, str, int]]:
    """Name in Chinese and English, and seconds from payment to code; the newest first, each name
    once."""
    known = _latest.get(shop.id, "")
    if known is not None:
        return known
    found: dict[str, tuple[str, str, int]] = {}
    for zh, en, seconds in sql.run(_LATEST, [DAYS]):
        found.setdefault(zh, (zh, en, max(1, round(float(seconds)))))
    return _latest.put(shop.id, "", list(found.values()))


_BEST = """
    select l.product_id
    from orders_orderline l
    join orders_order o on o.id = l.order_id
    where o.paid_at > now() - make_interval(days => %s)
      and l.refunded_minor < l.total_minor
    group by l.product_id
    order by sum(l.quantity) desc, l.product_id
    limit 200
"""
_best: Memory[list[uuid.UUID]] = Memory(most=500, seconds=_SECONDS)


def best_sold(*, shop: Shop) -> list[uuid.UUID]:
    """Ids of the products that sold the most pieces, the most first; what went back is not sold."""
    known = _best.get(shop.id, "")
    if known is not None:
        return known
    return _best.put(shop.id, "", [row[0] for row in sql.run(_BEST, [DAYS])])


def forget() -> None:
    """Ask the records anew (between tests)."""
    _best.forget()
    _records.forget()
    _latest.forget()
