"""Where providers call back over HTTP: on the shop's host and on the owner's."""

import pytest
from django.conf import settings
from django.test import Client

from billing.payments.accounts import config_of
from billing.payments.providers import sandbox
from billing.payments.providers.base import Asked
from storefronts.orders.models import Order
from tenants.registry.context import in_shop
from tests.factories.orders import make_goods, pay, place


@pytest.fixture
def waiting(aurora):
    """An order whose payment the provider has begun and not reported, and a true report of it."""
    with in_shop(aurora):
        placed = place(aurora, make_goods(codes=1))
        paid = pay(aurora, placed.order, provider="sandbox:delay")
        attempt = paid.payment
        asked = Asked(attempt.pk, attempt.order_number, attempt.money)
        report = sandbox.callback(attempt=asked, account=config_of(attempt.account_id))
    path = f"/callbacks/sandbox/{attempt.account_id}/"
    return placed.order, path, report.headers, report.body


def call(host, path, headers, body):
    return Client(HTTP_HOST=host, enforce_csrf_checks=True).post(
        path, body, content_type="application/json", headers=headers
    )


def status_of(shop, order):
    with in_shop(shop):
        return Order.objects.get(pk=order.pk).status


@pytest.mark.parametrize("host", ["aurora.localhost", settings.OWNER_HOST])
def test_a_true_report_is_answered_success_and_delivers_also_when_repeated(aurora, waiting, host):
    order, path, headers, body = waiting
    for _ in range(3):
        response = call(host, path, headers, body)
        assert (response.status_code, response.content) == (200, b"success")
    assert status_of(aurora, order) == "completed"


def test_another_shops_host_lets_the_report_through_to_its_own_shop(aurora, borealis, waiting):
    order, path, headers, body = waiting
    assert call("borealis.localhost", path, headers, body).status_code == 200
    assert status_of(aurora, order) == "completed"


def test_a_forged_report_is_refused_without_a_reason(aurora, waiting):
    order, path, headers, body = waiting
    forged = call("aurora.localhost", path, headers, body.replace(b"captured", b"Captured"))
    assert (forged.status_code, forged.content) == (400, b"refused")
    assert status_of(aurora, order) == "awaiting_payment"


def test_a_huge_report_and_a_get_are_refused(waiting):
    _order, path, headers, _body = waiting
    assert call("aurora.localhost", path, headers, b"x" * 2_000_000).status_code == 413
    assert Client(HTTP_HOST="aurora.localhost").get(path).status_code == 405
