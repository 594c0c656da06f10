"""Four steps to a shop, without a script; and what is said when something is wrong."""

import pytest
from django.conf import settings

from storefronts.looks.models import ShopLook
from storefronts.pricing import shelf
from tenants.accounts.models import User
from tenants.kernel.actor import SYSTEM
from tenants.landing.views import launching
from tenants.launch import limits
from tenants.launch.models import ShopMember
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Shop
from tests.landing.conftest import code_for, fill_in


def shops():
    with in_public():
        return list(Shop.objects.filter(domains__domain="cirrus.localhost"))


def test_a_stranger_fills_it_in_signs_up_and_opens_a_stocked_shop(fresh_database, visitor, goods):
    assert fill_in(visitor).headers["Location"] == "/en/start/launch/"
    answer = visitor.get("/en/start/launch/")
    assert answer.headers["Location"] == "/en/join/?next=%2Fen%2Fstart%2Flaunch%2F"
    new = {"email": "new@example.test", "password": "a long enough phrase"}
    visitor.post(answer.headers["Location"], new)
    answer = visitor.post("/en/join/code/", {"code": code_for("new@example.test")})
    assert answer.headers["Location"] == "/en/start/launch/"
    assert "cirrus.localhost" in visitor.get("/en/start/launch/").content.decode()
    progress = visitor.post("/en/start/launch/").headers["Location"]
    [shop] = shops()
    assert shop.status == Shop.Status.LAUNCHING
    assert 'http-equiv="refresh"' in visitor.get(progress).content.decode()
    assert visitor.get(f"{progress}state/").json()["moving"]
    drain(limit=20)
    assert not visitor.get(f"{progress}state/").json()["moving"]
    page = visitor.get(progress).content.decode()
    assert "Cirrus Cards is open" in page
    assert "refresh" not in page
    [shop] = shops()
    assert (shop.theme, shop.default_locale, shop.currency) == ("folio", "en", "CNY")
    with in_shop(shop):
        cards = shelf.products(shop).products
        assert [(c.slug, str(c.price_from.amount)) for c in cards] == [("games-card", "12.00")]
        assert ShopLook.objects.get().light == "paper"
        assert User.objects.get().email == "new@example.test"


def test_whoever_has_an_account_signs_in_and_goes_on_where_they_were(visitor, maker, goods):
    from tests.conftest import PASSWORD

    fill_in(visitor)
    asked = visitor.get("/en/start/launch/").headers["Location"]
    link = visitor.get(asked).context["sign_in_url"]
    door = visitor.get(link).headers["Location"]
    answer = visitor.post(door, {"login": maker.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/en/start/launch/"
    assert "Cirrus Cards" in visitor.get("/en/start/launch/").content.decode()


def test_the_button_pressed_twice_is_one_launch(maker_client, goods):
    fill_in(maker_client)
    with in_public():
        kept = dict(maker_client.session.items())["launch"]
    first = maker_client.post("/en/start/launch/").headers["Location"]
    with in_public():
        session = maker_client.session
        session["launch"] = kept
        session.save()
    assert maker_client.post("/en/start/launch/").headers["Location"] == first
    assert len(shops()) == 1


def test_a_name_that_went_meanwhile_leads_back_to_its_step(maker_client, goods, maker):
    from tests.launch.conftest import launch_for

    fill_in(maker_client)
    launch_for(maker)
    answer = maker_client.post("/en/start/launch/")
    assert answer.status_code == 409
    assert answer.context["step"] == 1
    assert "taken" in answer.content.decode()
    assert len(shops()) == 1


@pytest.mark.parametrize(
    ("step", "fields", "field", "words"),
    [
        (1, {"name": "", "subdomain": "x-ray"}, "name", "Give your shop a name"),
        (1, {"name": "A", "subdomain": "卡盟"}, "subdomain", "outside of a-z"),
        (1, {"name": "A", "subdomain": "🎮"}, "subdomain", "emoji"),
        (1, {"name": "A", "subdomain": "a" * 64}, "subdomain", "64 characters"),
        (1, {"name": "A", "subdomain": "xn--fiq228c"}, "subdomain", "xn--"),
        (1, {"name": "A", "subdomain": "adm1n"}, "subdomain", "reserved"),
        (2, {"look": "no_such:blue"}, "look", "Choose one of the looks"),
        (2, {"look": "folio:neon"}, "look", "Choose one of the looks"),
        (3, {"sell": []}, "sell", "at least one category"),
        (3, {"sell": ["games"], "markup-games": "lots"}, "games", "Write a number"),
        (3, {"sell": ["games"], "markup-games": "5000"}, "games", "Between 0 and 500"),
        (3, {"sell": ["games"], "markup-games": "0.2"}, "games", "does not cover"),
        (4, {"currency": "XXX", "locale": "en"}, "currency", "Choose one of the currencies"),
        (4, {"currency": "CNY", "locale": "fr"}, "locale", "Choose one of the languages"),
        (4, {"currency": "CNY", "locale": "en", "support_email": "x"}, "support_email", "e-mail"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(visitor, goods, step, fields, field, words):
    fill_in(visitor)
    answer = visitor.post(f"/en/start/{step}/", fields)
    assert answer.status_code == 200
    assert field in answer.context["errors"]
    assert words in answer.content.decode()


def test_without_an_address_one_is_made_of_the_name(visitor, goods):
    visitor.post("/zh-hans/start/1/", {"name": "极光数卡", "subdomain": ""})
    assert 'value="jiguangshuka"' in visitor.get("/en/start/1/").content.decode()


def test_a_later_step_waits_for_the_earlier_ones(visitor, goods):
    assert visitor.get("/en/start/4/").headers["Location"] == "/en/start/1/"
    assert visitor.get("/en/start/launch/").headers["Location"] == "/en/start/1/"
    assert visitor.get("/en/start/5/").status_code == 404


def test_the_address_is_checked_while_it_is_typed(visitor, aurora):
    ask = "/en/start/address/"
    taken = visitor.get(f"{ask}?subdomain=aurora&name=Aurora").json()
    assert not taken["free"]
    assert taken["suggestions"]
    assert visitor.get(f"{ask}?subdomain=nova-cards").json()["free"]
    assert visitor.get(f"{ask}?name=极光数卡").json()["name"] == "jiguangshuka"
    for _ in range(70):
        last = visitor.get(f"{ask}?subdomain=nova-cards")
    assert last.status_code == 429
    assert int(last.headers["Retry-After"]) <= 60


def test_the_example_is_priced_by_the_engine(visitor, goods):
    told = visitor.get("/en/start/price/?category=games&markup=7.5").json()
    assert (told["price"], told["wholesale"], told["sells"]) == ("¥10.75", "¥10.00", True)
    assert told["kept"] == "¥0.64"  # 0.75 less a fee of one percent
    assert not visitor.get("/en/start/price/?category=games&markup=0").json()["sells"]
    assert visitor.get("/en/start/price/?category=games&markup=x").status_code == 400
    assert visitor.get("/en/start/price/?category=none&markup=5").status_code == 404


def test_only_currencies_with_a_rate_are_offered(visitor, goods):
    from datetime import timedelta
    from decimal import Decimal

    from django.utils import timezone

    from billing.ledger.fx import set_fx_rate

    fill_in(visitor)
    with in_public():
        since = timezone.now() - timedelta(days=1)
        set_fx_rate(base="USD", quote="CNY", rate=Decimal("7.1"), actor=SYSTEM, valid_from=since)
    offered = visitor.get("/en/start/4/").context["currencies"]
    assert offered == [settings.SETTLEMENT_CURRENCY, "USD"]


def test_launches_have_a_limit_for_a_person_and_for_a_network(maker_client, goods, monkeypatch):
    monkeypatch.setattr(limits, "MOST_PER_PERSON", 1)
    fill_in(maker_client)
    assert maker_client.post("/en/start/launch/").status_code == 302
    fill_in(maker_client, subdomain="stratus")
    answer = maker_client.post("/en/start/launch/")
    assert answer.status_code == 409
    assert "Too many tries" in answer.content.decode()
    monkeypatch.setattr(limits, "MOST_PER_PERSON", 10)
    monkeypatch.setattr(limits, "MOST_PER_ADDRESS", 1)
    assert maker_client.post("/en/start/launch/").status_code == 409
    monkeypatch.setattr(limits, "MOST_PER_ADDRESS", 10)
    monkeypatch.setattr(limits, "MOST_SHOPS", 1)
    assert "You have 1 shops" in maker_client.post("/en/start/launch/").content.decode()
    assert launching.STEPS
    with in_public():
        assert ShopMember.objects.count() == 1
