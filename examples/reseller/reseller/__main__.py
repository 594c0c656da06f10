"""python -m reseller: sync prices, buy, receive webhooks, reconcile. 1 on a difference."""

import argparse
import json
import random
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from cardfleet import CardfleetError, Http, Retries, ShopClient
from reseller.book import Book
from reseller.buying import NotEnough, collect, fill, sync_prices
from reseller.faults import Faulty
from reseller.receiving import Receiver, receiving
from reseller.reconciling import reconcile

SKEW = timedelta(minutes=5)  # our clock and the shop's may differ


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="reseller", description=__doc__)
    parser.add_argument("--demo", type=Path, help="var/demo.json of a running demo: its first shop")
    parser.add_argument("--url", help="the shop's address, such as https://cards.example.com")
    parser.add_argument("--key", help="an API key with the scopes catalogue, orders, spend")
    parser.add_argument("--signing-secret", help="where the key's requests are signed")
    parser.add_argument("--staff-key", help="a key with the scope webhooks: events are received")
    parser.add_argument("--email", default="reseller@example.com", help="where order mails go")
    parser.add_argument("--codes", type=int, default=500, help="how many to buy (500)")
    parser.add_argument("--in-one", type=int, default=100, help="codes in one bulk order (100)")
    parser.add_argument("--faults", type=float, default=0.3, help="share of requests that fail")
    parser.add_argument("--seed", type=int, default=1, help="of the faults")
    parser.add_argument("--first-pause", type=float, default=0.1, help="seconds before a retry")
    parser.add_argument("--timeout", type=float, default=120, help="seconds to wait for codes")
    parser.add_argument("--book", default=":memory:", help="the SQLite file of the book")
    given = parser.parse_args()
    if given.demo:
        shop = json.loads(given.demo.read_text())["shops"][0]
        given.url, given.key = shop["graphql"].removesuffix("/graphql/"), shop["api_key"]
        given.staff_key = shop["staff"]["api_key"]
    if not (given.url and given.key):
        parser.error("give --demo var/demo.json, or --url and --key")
    return given


def main() -> int:
    given = options()
    network = Faulty(Http(), rate=given.faults, seed=given.seed)
    retries = Retries(attempts=12, first_s=given.first_pause, most_s=5, chance=random.Random(1))
    shop = ShopClient(
        given.url,
        key=given.key,
        signing_secret=given.signing_secret,
        transport=network,
        retries=retries,
    )
    staff = ShopClient(given.url, key=given.staff_key, transport=network, retries=retries)
    book = Book(given.book)
    run, since = book.begun()
    try:
        sync_prices(shop, book)
        with events(staff if given.staff_key else None, book, run) as receiver:
            fill(shop, book, run=run, codes=given.codes, in_one=given.in_one, email=given.email)
            collect(shop, book, timeout_s=given.timeout)
            numbers = {one["number"] for one in book.purchases()}
            unheard = wait_for(book, numbers, given.timeout) if receiver else set()
        changed = sync_prices(shop, book)
        found = reconcile(shop, book, since=since - SKEW, run=run)
    except (CardfleetError, NotEnough) as error:
        print(f"{error}\nNothing is lost: start again with the same --book.", file=sys.stderr)
        return 1
    finally:
        book.close()
    found.must(not unheard, f"no order.completed was told of {sorted(unheard)}")
    report = {
        "orders": found.orders,
        "codes": found.codes,
        "charged": str(found.charged),
        "refunded": str(found.refunded),
        "differences": found.differences,
        "repriced": found.repriced,
        "prices": {"changedMeanwhile": changed},
        "network": {"carried": network.carried, **network.happened},
        "webhooks": dict(receiver.counted) if receiver else None,
    }
    print(json.dumps(report, indent=2))
    return 1 if found.differences else 0


@contextmanager
def events(staff: ShopClient | None, book: Book, run: str) -> Iterator[Receiver | None]:
    if staff is None:
        yield None
        return
    with receiving(staff, book, run=f"{run}-{secrets.token_hex(4)}") as receiver:
        yield receiver


def wait_for(book: Book, numbers: set[str], timeout_s: float) -> set[str]:
    """The orders whose completion was not told in time."""
    deadline = time.monotonic() + timeout_s
    while (unheard := numbers - book.heard("order.completed")) and time.monotonic() < deadline:
        time.sleep(0.2)
    return unheard


if __name__ == "__main__":
    sys.exit(main())
