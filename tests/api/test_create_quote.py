"""`createQuote`: today's price, explained as far as it is the shopper's business."""

import pytest

from tests.api.sale import QUOTE, line
from tests.api.shelves import card


def quoted(api, *lines, **more):
    return api(QUOTE, input={"lines": list(lines), **more}).data["createQuote"]


def test_a_cart_is_priced(outside):
    denomination = card(codes=9, wholesale="10")
    payload = quoted(outside, line(denomination, 3))
    assert payload["errors"] == []
    (priced,) = payload["quote"]["lines"]
    assert priced["denomination"] == str(denomination.pk)
    assert priced["quantity"] == 3
    assert payload["quote"]["total"] == {"amount": priced["total"]["amount"], "currency": "CNY"}
    assert payload["quote"]["expiresAt"].endswith("Z")


def test_the_explanation_names_no_cost(outside):
    payload = quoted(outside, line(card(codes=9, wholesale="7.77"), 3))
    text = str(payload["quote"]).lower()
    assert payload["quote"]["lines"][0]["explanation"]
    for word in ("wholesale", "floor", "margin", "markup", "supplier", "platform fee", "7.77"):
        assert word not in text


def test_nothing_is_set_aside(outside, aurora):
    from tenants.registry.context import in_shop
    from tenants.supply.stock import free_codes

    denomination = card(codes=2)
    quoted(outside, line(denomination, 2))
    with in_shop(aurora):
        assert free_codes(denomination_id=denomination.pk) == 2


@pytest.mark.parametrize("quantity", [0, -1, 10**9])
def test_a_quantity_that_cannot_be(outside, quantity):
    payload = quoted(outside, line(card(codes=2), quantity))
    assert payload["quote"] is None
    assert payload["errors"][0]["code"] == "INVALID"
    assert payload["errors"][0]["path"] == ["lines", "0", "quantity"]


def test_too_many_lines(outside):
    denomination = card(codes=2)
    payload = quoted(outside, *[line(denomination) for _ in range(600)])
    assert payload["errors"][0]["code"] == "INVALID"
    assert payload["errors"][0]["field"] == "lines"


def test_what_the_shop_does_not_sell(outside):
    payload = quoted(outside, {"denomination": "nothing", "quantity": 1})
    assert payload["errors"][0]["code"] == "NOT_FOUND"
