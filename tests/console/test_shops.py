"""Shops: launched, suspended, reinstated, their wallets adjusted; each with reason and trace."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from billing.ledger.queries import balance
from tenants.audit.models import AuditEvent
from tenants.outbox.models import Job
from tenants.registry.context import in_public
from tenants.registry.models import Shop, ShopLaunch
from tests.factories.orders import fill_wallet

LAUNCH = {
    "name": "Nova",
    "subdomain": "nova-cards",
    "owner_email": "boss@nova.example",
    "currency": "cny",
    "idempotency_key": "launch-1",
}


def _shop(shop: Any) -> Shop:
    with in_public():
        return Shop.objects.get(pk=shop.pk)


def _events(action: str) -> list[AuditEvent]:
    with in_public():
        return list(AuditEvent.objects.filter(action=action))


def test_a_launch_takes_the_name_and_shows_its_progress(owner_client: Client) -> None:
    answer = owner_client.post("/console/shops/launch/", LAUNCH)
    with in_public():
        shop = Shop.objects.get(name="Nova")
    assert answer.headers["Location"] == f"/console/shops/{shop.pk}/launch/"
    page = owner_client.get(answer.headers["Location"])
    assert page.context["moving"] is True
    assert b"every 1s" in page.content
    assert shop.currency == "CNY"
    assert [event.data["subdomain"] for event in _events("shop.launched")] == ["nova-cards"]


def test_the_form_sent_twice_is_one_shop(owner_client: Client) -> None:
    for _ in range(2):
        owner_client.post("/console/shops/launch/", LAUNCH)
    with in_public():
        assert Shop.objects.filter(name="Nova").count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("subdomain", "aurora"), ("subdomain", "www"), ("subdomain", "A B"), ("owner_email", "x")],
)
def test_a_refused_launch_says_which_field(
    field: str, value: str, owner_client: Client, aurora: Any
) -> None:
    answer = owner_client.post("/console/shops/launch/", {**LAUNCH, field: value})
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    with in_public():
        assert not Shop.objects.filter(name="Nova").exists()


def test_a_finished_launch_stops_asking(owner_client: Client, aurora: Any) -> None:
    with in_public():
        ShopLaunch.objects.update_or_create(shop=aurora, defaults={"step": ShopLaunch.Step.DONE})
    page = owner_client.get(f"/console/shops/{aurora.pk}/launch/")
    assert page.context["moving"] is False
    assert b"every 1s" not in page.content
    assert b"http" in page.content


def test_suspending_needs_a_reason_and_the_typed_name(owner_client: Client, aurora: Any) -> None:
    path = f"/console/shops/{aurora.pk}/suspend/"
    for form in (
        {"reason": "", "typed_name": "Aurora"},
        {"reason": "fraud", "typed_name": "aurora"},
        {"reason": "fraud"},
    ):
        assert owner_client.post(path, form).status_code == 200
        assert _shop(aurora).status == Shop.Status.ACTIVE
    owner_client.post(path, {"reason": "Chargebacks", "typed_name": "Aurora"})
    assert _shop(aurora).status == Shop.Status.SUSPENDED
    (event,) = _events("shop.suspended")
    assert (event.data["reason"], event.actor_label) == ("Chargebacks", "owner@example.test")


def test_a_suspended_shop_is_reinstated(owner_client: Client, aurora: Any) -> None:
    for move in ("suspend", "reinstate"):
        form = {"reason": "Checked", "typed_name": "Aurora"}
        owner_client.post(f"/console/shops/{aurora.pk}/{move}/", form)
    assert _shop(aurora).status == Shop.Status.ACTIVE
    assert len(_events("shop.reinstated")) == 1


def _adjustment(**changes: str) -> dict[str, str]:
    return {
        "direction": "in",
        "amount": "12.34",
        "reason": "Goodwill",
        "typed_name": "Aurora",
        "reference": "01890000-0000-7000-8000-000000000001",
        **changes,
    }


def _wallet(shop: Any) -> int:
    with in_public():
        return balance(f"shop:{shop.pk}:wallet", settings.SETTLEMENT_CURRENCY).minor


def test_a_double_click_adjusts_a_wallet_once(owner_client: Client, aurora: Any) -> None:
    for _ in range(2):
        owner_client.post(f"/console/shops/{aurora.pk}/wallet/", _adjustment())
    assert _wallet(aurora) == 1234
    assert len(_events("wallet.adjusted")) == 1


def test_a_credit_lets_held_orders_go_on(owner_client: Client, aurora: Any) -> None:
    owner_client.post(f"/console/shops/{aurora.pk}/wallet/", _adjustment())
    with in_public():
        assert Job.objects.filter(task="checkout.resume_all_held", shop_id=aurora.pk).count() == 1


def test_who_collects_is_switched_with_a_reason_and_the_typed_name(
    owner_client: Client, aurora: Any
) -> None:
    path = f"/console/shops/{aurora.pk}/collects/shop/"
    assert path in owner_client.get(f"/console/shops/{aurora.pk}/").content.decode()
    assert owner_client.get(f"/console/shops/{aurora.pk}/collects/me/").status_code == 404
    owner_client.post(path, {"reason": "Own contract", "typed_name": "wrong"})
    assert _shop(aurora).collects == "platform"
    for _ in range(2):
        owner_client.post(path, {"reason": "Own contract", "typed_name": "Aurora"})
    assert _shop(aurora).collects == "shop"
    assert len(_events("shop.collects_switched")) == 1


def test_the_page_says_what_keeps_it_from_being_switched(
    owner_client: Client, aurora: Any, buyer: Any
) -> None:
    with in_public():
        fill_wallet(aurora, 1234, buyer)
    form = {"reason": "Own contract", "typed_name": "Aurora"}
    answer = owner_client.post(
        f"/console/shops/{aurora.pk}/collects/shop/", form, headers={"accept-language": "en"}
    )
    assert answer.status_code == 200
    (said,) = answer.context["form"].non_field_errors()
    assert "12.34" in said
    assert "Own contract" in answer.content.decode()
    assert _shop(aurora).collects == "platform"


def test_more_than_is_there_is_refused(owner_client: Client, aurora: Any) -> None:
    path = f"/console/shops/{aurora.pk}/wallet/"
    answer = owner_client.post(path, _adjustment(direction="out"))
    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    assert _wallet(aurora) == 0
    assert _events("wallet.adjusted") == []


@pytest.mark.parametrize("amount", ["0", "-5", "NaN", "1e9999", "abc"])
def test_an_amount_that_is_none_is_refused(amount: str, owner_client: Client, aurora: Any) -> None:
    path = f"/console/shops/{aurora.pk}/wallet/"
    assert owner_client.post(path, _adjustment(amount=amount)).status_code == 200
    assert _wallet(aurora) == 0


def test_support_cannot_move_money_or_shops(staff: Callable[..., Client], aurora: Any) -> None:
    browser = staff("support")
    for move in ("suspend", "close", "wallet", "collects/shop"):
        answer = browser.post(f"/console/shops/{aurora.pk}/{move}/", _adjustment())
        assert answer.status_code == 403
    assert _shop(aurora).status == Shop.Status.ACTIVE
    assert _shop(aurora).collects == "platform"
    assert _wallet(aurora) == 0


def test_without_the_token_nothing_is_written(staff: Callable[..., Client], aurora: Any) -> None:
    browser = staff("owner", enforce_csrf_checks=True)
    form = {"reason": "Chargebacks", "typed_name": "Aurora"}
    assert browser.post(f"/console/shops/{aurora.pk}/suspend/", form).status_code == 403
    assert _shop(aurora).status == Shop.Status.ACTIVE


def test_terms_are_edited_and_audited(owner_client: Client, aurora: Any) -> None:
    form = {
        "name": "Aurora Cards",
        "support_email": "help@aurora.example",
        "time_zone": "Asia/Shanghai",
        "default_locale": "en",
        "tier": "standard",
        "fee_percent": "1.5",
        # Not one of the form's: it has a page of its own, which asks what is still promised.
        "collects": "shop",
    }
    owner_client.post(f"/console/registry/shop/{aurora.pk}/change/", form)
    assert _shop(aurora).name == "Aurora Cards"
    assert _shop(aurora).collects == "platform"
    (event,) = _events("shop.changed")
    assert event.data["name"] == "Aurora Cards"


def test_a_shop_is_never_deleted_or_added_by_form(owner_client: Client, aurora: Any) -> None:
    delete = f"/console/registry/shop/{aurora.pk}/delete/"
    assert owner_client.post(delete, {"post": "yes"}).status_code == 403
    assert owner_client.get("/console/registry/shop/add/").status_code == 403
    assert _shop(aurora)
