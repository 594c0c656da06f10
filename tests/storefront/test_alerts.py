"""Told once when it is back; no address is kept after that, and nobody is signed off by a robot."""

import re

import pytest
from django.core import mail

from storefronts.alerts import services, tasks
from storefronts.alerts.models import StockAlert
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tests.factories.supply import make_stock
from tests.storefront.test_buying import fields_of

pytestmark = pytest.mark.django_db
PATH = "/en/notify/steam-wallet/"


def ask(client, stage, email="waits@example.test", language="en"):
    path = PATH.replace("/en/", f"/{language}/")
    page = client.get(path)
    sent = fields_of(page) | {"d": str(stage.none_left.pk), "email": email}
    return client.post(path, sent)


def look(stage):
    with in_shop(stage.shop):
        tasks.look(payload={"denomination": str(stage.none_left.pk)}, shop=stage.shop)


def test_who_waits_is_told_once_in_their_language(stage, client_for):
    client = client_for(stage.shop)
    product = client.get("/en/p/steam-wallet/").content.decode()
    assert f'href="{PATH}"' in product
    assert "You are on the list" in ask(client, stage).content.decode()
    ask(client, stage, "deng@example.test", "zh-hans")
    ask(client, stage)  # twice is once
    with in_public():
        assert Job.objects.filter(task="alerts.look").count() == 1
    look(stage)
    assert mail.outbox == [], "it is not back yet"
    with in_public():
        make_stock(5, denomination=stage.none_left)
    look(stage)
    look(stage)
    told = {message.to[0]: message for message in mail.outbox}
    assert len(mail.outbox) == 2
    assert told["waits@example.test"].subject == "Steam Wallet card US$100 is back at Aurora"
    assert "Steam 钱包充值卡 100 美元" in told["deng@example.test"].subject
    assert f"/en/p/steam-wallet/?d={stage.none_left.pk}" in told["waits@example.test"].body
    with in_shop(stage.shop):
        assert not StockAlert.objects.exists()


def test_the_link_of_a_mail_asks_before_it_forgets(stage, client_for, borealis):
    client = client_for(stage.shop)
    ask(client, stage)
    with in_shop(stage.shop):
        link = f"/en/notify/stop/{services.stop_token('waits@example.test')}/"
    page = client.get(link)
    assert "wa***@example.test" in page.content.decode()
    with in_shop(stage.shop):
        assert StockAlert.objects.count() == 1
    client.post(link, fields_of(page))
    with in_shop(stage.shop):
        assert not StockAlert.objects.exists()
    assert client.get(link[:-4] + "xxx/").status_code == 404


def test_what_is_in_stock_needs_no_waiting(stage, client_for):
    client = client_for(stage.shop)
    page = client.get(PATH)
    assert str(stage.ten.pk) not in page.content.decode()
    sent = fields_of(page) | {"d": str(stage.ten.pk), "email": "waits@example.test"}
    assert client.post(PATH, sent).status_code == 400
    assert client.get("/en/notify/mobile/").status_code == 302
    assert client.get("/en/notify/nothing/").status_code == 404


@pytest.mark.parametrize("email", ["", "no-address", "a@b", "x" * 300 + "@example.test"])
def test_a_bad_address_is_refused_beside_its_field(stage, client_for, email):
    answer = ask(client_for(stage.shop), stage, email)
    assert answer.status_code == 400
    assert re.search('id="id_email_error"', answer.content.decode())


def test_one_visitor_cannot_fill_the_list(stage, client_for, monkeypatch):
    monkeypatch.setattr(services, "MOST_PER_HOUR", 2)
    client = client_for(stage.shop)
    for n in range(2):
        assert ask(client, stage, f"waits{n}@example.test").status_code == 200
    assert "enough for now" in ask(client, stage, "waits9@example.test").content.decode()
    with in_shop(stage.shop):
        assert StockAlert.objects.count() == 2


def test_one_address_waits_for_a_few_things_and_is_not_told_so(stage, client_for, monkeypatch):
    monkeypatch.setattr(services, "MOST_PER_EMAIL", 0)
    assert "You are on the list" in ask(client_for(stage.shop), stage).content.decode()
    with in_shop(stage.shop):
        assert not StockAlert.objects.exists()


def test_a_telephone_number_is_looked_at_once_more_before_money_moves(stage, client_for):
    client = client_for(stage.shop)
    page = client.get(f"/en/checkout/?d={stage.credit.pk}&q=1")
    sent = fields_of(page) | {
        "email": "guest@example.test",
        "provider": "sandbox",
        "buyer_phone": "13812345678",
    }
    placed = client.post("/en/checkout/", sent)
    payment = client.get(placed["Location"]).content.decode()
    assert "138****5678" in payment
    assert "13812345678" not in payment
    assert "Yes, pay" in payment
    assert f"/en/checkout/?d={stage.credit.pk}&amp;q=1" in payment
    client.post(placed["Location"], fields_of(client.get(placed["Location"])) | {"how": "sandbox"})
    order = client.get(placed["Location"].replace("/pay/", "/order/")).content.decode()
    assert "138****5678" in order
    assert "Print the receipt" in order


def test_an_order_of_codes_asks_nothing_more(stage, client_for):
    client = client_for(stage.shop)
    page = client.get(f"/en/checkout/?d={stage.ten.pk}&q=1")
    sent = fields_of(page) | {"email": "guest@example.test", "provider": "sandbox"}
    payment = client.get(client.post("/en/checkout/", sent)["Location"]).content.decode()
    assert "data-for-whom" not in payment
