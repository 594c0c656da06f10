"""The page editor's preview in any theme, preset and language: of this shop, and worn by nobody."""

import html
import re

import pytest

from storefronts.looks.models import ShopLook
from storefronts.looks.services import set_look
from storefronts.pages.models import ArticlePage, HomePage
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_shop
from tests.shopconsole.test_cms import article, edit, form_of  # noqa: F401
from themes.registry import themes

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafted(staff, aurora, article):  # noqa: F811
    """An editor's draft, and the address of its preview. The shop wears Corner."""
    with in_shop(aurora):
        set_look(shop=aurora, theme_id="corner", actor=SYSTEM)
    browser = staff("editor")
    address = f"/console/pages/{article.pk}/edit/preview/"
    assert browser.post(address, form_of(article)).json()["is_valid"] is True
    return browser, address, article


def seen(browser, address, mode):
    return browser.get(address, {"mode": mode, "in_preview_panel": "true"})


def test_the_panel_offers_every_theme_preset_and_language(drafted):
    browser, _address, page = drafted
    text = browser.get(
        f"/console/pages/{page.pk}/edit/", HTTP_ACCEPT_LANGUAGE="en"
    ).content.decode()
    choices = dict(re.findall(r'<option value="([^"]*)"[^>]*>\s*([^<]*?)\s*</option>', text))
    assert html.unescape(choices["en"]) == "As worn · English"
    for theme in themes():
        for preset in theme.presets:
            for language in ("zh-hans", "en"):
                assert f"{theme.id}/{preset}:{language}" in choices
    assert html.unescape(choices["folio/lamplight:en"]).startswith("Folio · ")


@pytest.mark.parametrize("theme", ["night_city", "corner", "depot", "folio", "base"])
def test_a_draft_is_seen_in_a_theme_that_is_not_worn(drafted, theme):
    browser, address, _page = drafted
    chosen = next(one for one in themes() if one.id == theme)
    for preset in chosen.presets.values():
        page = seen(browser, address, f"{theme}/{preset.id}:en")
        text = page.content.decode()
        assert f'class="theme-{theme} ' in text
        assert "New words" in text
        assert '<html lang="en"' in text
        # Its colours, by day and by night, from the draft's own sheet.
        sheet = re.search(r'href="(/look/[^"]+)"', text)[1]
        css = browser.get(sheet).content.decode()
        assert preset.tokens["bg"] in css or _short(preset.tokens["bg"]) in css
        assert "prefers-color-scheme" not in css


def test_both_languages_of_a_theme(drafted):
    browser, address, _page = drafted
    text = seen(browser, address, "folio/paper:zh-hans").content.decode()
    assert "新的话" in text
    assert "New words" not in text
    assert 'class="theme-folio ' in text


def test_nothing_of_it_is_worn(drafted, aurora, client_for):
    browser, address, _page = drafted
    seen(browser, address, "folio/paper:en")
    assert 'class="theme-corner ' in client_for(aurora).get("/en/").content.decode()
    assert 'class="theme-corner ' in seen(browser, address, "en").content.decode()
    with in_shop(aurora):
        assert ShopLook.objects.get().theme == "corner"


@pytest.mark.parametrize(
    "mode", ["nobody/none:en", "folio/neon:en", "../x/y:zh-hans", "", "fr", None]
)
def test_an_unknown_mode_is_what_the_shop_wears(drafted, aurora, mode):
    """Asked of the page itself: Wagtail's view refuses a mode that is not on the menu."""
    _browser, _address, page = drafted
    with in_shop(aurora):
        shown = ArticlePage.objects.get(pk=page.pk).make_preview_request(preview_mode=mode)
    assert 'class="theme-corner ' in shown.content.decode()


def test_no_other_shops_look_shows(drafted, borealis, staff, aurora):
    """Two shops whose pages have the same number, each in its own name and theme."""
    with in_shop(borealis):
        set_look(shop=borealis, theme_id="corner", tokens={"light.accent": "#0b5cad"}, actor=SYSTEM)
        other = HomePage.objects.get()
    there = staff("editor", borealis)
    text = there.get(f"/console/pages/{other.pk}/view_draft/").content.decode()
    assert "Borealis" in text
    assert "Aurora" not in text
    browser, address, _page = drafted
    text = seen(browser, address, "en").content.decode()
    sheet = re.search(r'href="(/look/[^"]+)"', text)[1]
    assert "#0b5cad" not in browser.get(sheet).content.decode()
    assert "Borealis" not in text
    # A draft's sheet is kept for its shop alone: elsewhere the name leads to that shop's own.
    text = seen(browser, address, "folio/lamplight:en").content.decode()
    sheet = re.search(r'href="(/look/[^"]+)"', text)[1]
    assert browser.get(sheet).content != there.get(sheet).content
    assert "#0b5cad" in there.get(sheet).content.decode()


def test_a_visitor_sees_no_preview(drafted, aurora, client_for):
    _browser, address, _page = drafted
    page = client_for(aurora).get(address, {"mode": "folio/paper:en"})
    assert page.status_code == 302
    assert "/login/" in page["Location"]


def _short(value):
    return "#" + value[1::2]
