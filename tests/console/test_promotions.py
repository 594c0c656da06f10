"""Requests that the platform pays for a promotion, in the owner console."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from billing.funding.models import Funding
from billing.funding.tasks import tell_owner
from storefronts.promotions.tasks import funding_news
from tenants.accounts.models import User
from tenants.audit.models import AuditEvent
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tests.factories.orders import buy, make_goods
from tests.factories.promotions import asked, funded

LIST = "/console/funding/funding/"


@pytest.fixture
def request_of_aurora(aurora: Any) -> Funding:
    with in_shop(aurora):
        made = asked(
            aurora, "coupon", 5, off="amount", code="GIFT", most_uses=8, name="Welcome gift"
        )
    with in_public():
        return Funding.objects.get(pk=made.funding_id)


def state() -> str:
    with in_public():
        return Funding.objects.get().state


def test_the_list_and_the_page_say_what_is_asked(
    staff: Callable[..., Client], request_of_aurora: Funding, aurora: Any
) -> None:
    browser = staff("finance")
    text = browser.get(LIST, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    for word in ("Welcome gift", aurora.name, "CN¥40.00", "Asked for"):
        assert word in text
    page = browser.get(f"/console/promotions/{request_of_aurora.pk}/", HTTP_ACCEPT_LANGUAGE="en")
    text = page.content.decode()
    for word in ("GIFT", "newcomers", "CN¥100.00", "CN¥40.00", "CN¥5.00"):
        assert word in text
    assert 'value="40.00"' in text  # the budget that is proposed


def test_finance_approves_with_a_budget_and_the_shop_is_told(
    staff: Callable[..., Client], request_of_aurora: Funding, aurora: Any
) -> None:
    path = f"/console/promotions/{request_of_aurora.pk}/"
    browser = staff("finance")
    bad = browser.post(path, {"deed": "approve", "cap": "-3"})
    assert bad.status_code == 200
    assert state() == "asked"
    assert browser.post(path, {"deed": "approve", "cap": "30"}).status_code == 302
    assert state() == "approved"
    with in_public():
        event = AuditEvent.objects.get(action="promotion_funding.approved")
        assert (event.actor_label, event.data["cap"]) == ("finance@example.test", "30.00 CNY")
        job = Job.objects.get(task="promotions.funding_news")
        aurora.owner_email = "boss@example.test"
    with in_shop(aurora):
        funding_news(payload=job.payload, shop=aurora)
    assert mail.outbox[-1].to == ["boss@example.test"]
    assert "30.00" in mail.outbox[-1].body
    again = browser.post(path, {"deed": "approve", "cap": "30"}, follow=True)
    assert again.redirect_chain
    with in_public():
        assert Funding.objects.get().cap_minor == 3_000


def test_a_request_is_declined_with_a_reason(
    staff: Callable[..., Client], request_of_aurora: Funding
) -> None:
    path = f"/console/promotions/{request_of_aurora.pk}/"
    browser = staff("finance")
    assert browser.post(path, {"deed": "decline", "reason": " "}).status_code == 200
    assert state() == "asked"
    browser.post(path, {"deed": "decline", "reason": "Too dear"})
    assert state() == "declined"
    assert "Too dear" in browser.get(path).content.decode()


def test_a_budget_is_raised_and_stopped_and_shows_its_orders(
    staff: Callable[..., Client], aurora: Any
) -> None:
    with in_shop(aurora):
        goods = make_goods(3)
        made = funded(aurora, "coupon", 5, off="amount", code="GIFT")
        buy(aurora, goods, coupon="GIFT")
    path = f"/console/promotions/{made.funding_id}/"
    browser = staff("finance")
    text = browser.get(path, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "Set aside for an order" in text
    assert "CN¥95.00" in text
    browser.post(path, {"deed": "more", "more": "50"})
    with in_public():
        assert Funding.objects.get().cap_minor == 15_000
    assert "CN¥145.00" in browser.get(LIST, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    browser.post(path, {"deed": "stop", "reason": "Abuse"})
    assert state() == "stopped"
    for address in ("/console/money/trial-balance/", "/console/ledger/account/"):
        text = browser.get(address, HTTP_ACCEPT_LANGUAGE="en").content.decode()
        assert "Promotions paid by the platform" in text
        assert "Budget of the promotion A coupon" in text


def test_who_only_looks_decides_nothing(
    staff: Callable[..., Client], request_of_aurora: Funding
) -> None:
    path = f"/console/promotions/{request_of_aurora.pk}/"
    browser = staff("support")
    assert not browser.get(path).context["deeds"]
    answer = browser.post(path, {"deed": "approve", "cap": "30"})
    assert answer.status_code == 403
    assert state() == "asked"


def test_those_who_decide_are_told_of_a_request(
    staff: Callable[..., Client], request_of_aurora: Funding, aurora: Any
) -> None:
    for role in ("finance", "support"):
        staff(role)
    with in_public():
        job = Job.objects.get(task="funding.tell_owner")
        tell_owner(payload=job.payload, shop=None)
        deciding = User.objects.filter(role__in=("owner", "finance"), is_staff=True)
        told = sorted(one.to[0] for one in mail.outbox)
        assert told == sorted(deciding.values_list("email", flat=True))
    assert f"/console/promotions/{request_of_aurora.pk}/" in mail.outbox[0].body
