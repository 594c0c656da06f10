"""Promotions for tests, the platform's approval among them."""

from decimal import Decimal
from typing import Any

from billing.funding.services import approve
from storefronts.promotions.models import Promotion
from storefronts.promotions.services import save_promotion
from tenants.kernel.actor import Actor
from tenants.kernel.money import Money

SELLER = Actor(kind="shop_staff", id="seller", label="seller@example.test")
FINANCE = Actor(kind="owner_staff", id="finance", label="finance@example.test")


def promotion(
    shop: Any, kind: str, value: Any, *, off: str = "percent", **fields: Any
) -> Promotion:
    """`promotion(aurora, "coupon", 10, code="TEN")`: ten percent; `off="amount"` for an amount."""
    return save_promotion(
        shop=shop,
        actor=SELLER,
        kind=kind,
        name=fields.pop("name", f"A {kind}"),
        off=off,
        value=Decimal(str(value)),
        **fields,
    )


def asked(shop: Any, kind: str, value: Any, *, budget: Any = 100, **fields: Any) -> Promotion:
    """The same, where the platform is asked to pay; nobody has decided yet."""
    note = fields.pop("note", "newcomers")
    return promotion(
        shop, kind, value, funded_by="platform", budget=Decimal(str(budget)), note=note, **fields
    )


def funded(shop: Any, kind: str, value: Any, *, budget: Any = 100, **fields: Any) -> Promotion:
    """The same, approved with that budget."""
    made = asked(shop, kind, value, budget=budget, **fields)
    assert made.funding_id
    cap = Money.of(Decimal(str(budget)), shop.currency)
    approve(funding_id=made.funding_id, cap=cap, actor=FINANCE)
    return made
