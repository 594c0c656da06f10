"""Many rows of everything that the owner's lists show."""

import uuid
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from billing.funding.services import ask
from billing.ledger.fx import set_fx_rate
from billing.ledger.services import post
from tenants.accounts.models import User
from tenants.audit import record
from tenants.catalogue.models import PriceTier
from tenants.kernel.actor import SYSTEM
from tenants.kernel.money import Money
from tenants.launch.models import ShopMember
from tenants.outbox.services import add
from tenants.registry.context import in_public
from tenants.registry.models import Domain, Shop, ShopLaunch
from tenants.reporting.models import DailyFigure, OrderSummary
from tenants.supply.models import LowStockAlert, StockImport
from tests.factories.catalogue import make_denomination
from tests.factories.supply import make_stock, make_supplier

MISSING = str(uuid.UUID(int=7))


def grow(numbers: range) -> None:
    """One more of each noun for each number."""
    with in_public():
        for n in numbers:
            _one_more(n)


def _one_more(n: int) -> None:
    now = timezone.now()
    person = User.objects.create_user(f"staff-{n}@owner.test", is_staff=True, role="support")
    shop = Shop.objects.create(
        name=f"Shop {n}", schema_name=f"grown_{n}", status="trial", collects="shop"
    )
    Domain.objects.create(tenant=shop, domain=f"grown-{n}.localhost", is_primary=True)
    ShopLaunch.objects.create(shop=shop, step="done")
    ShopMember.objects.create(shop=shop, person=person.pk)
    record(actor=SYSTEM, action="shop.opened", target=f"shop:{shop.pk}", shop_id=shop.pk)
    goods = make_denomination(sku=f"grown-{n}")
    PriceTier.objects.create(code=f"tier-{n}", name=f"Tier {n}")
    record(
        actor=SYSTEM,
        action="sale.stopped_below_floor",
        target=f"denomination:{goods.pk}",
        shop_id=shop.pk,
    )
    supplier = make_supplier()
    batch = make_stock(2, denomination=goods, supplier=supplier)
    LowStockAlert.objects.create(denomination=goods, free=2)
    StockImport.objects.create(
        supplier=supplier, denomination=goods, batch=batch, filename=f"{n}.csv", size=3, digest=b"x"
    )
    summary(shop, n, goods=goods)
    DailyFigure.objects.create(
        shop_id=shop.pk, day=now.date() - timedelta(days=n), currency="CNY",
        settlement_currency="CNY", orders=1,
    )  # fmt: skip
    add(task="nothing.at_all", payload={"n": n}, shop_id=shop.pk, due_at=now + timedelta(days=1))
    request_to_pay(shop, n)
    post(
        ref=f"grown:{n}",
        event="test",
        shop_id=shop.pk,
        entries=[(f"shop:{shop.pk}:wallet", Money(500, "CNY")), ("escrow", Money(-500, "CNY"))],
    )
    set_fx_rate(
        base="USD", quote="CNY", rate=Decimal(7), actor=SYSTEM, valid_from=now - timedelta(hours=n)
    )


def request_to_pay(shop, n=1, minor=10_000):
    """A shop asks the platform to pay for one of its promotions."""
    return ask(
        shop_id=shop.pk,
        promotion_id=uuid.uuid4(),
        name=f"Sale {n}",
        terms={"kind": "sale", "off": "percent", "value": "10"},
        wanted=Money(minor, "CNY"),
        most=None,
        note="Please",
        actor=SYSTEM,
    )


def summary(shop, n, *, goods=None, **fields) -> OrderSummary:
    line = {
        "denomination": str(goods.pk if goods else uuid.uuid4()),
        "name": "Card",
        "kind": "code",
        "quantity": 1,
        "total_minor": 1_000,
        "delivery": "delivered",
    }
    now = timezone.now()
    return OrderSummary.objects.create(
        **{
            "shop_id": shop.pk,
            "order_id": uuid.uuid4(),
            "number": f"N{n:05d}",
            "status": "completed",
            "delivery": "delivered",
            "refund": "none",
            "currency": "CNY",
            "total_minor": 1_000,
            "settlement_currency": "CNY",
            "fee_minor": 10,
            "margin_minor": 90,
            "cost_minor": 800,
            "wholesale_minor": 890,
            "delivery_ms": 1_200,
            "pieces": 1,
            "lines": [line],
            "placed_at": now - timedelta(minutes=n),
            "paid_at": now - timedelta(minutes=n),
            **fields,
        }
    )


def done(answer, name):
    """The payload of a mutation that had nothing to refuse."""
    payload = answer.data[name]
    assert payload["errors"] == [], payload["errors"]
    return payload
