"""Orders in the shop console: found, exported, understood, refunded, worked on."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from storefronts.console.order_queries import Filters, matching
from storefronts.orders.models import Order, OrderEvent
from tenants.audit.models import AuditEvent
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tests.factories.orders import buy, lines_of, make_goods, place
from tests.shopconsole.conftest import SECRET, SUPPLIER, Sale, again


def _text(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(content.decode("utf-8-sig"))


def _pages(sale: Sale, buyer: Any) -> list[str]:
    return [
        "/console/",
        "/console/shop/orders/",
        sale.path(),
        "/console/shop/orders/export.csv",
        "/console/shop/customers/",
        f"/console/shop/customers/{buyer.pk}/",
        "/console/shop/listings/",
        f"/console/shop/listings/products/{sale.goods.product_id}/",
        "/console/shop/prices/",
        "/console/shop/prices/rule/shop/",
        f"/console/shop/prices/rule/denomination/{sale.goods.pk}/",
        "/console/shop/money/",
        "/console/shop/low-stock/",
    ]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_page_shows_a_code_a_cost_or_a_supplier(
    language: str, boss: Client, sale: Sale, buyer: Any
) -> None:
    """Case 29, and the shop's staff: they may see wholesale, but not what lies behind it."""
    with in_public():
        supplier_id = str(sale.line.supplier_id)
    for path in _pages(sale, buyer):
        text = _text(boss.get(path, HTTP_ACCEPT_LANGUAGE=language))
        for hidden in (SECRET, SECRET[:12], SUPPLIER, "hidden-source", "8.12", supplier_id):
            assert hidden not in text, (path, hidden)


def test_margin_and_wholesale_are_for_those_who_may_see_them(
    staff: Callable[..., Client], sale: Sale
) -> None:
    for role, sees in (("owner", True), ("finance", True), ("support", False)):
        text = _text(staff(role).get(sale.path(), HTTP_ACCEPT_LANGUAGE="en"))
        assert ("Wholesale" in text) is sees
        assert ("Your margin" in text) is sees


def test_the_price_is_explained_from_the_snapshot(boss: Client, sale: Sale) -> None:
    (view,) = boss.get(sale.path()).context["lines"]
    codes = [step.code for step in view.steps]
    assert codes[0] == "wholesale"
    assert codes.index("total") > codes.index("list")
    earned = view.earned
    assert earned.paid == earned.wholesale + earned.fee + earned.margin


def test_the_timeline_tells_who_did_what(boss: Client, sale: Sale) -> None:
    texts = [
        moment.text
        for moment in boss.get(sale.path(), HTTP_ACCEPT_LANGUAGE="en").context["timeline"]
    ]
    for expected in ("Order placed", "Payment received", "Delivered", "Codes shown"):
        assert expected in texts
    assert texts.count("Codes shown") == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("q=buyer@", True),
        ("q=nobody@", False),
        ("status=completed", True),
        ("status=held", False),
        ("status=no-such-status", True),
        ("delivery=failed", False),
        ("refund=none", True),
        ("attention=yes", False),
        ("since=2020-01-01&until=2999-01-01", True),
        ("since=2999-01-01", False),
        ("since=not-a-day", True),
        ("p=999", True),
        ("p=x", True),
    ],
)
def test_orders_are_found(query: str, found: bool, boss: Client, sale: Sale) -> None:
    page = boss.get(f"/console/shop/orders/?{query}").context["orders"]
    assert (sale.order.number in [order.number for order in page]) is found


def test_a_number_is_found_in_any_case(boss: Client, sale: Sale) -> None:
    page = boss.get(f"/console/shop/orders/?q={sale.order.number.lower()}").context["orders"]
    assert [order.number for order in page] == [sale.order.number]


def test_days_are_days_of_the_shop(sale: Sale) -> None:
    """23:30 UTC is the next morning in Shanghai."""
    from datetime import UTC, date, datetime

    with in_shop(sale.shop):
        Order.objects.update(placed_at=datetime(2026, 11, 1, 23, 30, tzinfo=UTC))
        for day, count in ((date(2026, 11, 1), 0), (date(2026, 11, 2), 1)):
            assert matching(sale.shop, Filters(since=day, until=day)).count() == count


def test_an_export_holds_what_the_filter_found(boss: Client, sale: Sale) -> None:
    rows = list(csv.DictReader(io.StringIO(_text(boss.get("/console/shop/orders/export.csv")))))
    assert [row["number"] for row in rows] == [sale.order.number]
    assert rows[0]["total"] == sale.order.total.amount
    none = _text(boss.get("/console/shop/orders/export.csv?status=held"))
    assert len(none.splitlines()) == 1
    with in_public():
        assert AuditEvent.objects.filter(action="orders.exported").count() == 2


def test_formulas_in_an_export_are_text(boss: Client, sale: Sale) -> None:
    with in_shop(sale.shop):
        Order.objects.update(client_reference="=HYPERLINK(1)", email="@SUM(1)@x.example")
    text = _text(boss.get("/console/shop/orders/export.csv"))
    assert ",=HYPERLINK" not in text
    assert ",@SUM" not in text


def test_a_list_of_many_costs_no_more_queries(boss: Client, sale: Sale) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert boss.get("/console/shop/orders/").status_code == 200
        return len(seen)

    boss.get("/console/shop/orders/")
    before = queries()
    with in_public():
        goods = [make_goods(2) for _ in range(4)]
    with in_shop(sale.shop):
        buy(sale.shop, *goods)
        buy(sale.shop, *goods[:2])
    assert queries() <= before


def test_a_line_is_refunded_with_a_reason(boss: Client, sale: Sale) -> None:
    path = sale.path(f"lines/{sale.line.pk}/refund/")
    boss.post(path, {"reason": "  "})
    assert again(sale).refund == "none"
    boss.post(path, {"reason": "Wrong card"})
    assert again(sale).refund == "full"
    boss.post(path, {"reason": "Wrong card"})
    assert again(sale).refunded_minor == sale.order.total_minor
    with in_public():
        (event,) = AuditEvent.objects.filter(action="order.refunded")
    assert (event.actor_kind, event.actor_label) == ("shop_staff", "owner@shop.test")


def test_a_whole_order_is_refunded(boss: Client, sale: Sale) -> None:
    boss.post(sale.path("refund/"), {"reason": "Asked for it"})
    assert again(sale).refund == "full"


def test_a_refund_by_get_or_without_the_token_is_none(
    staff: Callable[..., Client], sale: Sale
) -> None:
    assert staff("owner").get(sale.path("refund/")).status_code == 405
    strict = staff("owner", enforce_csrf_checks=True)
    assert strict.post(sale.path("refund/"), {"reason": "x"}).status_code == 403
    assert again(sale).refund == "none"


def test_the_mail_is_sent_again_without_a_code(boss: Client, sale: Sale) -> None:
    with in_public():
        Job.objects.all().delete()
    boss.post(sale.path("mail/"))
    with in_public():
        job = Job.objects.get(task="orders.send_delivered")
    assert SECRET not in str(job.payload)
    with in_shop(sale.shop):
        assert OrderEvent.objects.filter(kind="mail_sent_again").exists()


def test_an_unpaid_order_has_no_mail_to_repeat(boss: Client, sale: Sale) -> None:
    with in_shop(sale.shop):
        placed = place(sale.shop, sale.goods).order
    answer = boss.post(f"/console/shop/orders/{placed.number}/mail/", follow=True)
    assert [m.level_tag for m in answer.context["messages"]] == ["error"]


@pytest.fixture
def work(aurora: Any) -> Order:
    """A paid top-up that waits for somebody."""
    fields = {"type": "object", "properties": {"phone": {"type": "string"}}, "required": ["phone"]}
    with in_public():
        goods = make_goods(0, kind="top_up", buyer_fields=fields)
    with in_shop(aurora):
        return buy(aurora, lines=lines_of(goods, phone="13800138000")).order


@pytest.mark.parametrize(("done", "delivery"), [("yes", "delivered"), ("no", "failed")])
def test_a_top_up_is_marked(
    done: str, delivery: str, staff: Callable[..., Client], aurora: Any, work: Order
) -> None:
    with in_shop(aurora):
        line = work.lines.get()
    browser = staff("support")
    page = browser.get(f"/console/shop/orders/{work.number}/")
    assert b"13800138000" in page.content
    assert page.context["lines"][0].is_work
    path = f"/console/shop/orders/{work.number}/lines/{line.pk}/work/"
    browser.post(path, {"done": done, "note": "Number is locked"})
    with in_shop(aurora):
        line.refresh_from_db()
    assert line.delivery == delivery
    browser.post(path, {"done": "yes"})
    with in_shop(aurora):
        line.refresh_from_db()
    assert line.delivery == delivery


def test_a_card_cannot_be_marked_by_hand(boss: Client, sale: Sale) -> None:
    path = sale.path(f"lines/{sale.line.pk}/work/")
    answer = boss.post(path, {"done": "no", "note": "x"}, follow=True)
    assert [m.level_tag for m in answer.context["messages"]] == ["error"]
    assert again(sale).delivery == "delivered"


def test_names_with_scripts_are_harmless(boss: Client, sale: Sale) -> None:
    """Case 20."""
    evil = "<script>alert(1)</script>{{ settings.SECRET_KEY }}\u202e🎮"
    with in_shop(sale.shop):
        Order.objects.update(client_reference=evil[:60], device=evil, email="<b>@x.example")
        sale.line.name_zh = sale.line.name_en = evil
        sale.line.save()
        OrderEvent.objects.update(actor_label=evil)
    for path in ("/console/", "/console/shop/orders/", sale.path()):
        text = _text(boss.get(path))
        assert "<script>alert(1)" not in text
        assert "only-for-tests" not in text
