"""Pages over the API: what is set of them, who publishes, when, and what visitors see of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, TaskState

from storefronts.pages import schedule
from storefronts.pages.models import ArticlePage, HomePage
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tests.api.conftest import member

pytestmark = pytest.mark.django_db
TEXT = "{ zh en }"
SETTINGS = f"title {TEXT} slug seoTitle {TEXT} seoDescription {TEXT} goesLiveAt expiresAt"
PAGE = f"""id title kind url isLive settings {{ {SETTINGS} }} published {{ {SETTINGS} }}
  hasUnpublishedChanges goesLiveAt publishedAt changedAt
  review {{ askedAt askedBy sentBack comment }}"""
PAGES = f"{{ shopPages {{ {PAGE} }} }}"
PATH = "/en/how-buying-works/"


def deed(name):
    kind = f"{name[0].upper()}{name[1:]}Input"
    return f"""mutation($input: {kind}!) {{ {name}(input: $input) {{
      page {{ {PAGE} }} errors {{ code field path message }} }} }}"""


def did(api, name, **given):
    """The page, where it went well."""
    payload = api(deed(name), input=given).data[name]
    assert payload["errors"] == []
    return payload["page"]


def refused(api, name, **given):
    payload = api(deed(name), input=given).data[name]
    assert payload["page"] is None
    return payload["errors"]


@pytest.fixture
def article(aurora):
    with in_shop(aurora):
        return str(ArticlePage.objects.get().translation_key)


def read(api, key):
    return next(page for page in api(PAGES).data["shopPages"] if page["id"] == key)


def status(client_for, shop, path=PATH):
    return client_for(shop).get(path).status_code


def test_an_editor_sets_a_page_up_and_a_manager_publishes_it(
    staff, aurora, article, audited, client_for
):
    editor, manager = staff("editor", "settings"), staff("manager", "settings")
    before = read(editor, article)
    assert before["published"] == before["settings"]
    assert (before["hasUnpublishedChanges"], before["review"]) == (False, None)
    wanted = {
        "title": {"en": "Buying, explained"},
        "seoTitle": {"zh": "怎么买", "en": "How to buy"},
        "seoDescription": {"en": "In three steps."},
    }
    page = did(editor, "changePage", page=article, idempotencyKey="a", **wanted)
    assert page["settings"]["title"] == {"zh": "购买须知", "en": "Buying, explained"}
    assert page["settings"]["seoDescription"] == {"zh": "", "en": "In three steps."}
    assert page["published"] == before["published"]
    assert page["hasUnpublishedChanges"] is True
    assert "In three steps." not in client_for(aurora).get(PATH).content.decode()
    assert refused(editor, "publishPage", page=article)[0]["code"] == "FORBIDDEN"
    page = did(manager, "publishPage", page=article, idempotencyKey="b")
    assert page["published"] == page["settings"]
    assert page["hasUnpublishedChanges"] is False
    html = client_for(aurora).get(PATH).content.decode()
    assert "<title>How to buy" in html
    assert 'content="In three steps."' in html
    assert "Buying, explained</h1>" in html
    # What was there before is still there: only what was given has changed.
    with in_shop(aurora):
        assert len(ArticlePage.objects.get().body) > 0
    assert [event.data["changed"] for event in audited("page.changed")] == [
        ["search_description_en", "seo_title", "seo_title_en", "title_en"]
    ]
    assert len(audited("page.published")) == 1


def test_the_same_again_saves_no_further_draft(staff, article, audited):
    api = staff("editor")
    before = read(api, article)
    page = did(api, "changePage", page=article, title=before["settings"]["title"])
    assert page == before
    assert audited("page.changed") == []


def test_an_address_that_moves_leaves_a_redirect(staff, aurora, article, client_for):
    api = staff("manager")
    did(api, "changePage", page=article, slug="buying")
    assert status(client_for, aurora) == 200
    assert did(api, "publishPage", page=article)["url"] == "/en/buying/"
    assert status(client_for, aurora, "/en/buying/") == 200
    moved = client_for(aurora).get(PATH)
    assert (moved.status_code, moved.headers["Location"]) == (301, "/en/buying/")


def test_a_page_is_taken_down_and_comes_back(staff, aurora, article, audited, client_for):
    api = staff("manager")
    assert status(client_for, aurora) == 200
    page = did(api, "unpublishPage", page=article)
    assert (page["isLive"], page["published"]) == (False, None)
    assert status(client_for, aurora) == 404
    assert did(api, "unpublishPage", page=article)["isLive"] is False
    assert len(audited("page.unpublished")) == 1
    assert did(api, "publishPage", page=article)["isLive"] is True
    assert status(client_for, aurora) == 200


def test_a_page_goes_live_and_goes_at_its_time(staff, aurora, article, client_for, monkeypatch):
    api = staff("manager")
    begins = (timezone.now() + timedelta(days=1)).replace(microsecond=0)
    ends = begins + timedelta(days=7)
    given = {"goesLiveAt": begins.isoformat(), "expiresAt": ends.isoformat()}
    did(api, "unpublishPage", page=article)
    page = did(api, "changePage", page=article, **given)
    assert page["goesLiveAt"] is None, "a wish as yet"
    page = did(api, "publishPage", page=article)
    assert (page["isLive"], page["goesLiveAt"]) == (False, given["goesLiveAt"][:-6] + "Z")
    assert page["settings"]["expiresAt"] == given["expiresAt"][:-6] + "Z"
    with in_public():
        due = set(Job.objects.filter(task="pages.publish_due").values_list("due_at", flat=True))
    assert due == {begins, ends}
    # What is due is not changed under the hand of who set the time.
    assert refused(api, "changePage", page=article, slug="x")[0]["code"] == "CONFLICT"
    assert refused(api, "publishPage", page=article)[0]["code"] == "CONFLICT"
    for moment, answer in ((begins, 200), (ends, 404)):
        monkeypatch.setattr(timezone, "now", lambda at=moment: at + timedelta(seconds=1))
        with in_shop(aurora):
            schedule.publish_due()
        monkeypatch.undo()
        assert status(client_for, aurora) == answer


def test_an_empty_address_is_made_of_the_title(staff, article):
    page = did(staff("editor"), "changePage", page=article, slug="", title={"zh": "Buying it"})
    assert page["settings"]["slug"] == "buying-it"


def test_a_set_time_is_taken_back(staff, aurora, article, audited):
    api = staff("owner")
    later = (timezone.now() + timedelta(days=1)).isoformat()
    did(api, "changePage", page=article, goesLiveAt=later, title={"en": "Later"})
    page = did(api, "publishPage", page=article)
    assert page["isLive"] is True
    assert page["goesLiveAt"]
    assert page["published"]["title"]["en"] == "How buying works"
    page = did(api, "unschedulePage", page=article)
    assert (page["isLive"], page["goesLiveAt"]) == (True, None)
    assert page["settings"]["title"]["en"] == "Later"
    did(api, "unschedulePage", page=article)
    assert len(audited("page.schedule_taken_back")) == 1
    assert did(api, "changePage", page=article, goesLiveAt=None)["settings"]["goesLiveAt"] is None
    assert did(api, "publishPage", page=article)["published"]["title"]["en"] == "Later"
    with in_shop(aurora):
        schedule.publish_due()
        assert ArticlePage.objects.get().live


def test_what_waits_is_approved_as_it_is_by_then(staff, aurora, article, audited, client_for):
    editor, manager = staff("editor"), staff("manager")
    assert refused(editor, "submitPage", page=article)[0]["code"] == "CONFLICT", "nothing new"
    did(editor, "changePage", page=article, title={"en": "First"})
    page = did(editor, "submitPage", page=article)
    assert page["review"]["askedBy"]
    assert page["review"]["sentBack"] is False
    assert refused(editor, "submitPage", page=article)[0]["code"] == "CONFLICT"
    errors = refused(editor, "changePage", page=article, title={"en": "Second"})
    assert errors[0]["message"].startswith("This page waits for its approval:")
    assert refused(editor, "reviewPage", page=article, approve=True)[0]["code"] == "FORBIDDEN"
    did(manager, "changePage", page=article, title={"en": "Mended"})
    page = did(manager, "reviewPage", page=article, approve=True)
    assert page["review"] is None
    assert page["published"]["title"]["en"] == "Mended"
    assert "Mended" in client_for(aurora).get(PATH).content.decode()
    assert refused(manager, "reviewPage", page=article, approve=True)[0]["code"] == "CONFLICT"
    with in_public():
        told = set(Job.objects.values_list("task", flat=True))
    assert {"pages.review_asked", "pages.review_answered"} <= told
    assert len(audited("page.submitted")) == len(audited("page.approved")) == 1


def test_a_page_is_sent_back_and_submitted_again(staff, aurora, article):
    editor, manager = staff("editor"), staff("manager")
    did(editor, "changePage", page=article, title={"en": "Long"})
    did(editor, "submitPage", page=article)
    page = did(manager, "reviewPage", page=article, approve=False, comment=" Shorter ")
    assert page["review"]["sentBack"] is True
    assert page["review"]["comment"] == "Shorter"
    did(editor, "changePage", page=article, title={"en": "Short"})
    assert did(editor, "submitPage", page=article)["review"]["sentBack"] is False
    page = did(manager, "reviewPage", page=article, approve=True)
    assert page["published"]["title"]["en"] == "Short"
    with in_shop(aurora):
        assert TaskState.objects.filter(status="in_progress").count() == 0


@pytest.mark.parametrize(
    ("given", "field", "path"),
    [
        ({"title": {"zh": " "}}, "title", ["title", "zh"]),
        ({"title": {"en": "x" * 256}}, "title", ["title", "en"]),
        ({"slug": "no spaces"}, "slug", None),
        ({"slug": "terms"}, "slug", None),
        ({"seoTitle": {"en": "x" * 121}}, "seo_title", ["seo_title", "en"]),
        ({"seoDescription": {"en": "x" * 321}}, "seo_description", ["seo_description", "en"]),
        ({"expiresAt": "2020-01-01T00:00:00Z"}, "expires_at", None),
        (
            {"goesLiveAt": "2099-01-02T00:00:00Z", "expiresAt": "2099-01-01T00:00:00Z"},
            "expires_at",
            None,
        ),
    ],
)
def test_what_a_page_cannot_be(staff, aurora, article, audited, given, field, path):
    api = staff("editor")
    before = read(api, article)
    errors = refused(api, "changePage", page=article, **given)
    assert [(error["code"], error["field"]) for error in errors] == [("INVALID", field)]
    assert errors[0]["path"] == path
    assert errors[0]["message"]
    assert read(api, article) == before
    assert audited("page.changed") == []


def test_a_time_that_is_over_by_now_is_not_published(staff, aurora, article):
    api = staff("manager")
    did(api, "changePage", page=article, expiresAt="2099-01-01T00:00:00Z")
    with in_shop(aurora):
        revision = ArticlePage.objects.get().latest_revision
        revision.content["expire_at"] = "2020-01-01T00:00:00Z"
        revision.save()
    assert refused(api, "publishPage", page=article)[0]["field"] == "expires_at"


def test_home_stays_where_it_is(staff, aurora):
    api = staff("owner")
    with in_shop(aurora):
        home = str(HomePage.objects.get().translation_key)
    assert refused(api, "unpublishPage", page=home)[0]["code"] == "INVALID"
    assert refused(api, "changePage", page=home, slug="elsewhere")[0]["field"] == "slug"
    did(api, "changePage", page=home, seoTitle={"en": "The best"})
    assert did(api, "publishPage", page=home)["published"]["seoTitle"]["en"] == "The best"


@pytest.mark.parametrize("page", ["", "7", "0192f0c0-0000-7000-8000-000000000000"])
@pytest.mark.parametrize("name", ["changePage", "publishPage", "unpublishPage", "submitPage"])
def test_a_page_that_is_not_there(staff, name, page):
    assert refused(staff("owner"), name, page=page)[0]["code"] == "NOT_FOUND"


def test_the_root_above_home_is_no_page(staff, aurora):
    with in_shop(aurora):
        root = str(Page.objects.get(depth=1).translation_key)
    assert refused(staff("owner"), "changePage", page=root)[0]["code"] == "NOT_FOUND"


def test_what_somebody_has_locked_is_left_alone(staff, aurora, article):
    owner = member(aurora, "owner")
    with in_shop(aurora):
        ArticlePage.objects.update(locked=True, locked_by=owner)
    for name in ("changePage", "publishPage", "unpublishPage", "submitPage"):
        assert refused(staff("manager"), name, page=article)[0]["code"] == "CONFLICT"
    did(staff("owner"), "changePage", page=article, title={"en": "Mine"})


def test_a_repetition_changes_nothing_more(staff, article, audited):
    api = staff("manager", "settings")
    given = {"page": article, "title": {"en": "Once"}, "idempotencyKey": "k"}
    first = did(api, "changePage", **given)
    assert did(api, "changePage", **given) == first
    assert len(audited("page.changed")) == 1
    given["title"] = {"en": "Twice"}
    errors = api(deed("changePage"), input=given).data["changePage"]["errors"]
    assert errors[0]["code"] != ""
    assert read(api, article)["settings"]["title"]["en"] == "Once"


def test_times_are_in_utc(staff, article):
    api = staff("manager")
    page = did(api, "changePage", page=article, goesLiveAt="2099-01-01T08:00:00+08:00")
    assert page["settings"]["goesLiveAt"] == "2099-01-01T00:00:00Z"
    assert datetime.fromisoformat(page["changedAt"]).tzinfo == UTC
