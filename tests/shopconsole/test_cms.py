"""Pages in the console: who writes, who publishes, what a draft shows, and when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import TaskState

from storefronts.pages import tasks
from storefronts.pages.models import ArticlePage, HomePage, Navigation
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop

pytestmark = pytest.mark.django_db


def form_of(page, **changed):
    """What the editor's form sends for an article."""
    return {
        "title": page.title,
        "title_en": page.title_en,
        "slug": page.slug,
        "seo_title": "",
        "seo_title_en": "",
        "search_description": "",
        "search_description_en": "",
        "share_image": "",
        "go_live_at": "",
        "expire_at": "",
        "body-count": "1",
        "body-0-type": "notice",
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-id": "",
        "body-0-value-tone": "info",
        "body-0-value-text-zh": "新的话",
        "body-0-value-text-en": "New words",
        "body-0-value-link-page": "",
        "body-0-value-link-category": "",
        "body-0-value-link-address": "",
        "body-0-value-link-text-zh": "",
        "body-0-value-link-text-en": "",
    } | changed


@pytest.fixture
def article(aurora):
    with in_shop(aurora):
        return ArticlePage.objects.get()


def edit(browser, page, **changed):
    answer = browser.post(f"/console/pages/{page.pk}/edit/", form_of(page, **changed), follow=True)
    assert answer.status_code == 200
    assert "could not be" not in answer.content.decode(), answer.content.decode()[-3000:]
    return answer


def shown(client_for, shop, path="/en/how-buying-works/"):
    return client_for(shop).get(path).content.decode()


def test_an_editor_submits_and_a_manager_publishes(staff, aurora, article, client_for):
    editor, manager = staff("editor"), staff("manager")
    edit(editor, article, **{"action-publish": "1"})
    assert "New words" not in shown(client_for, aurora), "an editor does not publish"
    edit(editor, article, **{"action-submit": "1"})
    assert "New words" not in shown(client_for, aurora)
    with in_shop(aurora):
        state = TaskState.objects.get(status="in_progress")
    assert "How buying works" in editor.get("/console/").content.decode() or "购买须知" in (
        editor.get("/console/").content.decode()
    )
    assert "购买须知" in manager.get("/console/").content.decode()
    action = f"/console/pages/workflow/action/{article.pk}/approve/{state.pk}/"
    editor.post(action)
    assert "New words" not in shown(client_for, aurora), "nor approves"
    manager.post(action)
    assert "New words" in shown(client_for, aurora)
    # Wagtail's own mails would lead to the platform's host.
    assert [(sent.subject, sent.to, sent.body) for sent in mail.outbox] == []


def test_a_page_that_came_with_the_shop_stays_live_until_its_draft_is_due(
    staff, aurora, article, client_for
):
    day = f"{timezone.now() + timedelta(days=2):%Y-%m-%d}"
    edit(staff("manager"), article, **{"action-publish": "1", "go_live_at": f"{day} 09:00"})
    html = shown(client_for, aurora)
    assert "How buying works" in html
    assert "New words" not in html
    with in_shop(aurora):
        assert ArticlePage.objects.get().live


def test_a_page_is_sent_back_with_a_word(staff, aurora, article, client_for):
    edit(staff("editor"), article, **{"action-submit": "1"})
    with in_shop(aurora):
        state = TaskState.objects.get(status="in_progress")
    staff("owner").post(
        f"/console/pages/workflow/action/{article.pk}/reject/{state.pk}/", {"comment": "Shorter"}
    )
    with in_shop(aurora):
        state.refresh_from_db()
        assert state.status == "rejected"
        assert state.comment == "Shorter"
    assert "New words" not in shown(client_for, aurora)


def test_a_draft_is_seen_in_the_preview_in_either_language_and_nowhere_else(
    staff, aurora, article, client_for
):
    browser = staff("editor")
    edit(browser, article)
    address = f"/console/pages/{article.pk}/edit/preview/"
    assert browser.post(address, form_of(article)).json()["is_valid"] is True
    for mode, words, other in (("en", "New words", "新的话"), ("zh-hans", "新的话", "New words")):
        page = browser.get(f"{address}?mode={mode}&in_preview_panel=true")
        text = page.content.decode()
        assert words in text
        assert other not in text
        assert f'<html lang="{"en" if mode == "en" else "zh-Hans"}"' in text
        assert "Aurora" in text
        # The console shows it in a frame.
        assert page["X-Frame-Options"].upper() == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert "New words" not in shown(client_for, aurora)
    assert "New words" not in client_for(aurora).get(address).content.decode()


def test_times_in_the_console_are_the_shops(staff, aurora, article):
    """Nine in Shanghai is one o'clock in UTC."""
    day = (timezone.now() + timedelta(days=3)).strftime("%Y-%m-%d")
    edit(staff("owner"), article, go_live_at=f"{day} 09:00", **{"action-publish": "1"})
    with in_shop(aurora):
        revision = ArticlePage.objects.get().latest_revision
        assert revision.approved_go_live_at == datetime.fromisoformat(f"{day} 01:00").replace(
            tzinfo=UTC
        )


def test_a_page_goes_live_and_down_at_its_time(staff, aurora, article, client_for, monkeypatch):
    soon = timezone.now() + timedelta(days=1)
    with in_shop(aurora):
        article.title_en = "Tomorrow's words"
        article.go_live_at, article.expire_at = soon, soon + timedelta(days=1)
        article.save_revision().publish()
    with in_public():
        jobs = list(Job.objects.filter(task="pages.publish_due").order_by("due_at"))
    assert [job.due_at for job in jobs] == [soon, soon + timedelta(days=1)]
    assert "Tomorrow" not in shown(client_for, aurora)
    later = [soon + timedelta(minutes=1), soon + timedelta(days=1, minutes=1)]
    for at, live in zip(later, (True, False), strict=True):
        monkeypatch.setattr(timezone, "now", lambda at=at: at)
        with in_shop(aurora):
            tasks.publish_due(payload={}, shop=aurora)
        monkeypatch.undo()
        assert ("Tomorrow&#x27;s words" in shown(client_for, aurora)) is live


@pytest.mark.parametrize(
    ("role", "may"), [("owner", True), ("manager", True), ("editor", False), ("support", False)]
)
def test_navigation_and_redirects_are_for_those_who_publish(staff, aurora, role, may):
    browser = staff(role)
    for path in ("/console/settings/pages/navigation/1/", "/console/old-addresses/"):
        with in_shop(aurora):
            from wagtail.models import Site

            path = path.replace("/1/", f"/{Site.objects.get(is_default_site=True).pk}/")
        assert (browser.get(path).status_code == 200) is may, path


def test_navigation_is_edited_and_seen(staff, aurora, client_for):
    with in_shop(aurora):
        from wagtail.models import Site

        site = Site.objects.get(is_default_site=True).pk
    sent = {"announcement-count": "0", "below-count": "0", "above-count": "1"}
    sent |= {
        "above-0-type": "link",
        "above-0-order": "0",
        "above-0-deleted": "",
        "above-0-id": "",
        "above-0-value-page": "",
        "above-0-value-category": "",
        "above-0-value-address": "/search/?sort=newest",
        "above-0-value-text-zh": "新品",
        "above-0-value-text-en": "Fresh",
    }
    answer = staff("manager").post(f"/console/settings/pages/navigation/{site}/", sent)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    assert ">Fresh</a>" in shown(client_for, aurora, "/en/")
    with in_shop(aurora):
        assert Navigation.objects.count() == 1
    bad = sent | {"above-0-value-address": "javascript:alert(1)"}
    answer = staff("manager").post(f"/console/settings/pages/navigation/{site}/", bad)
    assert answer.status_code == 200
    assert "javascript:alert" not in shown(client_for, aurora, "/en/")


def test_a_redirect_is_added_and_taken_away(staff, aurora, client_for):
    browser = staff("manager")
    page = "/console/old-addresses/"
    answer = browser.post(page, {"old_path": "/old.html", "page": "", "address": "/find/"})
    assert answer.status_code == 302
    assert client_for(aurora).get("/en/old.html")["Location"] == "/en/find/"
    for sent in (
        {"old_path": "/old.html", "address": "/find/"},
        {"old_path": "old", "address": "/find/"},
        {"old_path": "/console/x", "address": "/find/"},
        {"old_path": "/x", "address": "javascript:alert(1)"},
        {"old_path": "/x", "address": ""},
        {"old_path": "/x", "address": "/x"},
    ):
        assert browser.post(page, sent).status_code == 200, sent
    with in_shop(aurora):
        row = Redirect.objects.get()
    browser.post(f"{page}{row.pk}/remove/")
    assert client_for(aurora).get("/en/old.html").status_code == 404


def test_the_chooser_of_products_finds_by_initials_and_shows_what_the_shop_lists(sale, staff):
    browser = staff("editor")
    found = browser.get("/console/product_chooser/results/?q=九元").content.decode()
    assert str(sale.goods.product) in found
    none = browser.get("/console/product_chooser/results/?q=zzzz").content.decode()
    assert str(sale.goods.product) not in none
    assert staff("").get("/console/product_chooser/").status_code == 302


def test_pages_of_one_shop_are_not_in_the_console_of_another(staff, aurora, borealis):
    with in_shop(aurora):
        home = HomePage.objects.get()
        page = home.add_child(instance=ArticlePage(title="Only in aurora", slug="only-aurora"))
        page.save_revision()
    browser = staff("owner", borealis)
    with in_shop(borealis):
        there = HomePage.objects.get().pk
    for path in (
        f"/console/pages/{there}/",
        "/console/choose-page/",
        "/console/pages/search/?q=aurora",
        f"/console/pages/{there}/history/",
    ):
        assert "Only in aurora" not in browser.get(path).content.decode(), path
