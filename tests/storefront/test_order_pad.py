"""The order pad: what is read, what is refused and why, and that several lines make one order."""

import csv
import io
import re

import pytest

from storefronts.orders.models import Order, OrderLine
from storefronts.pages import order_pad
from storefronts.pages.order_pad import read
from tenants.registry.context import in_shop

pytestmark = pytest.mark.django_db


def pad(stage, text):
    with in_shop(stage.shop):
        return read(stage.shop, text)


@pytest.mark.parametrize(
    "line",
    ["steam-10 x 3", "STEAM-10 × 3", "steam-10*3", "steam-10,3", "steam-10;3", "steam-10\t3",
     "steam-10 3", '"steam-10","3","Steam US$10"', "  steam-10   x3  "],
)  # fmt: skip
def test_a_line_is_read_as_people_write_it(stage, line):
    (row,) = pad(stage, line)
    assert (row.fault, row.text, row.quantity) == ("", "steam-10", 3)
    assert row.total.minor == row.unit.minor * 3


def test_a_sku_alone_is_one_and_the_same_sku_twice_is_their_sum(stage):
    (row,) = pad(stage, "steam-10\nsteam-10 x 4\n\nsku,quantity\n")
    assert row.quantity == 5


def test_each_line_that_cannot_be_ordered_says_why(stage):
    rows = pad(
        stage, "nope x 3\nsteam-20 x 9\nsteam-100 x 1\nmobile-50 x 1\n### !!\nsteam-10 x 9999999"
    )
    faults = [row.fault for row in rows]
    assert all(faults)
    assert len(set(faults)) == 6
    assert "3" in faults[1]


def test_more_lines_than_an_order_takes_are_told(stage, monkeypatch):
    monkeypatch.setattr(order_pad, "MOST_LINES", 1)
    first, second = pad(stage, "steam-10 x 1\nsteam-20 x 1")
    assert not first.fault
    assert "1" in second.fault


def test_the_pad_leads_to_checkout_with_its_lines_and_one_order_is_made(stage, client_for):
    client = client_for(stage.shop)
    page = client.get("/en/order-pad/", {"lines": "steam-10 x 3\nsteam-20 x 2\nnope"})
    text = page.content.decode()
    asked = re.findall(
        r'name="d" value="([^"]+)"><input type="hidden" name="q" value="(\d+)"', text
    )
    assert asked == [(str(stage.ten.pk), "3"), (str(stage.twenty.pk), "2")]
    query = "&".join(f"d={d}&q={q}" for d, q in asked)
    checkout = client.get(f"/en/checkout/?{query}")
    assert checkout.status_code == 200
    form = checkout.context["form"]
    placed = client.post(
        "/en/checkout/",
        {
            "d": [d for d, _ in asked],
            "q": [q for _, q in asked],
            "quote": form.initial["quote"],
            "key": form.initial["key"],
            "email": "buyer@example.test",
            "provider": "sandbox",
        },
    )
    assert placed.status_code == 302, placed.content[:500]
    with in_shop(stage.shop):
        order = Order.objects.get()
        lines = OrderLine.objects.filter(order=order).order_by("position")
        assert [line.quantity for line in lines] == [3, 2]


def test_rows_left_at_nothing_are_no_lines(stage, client_for):
    query = f"d={stage.ten.pk}&q=&d={stage.twenty.pk}&q=2&d={stage.none_left.pk}&q=0"
    answer = client_for(stage.shop).get(f"/en/checkout/?{query}")
    assert [line["quantity"] for line in answer.context["lines"]] == [2]


def test_a_table_without_any_quantity_is_told_and_not_an_error(stage, client_for):
    query = f"d={stage.ten.pk}&q=&d={stage.twenty.pk}&q="
    assert client_for(stage.shop).get(f"/en/checkout/?{query}").status_code == 409


def test_the_way_back_from_several_lines_is_the_pad_with_them_on_it(stage, client_for):
    query = f"d={stage.ten.pk}&q=3&d={stage.twenty.pk}&q=2"
    page = client_for(stage.shop).get(f"/en/checkout/?{query}").content.decode()
    assert "/en/order-pad/?lines=steam-10+x+3%0Asteam-20+x+2" in page


def test_markup_in_a_list_is_text(stage, client_for):
    evil = "<script>alert(1)</script> x 2"
    page = client_for(stage.shop).get("/en/order-pad/", {"lines": evil}).content.decode()
    assert "<script>alert" not in page


def test_the_price_list_is_read_back_by_the_pad(stage, client_for):
    answer = client_for(stage.shop).get("/en/price-list.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {"steam-10", "steam-20", "mobile-50"} <= {row["sku"] for row in rows}
    assert "65.00" not in answer.content.decode()
    filled = "\n".join(f"{row['sku']},2" for row in rows if row["sku"].startswith("steam-20"))
    assert [row.fault for row in pad(stage, filled)] == [""]
