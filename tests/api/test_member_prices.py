"""Member prices in the API: a group's own, kept for the group, and for nobody else."""

from decimal import Decimal
from typing import Any

import pytest

from api.views import SHOP_FACE
from storefronts.pricing.services import set_markup_rule
from storefronts.promotions.services import set_member
from tenants.accounts.models import User
from tenants.registry.context import in_shop
from tests.api.conftest import forget
from tests.api.shelves import card
from tests.factories.promotions import SELLER, promotion

QUERY = """{ products(first: 5) { edges { node { priceFrom { amount }
  denominations { price { amount } } } } } }"""


def amounts(answer: Any) -> set[str]:
    (edge,) = answer.data["products"]["edges"]
    node = edge["node"]
    return {node["priceFrom"]["amount"], *(d["price"]["amount"] for d in node["denominations"])}


@pytest.fixture
def gold(aurora: Any, buyer: Any) -> Any:
    card(codes=20, wholesale="50")
    with in_shop(aurora):
        set_markup_rule(
            shop=aurora, target=None, kind="percent", value=Decimal(100), ending="", actor=SELLER
        )
        made = promotion(aurora, "member", 20, name="Gold")
        set_member(shop=aurora, user=buyer, promotion_id=made.pk, actor=SELLER)
    forget()
    return made


def test_by_session_and_by_key_a_member_reads_their_price(
    gold: Any, outside: Any, signed_in: Any, keyed: Any, buyer: Any, aurora: Any
) -> None:
    with in_shop(aurora):
        plain = User.objects.create_user("plain@example.test")
    visitor, member, other = outside, signed_in(buyer), signed_in(plain)
    program, others_program = keyed(buyer, "catalogue"), keyed(plain, "catalogue")
    asked = [
        (visitor, "100.00"),
        (member, "80.00"),
        (visitor, "100.00"),
        (program, "80.00"),
        (others_program, "100.00"),
        (other, "100.00"),
        (member, "80.00"),
        (program, "80.00"),
    ]
    for caller, amount in asked * 2:
        assert amounts(caller(QUERY)) == {amount}


def test_a_members_answer_is_kept_by_no_cache_on_the_way(
    gold: Any, outside: Any, signed_in: Any, buyer: Any
) -> None:
    for _ in range(2):
        assert signed_in(buyer)(QUERY).headers["Cache-Control"] == "no-store"
        assert outside(QUERY).headers["Cache-Control"] == "no-cache"


def test_the_groups_answer_is_kept_whole(gold: Any, keyed: Any, buyer: Any) -> None:
    program = keyed(buyer, "catalogue")
    first = program(QUERY)
    assert any(gold.pk in place for place in SHOP_FACE.answers._kept)
    assert program(QUERY).data == first.data
