"""The price list as a stream: whole, or what changed since; at the key's own prices."""

import csv
import gzip
import io
import json
import time
import tracemalloc
import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from storefronts.listings.services import set_listing
from storefronts.pricing.services import set_markup_rule
from storefronts.promotions.models import Promotion
from storefronts.promotions.services import save_promotion, set_member
from tenants.catalogue import changes
from tenants.catalogue.models import Category, Denomination, Product, WholesalePrice
from tenants.catalogue.services import archive, remove_wholesale_price, set_wholesale_price
from tenants.kernel.actor import SYSTEM
from tenants.launch.terms import change_shop
from tenants.registry.context import in_public, in_shop
from tenants.supply.models import StockCode
from tests.api.conftest import Api
from tests.api.sale import QUOTE, line
from tests.api.shelves import PHONE, card
from tests.factories.catalogue import make_denomination, set_wholesale, standard_tier
from tests.world import host_of

PATH = "/api/price-list"


class Lists:
    """A program that reads lists by a key."""

    def __init__(self, key, shop="aurora"):
        self.client = Client(HTTP_HOST=host_of(shop))
        self.key = key

    def begin(self, path, /, headers=None, **asked):
        bearer = {"HTTP_AUTHORIZATION": f"Bearer {self.key}"} if self.key else {}
        sent = {"HTTP_ACCEPT_LANGUAGE": "en", **bearer, **(headers or {})}
        return self.client.get(path, asked, **sent)

    def get(self, path, /, headers=None, **asked):
        response = self.begin(path, headers, **asked)
        if response.streaming:  # read to its end: a key reads one list at a time
            response.whole = b"".join(response.streaming_content)
        return response

    def rows(self, path, /, **asked):
        response = self.get(f"{path}.ndjson", **asked)
        assert response.status_code == 200, response.content
        head, *rows, end = [json.loads(one) for one in body_of(response).decode().splitlines()]
        assert (head["type"], end["type"]) == ("head", "end")
        return head, rows, end

    def table(self, path, /, **asked):
        response = self.get(f"{path}.csv", **asked)
        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
        return list(csv.DictReader(io.StringIO(body_of(response).decode(), newline="")))


def body_of(response):
    return response.whole if response.streaming else response.content


@pytest.fixture
def reader(key_for, buyer):
    return Lists(key_for(buyer, "catalogue"))


def by_id(rows):
    return {row["denomination"]: row for row in rows}


def test_every_denomination_that_the_shop_sells(reader):
    sold_out, plenty = card(), card(codes=30, min_quantity=2, max_quantity=50)
    top_up = card(kind="top_up", buyer_fields=PHONE)
    head, rows, end = reader.rows(PATH)
    assert head["full"] is True
    assert end == {"type": "end", "rows": 3, "cursor": head["cursor"]}
    found = by_id(rows)
    one = found[str(plenty.pk)]
    assert (one["price"], one["currency"], one["listPrice"]) == ("9.90", "CNY", None)
    assert (one["minQuantity"], one["maxQuantity"]) == (2, 50)
    assert one["sku"] == plenty.sku
    assert one["breaks"] == [{"from": 2, "price": "9.90"}]
    assert one["steps"] == [{"from": 2, "unit": "9.900000", "percentOff": "0"}]
    assert [found[str(x.pk)]["availability"] for x in (sold_out, plenty, top_up)] == [
        "OUT_OF_STOCK",
        "IN_STOCK",
        "ON_REQUEST",
    ]
    [field] = found[str(top_up.pk)]["buyerFields"]
    assert (field["name"], field["label"], field["required"]) == ("phone", "Phone number", True)


def test_nothing_of_cost_wholesale_or_supplier_is_in_it(reader):
    card(codes=1, wholesale="7.77")
    text = body_of(reader.get(f"{PATH}.ndjson")).decode()
    assert "7.77" not in text
    for word in ("wholesale", "cost", "supplier", "margin"):
        assert word not in text.lower()


def test_the_price_is_what_a_quote_says_also_for_a_member(key_for, buyer, seller, aurora):
    goods = card(codes=5)
    with in_public():
        set_wholesale(goods, "8", min_quantity=10)
    with in_shop(aurora):
        save_promotion(
            shop=aurora,
            actor=SYSTEM,
            kind="member",
            name="Gold",
            off="percent",
            value=Decimal(3),
        )
        gold = Promotion.objects.get()
        set_member(shop=aurora, user=buyer, promotion_id=gold.pk, actor=SYSTEM)
    member, other = (Lists(key_for(user, "catalogue", "orders")) for user in (buyer, seller))
    [mine], [theirs] = member.rows(PATH)[1], other.rows(PATH)[1]
    assert (mine["price"], mine["listPrice"], theirs["price"]) == ("9.60", "9.90", "9.90")
    assert mine["breaks"] == [{"from": 1, "price": "9.60"}, {"from": 10, "price": "8.54"}]
    asked = {"lines": [line(goods, 1)]}
    quoted = Api(host_of("aurora"), key=member.key)(QUOTE, input=asked).data["createQuote"]
    assert quoted["quote"]["total"]["amount"] == mine["price"]
    etags = [reader.get(f"{PATH}.ndjson").headers["ETag"] for reader in (member, other)]
    assert etags[0] != etags[1]


@pytest.mark.parametrize("percent", ["0", "3", "9", "33.33"])
def test_any_quantitys_total_follows_from_the_list(
    key_for, buyer, aurora, percent, monkeypatch, settings
):
    """The example's sum is what a quote says, also where a piece has no whole cents."""
    for folder in ("examples/reseller", "clients/python/src"):
        monkeypatch.syspath_prepend(settings.BASE_DIR / folder)
    from reseller.buying import price_of

    goods = card(codes=100, wholesale="0.9009", max_quantity=60)
    with in_public():
        set_wholesale(goods, "0.8558", min_quantity=10)
    with in_shop(aurora):
        set_markup_rule(shop=aurora, target=goods, kind="percent", value=Decimal(61), actor=SYSTEM)
        if Decimal(percent):
            gold = save_promotion(
                shop=aurora,
                actor=SYSTEM,
                kind="member",
                name="Gold",
                off="percent",
                value=Decimal(percent),
            )
            set_member(shop=aurora, user=buyer, promotion_id=gold.pk, actor=SYSTEM)
    program = Lists(key_for(buyer, "catalogue", "orders"))
    [row] = program.rows(PATH)[1]
    assert [step["percentOff"] for step in row["steps"]] == [percent] * 2
    api, said = Api(host_of("aurora"), key=program.key), {}
    for quantity in (1, 2, 7, 9, 10, 11, 50, 60):
        asked = {"lines": [line(goods, quantity)]}
        quoted = api(QUOTE, input=asked).data["createQuote"]["quote"]["total"]["amount"]
        said[quantity] = (price_of(row, quantity), Decimal(quoted))
    assert all(ours == theirs for ours, theirs in said.values()), said
    assert any(ours != Decimal(row["price"]) * q for q, (ours, _) in said.items())


def test_what_is_hidden_here_is_not_told(reader, aurora):
    shown, hidden = card(codes=1), card(codes=1)
    with in_shop(aurora):
        set_listing(shop=aurora, target=hidden, is_listed=False, actor=SYSTEM)
    assert set(by_id(reader.rows(PATH)[1])) == {str(shown.pk)}


def test_a_price_below_the_floor_is_out_of_stock(reader, aurora):
    goods = card(codes=50)
    with in_shop(aurora):
        set_markup_rule(shop=aurora, target=goods, kind="percent", value=Decimal(-50), actor=SYSTEM)
    assert by_id(reader.rows(PATH)[1])[str(goods.pk)]["availability"] == "OUT_OF_STOCK"


def test_as_a_table_no_cell_is_a_formula(reader):
    with in_public():
        evil = make_denomination(name_en='=HYPERLINK("http://x")', sku="=1+1", buyer_fields=PHONE)
    [row] = reader.table(PATH)
    assert row["denomination"] == str(evil.pk)
    assert row["name"].startswith("'=")
    assert row["sku"].startswith("'=")
    assert json.loads(row["buyerFields"])[0]["name"] == "phone"
    assert (row["price"], row["removed"]) == ("9.90", "")


def test_gzip_where_it_is_asked_for(reader):
    goods = card(codes=1)
    plain = reader.get(f"{PATH}.ndjson", {"HTTP_ACCEPT_ENCODING": "gzip;q=0, identity"})
    squeezed = reader.get(f"{PATH}.ndjson", {"HTTP_ACCEPT_ENCODING": "br, gzip"})
    assert "Content-Encoding" not in plain.headers
    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert str(goods.pk) in gzip.decompress(body_of(squeezed)).decode()


def test_the_same_list_is_not_sent_again(reader, aurora):
    card(codes=50)
    first = reader.get(f"{PATH}.ndjson")
    body_of(first)
    tag = {"HTTP_IF_NONE_MATCH": first.headers["ETag"]}
    again = reader.get(f"{PATH}.ndjson", tag)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert reader.get(f"{PATH}.csv", tag).status_code == 200
    with in_shop(aurora):
        set_markup_rule(shop=aurora, target=None, kind="percent", value=Decimal(20), actor=SYSTEM)
    # The test's transaction does not commit: its bump is done by hand.
    caches["platform"].clear()
    assert reader.get(f"{PATH}.ndjson", tag).status_code == 200


def test_a_move_of_the_stock_is_another_list(reader):
    goods = card(codes=1, low_stock_at=0)
    first = reader.get(f"{PATH}.ndjson")
    body_of(first)
    with in_public():
        StockCode.objects.filter(denomination=goods).update(
            state="burned", sealed=None, gone_at=timezone.now()
        )
    caches["platform"].delete("stock-levels:looked")  # three seconds later
    again = reader.get(f"{PATH}.ndjson", {"HTTP_IF_NONE_MATCH": first.headers["ETag"]})
    assert again.status_code == 200
    assert b"OUT_OF_STOCK" in body_of(again)


@pytest.mark.parametrize(
    ("scopes", "status", "code"),
    [(("orders", "spend", "staff"), 403, "FORBIDDEN"), (("catalogue",), 200, None)],
)
def test_which_key_may_read_it(scopes, status, code, key_for, buyer):
    response = Lists(key_for(buyer, *scopes)).get(f"{PATH}.ndjson")
    assert response.status_code == status
    if code:
        assert response.json()["errors"][0]["extensions"]["code"] == code


def test_without_a_key_of_this_shop_there_is_nothing(key_for, buyer, borealis, aurora):
    key = key_for(buyer, "catalogue")
    for reader in (Lists(""), Lists(key, "borealis"), Lists(key[:-4] + "0000")):
        response = reader.get(f"{PATH}.ndjson")
        assert response.status_code == 401
        assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
        assert response.headers["Cache-Control"] == "no-store"


def test_a_key_that_signs_signs_lists_too(key_for, buyer, aurora):
    from tenants.accounts.models import ApiKey
    from tenants.vault.text import open_text
    from tests.api.signing import signed

    reader = Lists(key_for(buyer, "catalogue", signing="required"))
    assert reader.get(f"{PATH}.ndjson").status_code == 401
    with in_shop(aurora):
        row = ApiKey.objects.get()
        secret = open_text(row.signing_sealed, kind=f"api_key.signing:{row.pk}")
    covered = ("@method", "@authority", "@path", "@query")
    made = signed(
        secret=secret,
        prefix=row.prefix,
        method="GET",
        path=f"{PATH}.ndjson",
        query="changedSince=x",
        covered=covered,
    )
    assert reader.get(f"{PATH}.ndjson", made, changedSince="x").status_code == 200
    assert reader.get(f"{PATH}.ndjson", made, changedSince="y").status_code == 401


def test_other_paths_and_methods(reader, settings):
    for path in ("/api/price-list", "/api/price-list.xml", "/api/secrets.csv", "/api/"):
        # Not ours: the storefront answers, as to any address.
        assert reader.get(path).status_code in (302, 404)
    assert reader.client.post(f"{PATH}.csv").status_code == 405
    assert Client(HTTP_HOST=settings.OWNER_HOST).get(f"{PATH}.csv").status_code == 404


def test_how_often_a_key_may_ask(key_for, buyer, settings):
    from api.options import options
    from api.streams import serving

    settings.GRAPHQL_RATE_LISTS, settings.CARDFLEET_UNLIMITED = "3/minute", False
    options.cache_clear()
    serving.forget()
    reader = Lists(key_for(buyer, "catalogue"))
    answers = [reader.get(f"{PATH}.csv").status_code for _ in range(5)]
    serving.forget()
    assert answers == [200] * 3 + [429] * 2


def test_names_are_in_the_language_that_is_asked(reader):
    goods = card()
    [row] = by_id(reader.rows(PATH)[1]).values()
    assert row["name"] == goods.name_en
    response = reader.get(f"{PATH}.ndjson", {"HTTP_ACCEPT_LANGUAGE": "zh-hans"})
    assert goods.name_zh in body_of(response).decode()


# ------------------------------------------------------------------ what changed since
# These commit: what PostgreSQL knows of a change begins with its transaction's end.


@pytest.fixture
def world(fresh_database, aurora, buyer, key_for):
    goods = [card(codes=20) for _ in range(4)]
    _until_all_older_ones_have_ended()
    return goods, Lists(key_for(buyer, "catalogue"))


def _until_all_older_ones_have_ended():
    """While a transaction is open on the server, what was written after it began is told again:
    the categories of this world, too, and with them all of it."""
    _position, latest = changes._now()
    deadline = time.monotonic() + 60
    while changes.position().xid < latest:
        assert time.monotonic() < deadline, "somebody's transaction does not end"
        time.sleep(0.05)


def changed(reader, since, known=None):
    """What is told since then, without what is as it was `known`: a transaction that is open
    anywhere on the server makes the list tell again what was written after it began."""
    head, rows, _end = reader.rows(PATH, changedSince=since)
    if known is None:
        return head, by_id(rows)
    told = {pk: row for pk, row in by_id(rows).items() if known.get(pk) != row}
    known.update(told)
    return head, told


def test_who_asks_by_a_time_hears_of_another_fee(world, aurora):
    _goods, reader = world
    reader.rows(PATH)  # from here on it is known when something has changed
    time.sleep(0.01)
    at = timezone.now().isoformat()
    assert not reader.rows(PATH, changedSince=at)[1]
    with in_public():
        change_shop(shop_id=aurora.pk, fields={"fee_percent": Decimal("2")}, actor=SYSTEM)
    head, rows, _end = reader.rows(PATH, changedSince=at)
    assert (head["full"], len(rows)) == (True, 4)


def test_only_what_was_written_since_is_told(world, aurora):
    goods, reader = world
    head, rows, _ = reader.rows(PATH)
    assert len(rows) == 4
    known = by_id(rows)
    since = head["cursor"]
    head, none = changed(reader, since, known)
    assert (head["full"], none) == (False, {})
    since = head["cursor"]

    with in_public():
        set_wholesale_price(
            denomination=goods[0], tier=standard_tier(), price=Decimal("10"), actor=SYSTEM
        )
    head, told = changed(reader, since, known)
    assert {i: row["price"] for i, row in told.items()} == {str(goods[0].pk): "11.00"}
    since = head["cursor"]

    with in_public():
        Product.objects.filter(pk=goods[1].product_id).update(name_en="Renamed by hand")
        archive(row=goods[2], actor=SYSTEM)
    head, told = changed(reader, since, known)
    assert told[str(goods[1].pk)]["productName"] == "Renamed by hand"
    assert told[str(goods[2].pk)] == {"denomination": str(goods[2].pk), "removed": True}
    assert len(told) == 2
    since = head["cursor"]

    with in_public():
        price = WholesalePrice.objects.get(denomination=goods[3])
        remove_wholesale_price(price=price, actor=SYSTEM)
    head, told = changed(reader, since, known)
    assert told == {str(goods[3].pk): {"denomination": str(goods[3].pk), "removed": True}}
    since = head["cursor"]
    for _ in range(100):  # until whoever else writes on this server has finished
        if reader.table(PATH, changedSince=since) == []:
            break
        time.sleep(0.1)
        since = reader.rows(PATH, changedSince=since)[0]["cursor"]
    else:
        pytest.fail("the table tells again what it has told")

    # A transaction that began before the list was read, and ends after it.
    _slow_change(reader, goods[0])
    # Rules, promotions, categories: all of them come.
    _all_come(reader, aurora, goods)


def _slow_change(reader, goods):
    from concurrent.futures import ThreadPoolExecutor
    from threading import Event

    from django.db import connections, transaction

    from tenants.registry.context import leave

    written, read = Event(), Event()

    def slow():
        try:
            with in_public(), transaction.atomic():
                Denomination.objects.filter(pk=goods.pk).update(warranty_days=77)
                written.set()
                assert read.wait(30)
        finally:
            leave()
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(slow)
        assert written.wait(30)
        head, rows, _ = reader.rows(PATH)
        assert by_id(rows)[str(goods.pk)]["warrantyDays"] != 77
        read.set()
        work.result()
    _head, told = changed(reader, head["cursor"])
    assert told[str(goods.pk)]["warrantyDays"] == 77


def _all_come(reader, aurora, goods):
    def since():
        return reader.rows(PATH)[0]["cursor"]

    def all_of_it(before):
        head, rows = changed(reader, before)
        return head["full"] and len(rows) == 2

    before = since()
    with in_shop(aurora):
        set_markup_rule(shop=aurora, target=None, kind="percent", value=Decimal(20), actor=SYSTEM)
    assert all_of_it(before)
    before = since()
    with in_public():
        Category.objects.filter(pk=goods[0].product.category_id).update(sort=5)
    assert all_of_it(before)
    before = since()
    with in_public():
        type(aurora).objects.filter(pk=aurora.pk).update(fee_percent=Decimal("0.5"))
    from tenants.registry.middleware import forget_hosts

    forget_hosts()
    assert all_of_it(before)
    before = since()
    soon = timezone.now() + timedelta(seconds=1.5)
    with in_shop(aurora):
        save_promotion(
            shop=aurora,
            actor=SYSTEM,
            kind="sale",
            name="Sale",
            off="percent",
            value=Decimal(1),
            starts_at=soon,
            ends_at=soon + timedelta(days=1),
        )
    before = since()
    import time

    time.sleep(max(0, (soon - timezone.now()).total_seconds()) + 0.1)
    # No job has run: the clock alone has begun it.
    assert all_of_it(before)
    # What is no cursor of this database, and times.
    old = (timezone.now() - timedelta(hours=1)).isoformat()
    for other in ("x", "e30", str(uuid.uuid4()), since()[:-6], old):
        assert all_of_it(other)
    head, rows = changed(reader, timezone.now().isoformat())
    assert (head["full"], rows) == (False, {})


@pytest.mark.slow
def test_the_memory_that_it_takes_does_not_grow_with_the_catalogue(
    key_for, buyer, aurora, monkeypatch
):
    from storefronts.pricing import price_list

    monkeypatch.setattr(price_list, "CHUNK", 100)
    reader = Lists(key_for(buyer, "catalogue"))

    def more(count):
        with in_public():
            first = make_denomination()
            rows = [
                Denomination(product=first.product, sku=uuid.uuid4().hex, name_zh="x", name_en="x")
                for _ in range(count - 1)
            ]
            Denomination.objects.bulk_create(rows)
            tier = standard_tier()
            WholesalePrice.objects.bulk_create(
                WholesalePrice(denomination=d, tier=tier, min_quantity=1, price=9) for d in rows
            )

    def peak():
        response = reader.begin(f"{PATH}.ndjson")
        tracemalloc.start()
        lines = sum(part.count(b"\n") for part in response.streaming_content)
        _now, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return lines - 2, highest

    more(300)
    peak()
    few, low = peak()
    more(2_700)
    many, high = peak()
    assert (few, many) == (300, 3_000)
    assert high < low * 2
