"""Case 29: a code is where its buyer looks, and nowhere else."""

import logging

import pytest
from django.core import mail
from django.test import Client

from storefronts.orders.models import Order
from storefronts.pages.provision import make_first_pages
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public, in_shop
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
    pages = {
        path: browser.get(path, follow=True).content
        for browser, paths in (
            (guest, ["/en/", f"/en/o/{sold.order.number}/", "/en/find/"]),
            (staff, ["/console/", "/console/shop/orders/"]),
            (
                owner_client,
                [
                    "/console/",
                    "/console/reporting/ordersummary/",
                    "/console/audit/auditevent/",
                    "/console/outbox/job/",
                ],
            ),
        )
        for path in paths
    }
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
