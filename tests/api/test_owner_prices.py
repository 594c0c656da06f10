"""Price lists over the owner's schema, and what they do to shops' floors."""

import pytest

from tenants.catalogue.models import WholesalePrice
from tenants.outbox.dispatch import drain
from tenants.outbox.models import Job
from tenants.registry.context import in_public
from tests.api.owner_world import MISSING, done
from tests.factories.catalogue import make_denomination, standard_tier

ERRORS = "errors { code field path message }"
PRICES = f"""mutation($input: SetWholesalePricesInput!) {{ setWholesalePrices(input: $input) {{
  lists {{ denomination {{ sku }} prices {{ tier {{ code }} minQuantity price {{ amount }} }}
    floors {{ shopsSelling checksLeft stopped {{ shopName }} }} }} {ERRORS} }} }}"""


@pytest.fixture
def api(owner_keyed):
    return owner_keyed("catalogue")


@pytest.fixture
def row(api):
    """`row(Model)`: one of them as it lies in the database."""

    def read(model, **which):
        with in_public():
            return model.objects.get(**which)

    return read


def test_a_price_list_is_set_in_one_call_and_every_shop_looks_at_its_floors(api, aurora, audited):
    with in_public():
        one, other = make_denomination(sku="A", wholesale="9"), make_denomination(sku="B")
    rows = [
        {"denomination": str(one.pk), "price": "8.123456"},
        {"denomination": str(one.pk), "minQuantity": 10, "price": "7"},
        {"denomination": str(other.pk), "price": None},
    ]
    lists = done(api(PRICES, input={"prices": rows}), "setWholesalePrices")["lists"]
    assert [told["denomination"]["sku"] for told in lists] == ["A", "B"]
    assert [(p["minQuantity"], p["price"]["amount"]) for p in lists[0]["prices"]] == [
        (1, "8.123456"),
        (10, "7"),
    ]
    assert lists[1]["prices"] == []
    assert lists[0]["floors"]["checksLeft"] == 1
    assert lists[0]["floors"]["shopsSelling"] >= 1
    with in_public():
        assert WholesalePrice.objects.count() == 2
        assert Job.objects.filter(task="pricing.check_floors").count() == 2
    assert [len(e.data["prices"]) for e in audited("wholesale_price.changed")] == [2, 1]


def test_the_effect_on_floors_is_told_once_shops_have_looked(api, aurora):
    """A fixed price no longer covers a cost that has tripled: aurora's sale stops."""
    from storefronts.pricing.models import MarkupRule
    from tenants.registry.context import in_shop

    with in_public():
        card = make_denomination(sku="A", wholesale="9")
    with in_shop(aurora):
        MarkupRule.objects.create(scope="denomination", target_id=card.pk, kind="fixed", value="10")
    rows = [{"denomination": str(card.pk), "price": "27"}]
    done(api(PRICES, input={"prices": rows}), "setWholesalePrices")
    with in_public():
        drain()
    asked = "{ wholesaleLists { edges { node { floors { checksLeft stopped { shopName } } } } } }"
    (edge,) = api(asked).data["wholesaleLists"]["edges"]
    assert edge["node"]["floors"]["checksLeft"] == 0
    assert [one["shopName"] for one in edge["node"]["floors"]["stopped"]] == ["Aurora"]


def test_rows_at_fault_are_told_each_by_its_path_and_none_is_taken(api):
    with in_public():
        card = make_denomination(wholesale="9")
        standard_tier()
    good = {"denomination": str(card.pk), "price": "8"}
    rows = [
        good,
        {"denomination": MISSING, "price": "8"},
        {**good, "tier": "gold"},
        {**good, "minQuantity": 0},
        {**good, "price": "-1"},
        good,
    ]
    payload = api(PRICES, input={"prices": rows}).data["setWholesalePrices"]
    assert payload["lists"] == []
    assert [error["path"] for error in payload["errors"]] == [
        ["prices", "1", "denomination"],
        ["prices", "2", "tier"],
        ["prices", "3", "minQuantity"],
        ["prices", "4", "price"],
        ["prices", "5", "minQuantity"],
    ]
    words = api(PRICES, input={"prices": [{**good, "price": "eight"}, {**good, "price": ""}]})
    assert [e["path"][1] for e in words.data["setWholesalePrices"]["errors"]] == ["0", "1"]
    with in_public():
        assert [str(p.price) for p in WholesalePrice.objects.all()] == ["9.000000"]


@pytest.mark.parametrize("count", [0, 1_001])
def test_a_list_of_none_or_of_too_many_is_refused(api, count):
    rows = [{"denomination": MISSING, "price": "1"}] * count
    payload = api(PRICES, input={"prices": rows}).data["setWholesalePrices"]
    assert payload["errors"][0]["field"] == "prices"
