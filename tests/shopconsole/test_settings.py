"""Settings: the shop's own data, its domains, its staff, its API keys."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from storefronts.console.shop_settings import CurrencyFrozen, change_settings
from storefronts.console.tasks import send_invitation
from tenants.accounts import staff as staff_service
from tenants.accounts.models import ApiKey, ApiKeySpending, User
from tenants.audit.models import AuditEvent
from tenants.kernel.actor import Actor
from tenants.kernel.ids import new_id
from tenants.outbox.models import Job
from tenants.registry import dns, domains
from tenants.registry.context import in_public, in_shop
from tenants.registry.middleware import forget_hosts
from tenants.registry.models import Domain, Shop
from tests import world
from tests.shopconsole.conftest import Sale

BOSS = Actor(kind="shop_staff", id="1", label="owner@shop.test")
SETTINGS = "/console/shop/settings/"


def now(shop: Any) -> Shop:
    forget_hosts()
    with in_public():
        return Shop.objects.get(pk=shop.pk)


def events(action: str) -> int:
    with in_public():
        return AuditEvent.objects.filter(action=action).count()


def said(answer: Any) -> list[str]:
    return [m.level_tag for m in answer.context["messages"]]


# ---------------------------------------------------------------- the shop


def shop_form(**changes: Any) -> dict[str, Any]:
    return {
        "name": "Aurora",
        "support_email": "help@aurora.test",
        "locales": ["zh-hans", "en"],
        "default_locale": "zh-hans",
        "currency": "CNY",
        "time_zone": "Asia/Shanghai",
        **changes,
    }


def test_the_shop_says_what_was_saved(boss: Client, sale: Sale) -> None:
    form = shop_form(
        name="  Aurora   Cards ",
        support_contact="WeChat: aurora-help",
        sender_name="Aurora help\r\nBcc: x@y.z",
        reply_to="answers@aurora.test",
        legal_icp_filing="沪ICP备12345678号-1",
    )
    assert boss.post(f"{SETTINGS}shop/", form).status_code == 302
    shop = now(sale.shop)
    assert shop.name == "Aurora Cards"
    assert shop.sender_name == "Aurora help Bcc: x@y.z"
    page = Client(HTTP_HOST=world.host_of("aurora")).get("/zh-hans/").content.decode()
    for words in (
        "Aurora Cards",
        "WeChat: aurora-help",
        "沪ICP备12345678号-1",
        "beian.miit.gov.cn",
    ):
        assert words in page
    with in_public():
        event = AuditEvent.objects.get(action="shop.settings_changed")
    assert event.data["before"]["name"] == "Aurora"
    assert event.shop_id == shop.pk


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "   "},
        {"support_email": "no address"},
        {"locales": []},
        {"locales": ["en"], "default_locale": "zh-hans"},
        {"time_zone": "Mars/Base"},
        {"legal_icp_filing": "x" * 81},
    ],
)
def test_what_cannot_be_is_refused_with_all_that_was_typed(
    changes: dict[str, Any], boss: Client, sale: Sale
) -> None:
    answer = boss.post(f"{SETTINGS}shop/", shop_form(support_contact="Kept", **changes))
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert "Kept" in answer.content.decode()
    assert now(sale.shop).support_contact == ""


def test_scripts_and_right_to_left_marks_are_harmless(boss: Client, sale: Sale) -> None:
    evil = "<script>alert(1)</script>\u202e{{ settings.SECRET_KEY }}"
    boss.post(f"{SETTINGS}shop/", shop_form(support_contact=evil[:120], legal_edi_licence=evil))
    page = Client(HTTP_HOST=world.host_of("aurora")).get("/en/").content.decode()
    assert "<script>alert(1)" not in page
    assert "\u202e" not in page
    assert "only-for-tests" not in page


def test_the_currency_is_fixed_since_the_first_order(boss: Client, sale: Sale) -> None:
    assert sale.order.currency == "CNY"
    with pytest.raises(CurrencyFrozen):
        change_settings(shop=now(sale.shop), actor=BOSS, currency="USD")
    boss.post(f"{SETTINGS}shop/", shop_form(currency="USD"))
    assert now(sale.shop).currency == "CNY"


def test_a_language_that_is_not_spoken_leads_to_the_first(boss: Client, sale: Sale) -> None:
    boss.post(f"{SETTINGS}shop/", shop_form(locales=["zh-hans"]))
    forget_hosts()
    visitor = Client(HTTP_HOST=world.host_of("aurora"))
    answer = visitor.get("/en/search/?q=card")
    assert answer.headers["Location"] == "/zh-hans/search/?q=card"
    assert 'hreflang="en"' not in visitor.get("/zh-hans/").content.decode()


def test_mails_come_in_the_shops_name_and_answers_go_where_it_wants(
    boss: Client, sale: Sale
) -> None:
    from storefronts.orders.tasks import send_receipt

    boss.post(f"{SETTINGS}shop/", shop_form(sender_name="Aurora help", reply_to="a@aurora.test"))
    shop = now(sale.shop)
    with in_shop(shop):
        send_receipt(payload={"order": str(sale.order.pk)}, shop=shop)
    message = mail.outbox[-1]
    assert message.from_email.startswith("Aurora help <")
    assert message.reply_to == ["a@aurora.test"]
    visitor = Client(HTTP_HOST=world.host_of("aurora"))
    visitor.post("/en/account/password/reset/", {"email": "owner@shop.test"})
    assert mail.outbox[-1].from_email.startswith("Aurora help <")


# ---------------------------------------------------------------- domains


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    monkeypatch.setattr(dns, "txt_records", lambda name: texts.get(name, []))
    return texts


def test_a_domain_is_added_proven_made_to_lead_and_removed(
    boss: Client, sale: Sale, zone: dict[str, list[str]]
) -> None:
    boss.post(f"{SETTINGS}domain/", {"domain": "https://Cards.MyCompany.com/"})
    with in_public():
        domain = Domain.objects.get(kind="custom")
    record = domains.record_of(domain)
    page = boss.get(f"{SETTINGS}domain/").content.decode()
    assert record.name in page
    assert record.value in page
    path = f"{SETTINGS}domain/{domain.pk}/"
    assert said(boss.post(path, {"deed": "primary"}, follow=True)) == ["error"]
    assert said(boss.post(path, {"deed": "check"}, follow=True)) == ["warning"]
    assert said(boss.post(path, {"deed": "check"}, follow=True)) == ["info"]  # a moment ago
    with in_public():
        Domain.objects.update(checked_at=timezone.now() - timedelta(minutes=1))
    zone[record.name] = [record.value]
    assert said(boss.post(path, {"deed": "check"}, follow=True)) == ["success"]
    boss.post(path, {"deed": "primary"})
    forget_hosts()
    assert Client(HTTP_HOST="cards.mycompany.com").get("/zh-hans/").status_code == 200
    with in_public():
        assert Domain.objects.get(tenant=sale.shop, is_primary=True) == domain
    boss.post(path, {"deed": "remove"})
    forget_hosts()
    assert Client(HTTP_HOST="cards.mycompany.com").get("/zh-hans/").status_code == 404


def test_another_shops_domain_is_an_unknown_one(
    staff: Callable[..., Client], sale: Sale, borealis: Any
) -> None:
    domain = domains.add_domain(shop=sale.shop, name="cards.mycompany.com", actor=BOSS)
    path = f"{SETTINGS}domain/{domain.pk}/"
    assert staff("owner", borealis).post(path, {"deed": "remove"}).status_code == 404
    with in_public():
        assert Domain.objects.filter(pk=domain.pk).exists()


# ---------------------------------------------------------------- staff


def invite(boss: Client, email: str = "new@shop.test", role: str = "support") -> Any:
    return boss.post(f"{SETTINGS}staff/", {"email": email, "role": role, "name": "New"})


def person(shop: Any, email: str) -> User | None:
    with in_shop(shop):
        return User.objects.filter(email=email).first()


def deliver(shop: Any) -> str:
    """Run the invitation that is owed; the mail's text."""
    with in_public():
        job = Job.objects.get(task=staff_service.INVITATION, state="waiting")
    with in_shop(shop):
        send_invitation(payload=job.payload, shop=shop)
    return str(mail.outbox[-1].body)


def test_an_invited_person_sets_a_password_and_is_in(boss: Client, sale: Sale) -> None:
    assert invite(boss).status_code == 302
    text = deliver(sale.shop)
    link = re.search(r"http://[^/]+(/\S*reset/key/\S+)", text)
    assert link
    visitor = Client(HTTP_HOST=world.host_of("aurora"))
    form = visitor.get(link[1], follow=True)
    where = form.redirect_chain[-1][0]
    secret = "a long enough pass phrase"
    visitor.post(where, {"password1": secret, "password2": secret})
    visitor.post("/en/account/login/", {"login": "new@shop.test", "password": secret})
    assert visitor.get("/console/shop/orders/").status_code == 200
    assert visitor.get("/console/shop/prices/").status_code == 302


def test_who_registered_the_address_beforehand_gains_nothing(boss: Client, sale: Sale) -> None:
    """An account whose address was never proven: its password and sessions end."""
    squatter = Client(HTTP_HOST=world.host_of("aurora"))
    with in_shop(sale.shop):
        user = User.objects.create_user("new@shop.test", "the squatters own words")
        squatter.force_login(user)
    invite(boss, role="owner")
    assert "/account/login/" in squatter.get("/console/").headers["Location"]
    found = person(sale.shop, "new@shop.test")
    assert found
    assert found.is_staff
    assert not found.has_usable_password()


def test_a_customer_whose_address_is_proven_keeps_the_password(boss: Client, sale: Sale) -> None:
    from allauth.account.models import EmailAddress

    with in_shop(sale.shop):
        user = User.objects.create_user("new@shop.test", "correct horse battery")
        EmailAddress.objects.create(user=user, email=user.email, verified=True)
    invite(boss)
    assert "/console/" in deliver(sale.shop)
    found = person(sale.shop, "new@shop.test")
    assert found
    assert found.has_usable_password()


@pytest.mark.parametrize(
    "form", [{"email": "x"}, {"role": "supply"}, {"role": "god"}, {"email": ""}]
)
def test_a_wrong_invitation_makes_nobody(form: dict[str, str], boss: Client, sale: Sale) -> None:
    data = {"email": "new@shop.test", "role": "support", **form}
    assert boss.post(f"{SETTINGS}staff/", data).status_code == 200
    assert person(sale.shop, "new@shop.test") is None


def test_who_belongs_to_the_staff_is_not_invited_again(boss: Client, sale: Sale) -> None:
    answer = invite(boss, email="OWNER@shop.test")
    assert answer.context["form"].errors["email"]


def test_the_last_owner_stays(boss: Client, sale: Sale) -> None:
    me = person(sale.shop, "owner@shop.test")
    assert me
    for form in ({"deed": "remove"}, {"deed": "role", "role": "support"}):
        boss.post(f"{SETTINGS}staff/{me.pk}/", form)
        found = person(sale.shop, "owner@shop.test")
        assert found
        assert found.role == "owner"
        assert found.is_staff
    invite(boss, role="owner")
    boss.post(f"{SETTINGS}staff/{me.pk}/", {"deed": "role", "role": "support"})
    found = person(sale.shop, "owner@shop.test")
    assert found
    assert found.role == "support"
    assert boss.get(f"{SETTINGS}staff/").status_code == 302  # at once, in the same session
    assert events("staff.role_changed") == 1


def test_who_is_removed_is_out_at_once_with_all_keys(
    boss: Client, staff: Callable[..., Client], sale: Sale
) -> None:
    browser = staff("manager")
    who = person(sale.shop, "manager@shop.test")
    assert who
    with in_shop(sale.shop):
        key = ApiKey.objects.create(user=who, name="x", prefix="abcd1234", secret_hash=b"x")
    assert browser.get("/console/shop/orders/").status_code == 200
    boss.post(f"{SETTINGS}staff/{who.pk}/", {"deed": "remove"})
    assert "/account/login/" in browser.get("/console/shop/orders/").headers["Location"]
    with in_shop(sale.shop):
        key.refresh_from_db()
    assert key.revoked_at


def test_two_owners_do_not_demote_each_other_at_once(fresh_database: None, aurora: Any) -> None:
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier

    from django.db import connections

    from tenants.kernel.errors import Refusal

    with in_shop(aurora):
        pair = [
            User.objects.create_user(f"o{n}@shop.test", is_staff=True, role="owner") for n in "ab"
        ]
    start = Barrier(2)

    def demote(user: User) -> bool:
        try:
            with in_shop(aurora):
                start.wait()
                staff_service.change_role(shop_id=aurora.pk, user=user, role="editor", actor=BOSS)
            return True
        except Refusal:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(demote, pair))
    assert sorted(done) == [False, True]


# ---------------------------------------------------------------- keys


def key_form(**changes: Any) -> dict[str, Any]:
    return {
        "name": "ERP",
        "email": "owner@shop.test",
        "scopes": ["catalogue", "staff"],
        "addresses": "",
        "expires": "",
        "reference": str(new_id()),
        **changes,
    }


def ask(text: str, **extra: Any) -> int:
    api = Client(HTTP_HOST=world.host_of("aurora"))
    answer = api.post(
        "/graphql/",
        {"query": "{ viewer { __typename } }"},
        content_type="application/json",
        HTTP_AUTHORIZATION=f"Bearer {text}",
        **extra,
    )
    return 401 if b"UNAUTHENTICATED" in answer.content else 200


def make(boss: Client, **changes: Any) -> str:
    answer = boss.post(f"{SETTINGS}keys/", key_form(**changes))
    assert "no-store" in answer.headers["Cache-Control"]
    return str(answer.context["made"]["text"])


def test_a_key_is_shown_once_and_works(boss: Client, sale: Sale) -> None:
    text = make(boss)
    assert ask(text) == 200
    again = boss.get(f"{SETTINGS}keys/").content.decode()
    assert text not in again
    assert text.split("_")[1] in again
    with in_public():
        event = AuditEvent.objects.get(action="api_key.created")
    assert event.shop_id == sale.shop.pk
    assert text.split("_")[2] not in str(event.data)


def test_a_repeated_form_makes_one_key(boss: Client, sale: Sale) -> None:
    form = key_form()
    boss.post(f"{SETTINGS}keys/", form)
    assert boss.post(f"{SETTINGS}keys/", form).context["made"] is None
    with in_shop(sale.shop):
        assert ApiKey.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"name": " "},
        {"scopes": []},
        {"scopes": ["everything"]},
        {"email": "nobody@here.test"},
        {"addresses": "300.1.1.1"},
        {"addresses": "10.0.0.1/8"},
        {"expires": "2020-01-01"},
        {"email": "buyer@example.test"},  # has no part in the staff
    ],
)
def test_a_key_that_cannot_be_is_not_made(
    changes: dict[str, Any], boss: Client, sale: Sale
) -> None:
    answer = boss.post(f"{SETTINGS}keys/", key_form(**changes))
    assert answer.context["form"].errors
    with in_shop(sale.shop):
        assert not ApiKey.objects.exists()


def test_a_rotated_key_overlaps_and_then_ends(boss: Client, sale: Sale) -> None:
    old = make(boss, addresses="127.0.0.1\n10.0.0.0/8")
    with in_shop(sale.shop):
        key = ApiKey.objects.get()
    answer = boss.post(f"{SETTINGS}keys/{key.pk}/", {"deed": "rotate", "overlap": "1"})
    fresh = answer.context["made"]["text"]
    assert (ask(old), ask(fresh)) == (200, 200)
    assert ask(fresh, REMOTE_ADDR="192.0.2.9") == 401
    with in_shop(sale.shop):
        left = ApiKey.objects.get(pk=key.pk).expires_at - timezone.now()  # type: ignore[operator]
        assert timedelta(minutes=58) < left <= timedelta(hours=1)
        ApiKey.objects.filter(pk=key.pk).update(expires_at=timezone.now())
    from api.keys import ring

    ring.forget()
    assert (ask(old), ask(fresh)) == (401, 200)
    assert events("api_key.rotated") == 1


def test_a_key_with_a_cap_and_a_signing_secret(boss: Client, sale: Sale) -> None:
    answer = boss.post(
        f"{SETTINGS}keys/", key_form(daily_cap="500", signing="required", scopes=["orders"])
    )
    secret = answer.context["made"]["signing"]
    assert secret.startswith("cfs_")
    assert secret in answer.content.decode()
    with in_shop(sale.shop):
        key = ApiKey.objects.get()
        assert (key.daily_cap_minor, key.signing) == (50_000, "required")
        ApiKeySpending.objects.create(key_id=key.pk, day=_today(sale), minor=12_345)
    page = boss.get(f"{SETTINGS}keys/").content.decode()
    assert secret not in page
    assert "123.45" in page
    assert ask(answer.context["made"]["text"]) == 401  # it does not sign


def _today(sale: Sale) -> Any:
    return timezone.now().astimezone(ZoneInfo(sale.shop.time_zone)).date()


def test_the_limits_of_a_key_are_changed(boss: Client, sale: Sale) -> None:
    make(boss)
    with in_shop(sale.shop):
        key = ApiKey.objects.get()
    change = f"{SETTINGS}keys/{key.pk}/"
    boss.post(change, {"deed": "limits", "daily_cap": "20.50", "signing": ""})
    answer = boss.post(change, {"deed": "limits", "daily_cap": "20.50", "signing": "optional"})
    assert answer.context["made"]["signing"].startswith("cfs_")
    assert "no-store" in answer.headers["Cache-Control"]
    for wrong in ("-5", "0", "ten", "1e20"):
        boss.post(change, {"deed": "limits", "daily_cap": wrong, "signing": "optional"})
    with in_shop(sale.shop):
        key.refresh_from_db()
    assert (key.daily_cap_minor, key.signing) == (2_050, "optional")
    boss.post(change, {"deed": "limits", "daily_cap": "", "signing": ""})
    with in_shop(sale.shop):
        key.refresh_from_db()
    assert (key.daily_cap_minor, key.signing, key.signing_sealed) == (None, "", "")
    assert (events("api_key.cap_set"), events("api_key.signing_set")) == (2, 2)


def test_a_revoked_key_is_refused(boss: Client, sale: Sale) -> None:
    from api.keys import ring

    text = make(boss)
    with in_shop(sale.shop):
        key = ApiKey.objects.get()
    for _ in range(2):
        boss.post(f"{SETTINGS}keys/{key.pk}/", {"deed": "revoke"})
    ring.forget()
    assert ask(text) == 401
    assert events("api_key.revoked") == 1
    boss.post(f"{SETTINGS}keys/{key.pk}/", {"deed": "rotate"})
    with in_shop(sale.shop):
        assert ApiKey.objects.count() == 1


def test_who_has_a_second_factor_shows_it_before_making_a_key(boss: Client, sale: Sale) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    with in_shop(sale.shop):
        TOTP.activate(User.objects.get(email="owner@shop.test"), generate_totp_secret())
    answer = boss.post(f"{SETTINGS}keys/", key_form())
    assert answer.status_code == 302
    assert "reauthenticate" in answer.headers["Location"]
    with in_shop(sale.shop):
        assert not ApiKey.objects.exists()
    assert boss.get(f"{SETTINGS}keys/").status_code == 200
