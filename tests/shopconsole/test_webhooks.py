"""Settings > Webhooks, as a person uses them."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from standardwebhooks import Webhook

from storefronts.webhooks import services
from storefronts.webhooks.models import Delivery, Endpoint
from tenants.kernel.actor import SYSTEM
from tenants.kernel.ids import new_id
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public, in_shop
from tests.factories.orders import buy
from tests.shopconsole.conftest import Sale
from tests.webhooks.receiver import Receiver, receiving

PAGE = "/console/shop/settings/webhooks/"
SECRET = re.compile(r"whsec_[A-Za-z0-9+/=]+")


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one


def form(receiver: Receiver, **changes: Any) -> dict[str, Any]:
    kinds = ["order.placed", "order.completed"]
    return {"url": receiver.url, "kinds": kinds, "reference": str(new_id()), **changes}


def only(shop: Any) -> Endpoint:
    with in_shop(shop):
        return Endpoint.objects.get()


def said(answer: Any) -> list[str]:
    return [m.level_tag for m in answer.context["messages"]]


@pytest.fixture
def path(boss: Client, sale: Sale, receiver: Receiver) -> str:
    """The page of an endpoint that was added by the form."""
    boss.post(PAGE, form(receiver))
    return f"{PAGE}{only(sale.shop).pk}/"


def test_an_endpoint_is_added_its_secret_shown_once_and_a_sale_arrives(
    boss: Client, sale: Sale, receiver: Receiver
) -> None:
    given = form(receiver, description="Books")
    shown = boss.post(PAGE, given).content.decode()
    secret = SECRET.search(shown)
    assert secret is not None
    endpoint = only(sale.shop)
    again = boss.post(PAGE, given)
    assert again.context["form"].errors
    assert not SECRET.search(again.content.decode())
    for address in (PAGE, f"{PAGE}{endpoint.pk}/"):
        page = boss.get(address).content.decode()
        assert not SECRET.search(page)
        assert receiver.url in page
    with in_shop(sale.shop):
        buy(sale.shop, sale.goods)
    with in_public():
        drain()
    assert receiver.kinds == ["order.placed", "order.completed"]
    Webhook(secret.group()).verify(receiver.got[0].body, receiver.got[0].headers)
    log = boss.get(f"{PAGE}{endpoint.pk}/")
    assert [one.state for one in log.context["deliveries"]] == ["delivered", "delivered"]
    number = receiver.got[0].said["data"]["order"]["number"]
    assert number in log.content.decode()


def test_the_log_is_filtered(boss: Client, sale: Sale, path: str) -> None:
    with in_shop(sale.shop):
        buy(sale.shop, sale.goods)
        number = Delivery.objects.count()
    with in_public():
        drain()
    assert number == 0
    for query, found in (
        ("", 2),
        ("?kind=order.placed", 1),
        ("?kind=nonsense", 2),
        ("?state=delivered", 2),
        ("?state=failed", 0),
        ("?about=NOTHING", 0),
        ("?about=%00", 2),
        ("?since=2099-01-01", 0),
        ("?until=2099-01-01&since=2020-01-01", 2),
        ("?p=99", 2),
    ):
        log = boss.get(path + query)
        assert log.context["deliveries"].paginator.count == found, query


def test_the_test_button_shows_what_the_receiver_said(
    boss: Client, sale: Sale, receiver: Receiver, path: str
) -> None:
    receiver.answer, receiver.body = 500, b"<script>alert('down')</script>"
    answer = boss.post(f"{path}change/", {"deed": "test"}, follow=True)
    assert said(answer) == ["warning"]
    page = answer.content.decode()
    assert "&lt;script&gt;alert" in page
    assert "<script>alert('down')" not in page
    assert receiver.kinds == ["ping"]
    assert said(boss.post(f"{path}change/", {"deed": "test"}, follow=True)) == ["error"]


def test_pause_resume_rotate_and_remove(
    boss: Client, sale: Sale, receiver: Receiver, path: str
) -> None:
    boss.post(f"{path}change/", {"deed": "pause"})
    assert only(sale.shop).state == "paused"
    with in_shop(sale.shop):
        buy(sale.shop, sale.goods)
    with in_public():
        drain()
    assert receiver.got == []
    boss.post(f"{path}change/", {"deed": "resume"})
    with in_public():
        drain()
    assert receiver.kinds == ["order.placed", "order.completed"]
    rotated = boss.post(f"{path}change/", {"deed": "rotate", "overlap": "24"})
    assert SECRET.search(rotated.content.decode())
    assert boss.post(f"{path}change/", {"deed": "nonsense"}).status_code == 302
    boss.post(f"{path}change/", {"deed": "remove"})
    with in_shop(sale.shop):
        assert not Endpoint.objects.exists()
    assert boss.get(path).status_code == 404


def test_what_failed_is_sent_again_one_by_one_and_all(
    boss: Client, sale: Sale, receiver: Receiver, path: str
) -> None:
    with in_shop(sale.shop):
        buy(sale.shop, sale.goods)
    with in_public():
        drain()
    with in_shop(sale.shop):
        one = Delivery.objects.order_by("version").first()
        assert one is not None
    page = f"{PAGE}deliveries/{one.pk}/"
    shown = boss.get(page).content.decode()
    assert "order.placed" in shown
    assert f"msg_{one.event_id.hex}" in shown
    boss.post(f"{page}replay/")
    with in_public():
        drain()
    assert receiver.kinds == ["order.placed", "order.completed", "order.placed"]
    with in_shop(sale.shop):
        Delivery.objects.update(state="failed")
    again = boss.post(f"{path}change/", {"deed": "replay", "back": "1"}, follow=True)
    assert said(again)[-1] == "success"
    with in_public():
        drain()
    assert receiver.kinds[3:] == ["order.placed", "order.completed"]


def test_an_inside_address_is_refused_beside_its_field_with_all_that_was_typed(
    boss: Client, sale: Sale, receiver: Receiver
) -> None:
    bad = form(receiver, url="https://169.254.169.254/", description="Kept")
    answer = boss.post(PAGE, bad)
    assert list(answer.context["form"].errors) == ["url"]
    assert "Kept" in answer.content.decode()
    with in_shop(sale.shop):
        assert not Endpoint.objects.exists()


def test_the_address_and_the_events_are_changed(
    boss: Client, sale: Sale, receiver: Receiver, path: str
) -> None:
    changed = {"url": "https://example.com/new", "kinds": ["price.changed"], "description": "x"}
    assert boss.post(path, changed).status_code == 302
    assert only(sale.shop).url == "https://example.com/new"
    assert only(sale.shop).kinds == ["price.changed"]
    assert boss.post(path, {**changed, "kinds": []}).context["form"].errors


def test_a_webhook_that_was_paused_by_itself_is_told_on_the_first_page_and_by_mail(
    boss: Client, sale: Sale, path: str
) -> None:
    with in_shop(sale.shop):
        services.pause_endpoint(
            shop=sale.shop, endpoint=Endpoint.objects.get(), actor=SYSTEM, why="failing"
        )
    with in_public():
        drain()
    assert path in boss.get("/console/").content.decode()
    told = [message for message in mail.outbox if path in message.body]
    assert len(told) == 1
    trail = boss.get("/console/shop/settings/audit/?noun=webhook_endpoint")
    assert len(trail.context["events"]) == 2


def test_support_is_told_nothing_of_webhooks(
    staff: Callable[..., Client], sale: Sale, path: str
) -> None:
    with in_shop(sale.shop):
        services.pause_endpoint(
            shop=sale.shop, endpoint=Endpoint.objects.get(), actor=SYSTEM, why="failing"
        )
    browser = staff("support")
    assert path not in browser.get("/console/").content.decode()
    assert browser.get(path).status_code == 302


def test_another_shops_endpoint_is_an_unknown_one(boss: Client, sale: Sale, borealis: Any) -> None:
    with in_shop(borealis):
        theirs, _secret = services.create_endpoint(
            shop=borealis, url="https://example.com/", kinds=["order.paid"], actor=SYSTEM
        )
    for tail in ("", "change/"):
        address = f"{PAGE}{theirs.pk}/{tail}"
        assert boss.post(address, {"deed": "remove"}).status_code == 404
    with in_shop(borealis):
        assert Endpoint.objects.exists()
