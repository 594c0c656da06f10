"""`stockChanges`: to be asked again and again with the cursor of the time before."""

import uuid
from dataclasses import replace
from typing import Any

import graphene

from api.basics import DateTime, Edge, Page, connection, cursor, page_size, read_cursor
from api.catalogue.types import Availability
from storefronts.pricing.facts import shop_prices
from storefronts.pricing.price_list import availability_of
from storefronts.pricing.shelf import denomination_card
from tenants.catalogue.queries import read_skus
from tenants.supply import levels


class StockChange(graphene.ObjectType):
    """A denomination whose availability has moved, and what it is now."""

    denomination = graphene.ID(required=True)
    availability = Availability(required=True)
    moved_at = DateTime(required=True)

    @staticmethod
    def resolve_denomination(moved: levels.Moved, info: Any) -> Any:
        return moved.denomination_id

    @staticmethod
    def resolve_availability(moved: levels.Moved, info: Any) -> str:
        return moved.level


StockChangeConnection = connection(StockChange)
_START = (0, uuid.UUID(int=0))


class StockQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    stock_changes = graphene.Field(
        StockChangeConnection,
        required=True,
        first=graphene.Int(),
        after=graphene.String(),
        description="What this shop shows and has moved since `after`, the earliest first; without"
        " it, all as it is now. Keep `pageInfo.endCursor` for the next time; the price list gives"
        " one too (`stockCursor`). At most some seconds old. For keys with the scope `catalogue`.",
    )

    @staticmethod
    def resolve_stock_changes(
        root: Any, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        info.context.need_user()
        info.context.need_scope("catalogue")
        size, shop = page_size(first), info.context.here
        version, last = read_cursor(after, int, uuid.UUID) if after else _START
        levels.look()
        if version > levels.version():
            # Of another database, or of one before it was restored: begin anew.
            version, last = _START
        found = levels.moved_after(version=version, denomination_id=last, limit=size + 1)
        moved = found[:size]
        prices, shown = shop_prices(shop), {}
        for sku in read_skus([m.denomination_id for m in moved]):
            if prices.listing.shows(sku) and (card := denomination_card(prices, sku)):
                shown[sku.id] = card
        cursors = [cursor(m.version, m.denomination_id.hex) for m in moved]
        edges = [
            Edge(cursor=c, node=replace(m, level=availability_of(card, m.level)))
            for c, m in zip(cursors, moved, strict=True)
            if (card := shown.get(m.denomination_id))
        ]
        return Page(
            edges=edges,
            page_info={
                "has_next_page": len(found) > size,
                "has_previous_page": bool(after),
                "start_cursor": cursors[0] if cursors else after,
                # Also behind what this shop does not show: the next page begins there.
                "end_cursor": cursors[-1] if cursors else cursor(version, last.hex),
            },
            count=lambda: None,
        )
