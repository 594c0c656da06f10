"""`suspendShop` and `reinstateShop`: with a reason, audited, safe to repeat."""

import uuid

import pytest

from tenants.registry.context import in_public
from tenants.registry.models import Shop

SUSPEND = """mutation($input: SuspendShopInput!) { suspendShop(input: $input) {
  shop { id status } errors { code field } } }"""
REINSTATE = """mutation($input: ReinstateShopInput!) { reinstateShop(input: $input) {
  shop { id status } errors { code field } } }"""


def status(shop):
    with in_public():
        return Shop.objects.get(pk=shop.pk).status


def test_a_shop_is_suspended_and_reinstated(owner_keyed, aurora, audited):
    api, given = owner_keyed("shops"), {"shop": str(aurora.pk), "reason": "unpaid"}
    for _ in range(2):
        payload = api(SUSPEND, input=given).data["suspendShop"]
        assert payload == {"shop": {"id": str(aurora.pk), "status": "SUSPENDED"}, "errors": []}
    assert status(aurora) == "suspended"
    assert [event.data for event in audited("shop.suspended")] == [{"reason": "unpaid"}]
    payload = api(REINSTATE, input={**given, "reason": "paid"}).data["reinstateShop"]
    assert payload["shop"]["status"] == "ACTIVE"
    assert status(aurora) == "active"


@pytest.mark.parametrize("shop", ["none", str(uuid.uuid4())])
def test_an_unknown_shop(owner_keyed, aurora, shop):
    payload = owner_keyed("shops")(SUSPEND, input={"shop": shop, "reason": "x"}).data["suspendShop"]
    assert payload["shop"] is None
    assert payload["errors"][0]["code"] == "NOT_FOUND"


def test_a_reason_is_needed(owner_keyed, aurora):
    given = {"shop": str(aurora.pk), "reason": " "}
    payload = owner_keyed("shops")(SUSPEND, input=given).data["suspendShop"]
    assert payload["errors"] == [{"code": "REQUIRED", "field": "reason"}]
    assert status(aurora) == "active"


@pytest.mark.parametrize("role", ["finance", "supply", "support"])
def test_only_the_roles_that_may(owner_keyed, aurora, role):
    given = {"shop": str(aurora.pk), "reason": "x"}
    payload = owner_keyed("shops", role=role)(SUSPEND, input=given).data["suspendShop"]
    assert payload["errors"][0]["code"] == "FORBIDDEN"
    assert status(aurora) == "active"
    payload = owner_keyed("shops", role="compliance")(SUSPEND, input=given).data["suspendShop"]
    assert payload["errors"] == []


def test_a_suspended_shop_shows_no_wares_and_says_why(owner_keyed, outside, aurora):
    owner_keyed("shops")(SUSPEND, input={"shop": str(aurora.pk), "reason": "x"})
    answer = outside("{ products { totalCount } }")
    assert answer.code == "SHOP_SUSPENDED"
    assert outside("{ shop { name } }").data == {"shop": {"name": "Aurora"}}
