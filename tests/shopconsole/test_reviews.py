"""Mails about a page that waits: to whom, in which language, with which link."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import TaskState

from storefronts.pages import tasks
from tenants.accounts.models import User
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tests.shopconsole.test_cms import article, edit  # noqa: F401

pytestmark = pytest.mark.django_db
DOORS = {
    "pages.review_asked": tasks.review_asked,
    "pages.review_answered": tasks.review_answered,
}


def run(shop, task):
    """Do what is owed, as a worker would; returns the mails by address."""
    mail.outbox.clear()
    with in_public():
        jobs = list(Job.objects.filter(task=task, state="waiting"))
        Job.objects.filter(task=task).delete()
    with in_shop(shop):
        for job in jobs:
            assert "@" not in str(job.payload)
            DOORS[task](payload=job.payload, shop=shop)
    return {message.to[0]: message for message in mail.outbox}


def person(shop, email, **fields):
    with in_shop(shop):
        User.objects.filter(email=email).update(**fields)


def state_of(shop):
    with in_shop(shop):
        return TaskState.objects.order_by("-pk").first()


def decide(browser, page, state, how, comment=""):
    path = f"/console/pages/workflow/action/{page.pk}/{how}/{state.pk}/"
    return browser.post(path, {"comment": comment})


@pytest.fixture
def submitted(staff, aurora, article):  # noqa: F811
    """An editor has submitted; a manager, the owner, a colleague and a supporter are there."""
    for role in ("manager", "owner", "support", "finance"):
        staff(role)
    person(aurora, "manager@shop.test", locale="en", name="Maud")
    person(aurora, "owner@shop.test", locale="zh-hans")
    editor = staff("editor")
    person(aurora, "editor@shop.test", locale="en", name="Edith")
    edit(editor, article, **{"action-submit": "1"})
    return article


def test_those_who_may_publish_are_told_in_their_language(submitted, aurora, buyer):
    told = run(aurora, "pages.review_asked")
    assert set(told) == {"manager@shop.test", "owner@shop.test"}
    english = told["manager@shop.test"]
    assert english.subject == "“How buying works” waits for your approval"
    assert "Edith has submitted" in english.body
    assert told["owner@shop.test"].subject == "“购买须知”等待您的批准"
    link = f"http://aurora.localhost/console/pages/{submitted.pk}/edit/"
    for message in told.values():
        html = message.alternatives[0][0]
        assert link in message.body
        assert set(re.findall(r'href="([^"]*)"', html)) == {link}
        assert "Aurora" in message.from_email
        # The draft itself stays in the console.
        assert "New words" not in message.body + html
    assert run(aurora, "pages.review_asked") == {}


def test_the_author_is_told_that_it_is_published(submitted, staff, aurora):
    decide(staff("manager"), submitted, state_of(aurora), "approve")
    told = run(aurora, "pages.review_answered")
    assert set(told) == {"editor@shop.test"}
    message = told["editor@shop.test"]
    assert message.subject == "“How buying works” is approved"
    assert "Maud has approved the page. It is published." in message.body


def test_the_author_reads_why_it_was_sent_back(submitted, staff, aurora):
    word = "Shorter, <b>please</b>\nand kinder"
    decide(staff("manager"), submitted, state_of(aurora), "reject", word)
    message = run(aurora, "pages.review_answered")["editor@shop.test"]
    assert message.subject == "“How buying works” was sent back to you"
    assert word in message.body
    assert "Nothing is lost" in message.body
    assert "&lt;b&gt;please" in message.alternatives[0][0]
    assert "<b>please" not in message.alternatives[0][0]


def test_it_may_be_approved_for_later(staff, aurora, article):  # noqa: F811
    staff("manager")
    when = timezone.now() + timedelta(days=2)
    editor = staff("editor")
    person(aurora, "editor@shop.test", locale="en")
    edit(editor, article, **{"action-submit": "1", "go_live_at": f"{when:%Y-%m-%d} 09:30"})
    decide(staff("manager"), article, state_of(aurora), "approve")
    message = run(aurora, "pages.review_answered")["editor@shop.test"]
    assert f"at {when:%Y-%m-%d} 09:30, the shop's time" in message.body


def test_the_author_is_told_of_a_page_published_past_the_approval(submitted, staff, aurora):
    edit(staff("manager"), submitted, **{"action-publish": "1"})
    assert state_of(aurora).status == TaskState.STATUS_CANCELLED
    told = run(aurora, "pages.review_answered")
    assert set(told) == {"editor@shop.test"}
    message = told["editor@shop.test"]
    assert message.subject == "“How buying works” is published"
    assert "Maud has published the page while your version waited." in message.body
    assert "Maud has published the page" in message.alternatives[0][0]


def test_the_author_is_told_of_an_approval_called_off(submitted, staff, aurora):
    manager = staff("manager")
    person(aurora, "manager@shop.test", locale="en", name="Maud")
    edit(manager, submitted, **{"action-cancel-workflow": "1"})
    assert state_of(aurora).status == TaskState.STATUS_CANCELLED
    message = run(aurora, "pages.review_answered")["editor@shop.test"]
    assert message.subject == "“How buying works” no longer waits for approval"
    assert "Maud has called off the approval. Nothing is lost" in message.body


def test_who_takes_their_own_page_back_writes_to_nobody(staff, aurora, article):  # noqa: F811
    manager = staff("manager")
    edit(manager, article, **{"action-submit": "1"})
    edit(manager, article, **{"action-cancel-workflow": "1"})
    assert state_of(aurora).status == TaskState.STATUS_CANCELLED
    assert run(aurora, "pages.review_answered") == {}


def test_a_page_that_comes_again_is_told_again(submitted, staff, aurora):
    decide(staff("manager"), submitted, state_of(aurora), "reject", "Again")
    run(aurora, "pages.review_asked")
    edit(staff("editor"), submitted, **{"action-submit": "1"})
    assert set(run(aurora, "pages.review_asked")) == {"manager@shop.test", "owner@shop.test"}


def test_what_is_decided_meanwhile_asks_nobody(submitted, staff, aurora):
    decide(staff("manager"), submitted, state_of(aurora), "approve")
    assert run(aurora, "pages.review_asked") == {}


def test_whoever_may_publish_no_longer_is_not_told(submitted, aurora):
    person(aurora, "manager@shop.test", role="support")
    person(aurora, "owner@shop.test", is_active=False)
    assert run(aurora, "pages.review_asked") == {}


def test_who_approves_their_own_page_writes_to_nobody(staff, aurora, article):  # noqa: F811
    manager = staff("manager")
    edit(manager, article, **{"action-submit": "1"})
    assert "manager@shop.test" not in run(aurora, "pages.review_asked")
    decide(manager, article, state_of(aurora), "approve")
    assert run(aurora, "pages.review_answered") == {}


def test_staff_of_another_shop_learn_nothing(submitted, staff, borealis):
    staff("manager", borealis)
    with in_public():
        assert not Job.objects.filter(task__startswith="pages.review", shop_id=borealis.pk)
