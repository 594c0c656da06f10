"""For every list of both schemas: who asks it, and how it grows.

A list that no entry leads to fails test_every_list: enter it here. Each entry is a root field that
is asked with everything below it; it covers the lists that its answer fills.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import caches

from tenants.accounts.registered import Text, register_queries
from tenants.accounts.services import create_api_key
from tenants.kernel.actor import SYSTEM
from tenants.kernel.money import Money
from tenants.registry.context import in_public, in_shop
from tests.api.sale import asked, line, placed
from tests.api.shelves import PHONE, card

_numbers = itertools.count(1)
BULK = """mutation($input: PlaceBulkOrderInput!) { placeBulkOrder(input: $input) {
  bulkOrder { id } errors { code } } }"""


@dataclass
class World:
    """What the entries build on; ``kept`` is for them to remember things by."""

    aurora: Any
    buyer: Any
    seller: Any
    callers: dict[str, Any]
    kept: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self.kept:
            self.kept[name] = make()
        return self.kept[name]


@dataclass(frozen=True)
class Entry:
    """``grow(world, n)`` makes n more; ``arguments(world)`` are the root field's, as written."""

    caller: str
    grow: Callable[[World, int], None]
    arguments: Callable[[World], str] = lambda world: ""


# ------------------------------------------------------------------ how things grow


def products(world: World, count: int) -> None:
    shelf_of_one(count)
    for _ in range(count):
        card(buyer_fields=PHONE)


def shelf_of_one(count: int) -> None:
    with in_public():
        from tests.factories.catalogue import ProductFactory

        made = [ProductFactory() for _ in range(count)]
    for product in made:
        for n in range(count):
            card(product=product, wholesale=str(9 + n), codes=1)


def orders(world: World, count: int) -> None:
    api = world.callers["buyer"]
    sold = world.once("sold", lambda: [card(codes=40), card(codes=40)])
    for _ in range(count):
        placed(api, *(line(one) for one in sold), pay="sandbox")


def queries_of_a_key(world: World, count: int) -> None:
    with in_shop(world.aurora):
        key = world.once(
            "key",
            lambda: create_api_key(
                user=world.buyer, name="till", scopes=["catalogue"], actor=SYSTEM
            )[0],
        )
        texts = [Text(f"query Q{next(_numbers)} {{ shop {{ name }} }}") for _ in range(count)]
        register_queries(key=key, queries=texts, actor=SYSTEM)


def owner_queries_of_a_key(world: World, count: int) -> None:
    from tenants.accounts.models import User

    with in_public():
        user = world.once("keyholder", lambda: User.objects.create_user("holder@owner.test"))
        key = world.once(
            "owner key",
            lambda: create_api_key(user=user, name="till", scopes=["shops"], actor=SYSTEM)[0],
        )
        texts = [
            Text(f"query Q{next(_numbers)} {{ shops {{ totalCount }} }}") for _ in range(count)
        ]
        register_queries(key=key, queries=texts, actor=SYSTEM)


def accounts(world: World, count: int) -> None:
    from billing.ledger.services import post

    with in_public():
        for n in itertools.islice(_numbers, count):
            entries = [("escrow", Money(n, "CNY")), (f"clearing:sandbox:{n}", Money(-n, "CNY"))]
            post(ref=f"test:{n}", event="test", entries=entries)


def cart(world: World, count: int) -> None:
    cards = world.kept.setdefault("cart", [])
    cards += [card(codes=1) for _ in range(count)]


def cart_input(world: World) -> str:
    lines = ", ".join(f'{{denomination: "{one.pk}", quantity: 1}}' for one in world.kept["cart"])
    return f"input: {{lines: [{lines}]}}"


def codes(world: World, count: int) -> None:
    """An order of one line with so many codes."""
    sold = card(codes=count)
    world.kept["order"] = placed(world.callers["buyer"], line(sold, count), pay="sandbox")


def codes_input(world: World) -> str:
    return f'input: {{number: "{world.kept["order"]["order"]["number"]}"}}'


def bulk_orders(world: World, count: int) -> None:
    """Each with two lines that failed beside one that did not."""
    from tests.factories.orders import fill_wallet

    goods, none = card(codes=count), card()
    with in_shop(world.aurora):
        fill_wallet(world.aurora, 1_000_000, world.buyer)
    for _ in range(count):
        given = asked(line(goods), line(none), line(none, 2))
        payload = world.callers["buyer"](BULK, input=given).data["placeBulkOrder"]
        assert payload["errors"] == []


def stock(world: World, count: int) -> None:
    for _ in range(count):
        card(codes=1)


def looked_at(world: World) -> str:
    """The stock is looked at anew."""
    caches["platform"].delete("stock-levels:looked")
    return "first: 50"


LISTS: dict[str, Entry] = {
    "ShopQuery.products": Entry("outside", products, lambda world: "first: 50"),
    "ShopQuery.registeredQueries": Entry(
        "seller", queries_of_a_key, lambda world: f'key: "{world.kept["key"].prefix}"'
    ),
    "ShopQuery.bulkOrders": Entry("buyer", bulk_orders),
    "ShopQuery.stockChanges": Entry("key", stock, looked_at),
    "ShopMutation.createQuote": Entry("outside", cart, cart_input),
    "ShopMutation.revealCodes": Entry("buyer", codes, codes_input),
    "OwnerQuery.trialBalance": Entry("owner", accounts),
    "OwnerQuery.registeredQueries": Entry(
        "owner", owner_queries_of_a_key, lambda world: f'key: "{world.kept["owner key"].prefix}"'
    ),
}

# Lists that no query can grow, or that are one deed's: with the reason.
ELSEWHERE: dict[str, str] = {
    "PlaceOrderPayload.codes": "the same loader as RevealCodesPayload.codes, after a sale",
    "ChainVerification.findings": "what one walk of the chain found, in memory",
    "OwnerQuery.owedWork": "a row a task, counted by one statement",
    "RetryJobsPayload.jobs": "what the same call wrote",
    "RowCounts.passedOver": "counts of one import, out of its own row",
    "RowCounts.refusedByReason": "counts of one import, out of its own row",
    "SetWholesalePricesPayload.lists": "the same loaders as OwnerQuery.wholesaleLists",
    "StockPreview.sample": "the first rows of one file",
    "OpenOrderPayload.codes": "the same loader as RevealCodesPayload.codes, after a proof",
    "SetListingRulePayload.categories": "the same loader as ShopQuery.listedCategories",
    "RegisterQueriesPayload.queries": "what the same call wrote, in one statement",
}
