"""The owner's lists and the webhooks', for test_every_list: see tests/api/lists.py."""

from typing import Any

from storefronts.webhooks.models import Attempt, Delivery
from tenants.registry.context import in_shop
from tests.api import owner_world
from tests.api.lists import Entry, World, accounts

ENDPOINT = """mutation($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  errors { code } } }"""


def everything(world: World, count: int) -> None:
    """One more of each noun of the owner's."""
    begin = world.kept.setdefault("owner rows", 0)
    owner_world.grow(range(begin, begin + count))
    world.kept["owner rows"] = begin + count


def endpoints(world: World, count: int) -> None:
    for n in range(count):
        given: dict[str, Any] = {
            "url": f"https://example.com/{len(world.kept)}/{n}",
            "kinds": ["ORDER_PAID"],
        }
        payload = world.callers["seller"](ENDPOINT, input=given).data["createWebhookEndpoint"]
        assert payload["errors"] == []


def deliveries(world: World, count: int) -> None:
    """Each with two tries."""
    from tests.api.test_webhooks import events

    world.once("endpoint", lambda: endpoints(world, 1))
    events(world.aurora, count)
    with in_shop(world.aurora):
        for one in Delivery.objects.filter(attempts=None):
            Attempt.objects.bulk_create(Attempt(delivery=one) for _ in range(2))


ROOTS = (
    "shops shopAccounts catalogueCategories catalogueProducts catalogueDenominations priceTiers"
    " wholesalePrices wholesaleLists suppliers purchaseBatches stockLevels stockImports"
    " promotionFundings orderSummaries dailyFigures auditEvents"
    " auditTrail ledgerAccounts journals fxRates jobs staff"
).split()
OWNER_LISTS: dict[str, Entry] = {
    **{f"OwnerQuery.{name}": Entry("owner", everything) for name in ROOTS},
    "OwnerQuery.ledgerStatement": Entry(
        "owner", accounts, lambda world: 'code: "escrow", currency: "CNY"'
    ),
    "ShopQuery.webhookEndpoints": Entry("seller", endpoints),
    "ShopQuery.webhookDeliveries": Entry("seller", deliveries),
}
