"""examples/reseller against the real server, over a bad network: not a cent of difference."""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from storefronts.orders.models import Order
from tenants.accounts.models import IdempotencyRecord
from tenants.accounts.services import create_api_key
from tenants.kernel.actor import SYSTEM
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_shop
from tests.api.shelves import card
from tests.factories.orders import fill_wallet
from tests.site import Site, serve

ROOT = Path(settings.BASE_DIR)
PATHS = f"{ROOT / 'examples/reseller'}:{ROOT / 'clients/python/src'}"


@pytest.fixture
def site(fresh_database: None, process_environment: dict[str, str]) -> Iterator[Site]:
    with serve(process_environment, workers=2) as site:
        yield site


@pytest.fixture
def keys(aurora: Any, buyer: Any, seller: Any) -> dict[str, str]:
    with in_shop(aurora):
        fill_wallet(aurora, 100_000, buyer)

        def key(user: Any, *scopes: str, **more: Any) -> Any:
            return create_api_key(user=user, name="test", scopes=scopes, actor=SYSTEM, **more)

        made, text = key(buyer, "catalogue", "orders", "spend", signing="required")
        return {
            "--key": text,
            "--signing-secret": made.signing_secret,
            "--staff-key": key(seller, "webhooks")[1],
        }


def run(site: Site, shop: Any, keys: dict[str, str], *more: str) -> tuple[int, str]:
    """The program, while this test does the work of the shop's workers."""
    url = site.url(shop, "").removesuffix("/")
    options = [word for pair in {"--url": url, **keys}.items() for word in pair]
    command = [sys.executable, "-m", "reseller", *options, "--first-pause", "0.01", *more]
    with subprocess.Popen(
        command,
        env={"PYTHONPATH": PATHS, "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        until = time.monotonic() + 100
        while program.poll() is None and time.monotonic() < until:
            drain(seconds=5)
            time.sleep(0.05)
        program.kill()
        told, failed = program.communicate()
    return program.returncode, told or failed


@pytest.mark.slow
def test_500_codes_over_a_bad_network_and_the_books_agree(site, aurora, keys, tmp_path):
    for _ in range(6):
        card(codes=100)
    status, told = run(site, aurora, keys, "--book", str(tmp_path / "book"), "--timeout", "45")
    assert status == 0, told
    report = json.loads(told)
    assert (report["orders"], report["codes"], report["differences"]) == (5, 500, [])
    assert (report["charged"], report["repriced"]) == ("4950.00", {})
    assert report["webhooks"]["news"] >= 10
    assert sum(report["network"].values()) > report["network"]["carried"]
    assert len(report["network"]) >= 4
    with in_shop(aurora):
        assert Order.objects.count() == 5
    again = ["--book", str(tmp_path / "book"), "--codes", "60", "--faults", "0"]
    status, told = run(site, aurora, keys, *again)
    assert status == 0, told
    assert (json.loads(told)["orders"], json.loads(told)["codes"]) == (6, 560)


@pytest.mark.slow
def test_after_a_long_pause_nothing_is_bought_twice(site, aurora, keys, tmp_path):
    card(codes=30)
    card(codes=30)
    book = str(tmp_path / "book")
    few = ["--codes", "20", "--faults", "0", "--book", book]
    assert run(site, aurora, keys, *few)[0] == 0
    # It was killed before it heard the answer, and goes on when the shop has forgotten the key.
    with sqlite3.connect(book) as db:
        db.execute(
            "UPDATE purchase SET number = NULL, bulk = NULL, charged = NULL, is_done = 0"
            " WHERE place = 1"
        )
        db.execute("DELETE FROM code")
    db.close()
    with in_shop(aurora):
        IdempotencyRecord.objects.all().delete()
        before = Order.objects.count()
    _status, told = run(site, aurora, keys, *few)
    with in_shop(aurora):
        assert Order.objects.count() == before, told
        assert json.loads(told)["codes"] == 20, told


@pytest.mark.slow
def test_a_difference_is_found(site, aurora, keys, tmp_path):
    card(codes=30)
    card(codes=30)
    book = str(tmp_path / "book")
    few = ["--codes", "10", "--faults", "0", "--book", book]
    assert run(site, aurora, keys, *few)[0] == 0
    with sqlite3.connect(book) as db:
        db.execute("UPDATE purchase SET charged = '1.00'")
        db.execute("DELETE FROM code")
    db.close()
    status, told = run(site, aurora, keys, *few)
    assert status == 1
    first = "\n".join(json.loads(told)["differences"])
    for what in ("charged otherwise", "statement says otherwise", "codes are missing"):
        assert what in first


@pytest.mark.parametrize(
    ("code", "synced", "empty"),
    [
        ("INSUFFICIENT_FUNDS", 1, set()),
        ("PRICE_CHANGED", 1, set()),
        ("OUT_OF_STOCK", 0, {"d"}),
    ],
)
def test_what_has_become_too_dear_is_planned_anew_and_what_is_gone_is_not(
    code, synced, empty, monkeypatch
):
    monkeypatch.syspath_prepend(ROOT / "examples/reseller")
    from cardfleet import Refused
    from cardfleet.errors import Fault
    from reseller import buying
    from reseller.book import Book

    asked: list[Any] = []

    class Other:
        """A shop where something has changed since the book was written."""

        def place_bulk_order(self, **given: Any) -> None:
            asked.extend(given["lines"])
            raise Refused([Fault(code=code, message="", path=["lines", "0"])], None)

    book, looked = Book(":memory:"), []
    monkeypatch.setattr(buying, "sync_prices", lambda shop, book: looked.append(shop))
    book.intend("run-0", [{"denomination": "d", "quantity": 2, "price": "0.02"}])
    assert buying.buy(Other(), book, email="a@example.com") == empty
    assert asked[0].max_total == "0.02"
    assert book.open_purchases() == []
    assert len(looked) == synced
    book.close()


def test_another_refusal_ends_the_program(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "examples/reseller")
    from cardfleet import Refused
    from cardfleet.errors import Fault
    from reseller import buying
    from reseller.book import Book

    class Shut:
        def place_bulk_order(self, **_given: Any) -> None:
            raise Refused([Fault(code="SHOP_SUSPENDED", message="")], None)

    book = Book(":memory:")
    book.intend("run-0", [{"denomination": "d", "quantity": 2, "price": "0.02"}])
    with pytest.raises(Refused):
        buying.buy(Shut(), book, email="a@example.com")
    book.close()
