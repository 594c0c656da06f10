"""First steps, saved views, a refund in part, payment accounts, the audit trail."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from billing.ledger.codes import customer_wallet
from billing.ledger.queries import balance
from billing.payments.accounts import config_of
from billing.payments.models import ProviderAccount
from storefronts.console.checklist import checklist
from storefronts.console.models import SavedView
from tenants.accounts.models import User
from tenants.audit.models import AuditEvent
from tenants.audit.services import record
from tenants.kernel.actor import Actor
from tenants.registry.context import in_public, in_shop
from tests.shopconsole.conftest import Sale, again

SETTINGS = "/console/shop/settings/"


# ---------------------------------------------------------------- first steps


def done(sale: Sale) -> list[bool]:
    with in_shop(sale.shop):
        boss = User.objects.get(email="owner@shop.test")
        return [step.is_done for step in checklist(sale.shop, boss)]


def test_six_steps_are_ticked_by_what_was_done(boss: Client, sale: Sale) -> None:
    before = done(sale)
    assert len(before) == 6
    assert before[-1]  # something was sold
    assert not before[3]
    boss.post(
        "/console/shop/prices/rule/shop/",
        {"kind": "percent", "value": "30", "ending": "", "deed": "save"},
    )
    assert done(sale)[3]
    page = boss.get("/console/", HTTP_ACCEPT_LANGUAGE="en")
    assert b"First steps" in page.content
    assert page.context["steps_done"] == sum(done(sale))


def test_who_may_not_change_settings_sees_no_steps(
    staff: Callable[..., Client], sale: Sale
) -> None:
    page = staff("support").get("/console/", HTTP_ACCEPT_LANGUAGE="en")
    assert b"First steps" not in page.content


# ---------------------------------------------------------------- saved views


def test_a_view_is_saved_for_its_owner_alone(staff: Callable[..., Client], sale: Sale) -> None:
    browser = staff("owner")
    for _ in range(2):
        browser.post(
            "/console/shop/orders/views/",
            {"name": "Mine", "query": "status=completed&evil=1&since=not-a-day"},
        )
    with in_shop(sale.shop):
        view = SavedView.objects.get()
    assert view.query == "status=completed"
    assert b"Mine" in browser.get("/console/shop/orders/").content
    other = staff("support")
    assert b"Mine" not in other.get("/console/shop/orders/").content
    other.post(f"/console/shop/orders/views/{view.pk}/")
    with in_shop(sale.shop):
        assert SavedView.objects.exists()
    browser.post(f"/console/shop/orders/views/{view.pk}/")
    with in_shop(sale.shop):
        assert not SavedView.objects.exists()


@pytest.mark.parametrize("form", [{"name": " "}, {"query": ""}, {"query": "x=1"}])
def test_a_view_of_nothing_is_none(form: dict[str, str], boss: Client, sale: Sale) -> None:
    boss.post("/console/shop/orders/views/", {"name": "N", "query": "status=held", **form})
    with in_shop(sale.shop):
        assert not SavedView.objects.exists()


# ---------------------------------------------------------------- a refund in part


def refund(boss: Client, sale: Sale, **form: str) -> Any:
    path = sale.path(f"lines/{sale.line.pk}/refund/")
    return boss.post(path, {"reason": "Half of it", **form}, follow=True)


def test_a_part_goes_back_into_the_buyers_wallet(boss: Client, sale: Sale, buyer: Any) -> None:
    refund(boss, sale, amount="1.50", way="wallet")
    assert (again(sale).refund, again(sale).refunded_minor) == ("partial", 150)
    with in_public():
        assert balance(customer_wallet(sale.shop.pk, buyer.pk), "CNY").minor == 150
    refund(boss, sale, amount="", way="origin")
    assert again(sale).refund == "full"


@pytest.mark.parametrize("amount", ["0", "-1", "NaN", "1.005", "one", "1e9", "9999"])
def test_an_amount_that_cannot_be_changes_nothing(amount: str, boss: Client, sale: Sale) -> None:
    answer = refund(boss, sale, amount=amount)
    assert [m.level_tag for m in answer.context["messages"]] == ["error"]
    assert again(sale).refunded_minor == 0


# ---------------------------------------------------------------- payment accounts

SECRET = "sk-live-0815-CANARY"


def test_credentials_go_in_and_never_come_out(boss: Client, sale: Sale) -> None:
    path = f"{SETTINGS}payments/"
    form = {"sandbox-provider": "sandbox", "sandbox-label": "Mine", "sandbox-secret": SECRET}
    assert boss.post(path, form).status_code == 302
    with in_public():
        account = ProviderAccount.objects.get(shop_id=sale.shop.pk)
        opened = config_of(account.pk)
        events = str(list(AuditEvent.objects.values_list("data", flat=True)))
    assert opened
    assert opened.config["secret"] == SECRET
    assert SECRET.encode() not in bytes(account.sealed)
    assert SECRET not in events
    assert SECRET not in boss.get(path).content.decode()
    wrong = boss.post(path, form | {"sandbox-label": "x" * 200})
    assert SECRET not in wrong.content.decode()
    assert boss.post(path, form).context["forms"][0].errors  # one active at a time
    boss.post(f"{path}{account.pk}/off/")
    with in_public():
        account.refresh_from_db()
    assert not account.is_active


def test_another_shops_account_is_an_unknown_one(
    boss: Client, staff: Callable[..., Client], sale: Sale, borealis: Any
) -> None:
    form = {"sandbox-provider": "sandbox", "sandbox-secret": SECRET}
    boss.post(f"{SETTINGS}payments/", form)
    with in_public():
        account = ProviderAccount.objects.get(shop_id=sale.shop.pk)
    other = staff("owner", borealis)
    assert other.post(f"{SETTINGS}payments/{account.pk}/off/").status_code == 404
    assert str(account.pk) not in other.get(f"{SETTINGS}payments/").content.decode()


def test_no_provider_is_offered_that_the_platform_does_not_have(
    boss: Client, sale: Sale, settings: Any
) -> None:
    settings.CARDFLEET_SANDBOX = False
    page = boss.get(f"{SETTINGS}payments/")
    assert page.context["forms"] == []
    boss.post(f"{SETTINGS}payments/", {"sandbox-provider": "sandbox", "sandbox-secret": "x"})
    with in_public():
        assert not ProviderAccount.objects.filter(shop_id=sale.shop.pk).exists()


# ---------------------------------------------------------------- the audit trail


def test_the_trail_is_this_shops_and_hides_who_of_the_platform_it_was(
    boss: Client, sale: Sale, borealis: Any
) -> None:
    clerk = Actor(kind="owner_staff", id="1", label="clerk@platform.test", address="198.51.100.9")
    with in_public():
        for shop in (sale.shop, borealis):
            record(
                actor=clerk,
                action="shop.suspended",
                target=f"shop:{shop.pk}",
                shop_id=shop.pk,
                data={"reason": "SECRET-REASON", "supplier": "SECRET-SUPPLIER"},
            )
        record(
            actor=Actor(kind="shop_staff", id="2", label="eve@borealis.test"),
            action="staff.invited",
            target="user:2",
            shop_id=borealis.pk,
        )
    text = boss.get(f"{SETTINGS}audit/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "Shop suspended" in text
    for hidden in ("clerk@", "198.51.100.9", "SECRET-", "eve@borealis"):
        assert hidden not in text
    assert "Order refunded" not in text
    boss.post(sale.path("refund/"), {"reason": "Asked for it"})
    rows = boss.get(f"{SETTINGS}audit/?noun=order&who=owner@", HTTP_ACCEPT_LANGUAGE="en")
    assert [row.text for row in rows.context["events"]] == ["Order refunded"]
    none = boss.get(f"{SETTINGS}audit/?who=clerk&since=x&until=2999-01-01")
    assert not none.context["events"].object_list
