"""A shop as the owner sees it, and what the owner does to it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from billing.ledger.codes import shop_wallet
from billing.ledger.queries import balance
from tenants.launch.models import ShopMember
from tenants.registry.context import in_public
from tenants.registry.models import Shop, ShopLaunch
from tests.api.owner_world import MISSING, grow, summary
from tests.factories.billing import top_up

ERRORS = "errors { code field message }"
MONEY = "{ amount currency }"
SHOP = f"""query($id: ID!, $days: Int = 30) {{ shop(id: $id) {{
  name url status statusReason currency tier feePercent collects testMode
  domains {{ domain kind served isPrimary }} members {{ email role }}
  launch {{ step stopped error }} history {{ action details }}
  wallet {MONEY} accounts {{ account balance {MONEY} }}
  figures(days: $days) {{ orders delivered deliveryRate held deliveryMsMedian
    sales {{ orders total {MONEY} refunded {MONEY} }} }} }} }}"""
LIST = """query($f: ShopAccountFilter) { shopAccounts(filter: $f) { edges { node { name } } } }"""
CLOSE = f"""mutation($input: CloseShopInput!) {{ closeShop(input: $input) {{
  shop {{ status }} {ERRORS} }} }}"""
UPDATE = f"""mutation($input: UpdateShopInput!) {{ updateShop(input: $input) {{
  shop {{ name tier feePercent timeZone }} {ERRORS} }} }}"""
ADJUST = f"""mutation($input: AdjustShopWalletInput!) {{ adjustShopWallet(input: $input) {{
  wallet {MONEY} {ERRORS} }} }}"""
AGAIN = f"""mutation($input: LaunchAgainInput!) {{ resumeLaunch(input: $input) {{
  shop {{ launch {{ step }} }} {ERRORS} }} }}"""
GIVE_UP = f"""mutation($input: LaunchAgainInput!) {{ abandonLaunch(input: $input) {{
  shop {{ status }} {ERRORS} }} }}"""


@pytest.fixture
def api(owner_keyed):
    return owner_keyed("shops", "ledger")


def now(shop):
    with in_public():
        return Shop.objects.get(pk=shop.pk)


def test_all_about_one_shop(api, aurora, owner_keyed):
    with in_public():
        top_up(shop_wallet(aurora.pk), 5_000)
        for n, fields in enumerate([{}, {"refunded_minor": 400}, {"delivery": "failed"}]):
            summary(aurora, n, **fields)
        summary(aurora, 8, is_test=True)
        summary(aurora, 9, status="held", paid_at=None)
        summary(aurora, 10, paid_at=timezone.now() - timedelta(days=40))
        person = ShopMember.objects.create(shop=aurora, person=api_user("owner"))
        assert person.role == "owner"
    shop = api(SHOP, id=str(aurora.pk)).data["shop"]
    assert (shop["name"], shop["status"], shop["collects"]) == ("Aurora", "ACTIVE", "PLATFORM")
    assert shop["url"].startswith("http://aurora.localhost")
    assert shop["domains"][0]["served"]
    assert shop["members"] == [{"email": "owner@owner.test", "role": "owner"}]
    assert shop["wallet"] == {"amount": "50.00", "currency": "CNY"}
    assert [a["account"] for a in shop["accounts"]] == [shop_wallet(aurora.pk)]
    figures = shop["figures"]
    assert (figures["orders"], figures["delivered"], figures["held"]) == (3, 2, 1)
    assert figures["deliveryRate"] == pytest.approx(2 / 3)
    assert figures["sales"][0]["total"]["amount"] == "30.00"
    assert figures["sales"][0]["refunded"]["amount"] == "4.00"
    assert api(SHOP, id=str(aurora.pk), days=60).data["shop"]["figures"]["orders"] == 4
    assert api(SHOP, id=str(aurora.pk), days=0).code == "INVALID"


def api_user(role):
    from tenants.accounts.models import User

    return User.objects.get(email=f"{role}@owner.test").pk


@pytest.mark.parametrize("shop", ["none", MISSING])
def test_an_unknown_shop_is_null(api, aurora, shop):
    assert api(SHOP, id=shop).data == {"shop": None}


def test_money_is_for_who_may_see_it(owner_keyed, aurora):
    for scopes, role in ((["shops"], "owner"), (["shops", "ledger"], "support")):
        shop = owner_keyed(*scopes, role=role)(SHOP, id=str(aurora.pk)).data["shop"]
        assert (shop["wallet"], shop["accounts"]) == (None, None)
        assert shop["domains"]


def test_filters(api, aurora, borealis):
    grow(range(1))
    with in_public():
        Shop.objects.filter(pk=borealis.pk).update(test_mode=True, owner_email="b@x.test")

    def names(**given):
        edges = api(LIST, f=given).data["shopAccounts"]["edges"]
        return [edge["node"]["name"] for edge in edges]

    assert names() == ["Shop 0", "Borealis", "Aurora"]
    assert names(statuses=["ACTIVE"]) == ["Borealis", "Aurora"]
    assert names(search="b@x") == names(testMode=True) == ["Borealis"]
    assert names(collects="SHOP") == ["Shop 0"]
    assert names(walletLow=True) == []
    assert names(tier="gold") == names(statuses=[]) == []


def test_the_states_of_a_shop_are_its_history(api, aurora):
    suspend = f"""mutation {{ suspendShop(input: {{shop: "{aurora.pk}", reason: "unpaid"}}) {{
      {ERRORS} }} }}"""
    api(suspend)
    shop = api(SHOP, id=str(aurora.pk)).data["shop"]
    assert shop["statusReason"] == "unpaid"
    assert shop["history"][0] == {"action": "shop.suspended", "details": {"reason": "unpaid"}}


def test_a_shop_is_closed_only_with_its_name_typed_out(api, aurora, audited):
    given = {"shop": str(aurora.pk), "name": "aurora", "reason": "left"}
    payload = api(CLOSE, input=given).data["closeShop"]
    assert (payload["errors"][0]["code"], payload["errors"][0]["field"]) == ("INVALID", "name")
    assert now(aurora).status == "active"
    payload = api(CLOSE, input={**given, "name": "Aurora"}).data["closeShop"]
    assert payload == {"shop": {"status": "CLOSED"}, "errors": []}
    assert audited("shop.closed")[0].data == {"reason": "left"}


def test_who_collects_is_switched_with_a_reason_and_not_while_orders_are_open(api, aurora, audited):
    from storefronts.orders.models import Order
    from tenants.registry.context import in_shop
    from tests.factories.orders import buy, make_goods

    switch = f"""mutation($input: SwitchShopCollectsInput!) {{ switchShopCollects(input: $input) {{
      shop {{ collects }} {ERRORS} }} }}"""
    given = {"shop": str(aurora.pk), "collects": "SHOP", "name": "Aurora", "reason": "grown up"}
    wrong = api(switch, input={**given, "name": "x"}).data["switchShopCollects"]
    assert wrong["errors"][0]["field"] == "name"
    payload = api(switch, input=given).data["switchShopCollects"]
    assert payload == {"shop": {"collects": "SHOP"}, "errors": []}
    assert now(aurora).collects == "shop"
    back = {**given, "collects": "PLATFORM"}
    assert api(switch, input=back).data["switchShopCollects"]["errors"] == []
    with in_shop(aurora):
        buy(aurora, make_goods(1))
        Order.objects.update(status="held")
    payload = api(switch, input=given).data["switchShopCollects"]
    assert payload["errors"][0]["code"] == "CONFLICT"
    assert now(aurora).collects == "platform"


def test_terms_are_changed_one_by_one_and_it_is_written_down(api, aurora, audited):
    from tests.factories.catalogue import standard_tier

    with in_public():
        standard_tier()
    given = {"shop": str(aurora.pk), "feePercent": "1.25", "name": "Aurora 2"}
    payload = api(UPDATE, input=given).data["updateShop"]
    assert payload["errors"] == []
    assert payload["shop"]["feePercent"] == "1.25"
    assert payload["shop"]["timeZone"] == aurora.time_zone
    (event,) = audited("shop.changed")
    assert event.data["before"] == {"name": "Aurora", "fee_percent": "1.0000"}
    for bad, field in (
        ({"feePercent": "100"}, "feePercent"),
        ({"feePercent": "-1"}, "feePercent"),
        ({"feePercent": "much"}, "feePercent"),
        ({"tier": "gold"}, "tier"),
        ({"timeZone": "Mars/Olympus"}, "timeZone"),
        ({"defaultLocale": "tlh"}, "defaultLocale"),
        ({"supportEmail": "nobody"}, "supportEmail"),
        ({"name": " "}, "name"),
    ):
        payload = api(UPDATE, input={"shop": str(aurora.pk), **bad}).data["updateShop"]
        assert payload["errors"][0]["field"] == field, bad
    assert len(audited("shop.changed")) == 1


def test_a_wallet_is_adjusted_once_for_a_key_and_audited_as_a_persons_deed(api, aurora, audited):
    given = {"shop": str(aurora.pk), "amount": "12.50", "reason": "promised", "idempotencyKey": "k"}
    for _ in range(2):
        payload = api(ADJUST, input=given).data["adjustShopWallet"]
        assert payload == {"wallet": {"amount": "12.50", "currency": "CNY"}, "errors": []}
    other = api(ADJUST, input={**given, "amount": "13"}).data["adjustShopWallet"]
    assert other["errors"][0]["code"] == "IDEMPOTENCY_CONFLICT"
    out = {**given, "amount": "-2.5", "idempotencyKey": "l"}
    assert api(ADJUST, input=out).data["adjustShopWallet"]["wallet"]["amount"] == "10.00"
    with in_public():
        assert balance(shop_wallet(aurora.pk), "CNY").amount == "10.00"
    first = audited("wallet.adjusted")[0]
    assert (first.actor_kind, first.data["reason"]) == ("owner_staff", "promised")
    assert "owner@owner.test" in first.actor_label
    assert "test" in first.actor_label


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ({"amount": "0"}, "INVALID"),
        ({"amount": "NaN"}, "INVALID"),
        ({"amount": "1e9999"}, "INVALID"),
        ({"amount": "0.001"}, "INVALID"),
        ({"amount": "-1"}, "INSUFFICIENT_FUNDS"),
        ({"reason": " "}, "REQUIRED"),
        ({"shop": MISSING}, "NOT_FOUND"),
    ],
)
def test_what_cannot_be_adjusted_leaves_the_ledger_alone(api, aurora, bad, code):
    from billing.ledger.models import Journal

    given = {"shop": str(aurora.pk), "amount": "1", "reason": "x", "idempotencyKey": "k", **bad}
    payload = api(ADJUST, input=given).data["adjustShopWallet"]
    assert payload["errors"][0]["code"] == code
    with in_public():
        assert not Journal.objects.exists()


def test_a_launch_that_stopped_goes_on_or_is_given_up(api, aurora):
    with in_public():
        shop = Shop.objects.create(name="Half", schema_name="half_made", status="launching")
        ShopLaunch.objects.create(shop=shop, step="failed", error="x")
    which = {"shop": str(shop.pk)}
    payload = api(AGAIN, input=which).data["resumeLaunch"]
    assert payload == {"shop": {"launch": {"step": "QUEUED"}}, "errors": []}
    assert api(GIVE_UP, input=which).data["abandonLaunch"]["errors"][0]["code"] == "CONFLICT"
    with in_public():
        ShopLaunch.objects.filter(shop=shop).update(step="failed")
    assert api(GIVE_UP, input=which).data["abandonLaunch"]["shop"] == {"status": "CLOSED"}
    open_one = api(AGAIN, input={"shop": str(aurora.pk)}).data["resumeLaunch"]
    assert open_one["errors"][0]["code"] == "CONFLICT"
