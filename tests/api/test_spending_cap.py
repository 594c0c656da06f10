"""A key's daily cap: exact, of the shop's day, shown, set and audited."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from billing.ledger.codes import customer_wallet
from tenants.accounts import services
from tenants.accounts.models import ApiKey, ApiKeySpending
from tenants.accounts.spending import end_of, send_spending
from tenants.kernel.actor import SYSTEM, Actor
from tenants.kernel.money import Money
from tenants.registry.context import in_public, in_shop
from tests.api.conftest import Api, forget
from tests.api.sale import PAY, PLACE, asked, line, placed, proof
from tests.api.shelves import card
from tests.factories.billing import top_up
from tests.world import host_of

THIS_KEY = """{ thisKey { name scopes signing dailyCap { amount currency } spentToday { amount }
  leftToday { amount } } }"""
SET_CAP = """mutation($input: SetKeyCapInput!) { setKeyCap(input: $input) {
  key { dailyCap { amount } } errors { code field } } }"""
SET_SIGNING = """mutation($input: SetKeySigningInput!) { setKeySigning(input: $input) {
  key { signing } signingSecret errors { code field } } }"""


@pytest.fixture
def rich(buyer, aurora):
    with in_public():
        top_up(customer_wallet(aurora.pk, buyer.pk), 100_000)
    return buyer


@pytest.fixture
def capped(key_for, rich):
    """A key that may spend 25 yuan a day; a card costs 9.90."""
    key = key_for(rich, "orders", "spend", daily_cap_minor=2_500)
    return Api(host_of("aurora"), key=key)


def bought(api, denomination, quantity=1, **more):
    given = asked(line(denomination, quantity), pay="wallet", **more)
    return api(PLACE, input=given).data["placeOrder"]


def spent(shop):
    with in_shop(shop):
        return list(ApiKeySpending.objects.values_list("minor", flat=True))


def code_of(payload):
    return payload["errors"][0]["code"]


def test_what_goes_over_the_cap_is_refused_with_the_numbers(capped, aurora):
    goods = card(codes=5)
    assert bought(capped, goods, 2)["errors"] == []
    payload = bought(capped, goods)
    error = payload["errors"][0]
    assert payload["order"] is None
    assert error["code"] == "SPENDING_CAP_REACHED"
    resets_at = error["details"].pop("resets_at")
    assert error["details"] == {
        "cap": "25.00 CNY",
        "spent": "19.80 CNY",
        "left": "5.20 CNY",
        "wanted": "9.90 CNY",
    }
    assert datetime.fromisoformat(resets_at) > timezone.now()
    assert "5.20" in error["message"]
    assert spent(aurora) == [1_980]


def test_a_refused_payment_leaves_nothing(capped, aurora):
    goods = card(codes=5)
    bought(capped, goods, 3)
    assert spent(aurora) == []
    with in_public():
        assert goods_left(goods) == 5


def goods_left(goods):
    from tenants.supply.stock import free_codes

    return free_codes(denomination_id=goods.pk)


def test_pay_order_counts_too_and_the_order_stands(capped):
    goods = card(codes=5)
    first, second = placed(capped, line(goods, 2)), placed(capped, line(goods, 2))
    pay = {"provider": "wallet", "idempotencyKey": "p"}
    assert capped(PAY, input={**proof(first), **pay}).data["payOrder"]["errors"] == []
    pay["idempotencyKey"] = "p2"
    answer = capped(PAY, input={**proof(second), **pay}).data["payOrder"]
    assert code_of(answer) == "SPENDING_CAP_REACHED"
    assert placed(capped, line(goods))["order"]["status"] == "AWAITING_PAYMENT"


def test_a_repetition_is_not_counted_again(capped, aurora):
    goods = card(codes=5)
    for _ in range(3):
        assert bought(capped, goods, 2, idempotencyKey="same")["errors"] == []
    assert spent(aurora) == [1_980]


def test_a_refund_does_not_reopen_it(capped, aurora, seller):
    from storefronts.orders.models import Order
    from storefronts.orders.refunds import refund_order

    goods = card(codes=5)
    bought(capped, goods, 2)
    with in_shop(aurora):
        actor = Actor(kind="shop_staff", id=str(seller.pk), label=seller.email)
        refund_order(order=Order.objects.get(), reason="changed mind", actor=actor)
    assert code_of(bought(capped, goods)) == "SPENDING_CAP_REACHED"


def test_a_refused_wallet_counts_nothing(key_for, buyer, aurora):
    api = Api(host_of("aurora"), key=key_for(buyer, "orders", "spend", daily_cap_minor=2_500))
    assert code_of(bought(api, card(codes=1))) == "INSUFFICIENT_FUNDS"
    assert spent(aurora) == []


def test_without_a_cap_nothing_is_counted(keyed, rich, aurora):
    assert bought(keyed(rich, "orders", "spend"), card(codes=1))["errors"] == []
    assert spent(aurora) == []


def test_the_day_is_the_shops(capped, aurora, in_aurora):
    """Shanghai's midnight is 16:00 in UTC."""
    key = Actor(kind="api_key", id=str(ApiKey.objects.get().pk))
    before, after = datetime(2026, 5, 1, 15, 59, tzinfo=UTC), datetime(2026, 5, 1, 16, tzinfo=UTC)
    for at in (before, after, after + timedelta(hours=1)):
        counted = send_spending(actor=key, amount=Money(700, "CNY"), at=at, zone=aurora.time_zone)
        counted.settle()
    days = {str(row.day): row.minor for row in ApiKeySpending.objects.all()}
    assert days == {"2026-05-01": 700, "2026-05-02": 1_400}
    assert end_of(before.date(), aurora.time_zone) == after


def test_a_rotated_key_shares_the_cap_with_the_one_before(capped, aurora):
    goods = card(codes=5)
    bought(capped, goods, 2)
    with in_shop(aurora):
        old = ApiKey.objects.get()
        _, text = services.rotate_api_key(key=old, overlap=timedelta(hours=1), actor=SYSTEM)
    forget()
    fresh = Api(host_of("aurora"), key=text)
    assert code_of(bought(fresh, goods)) == "SPENDING_CAP_REACHED"
    assert code_of(bought(capped, goods)) == "SPENDING_CAP_REACHED"
    assert fresh(THIS_KEY).data["thisKey"]["leftToday"] == {"amount": "5.20"}


def test_a_key_knows_its_cap(capped):
    bought(capped, card(codes=5), 2)
    assert capped(THIS_KEY).data["thisKey"] == {
        "name": "test",
        "scopes": ["orders", "spend"],
        "signing": "OFF",
        "dailyCap": {"amount": "25.00", "currency": "CNY"},
        "spentToday": {"amount": "19.80"},
        "leftToday": {"amount": "5.20"},
    }


def test_who_has_no_key_has_no_limits(signed_in, buyer):
    assert signed_in(buyer)("{ thisKey { name } }").data == {"thisKey": None}


def test_the_owner_of_a_shop_sets_caps_and_signing(capped, keyed, seller, aurora, audited):
    boss = keyed(seller, "people")
    with in_shop(aurora):
        key = str(ApiKey.objects.get(daily_cap_minor=2_500).pk)
    answer = boss(SET_CAP, input={"key": key, "dailyCap": "9.89"}).data["setKeyCap"]
    assert answer == {"key": {"dailyCap": {"amount": "9.89"}}, "errors": []}
    assert code_of(bought(capped, card(codes=1))) == "SPENDING_CAP_REACHED"
    boss(SET_CAP, input={"key": key})
    assert bought(capped, card(codes=9), 9)["errors"] == []
    given = {"key": key, "signing": "REQUIRED", "idempotencyKey": "sign"}
    first = boss(SET_SIGNING, input=given).data["setKeySigning"]
    again = boss(SET_SIGNING, input=given).data["setKeySigning"]
    assert first["signingSecret"].startswith("cfs_")
    assert again == {"key": {"signing": "REQUIRED"}, "signingSecret": None, "errors": []}
    assert [e.data["minor"] for e in audited("api_key.cap_set")] == [989, None]
    assert len(audited("api_key.signing_set")) == 1


@pytest.mark.parametrize("cap", ["0", "-1", "NaN", "1e99", "", "ten", "Infinity"])
def test_a_cap_that_is_none(cap, capped, keyed, seller, aurora):
    with in_shop(aurora):
        key = str(ApiKey.objects.get().pk)
    answer = keyed(seller, "people")(SET_CAP, input={"key": key, "dailyCap": cap}).data["setKeyCap"]
    assert code_of(answer) == "INVALID"


def test_who_may_not_set_a_cap(capped, keyed, seller, buyer, aurora, borealis, outsider, key_for):
    with in_shop(aurora):
        key = str(ApiKey.objects.get().pk)
    for api, code in (
        (keyed(seller, "orders", "staff"), "FORBIDDEN"),
        (keyed(buyer, "people"), "FORBIDDEN"),
        (capped, "FORBIDDEN"),
        (Api(host_of("aurora")), "UNAUTHENTICATED"),
    ):
        assert code_of(api(SET_CAP, input={"key": key}).data["setKeyCap"]) == code
    boss = keyed(seller, "people")
    with in_shop(aurora):
        own = str(ApiKey.objects.latest("created_at").pk)
    assert code_of(boss(SET_CAP, input={"key": own}).data["setKeyCap"]) == "FORBIDDEN"
    key_for(outsider, "orders", shop=borealis)
    with in_shop(borealis):
        foreign = str(ApiKey.objects.get().pk)
    for unknown in (foreign, "00000000-0000-7000-8000-000000000000", "x"):
        assert code_of(boss(SET_CAP, input={"key": unknown}).data["setKeyCap"]) == "NOT_FOUND"
