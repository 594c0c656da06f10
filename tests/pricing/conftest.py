from decimal import Decimal

import pytest

from storefronts.pricing.models import MarkupRule
from storefronts.pricing.services import set_markup_rule
from tenants.kernel.actor import Actor

SELLER = Actor(kind="shop_staff", id="seller", label="seller@example.test")


@pytest.fixture
def markup(in_aurora):
    """`markup(target, "12")` sets a percentage; `markup(target, "1", kind="add")` another rule."""

    def set_one(target, value, kind=MarkupRule.Kind.PERCENT, ending=""):
        return set_markup_rule(
            shop=in_aurora,
            target=target,
            kind=kind,
            value=Decimal(value),
            ending=ending,
            actor=SELLER,
        )

    return set_one
