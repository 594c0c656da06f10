"""Stock and prices that move, whoever moves them, are told once."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from storefronts.listings.services import set_listing_rule
from storefronts.pricing.services import set_markup_rule
from storefronts.webhooks import services
from storefronts.webhooks.models import Event, ShelfMark
from tenants.kernel import versions
from tenants.outbox.models import Job
from tests.factories.catalogue import set_wholesale
from tests.factories.orders import buy, make_goods
from tests.factories.supply import make_stock
from tests.webhooks.conftest import BOSS, Clock, Listener
from tests.webhooks.receiver import Receiver

Listen = Callable[..., Listener]
Look = Callable[[], None]


@pytest.fixture
def goods(in_aurora: Any) -> Any:
    return make_goods(codes=12, low_stock_at=10, wholesale="10")


@pytest.fixture
def watch(
    goods: Any, listen: Listen, receiver: Receiver, work: Callable[[], Any], clock: Clock
) -> Look:
    """Somebody listens to stock and prices; ``watch()``: the next look, and what it tells."""
    listen(receiver, "stock.changed", "price.changed")

    def look() -> None:
        clock.advance(seconds=25)
        # A test's transaction does not commit: what is bumped when it does is bumped here.
        versions.cache.clear()
        work()

    work()
    assert receiver.got == []
    return look


def moves(receiver: Receiver) -> list[tuple[str, str, str]]:
    """(kind, before, after) of what came."""
    found = []
    for one in receiver.got:
        data = one.said["data"]
        if one.kind == "stock.changed":
            found.append((one.kind, data["before"], data["availability"]))
        else:
            found.append((one.kind, data["before"]["amount"], data["price"]["amount"]))
    return found


def test_the_first_look_learns_and_tells_nothing(watch: Look, receiver: Receiver) -> None:
    assert ShelfMark.objects.count() == 1
    watch()
    assert receiver.got == []


def test_stock_is_told_when_its_availability_moves_and_not_with_every_sale(
    watch: Look, in_aurora: Any, goods: Any, receiver: Receiver
) -> None:
    buy(in_aurora, goods)
    watch()
    assert moves(receiver) == []
    buy(in_aurora, (goods, 2))
    watch()
    buy(in_aurora, (goods, 9))
    watch()
    make_stock(20, denomination=goods)
    watch()
    watch()
    assert moves(receiver) == [
        ("stock.changed", "IN_STOCK", "LOW"),
        ("stock.changed", "LOW", "OUT_OF_STOCK"),
        ("stock.changed", "OUT_OF_STOCK", "IN_STOCK"),
    ]
    data = receiver.got[0].said["data"]
    assert (data["denomination"], data["product"]) == (str(goods.pk), str(goods.product_id))
    versions_ = [one.said["version"] for one in receiver.got]
    assert versions_ == sorted(versions_)


def test_a_price_is_told_once_it_has_settled(
    watch: Look, in_aurora: Any, goods: Any, receiver: Receiver
) -> None:
    rule = {"shop": in_aurora, "target": None, "kind": "percent", "actor": BOSS}
    set_markup_rule(value=Decimal(20), **rule)
    watch()
    assert moves(receiver) == []
    set_markup_rule(value=Decimal(30), **rule)
    watch()
    assert moves(receiver) == []
    watch()
    assert moves(receiver) == [("price.changed", "11.00", "13.00")]
    watch()
    assert len(receiver.got) == 1


def test_a_price_that_is_back_before_it_was_told_is_none(
    watch: Look, in_aurora: Any, receiver: Receiver
) -> None:
    rule = {"shop": in_aurora, "target": None, "kind": "percent", "actor": BOSS}
    for value in (20, 10):
        set_markup_rule(value=Decimal(value), **rule)
        watch()
    watch()
    assert receiver.got == []


def test_a_cost_that_moves_the_price_is_told_as_the_price_only(
    watch: Look, goods: Any, receiver: Receiver
) -> None:
    set_wholesale(goods, "17.77")
    watch()
    watch()
    assert moves(receiver) == [("price.changed", "11.00", "19.55")]
    assert b"17.77" not in receiver.got[0].body


def test_what_is_hidden_can_not_be_bought_and_what_is_new_can(
    watch: Look, in_aurora: Any, goods: Any, receiver: Receiver
) -> None:
    category = goods.product.category
    set_listing_rule(shop=in_aurora, category=category, is_listed=False, actor=BOSS)
    watch()
    set_listing_rule(shop=in_aurora, category=category, is_listed=True, actor=BOSS)
    watch()
    make_goods(codes=0)
    make_goods(codes=50)
    watch()
    assert moves(receiver) == [
        ("stock.changed", "IN_STOCK", "OUT_OF_STOCK"),
        ("stock.changed", "OUT_OF_STOCK", "IN_STOCK"),
        ("stock.changed", "OUT_OF_STOCK", "IN_STOCK"),
    ]


def test_nobody_looks_once_nobody_listens(
    watch: Look, in_aurora: Any, goods: Any, receiver: Receiver, work: Any, clock: Clock
) -> None:
    from storefronts.webhooks.models import Endpoint

    endpoint = Endpoint.objects.get()
    services.pause_endpoint(shop=in_aurora, endpoint=endpoint, actor=BOSS)
    watch()
    assert not ShelfMark.objects.exists()
    assert not Job.objects.filter(task="pricing.watch_shelf", state="waiting").exists()
    buy(in_aurora, (goods, 12))
    services.resume_endpoint(shop=in_aurora, endpoint=endpoint, actor=BOSS)
    watch()
    watch()
    # What moved while nobody listened is learned, not told.
    assert receiver.got == []
    assert not Event.objects.exists()
    assert Job.objects.filter(task="pricing.watch_shelf", state="waiting").count() == 1


def test_two_workers_do_not_look_at_once(
    in_aurora: Any, goods: Any, listen: Listen, receiver: Receiver
) -> None:
    """Another worker is looking: a session of its own, as a worker has."""
    import psycopg
    from django.db import connection

    from storefronts.pricing.watching import look

    listen(receiver, "stock.changed")
    parameters = {**connection.get_connection_params(), "autocommit": True}
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters) as another:
        psycopg.RawCursor(another).execute(
            "SELECT pg_advisory_lock(hashtext('pricing.watch'), hashtext($1))",
            [str(in_aurora.pk)],
        )
        assert look(shop=in_aurora) == 0.0
        assert not ShelfMark.objects.exists()
    look(shop=in_aurora)
    assert ShelfMark.objects.count() == 1
