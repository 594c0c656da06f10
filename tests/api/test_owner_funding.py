"""Promotions that the platform is asked to pay: read and decided over the owner's schema."""

import pytest

from billing.funding.models import Funding
from tenants.registry.context import in_public
from tests.api.owner_world import MISSING, done, request_to_pay

MONEY = "{ amount currency }"
FACTS = f"""funding {{ state reason decidedBy budget {MONEY} left {MONEY} }}
  errors {{ code field }}"""


def deed(name, given):
    return f"mutation($input: {given}!) {{ {name}(input: $input) {{ {FACTS} }} }}"


APPROVE = deed("approvePromotionFunding", "ApprovePromotionFundingInput")
DECLINE = deed("declinePromotionFunding", "EndPromotionFundingInput")
RAISE = deed("raisePromotionBudget", "RaisePromotionBudgetInput")
STOP = deed("stopPromotionFunding", "EndPromotionFundingInput")


@pytest.fixture
def api(owner_keyed):
    return owner_keyed("ledger", role="finance")


@pytest.fixture
def wish(aurora):
    with in_public():
        return request_to_pay(aurora)


def test_a_request_is_approved_raised_and_stopped(api, wish, audited):
    which = {"id": str(wish.pk)}
    told = done(api(APPROVE, input={**which, "budget": "80"}), "approvePromotionFunding")["funding"]
    assert (told["state"], told["budget"]["amount"], told["left"]["amount"]) == (
        "APPROVED",
        "80.00",
        "80.00",
    )
    more = {**which, "more": "20.50", "idempotencyKey": "k"}
    for _ in range(2):
        told = done(api(RAISE, input=more), "raisePromotionBudget")["funding"]
        assert told["left"]["amount"] == "100.50"
    told = done(api(STOP, input={**which, "reason": "enough"}), "stopPromotionFunding")["funding"]
    assert (told["state"], told["reason"], told["left"]["amount"]) == ("STOPPED", "enough", "0.00")
    again = api(STOP, input={**which, "reason": "enough"}).data["stopPromotionFunding"]
    assert again["errors"][0]["code"] == "CONFLICT"


def test_a_request_is_declined_with_a_reason(api, wish):
    which = {"id": str(wish.pk)}
    refused = api(DECLINE, input={**which, "reason": " "}).data["declinePromotionFunding"]
    assert refused["errors"][0]["code"] == "REQUIRED"
    told = done(api(DECLINE, input={**which, "reason": "no"}), "declinePromotionFunding")
    assert told["funding"]["state"] == "DECLINED"


@pytest.mark.parametrize("budget", ["0", "-1", "NaN", "1.001", "much"])
def test_what_is_no_budget_is_not_promised(api, wish, budget):
    payload = api(APPROVE, input={"id": str(wish.pk), "budget": budget}).data
    assert payload["approvePromotionFunding"]["errors"][0]["code"] == "INVALID"
    with in_public():
        assert Funding.objects.get().state == "asked"


def test_requests_are_filtered(api, wish, borealis):
    with in_public():
        request_to_pay(borealis, 2)
    asked = "query($f: PromotionFundingFilter) { promotionFundings(filter: $f) { totalCount } }"

    def count(**given):
        return api(asked, f=given).data["promotionFundings"]["totalCount"]

    assert count() == 2
    assert count(shop=str(wish.shop_id)) == count(name="sale 2") == 1
    assert count(states=["APPROVED"]) == count(shop="none") == 0
    unknown = api(f'{{ promotionFunding(id: "{MISSING}") {{ id }} }}')
    assert unknown.data == {"promotionFunding": None}
