"""Where a shelf is empty each theme says what can be done; who asks is told once."""

import html

import pytest
from django.core import mail

from storefronts.alerts import services, shelves, tasks
from storefronts.alerts.models import ShelfAlert
from storefronts.pages import page_cache
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tenants.registry.middleware import forget_hosts
from tenants.registry.models import Shop
from tests.factories.catalogue import ProductFactory, make_denomination
from tests.factories.supply import make_stock
from tests.storefront.test_buying import fields_of

pytestmark = pytest.mark.django_db
NOTHING = "/en/search/?q=elden"
NOTIFY = "/en/notify/?q=elden"


def wear(stage, theme):
    with in_public():
        Shop.objects.filter(pk=stage.shop.pk).update(
            theme=theme, support_email="help@aurora.example"
        )
    forget_hosts()


def seen(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def elden(stage):
    """Somebody begins to sell it."""
    with in_public():
        product = ProductFactory(
            category=stage.games, slug="elden", name_zh="艾尔登", name_en="Elden card"
        )
        made = make_denomination(
            wholesale="50", product=product, sku="elden-1", name_zh="一", name_en="One"
        )
        make_stock(2, denomination=made)


def ask(client, path=NOTIFY, email="waits@example.test"):
    return client.post(path, fields_of(client.get(path)) | {"email": email})


def look(stage):
    with in_shop(stage.shop):
        tasks.look_at_shelves(payload={}, shop=stage.shop)


def test_night_city_offers_to_tell_and_shows_what_is_hot(stage, client_for):
    wear(stage, "night_city")
    page = seen(client_for(stage.shop), NOTHING)
    assert f'<a class="btn" href="{NOTIFY}">' in page
    assert "Notify me" in page
    assert "Hot right now" in page
    assert "/en/p/steam-wallet/" in page


def test_corner_has_a_drawing_and_the_categories(stage, client_for):
    wear(stage, "corner")
    page = seen(client_for(stage.shop), NOTHING)
    empty = page.split('class="empty"')[1].split("</div>")[0]
    assert "/en/c/games/" in empty
    assert "/en/c/phone-credit/" in empty


def test_depot_has_the_list_to_fill_in_and_asks_for_a_quote(stage, client_for):
    wear(stage, "depot")
    client = client_for(stage.shop)
    empty = seen(client, NOTHING).split('class="empty"')[1].split("</div>")[0]
    assert 'href="/en/price-list.csv"' in empty
    assert 'href="mailto:help@aurora.example"' in empty
    assert "Ask for a quote" in empty
    assert client.get("/en/price-list.csv").status_code == 200


def test_folio_says_one_line_and_how_to_reach_the_shop(stage, client_for):
    wear(stage, "folio")
    client = client_for(stage.shop)
    empty = seen(client, NOTHING).split('class="empty"')[1].split("</div>")[0]
    assert "mailto:help@aurora.example" in empty
    # Also where nothing leads on.
    lost = client.get("/en/nowhere/").content.decode()
    assert "mailto:help@aurora.example" in lost.split('class="empty"')[1].split("</div>")[0]


@pytest.mark.parametrize("theme", ["night_city", "corner", "depot", "folio", "base"])
def test_no_shelf_with_goods_offers_to_tell(stage, client_for, theme):
    wear(stage, theme)
    assert "/en/notify/?" not in seen(client_for(stage.shop), "/en/c/games/")


def test_who_waits_for_a_shelf_is_told_once(stage, client_for):
    client = client_for(stage.shop)
    page = seen(client, NOTIFY)
    assert "nothing to buy for “elden” right now" in page
    assert 'content="noindex' in page
    assert "You are on the list" in ask(client).content.decode()
    ask(client)  # twice is once
    ask(client, NOTIFY.replace("/en/", "/zh-hans/"), "deng@example.test")
    with in_public():
        job = Job.objects.get(task="alerts.look_at_shelves")
    assert "elden" not in str(job.payload)
    assert "@" not in str(job.payload)
    look(stage)
    assert mail.outbox == [], "there is nothing yet"
    elden(stage)
    look(stage)
    look(stage)
    told = {message.to[0]: message for message in mail.outbox}
    assert len(mail.outbox) == 2
    assert "Elden card" in told["waits@example.test"].body
    assert "/en/search/?q=elden&stock=1" in told["waits@example.test"].body
    assert "艾尔登" in told["deng@example.test"].body
    with in_shop(stage.shop):
        assert not ShelfAlert.objects.exists()
    assert client.get(NOTIFY)["Location"] == "/en/search/?q=elden&stock=1"


def test_the_words_that_somebody_typed_are_in_no_mail(stage, client_for):
    """Or the shop would send a stranger's words to a stranger's address."""
    ask(client_for(stage.shop), "/en/notify/?q=card+eld", "victim@example.test")
    elden(stage)
    look(stage)
    (message,) = mail.outbox
    text = message.subject + message.alternatives[0][0].split("<body")[1].replace("q=card", "")
    assert "card eld" not in text


def test_a_category_with_nothing_left_can_be_waited_for(stage, client_for):
    with in_public():
        make_denomination(
            wholesale="50",
            product=ProductFactory(category=stage.games, slug="licence", name_en="Licence"),
            sku="licence-1",
            kind="licence",
        )
    wear(stage, "night_city")
    page_cache.forget()
    client = client_for(stage.shop)
    page = seen(client, "/en/c/games/?kind=licence&stock=1")
    address = "/en/notify/?category=games&kind=licence"
    assert address in page
    assert "Game cards · software licence" in seen(client, address)
    assert client.get("/en/notify/?category=games").status_code == 302, "others are in stock"


def test_one_who_wants_no_more_mails_waits_for_no_shelf_either(stage, client_for):
    client = client_for(stage.shop)
    ask(client)
    with in_shop(stage.shop):
        link = f"/en/notify/stop/{services.stop_token('waits@example.test')}/"
    client.post(link, fields_of(client.get(link)))
    with in_shop(stage.shop):
        assert not ShelfAlert.objects.exists()


def test_a_shelf_of_nowhere_is_not_found(stage, client_for):
    client = client_for(stage.shop)
    assert client.get("/en/notify/?category=nothing").status_code == 404
    assert client.get(NOTIFY + "&kind=rubbish").status_code == 200


def test_another_shop_learns_of_nobody_who_waits(stage, client_for, borealis):
    ask(client_for(stage.shop))
    elden(stage)
    with in_shop(borealis):
        assert shelves.tell_if_stocked(shop=borealis) == 0
    assert mail.outbox == []


def test_one_visitor_cannot_fill_the_list_of_shelves(stage, client_for, monkeypatch):
    monkeypatch.setattr(services, "MOST_PER_HOUR", 2)
    client = client_for(stage.shop)
    for n in range(2):
        assert ask(client, email=f"waits{n}@example.test").status_code == 200
    assert "enough for now" in ask(client, email="waits9@example.test").content.decode()
