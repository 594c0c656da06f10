"""Cases 1, 3 and 5: which shop answers on which host."""

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tenants.audit.models import AuditEvent
from tenants.registry import middleware
from tenants.registry.context import current_shop, in_public, in_shop
from tenants.registry.middleware import ShopMiddleware, forget_hosts
from tenants.registry.models import Domain, Shop
from tenants.registry.urls import shop_url


def serve(host, view):
    return ShopMiddleware(view)(RequestFactory().get("/", HTTP_HOST=host))


def name_of_shop(request):
    return HttpResponse(current_shop().schema_name)


def test_each_host_answers_for_its_own_shop(aurora, borealis):
    assert serve("aurora.localhost", name_of_shop).content == b"aurora"
    assert serve("BOREALIS.localhost:8000", name_of_shop).content == b"borealis"


def test_after_a_request_the_connection_is_in_no_shop(aurora):
    serve("aurora.localhost", name_of_shop)
    assert connection.schema_name == "no_shop"


def test_after_an_exception_for_one_shop_the_next_is_served_only_itself(aurora, borealis):
    def fails(request):
        raise RuntimeError("in mid-request")

    with pytest.raises(RuntimeError):
        serve("aurora.localhost", fails)
    assert connection.schema_name == "no_shop"
    assert serve("borealis.localhost", name_of_shop).content == b"borealis"


@pytest.mark.parametrize("host", ["nobody.localhost", "aurora.localhost.evil.example", "1.2.3.4"])
def test_an_unknown_host_gets_a_plain_page_with_nothing_of_any_shop(aurora, borealis, host):
    response = Client(HTTP_HOST=host).get("/")
    assert response.status_code == 404
    page = response.content.decode().lower()
    assert "aurora" not in page
    assert "borealis" not in page


def test_a_malformed_host_is_refused_plainly(db):
    assert Client(HTTP_HOST="a b").get("/").status_code == 400


def test_the_owner_host_is_no_shop(aurora):
    seen = []

    def look(request):
        seen.append((request.shop, request.is_owner_host, connection.schema_name))
        return HttpResponse()

    serve(settings.OWNER_HOST, look)
    assert seen == [(None, True, "public")]


@pytest.mark.parametrize("status", [Shop.Status.CLOSED, Shop.Status.LAUNCHING])
def test_a_shop_that_is_not_open_is_not_served(aurora, status):
    with in_public():
        Shop.objects.filter(pk=aurora.pk).update(status=status)
    forget_hosts()
    assert serve("aurora.localhost", name_of_shop).status_code in (404, 503)


def test_a_custom_domain_is_served_only_while_it_is_proven(aurora):
    with in_public():
        Domain.objects.create(
            tenant=aurora, domain="cards.example", kind=Domain.Kind.CUSTOM, is_primary=True
        )
    assert serve("cards.example", name_of_shop).status_code == 404
    with in_shop(aurora):
        assert shop_url(aurora).startswith("http://aurora.localhost")


def test_a_forwarded_host_changes_nothing(aurora, borealis):
    request = RequestFactory().get(
        "/", HTTP_HOST="aurora.localhost", HTTP_X_FORWARDED_HOST="borealis.localhost"
    )
    assert ShopMiddleware(name_of_shop)(request).content == b"aurora"


def test_a_session_cookie_of_one_shop_is_nobody_in_the_other(client_for, aurora, borealis, buyer):
    browser = client_for(aurora, buyer)
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME].value
    thief = Client(HTTP_HOST="borealis.localhost")
    thief.cookies[settings.SESSION_COOKIE_NAME] = cookie
    response = thief.get("/en/account/email/")
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_a_session_begun_on_one_host_is_nobody_on_another_of_the_same_shop(aurora, buyer):
    from django.utils import timezone

    with in_public():
        Domain.objects.create(
            tenant=aurora, domain="cards.example", kind="custom", proven_at=timezone.now()
        )
    browser = Client(HTTP_HOST="aurora.localhost")
    browser.post("/en/account/login/", {"login": buyer.email, "password": "correct horse battery"})
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME].value
    assert browser.get("/en/account/email/").status_code == 200
    thief = Client(HTTP_HOST="cards.example")
    thief.cookies[settings.SESSION_COOKIE_NAME] = cookie
    assert thief.get("/en/account/email/").status_code == 302
    with in_shop(aurora):
        assert AuditEvent.objects.filter(action="session.refused").exists()
    # The rightful owner's session is not ended by the thief.
    assert browser.get("/en/account/email/").status_code == 200


def test_hosts_are_looked_up_once(aurora, django_assert_num_queries):
    serve("aurora.localhost", name_of_shop)
    with django_assert_num_queries(0):
        serve("aurora.localhost", lambda request: HttpResponse())


def test_the_memory_of_hosts_is_bounded(db, monkeypatch):
    monkeypatch.setattr(middleware, "_HOSTS_MOST", 10)
    for n in range(50):
        serve(f"guess{n}.localhost", name_of_shop)
    assert len(middleware._hosts) <= 10
