"""Case 23: guessing a password is limited, audited, and tells nothing."""

import pytest
from django.core import mail
from django.test import Client

from tenants.audit.models import AuditEvent
from tenants.registry.context import in_shop
from tests.conftest import PASSWORD

LOGIN = "/en/account/login/"
RESET = "/en/account/password/reset/"


@pytest.fixture
def browser(aurora):
    return Client(HTTP_HOST="aurora.localhost")


def sign_in(browser, email, password):
    return browser.post(LOGIN, {"login": email, "password": password})


def test_the_right_password_signs_in(browser, buyer):
    assert sign_in(browser, buyer.email, PASSWORD).status_code == 302


def test_a_wrong_password_is_audited(browser, aurora, buyer):
    assert sign_in(browser, buyer.email, "a guess").status_code == 200
    with in_shop(aurora):
        assert AuditEvent.objects.filter(action="sign_in.failed", shop_id=aurora.pk).count() == 1


def test_guessing_ends_although_the_right_one_comes_at_last(browser, buyer):
    for n in range(5):
        sign_in(browser, buyer.email, f"guess {n}")
    assert sign_in(browser, buyer.email, PASSWORD).status_code != 302


def test_guessing_at_one_account_does_not_lock_another_shop(browser, borealis, buyer, outsider):
    for n in range(6):
        sign_in(browser, outsider.email, f"guess {n}")
    there = Client(HTTP_HOST="borealis.localhost", REMOTE_ADDR="203.0.113.99")
    assert sign_in(there, outsider.email, PASSWORD).status_code == 302


def test_a_reset_does_not_tell_whether_an_account_exists(browser, buyer):
    known = browser.post(RESET, {"email": buyer.email})
    unknown = browser.post(RESET, {"email": "nobody@example.test"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_a_reset_link_leads_to_the_shop_whatever_host_was_claimed(browser, buyer):
    browser.post(RESET, {"email": buyer.email}, HTTP_X_FORWARDED_HOST="evil.example")
    (message,) = mail.outbox
    assert "evil.example" not in message.body
    assert "http://aurora.localhost/" in message.body


def test_a_reset_link_of_one_shop_is_nothing_in_another(browser, borealis, buyer):
    browser.post(RESET, {"email": buyer.email})
    link = next(w for w in mail.outbox[0].body.split() if w.startswith("http://aurora.localhost"))
    path = link.removeprefix("http://aurora.localhost")
    response = Client(HTTP_HOST="borealis.localhost").get(path, follow=True)
    assert b'name="password1"' not in response.content
