"""The shop's settings, its navigation and its look."""

import pytest

from storefronts.pages.navigation import Navigation
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Shop
from tests.api.shelves import card

ERRORS = "errors { code message field path details }"
SETTINGS = """{ shopSettings { name supportEmail senderName locales defaultLocale currency
  currencies timeZone status legal { kind label number } } }"""
CHANGE = f"""mutation($input: ChangeShopSettingsInput!) {{ changeShopSettings(input: $input) {{
  settings {{ name supportEmail timeZone legal {{ kind number }} }} {ERRORS} }} }}"""
LINK = "text { zh en } page category address url"
NAVIGATION = f"""announcement {{ text {{ zh en }} link {{ {LINK} }} begins ends }}
  above {{ {LINK} }} below {{ {LINK} }}"""
GET_NAVIGATION = f"{{ navigation {{ {NAVIGATION} }} shopPages {{ id title kind url isLive }} }}"
SET_NAVIGATION = f"""mutation($input: SetNavigationInput!) {{ setNavigation(input: $input) {{
  navigation {{ {NAVIGATION} }} {ERRORS} }} }}"""
LOOK = """{ look { theme light dark tokens colours logoUrl } themes { id name presets { id mode }
  tokens { name label limits } } }"""
FAULTS = f"query($input: LookInput!) {{ lookFaults(input: $input) {{ {ERRORS[9:-2]} }} }}"
SET_LOOK = f"""mutation($input: SetLookInput!) {{ setLook(input: $input) {{
  look {{ theme light dark tokens }} {ERRORS} }} }}"""


def test_settings_are_read_and_changed_one_by_one(staff, audited, aurora):
    api = staff("manager", "settings")
    before = api(SETTINGS).data["shopSettings"]
    assert before["name"] == "Aurora"
    assert "CNY" in before["currencies"]
    given = {"name": "  Aurora   Cards ", "legal": [{"kind": "icp_filing", "number": "沪ICP备1号"}]}
    settings = api(CHANGE, input={**given, "idempotencyKey": "k"}).data["changeShopSettings"]
    assert settings["settings"]["name"] == "Aurora Cards"
    assert settings["settings"]["supportEmail"] == before["supportEmail"]
    more = {"legal": [{"kind": "tax_number", "number": "T-1"}]}
    legal = api(CHANGE, input=more).data["changeShopSettings"]["settings"]["legal"]
    given = {row["kind"]: row["number"] for row in legal if row["number"]}
    assert given == {"icp_filing": "沪ICP备1号", "tax_number": "T-1"}
    assert len(audited("shop.settings_changed")) == 2
    with in_public():
        assert Shop.objects.get(pk=aurora.pk).name == "Aurora Cards"


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"name": " "}, "name", "REQUIRED"),
        ({"name": "x" * 81}, "name", "INVALID"),
        ({"supportEmail": "nobody"}, "support_email", "INVALID"),
        ({"replyTo": "a@b\nBcc: c@d"}, "reply_to", "INVALID"),
        ({"locales": []}, "locales", "REQUIRED"),
        ({"locales": ["en"], "defaultLocale": "fr"}, "default_locale", "INVALID"),
        ({"timeZone": "Mars/Olympus"}, "time_zone", "INVALID"),
        ({"currency": "XXX"}, "currency", "CONFLICT"),
    ],
)
def test_settings_that_cannot_be(staff, aurora, given, field, code):
    payload = staff("owner")(CHANGE, input=given).data["changeShopSettings"]
    assert payload["settings"] is None
    assert (payload["errors"][0]["field"], payload["errors"][0]["code"]) == (field, code)
    with in_public():
        now = Shop.objects.get(pk=aurora.pk)
    assert (now.name, now.locales, now.currency) == ("Aurora", aurora.locales, "CNY")


def test_navigation_is_set_whole_and_in_parts(staff, aurora, audited):
    denomination = card(codes=1)
    api = staff("manager", "settings")
    pages = api(GET_NAVIGATION).data["shopPages"]
    home = pages[0]
    assert (home["kind"], home["url"]) == ("home", "/en/")
    slug = denomination.product.category.slug
    given = {
        "above": [
            {"page": home["id"]},
            {"category": slug, "text": {"en": "Games"}},
            {"address": "https://example.com", "text": {"zh": "外", "en": "Outside"}},
        ],
        "announcement": {
            "text": {"zh": "你好", "en": "Hello"},
            "link": {"address": "/search/", "text": {"en": "See"}},
            "begins": "2026-01-01T00:00:00Z",
        },
    }
    payload = api(SET_NAVIGATION, input={**given, "idempotencyKey": "k"}).data["setNavigation"]
    assert payload["errors"] == []
    above = payload["navigation"]["above"]
    assert above[0]["page"] == home["id"]
    assert above[1]["category"] == slug
    assert above[2]["url"] == "https://example.com"
    said = payload["navigation"]["announcement"]
    assert (said["text"], said["begins"]) == (
        {"zh": "你好", "en": "Hello"},
        "2026-01-01T00:00:00Z",
    )
    assert said["link"]["address"] == "/search/"
    again = api(SET_NAVIGATION, input={"announcement": None}).data["setNavigation"]["navigation"]
    assert again["announcement"] is None
    assert len(again["above"]) == 3
    assert api(GET_NAVIGATION).data["navigation"] == again
    assert len(audited("page.navigation_set")) == 2
    with in_shop(aurora):
        assert Navigation.objects.count() == 1


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ({"address": "javascript:alert(1)", "text": {"en": "x"}}, "INVALID"),
        ({"address": "https://example.com"}, "INVALID"),
        ({}, "INVALID"),
        ({"category": "no-such"}, "INVALID"),
        ({"page": "7"}, "NOT_FOUND"),
        ({"page": "0192f0c0-0000-7000-8000-000000000000"}, "NOT_FOUND"),
    ],
)
def test_a_link_that_leads_nowhere_is_refused_with_its_place(staff, aurora, link, code):
    fine = {"address": "/search/", "text": {"en": "See"}}
    payload = staff("manager")(SET_NAVIGATION, input={"below": [fine, link]}).data["setNavigation"]
    error = payload["errors"][0]
    assert error["code"] == code
    assert error["path"][:2] == ["below", "1"]
    assert error["message"]
    with in_shop(aurora):
        assert not Navigation.objects.exists()


def test_an_announcement_that_ends_before_it_begins(staff):
    said = {
        "text": {"en": "x"},
        "begins": "2026-02-01T00:00:00Z",
        "ends": "2026-01-01T00:00:00Z",
    }
    payload = staff("manager")(SET_NAVIGATION, input={"announcement": said}).data["setNavigation"]
    assert payload["errors"][0]["path"] == ["announcement", "ends"]


def test_who_only_writes_pages_sets_no_navigation(staff):
    api = staff("editor")
    payload = api(SET_NAVIGATION, input={"above": []}).data["setNavigation"]
    assert payload["errors"][0]["code"] == "FORBIDDEN"
    assert api("{ shopPages { kind } }").data["shopPages"]


def test_a_look_is_chosen_from_what_there_is(staff, aurora, audited):
    api = staff("editor", "settings")
    now = api(LOOK).data
    other = next(theme for theme in now["themes"] if theme["id"] != now["look"]["theme"])
    light = next(preset["id"] for preset in other["presets"] if preset["mode"] == "light")
    assert "radius" in [token["name"] for token in other["tokens"]]
    given = {"theme": other["id"], "light": light, "tokens": {"radius": 4}}
    look = api(SET_LOOK, input={**given, "idempotencyKey": "k"}).data["setLook"]["look"]
    assert (look["theme"], look["light"], look["tokens"]) == (other["id"], light, {"radius": 4})
    assert audited("look.changed")
    with in_public():
        assert Shop.objects.get(pk=aurora.pk).theme == other["id"]


def test_colours_that_cannot_be_read_are_refused_with_ones_that_can(staff, aurora, audited):
    api = staff("editor")
    given = {"theme": "base", "tokens": {"light.text": "#fefefe", "radius": 4000}}
    faults = api(FAULTS, input=given).data["lookFaults"]
    assert [fault["path"] for fault in faults] == [["tokens", "radius"]]
    given = {"theme": "base", "tokens": {"light.text": "#fefefe"}}
    payload = api(SET_LOOK, input=given).data["setLook"]
    assert payload["look"] is None
    assert payload["errors"] == api(FAULTS, input=given).data["lookFaults"]
    (error,) = [e for e in payload["errors"] if e["path"] == ["tokens", "light.text"]]
    nearest = error["details"]["nearest"]
    fixed = {"theme": "base", "tokens": {"light.text": nearest}}
    assert api(SET_LOOK, input=fixed).data["setLook"]["errors"] == []
    assert len(audited("look.changed")) == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"theme": "nothing"}, "theme"),
        ({"theme": "../base"}, "theme"),
        ({"theme": "base", "light": "nothing"}, "light"),
        ({"theme": "base", "tokens": ["x"]}, "tokens"),
        ({"theme": "base", "tokens": {"light.accent": {"x": 1}}}, "tokens"),
        ({"theme": "base", "tokens": {"light.nothing": "#000000"}}, "tokens"),
        ({"theme": "base", "tokens": {"light.accent": "red; } body { x"}}, "tokens"),
    ],
)
def test_a_look_that_there_is_not(staff, given, field):
    payload = staff("editor")(SET_LOOK, input=given).data["setLook"]
    assert payload["errors"][0]["code"] == "INVALID"
    assert payload["errors"][0]["field"] == field
