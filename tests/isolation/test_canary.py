"""Case 29: a code is where its buyer looks, and nowhere else."""

import logging

import pytest
from django.core import mail
from django.test import Client

from storefronts.orders.models import Order
from storefronts.pages.provision import make_first_pages
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public, in_shop
from tenants.reporting.models import OrderSummary
from tests import canary
from tests.factories.orders import buy, make_goods
from tests.factories.supply import make_stock

CODE = "KANARIENVOGEL-7Q4-XYZ"


@pytest.fixture
def sold(aurora):
    """A code that was imported, sold over the service, revealed, and told of by mail."""
    with in_shop(aurora):
        make_first_pages(aurora)
        goods = make_goods(codes=0)
        make_stock(denomination=goods, secrets=[CODE], pin="PIN-" + CODE, number="NO-" + CODE)
        bought = buy(aurora, goods, reveal=True, email="buyer@example.test")
    assert [c.code for c in bought.codes] == [CODE]
    with in_public():
        drain()
    return bought


def test_a_sold_and_revealed_code_lies_nowhere_in_the_clear(
    sold, aurora, seller, client_for, owner_client, caplog
):
    caplog.set_level(logging.DEBUG)
    staff = client_for(aurora, seller)
    guest = Client(HTTP_HOST="aurora.localhost")
    number = sold.order.number
    # The buyer's own session: the page shows the order, and its codes where they are asked for.
    assert guest.get(f"/en/order/{number}/?t={sold.token}").status_code == 302
    with in_public():
        summary = OrderSummary.objects.get(number=number).pk
    answers = {
        path: browser.get(path, follow=True)
        for browser, paths in (
            (guest, ["/en/", f"/en/order/{number}/", "/en/find/"]),
            (staff, ["/console/", "/console/shop/orders/", f"/console/shop/orders/{number}/"]),
            (
                owner_client,
                [
                    "/console/",
                    "/console/reporting/ordersummary/",
                    f"/console/reporting/ordersummary/{summary}/change/",
                    "/console/audit/auditevent/",
                    "/console/outbox/job/",
                ],
            ),
        )
        for path in paths
    }
    # A page that is not there would hold no code either.
    assert {path for path, answer in answers.items() if answer.status_code != 200} == set()
    for path in (f"/en/order/{number}/", f"/console/shop/orders/{number}/"):
        assert number.encode() in answers[path].content
    pages = {path: answer.content for path, answer in answers.items()}
    assert mail.outbox, "a mail was sent, and is searched too"
    with in_public():
        found = list(canary.places(CODE, logs=caplog.records, pages=pages))
    assert found == []


def test_the_canary_finds_a_code_that_leaks(sold, aurora, caplog):
    """The positive control: without it, a search that looks nowhere would pass."""
    with in_shop(aurora):
        Order.objects.filter(pk=sold.order.pk).update(client_reference=CODE)
    logging.getLogger("careless").warning("sold %s", CODE)
    mail.EmailMessage("Your code", CODE, to=["buyer@example.test"]).send()
    with in_public():
        found = list(canary.places(CODE, logs=caplog.records, pages={"careless": CODE.encode()}))
    assert "table: aurora.orders_order" in found
    assert "log: careless" in found
    assert "mail: Your code" in found
    assert "page: careless" in found
