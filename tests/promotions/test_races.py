"""A coupon's last use, a budget's last part: many at once, and nobody gets what is gone.

With the proofs that the races are real.
"""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from billing.funding.models import Funding
from billing.funding.queries import budget_of
from billing.ledger.errors import BudgetSpent
from storefronts.orders import funded as parts
from storefronts.orders.models import Order
from storefronts.promotions import coupons
from storefronts.promotions.errors import CouponUsedUp
from storefronts.promotions.models import CouponUse, Promotion
from storefronts.promotions.services import save_promotion
from tenants.registry.context import in_shop
from tests.factories.orders import buy, place
from tests.factories.promotions import funded
from tests.promotions.conftest import SELLER, priced

BUYERS = 6


def rush(shop: Any, goods: Any, *, door: Any = place, **how: Any) -> int:
    """So many place (or buy) an order with the coupon at once; how many may."""
    start = Barrier(BUYERS)

    def one(n: int) -> bool:
        try:
            with in_shop(shop):
                start.wait()
                door(
                    shop,
                    goods,
                    coupon="LAST",
                    **{
                        "email": f"b{n}@x.test",
                        "idempotency_scope": f"r{n}",
                        "idempotency_key": f"r{n}",
                        **how,
                    },
                )
            return True
        except (CouponUsedUp, BudgetSpent):
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(BUYERS) as pool:
        return sum(pool.map(one, range(BUYERS)))


@pytest.fixture
def goods(fresh_database: None, aurora: Any) -> Any:
    with in_shop(aurora):
        return priced(aurora, wholesale="50", price="100")


def coupon(shop: Any, **limits: Any) -> Promotion:
    with in_shop(shop):
        return save_promotion(
            shop=shop,
            actor=SELLER,
            kind="coupon",
            name="Last",
            off="percent",
            value=Decimal(10),
            code="LAST",
            **limits,
        )


def test_the_last_use_is_one_buyers(goods: Any, aurora: Any) -> None:
    made = coupon(aurora, most_uses=1)
    assert rush(aurora, goods) == 1
    with in_shop(aurora):
        assert Promotion.objects.get(pk=made.pk).used == 1
        assert Order.objects.count() == CouponUse.objects.count() == 1


def test_one_customer_does_not_use_it_twice_at_once(goods: Any, aurora: Any) -> None:
    coupon(aurora, most_per_customer=1)
    assert rush(aurora, goods, email="same@x.test") == 1


def test_without_counting_under_the_lock_it_would_be_used_too_often(
    goods: Any, aurora: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The positive control."""
    monkeypatch.setattr(
        coupons, "CLAIM", "SELECT most_per_customer FROM promotions_promotion WHERE id = %s"
    )
    coupon(aurora, most_uses=1)
    assert rush(aurora, goods) > 1


@pytest.fixture
def nobody_looks_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """All have seen the price before anybody has taken a part: the ledger alone decides."""
    monkeypatch.setattr("storefronts.pricing.engine.short_budgets", lambda parts, currency: set())


@pytest.mark.parametrize("door", [place, buy])
def test_a_budget_is_never_passed_by_parallel_sales(
    door: Any, goods: Any, aurora: Any, nobody_looks_ahead: None
) -> None:
    with in_shop(aurora):
        made = funded(aurora, "coupon", 10, code="LAST", budget=25)
    assert rush(aurora, goods, door=door) == 2
    with in_shop(aurora):
        left = budget_of(Funding.objects.get(pk=made.funding_id)).left
        assert (left.amount, Order.objects.count()) == ("5.00", 2)


def test_without_the_part_set_aside_it_would_be_passed(
    goods: Any, aurora: Any, nobody_looks_ahead: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The positive control."""
    monkeypatch.setattr(parts, "set_aside", lambda **order: None)
    with in_shop(aurora):
        funded(aurora, "coupon", 10, code="LAST", budget=25)
    assert rush(aurora, goods) > 2
