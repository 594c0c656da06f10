"""`stockChanges`: what moved since the cursor of the time before."""

from decimal import Decimal

import pytest
from django.core.cache import caches
from django.utils import timezone

from storefronts.listings.services import set_listing
from storefronts.pricing.services import set_markup_rule
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_public, in_shop
from tenants.supply import levels
from tenants.supply.models import StockCode, StockLevel
from tests.api.conftest import Api
from tests.api.shelves import card
from tests.api.test_price_list import Lists
from tests.factories.supply import make_stock
from tests.world import host_of

CHANGES = """query($first: Int, $after: String) { stockChanges(first: $first, after: $after) {
  edges { node { denomination availability movedAt } } pageInfo { hasNextPage endCursor } } }"""


@pytest.fixture
def api(keyed, buyer):
    return keyed(buyer, "catalogue")


def moved(api, after=None, **page):
    """Three seconds later."""
    caches["platform"].delete("stock-levels:looked")
    found = api(CHANGES, after=after, **page).data["stockChanges"]
    told = {e["node"]["denomination"]: e["node"]["availability"] for e in found["edges"]}
    return told, found["pageInfo"]["endCursor"]


def take(denomination, count):
    with in_public():
        ids = StockCode.objects.filter(denomination=denomination, state="free").values("pk")
        gone = {"state": "burned", "sealed": None, "gone_at": timezone.now()}
        StockCode.objects.filter(pk__in=list(ids[:count].values_list("pk", flat=True))).update(
            **gone
        )


def test_what_may_not_be_sold_at_its_price_is_not_in_stock(api, aurora):
    goods = card(codes=12)
    with in_shop(aurora):
        set_markup_rule(shop=aurora, target=goods, kind="percent", value=Decimal(-50), actor=SYSTEM)
    assert moved(api)[0] == {str(goods.pk): "OUT_OF_STOCK"}


def test_what_moves_is_told_once(api):
    goods, still = card(codes=12), card(codes=12)
    told, cursor = moved(api)
    assert told == {str(goods.pk): "IN_STOCK", str(still.pk): "IN_STOCK"}
    assert moved(api, cursor) == ({}, cursor)
    take(goods, 1)
    assert moved(api, cursor) == ({}, cursor)  # another number, the same availability
    take(goods, 1)
    told, cursor = moved(api, cursor)
    assert told == {str(goods.pk): "LOW"}
    take(goods, 10)
    told, cursor = moved(api, cursor)
    assert told == {str(goods.pk): "OUT_OF_STOCK"}
    with in_public():
        make_stock(50, denomination=goods)
    told, cursor = moved(api, cursor)
    assert told == {str(goods.pk): "IN_STOCK"}
    assert moved(api, cursor) == ({}, cursor)


def test_the_price_list_gives_a_cursor_to_begin_with(api):
    goods = card(codes=12)
    head, __, __ = Lists(api.key).rows("/api/price-list")
    assert moved(api, head["stockCursor"])[0] == {}
    take(goods, 12)
    assert moved(api, head["stockCursor"])[0] == {str(goods.pk): "OUT_OF_STOCK"}


def test_pages_lead_on_also_past_what_is_not_shown(api, aurora):
    goods = [card(codes=1) for _ in range(7)]
    with in_shop(aurora):
        for hidden in goods[:4]:
            set_listing(shop=aurora, target=hidden, is_listed=False, actor=SYSTEM)
    found, cursor, pages = {}, None, 0
    while True:
        answer = api(CHANGES, first=2, after=cursor).data["stockChanges"]
        found |= {e["node"]["denomination"]: 1 for e in answer["edges"]}
        cursor, pages = answer["pageInfo"]["endCursor"], pages + 1
        if not answer["pageInfo"]["hasNextPage"]:
            break
    assert set(found) == {str(g.pk) for g in goods[4:]}
    assert pages == 4


def test_pages_cost_the_same_however_many(api):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(12):
        card(codes=1)
    moved(api)

    def queries(count):
        with CaptureQueriesContext(connection) as caught:
            answer = api(CHANGES, first=count).data["stockChanges"]
        assert len(answer["edges"]) == count
        # Whose host and key it is, is asked every few seconds.
        return len([q for q in caught if "catalogue_" in q["sql"] or "supply_" in q["sql"]])

    assert queries(2) == queries(12)


def test_a_cursor_of_another_database_begins_anew(api):
    goods = card(codes=1)
    moved(api)
    with in_public():
        ahead = StockLevel.objects.get(denomination_id=goods.pk).version + 1_000
    from api.basics import cursor

    assert set(moved(api, cursor(ahead, goods.pk.hex))[0]) == {str(goods.pk)}


def test_it_is_looked_at_once_in_some_seconds_for_all_who_ask(aurora, monkeypatch):
    card(codes=1)
    looks = []
    real = levels.sql.run
    monkeypatch.setattr(
        levels.sql,
        "run",
        lambda q, p=None: (looks.append(q) if q == levels._LOOK else 0, real(q, p))[1],
    )
    with in_public():
        for _ in range(5):
            levels.look()
    assert len(looks) == 1


def test_who_may_ask(keyed, key_for, buyer, outside, borealis, outsider):
    card(codes=1)
    assert outside(CHANGES).code == "UNAUTHENTICATED"
    assert keyed(buyer, "orders")(CHANGES).code == "FORBIDDEN"
    assert Api(host_of("borealis"), key=key_for(outsider, "catalogue", shop=borealis))(CHANGES).data
    assert keyed(buyer, "catalogue")(CHANGES, after="x").code == "INVALID"
    assert keyed(buyer, "catalogue")(CHANGES, first=101).code == "INVALID"
