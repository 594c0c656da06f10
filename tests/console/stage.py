"""Both consoles with something on every list: made by hand where that is short, else by posting
the consoles' own forms."""

import io
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image as Picture
from wagtail.models import Collection

from billing.ledger.fx import set_fx_rate
from storefronts.orders.models import Order
from storefronts.orders.refunds import refund_order
from storefronts.orders.summaries import report
from tenants.accounts.models import User
from tenants.kernel.actor import SYSTEM
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tenants.reporting.models import DailyFigure
from tenants.supply.models import LowStockAlert, Supplier
from tests import world
from tests.conftest import PASSWORD
from tests.factories.catalogue import CategoryFactory, ProductFactory
from tests.factories.orders import SELLER, buy, make_goods, place
from tests.factories.supply import make_supplier

OWNER, BOSS = "owner@example.test", "boss@shop.test"
STOCK_FILE = "number,code\n1,AAAA-1111\n2,BBBB-2222\n3,\n2,BBBB-2222\n"
# Address below the shop console, and what is sent there.
FORMS: list[tuple[str, dict[str, Any]]] = [
    ("shop/promotions/new/sale/", {"name": "双十一", "value": "10", "ends_at": "2099-11-12T00:00"}),
    ("shop/promotions/new/member/", {"name": "Gold", "value": "12.5"}),
    (
        "shop/promotions/new/threshold/",
        {"name": "满百减八", "spend": "100", "off": "amount", "value": "8"},
    ),
    (
        "shop/promotions/new/coupon/",
        {"name": "Welcome", "code": "hello", "off": "percent", "value": "5"},
    ),
    ("shop/settings/domain/", {"domain": "cards.a-rather-long-company-name.example.com"}),
    ("shop/settings/staff/", {"email": "support@shop.test", "role": "support", "name": "Sam"}),
    ("old-addresses/", {"old_path": "/old.html", "page": "", "address": "/find/"}),
]


@dataclass(frozen=True)
class Stage:
    shop: Any
    goods: Any


def furnish(shop: Any) -> Stage:
    """An owner, a shop's boss, and some trade between a supplier, the shop and its customers."""
    with in_public():
        owner = User.objects.create_superuser(OWNER, PASSWORD, role="owner")
        User.objects.create_user("money@example.test", PASSWORD, is_staff=True, role="finance")
        supplier = make_supplier(code="source", name="供货商 Source")
        games = CategoryFactory(slug="games", name_zh="游戏点卡", name_en="Game cards")
        below = CategoryFactory(
            slug="consoles", name_zh="主机", name_en="Consoles", parent=games, icon="gamepad-2"
        )
        product = ProductFactory(
            slug="the-card",
            name_zh="一张名字相当长的游戏充值卡",
            name_en="The card",
            category=below,
        )
        goods = make_goods(9, product=product, sku="card-10", name_zh="10 元", name_en="Ten")
        LowStockAlert.objects.create(denomination=goods, free=2)
        set_fx_rate(
            base="USD", quote="CNY", rate=Decimal("7.12"), valid_from=timezone.now(), actor=SYSTEM
        )
        Job.objects.create(task="mail.send", payload={"id": "x"}, state="failed", last_error="Gone")
    _trade(shop, goods)
    _staff_at_work(shop)
    _owner_at_work(owner, supplier, goods)
    return Stage(shop, goods)


def _trade(shop: Any, goods: Any) -> None:
    """Delivered, refunded, waiting for money; a customer with a balance; a day in the figures."""
    with in_shop(shop):
        buyer = User.objects.create_user("buyer@example.test", PASSWORD, name="Buyer")
        for _ in range(2):
            buy(shop, goods, user=buyer, email=buyer.email, reveal=True)
        refund_order(order=buy(shop, goods).order, reason="Mistake", actor=SELLER, way="wallet")
        first = Order.objects.order_by("placed_at").first()
        refund_order(order=first, reason="Goodwill", actor=SELLER, way="wallet")
        place(shop, goods, email="somebody-with-a-long-name@a-long-domain.example.com")
        for order in Order.objects.all():
            report(order=order, shop=shop)
    with in_public():
        today = timezone.now().date()
        for ago in (0, 1, 5, 40):
            DailyFigure.objects.update_or_create(
                shop_id=shop.pk,
                day=today - timedelta(days=ago),
                currency="CNY",
                settlement_currency="CNY",
                defaults={"orders": 3, "delivered": 3, "total_minor": 9_900, "fee_minor": 99},
            )


def _staff_at_work(shop: Any) -> None:
    browser = Client(HTTP_HOST=world.host_of(shop.schema_name))
    with in_shop(shop):
        boss = User.objects.create_user(BOSS, PASSWORD, is_staff=True, role="owner", name="Boss")
        browser.force_login(boss)
        root = Collection.get_first_root_node().pk
    for path, form in FORMS:
        assert browser.post(f"/console/{path}", form).status_code in (200, 302), path
    out = io.BytesIO()
    Picture.new("RGB", (40, 30), "teal").save(out, "PNG")
    picture = SimpleUploadedFile("shop.png", out.getvalue(), "image/png")
    form = {
        "title": "A picture",
        "file": picture,
        "collection": root,
        "tags": "",
        "description": "",
    }
    assert browser.post("/console/images/add/", form).status_code == 302


def _owner_at_work(owner: Any, supplier: Supplier, goods: Any) -> None:
    """A stock file that is looked into, and not taken yet."""
    browser = Client(HTTP_HOST=settings.OWNER_HOST)
    with in_public():
        browser.force_login(owner)
    file = SimpleUploadedFile("cards.csv", STOCK_FILE.encode())
    form = {"supplier": str(supplier.pk), "denomination": str(goods.pk), "file": file}
    assert browser.post("/console/stock/import/", form).status_code == 302
