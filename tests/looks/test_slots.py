"""Slots of themes: what the editor of pages offers and takes, what a new theme warns of."""

import html
import json
import re
from typing import Any

import pytest
from wagtail.models import Page

from storefronts.looks.models import ShopLook
from storefronts.looks.services import set_look
from storefronts.pages.blocks import PageBody
from storefronts.pages.models import ArticlePage, HomePage, LandingPage
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_shop
from themes.registry import base, theme
from themes.slots import misfits, most_of

pytestmark = pytest.mark.django_db
BOTH = {"zh": "大促", "en": "Great sale"}
BANNER = ("banner", {"title": BOTH, "text": BOTH})
STAGE = ("stage", {"title": BOTH, "lead": BOTH})


def wear(shop: Any, name: str) -> None:
    with in_shop(shop):
        set_look(shop=shop, theme_id=name, actor=SYSTEM)


def landing(shop: Any, *blocks: Any) -> LandingPage:
    with in_shop(shop):
        made = LandingPage(title="大促", title_en="Sale", slug="sale", body=list(blocks))
        HomePage.objects.get().add_child(instance=made)
        made.save_revision().publish()
        return made


def form_of(page: Any, rows: list[dict[str, str]], **more: str) -> dict[str, str]:
    """What the editor sends: the page's fields, and rows of {"type", "id", field: value}."""
    sent = dict.fromkeys(
        "seo_title seo_title_en search_description search_description_en share_image go_live_at "
        "expire_at".split(),
        "",
    )
    sent |= {"title": page.title, "title_en": page.title_en, "slug": page.slug}
    sent["body-count"] = str(len(rows))
    for n, row in enumerate(rows):
        start = {"type": "", "id": "", "order": str(n), "deleted": ""}
        for name, value in start.items():
            sent[f"body-{n}-{name}"] = row.get(name, value)
        for name, value in row.items():
            if name not in start:
                sent[f"body-{n}-value-{name}"] = value
    return sent | more


def notice(text: str) -> dict[str, str]:
    link = dict.fromkeys(["link-page", "link-category", "link-address"], "")
    words = {"text-zh": text, "text-en": text, "link-text-zh": "", "link-text-en": ""}
    return {"type": "notice", "tone": "info", **words, **link}


def banner(text: str, block_id: str = "") -> dict[str, str]:
    empty = dict.fromkeys(
        "text-zh text-en picture link-page link-category link-address link-text-zh link-text-en "
        "begins ends".split(),
        "",
    )
    return {"type": "banner", "id": block_id, "title-zh": text, "title-en": text, **empty}


def editor(browser: Any, page: Any) -> Any:
    """The block definition that the editor's script gets: (groups of kinds, meta), unpacked."""
    text = browser.get(f"/console/pages/{page.pk}/edit/").content.decode()
    packed = html.unescape(re.search(r'data-w-block-data-value="([^"]*)"', text)[1])
    return json.loads(packed)


def offered(browser: Any, page: Any) -> dict[str, Any]:
    """Kind of block -> how many there may be (None: no limit)."""
    name, groups, _defaults, meta = editor(browser, page)["_args"]
    assert name in ("", None, "body")
    kinds = [block["_args"][0] for _group, members in groups for block in members]
    counts = meta["blockCounts"]
    counts = counts.get("_dict", counts)
    return {kind: counts.get(kind, {}).get("max_num") for kind in kinds}


def errors(answer: Any) -> dict[str, Any]:
    text = answer.content.decode()
    packed = html.unescape(re.search(r'data-w-block-arguments-value="([^"]*)"', text)[1])
    return json.loads(packed)[1]["blockErrors"]


# ---------------------------------------------------------------- the rule


def test_slots_and_blocks_are_called_the_same() -> None:
    named = {block for slot in base().slots.values() for block in slot.blocks}
    assert named - {"links"} == set(PageBody().child_blocks)


@pytest.mark.parametrize("name", ["base", "night_city", "corner", "depot", "folio"])
def test_what_a_new_shop_has_fits_every_theme(stage: Any, name: str) -> None:
    with in_shop(stage.shop):
        pages = list(Page.objects.filter(depth__gt=1).specific())
        assert len(pages) > 3
        for page in pages:
            kinds = [block.block_type for block in page.body]
            assert misfits(theme(name), page.slot_kind, kinds) == []


def test_seats_of_a_slot_are_shared_and_its_last_block_is_named() -> None:
    # "hero" and "stage" share the two seats of base's hero.
    found = misfits(base(), "home", ["hero", "stage", "stage"])
    assert [(one.index, one.block, one.slot.name) for one in found] == [(2, "stage", "hero")]
    # Whoever was there first stays seated.
    found = misfits(base(), "home", ["stage", "hero", "stage"], first=[1, 2])
    assert [one.index for one in found] == [0]
    assert [one.slot for one in misfits(base(), "article", ["categories"])] == [None]


def test_a_block_moves_over_to_another_slot_that_takes_it(theme_folder: Any) -> None:
    theme_folder(
        "brisk",
        toml='[slots.announcement]\nblocks = ["notice"]\nmost = 1\npages = ["home"]\n'
        '[slots.faq]\nblocks = ["notice", "faq"]\nmost = 1\npages = ["home"]\n',
    )
    brisk = theme("brisk")
    assert most_of(brisk, "home")["notice"] == 2
    assert misfits(brisk, "home", ["notice", "notice"]) == []
    assert misfits(brisk, "home", ["notice", "faq"]) == []
    assert [one.index for one in misfits(brisk, "home", ["notice", "faq", "notice"])] == [2]


# ---------------------------------------------------------------- the editor


def test_the_editor_offers_what_the_worn_theme_takes(stage: Any, boss: Any) -> None:
    page = landing(stage.shop)
    with in_shop(stage.shop):
        article = ArticlePage.objects.get()
    wear(stage.shop, "corner")
    of_corner = offered(boss, page)
    assert {"banner", "stage", "hero", "products"} <= set(of_corner)
    assert of_corner["products"] == 6
    assert of_corner["hero"] == 1, "the page's own law counts, too"
    wear(stage.shop, "folio")
    of_folio = offered(boss, page)
    assert "banner" not in of_folio
    assert of_folio["products"] == 3
    assert "categories" not in offered(boss, article)
    wear(stage.shop, "depot")
    assert "stage" not in offered(boss, page)


def test_saving_what_does_not_fit_is_refused_at_the_block(stage: Any, boss: Any) -> None:
    page = landing(stage.shop)
    wear(stage.shop, "folio")
    sent = form_of(page, [notice("Hours"), banner("Great sale")])
    answer = boss.post(f"/console/pages/{page.pk}/edit/", sent, HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 200
    assert list(errors(answer)) == ["1"]
    (said,) = errors(answer)["1"]["messages"]
    assert said.startswith("The theme Folio has no place for “Banner for a time” on this page.")
    assert "Nothing is lost" in said
    # Both blocks are still in the form, and the script can draw them.
    text = html.unescape(answer.content.decode())
    assert "Great sale" in text
    assert "Hours" in text
    with in_shop(stage.shop):
        assert len(LandingPage.objects.get().get_latest_revision_as_object().body) == 0


def test_it_is_refused_in_chinese_too(stage: Any, boss: Any) -> None:
    page = landing(stage.shop)
    wear(stage.shop, "folio")
    sent = form_of(page, [banner("大促")])
    answer = boss.post(f"/console/pages/{page.pk}/edit/", sent, HTTP_ACCEPT_LANGUAGE="zh-hans")
    assert "主题“册页”在这个页面上没有" in errors(answer)["0"]["messages"][0]


def test_too_many_are_refused_at_the_one_too_many(stage: Any, boss: Any) -> None:
    page = landing(stage.shop)
    wear(stage.shop, "folio")
    sent = form_of(page, [notice("One"), notice("Two")], **{"action-publish": "1"})
    answer = boss.post(f"/console/pages/{page.pk}/edit/", sent, HTTP_ACCEPT_LANGUAGE="en")
    (said,) = errors(answer)["1"]["messages"]
    assert "has no more room for “Notice” on this page: it takes 1 there" in said


def test_what_else_is_wrong_with_a_block_is_told_beside(stage: Any, boss: Any) -> None:
    page = landing(stage.shop)
    wear(stage.shop, "folio")
    row = banner("Sale") | {"begins": "2027-01-02 10:00", "ends": "2027-01-01 10:00"}
    answer = boss.post(
        f"/console/pages/{page.pk}/edit/", form_of(page, [row]), HTTP_ACCEPT_LANGUAGE="en"
    )
    wrong = errors(answer)["0"]
    assert "no place for" in wrong["messages"][0]
    assert "before it begins" in wrong["blockErrors"]["ends"]["messages"][0]


def test_a_page_that_is_older_than_the_theme_can_be_saved(stage: Any, boss: Any) -> None:
    """Its blocks stay, and are offered no second time."""
    page = landing(stage.shop, BANNER)
    wear(stage.shop, "folio")
    with in_shop(stage.shop):
        (stored,) = LandingPage.objects.get().body
    assert offered(boss, page)["banner"] == 1
    sent = form_of(page, [banner("Greater sale", stored.id)], **{"action-publish": "1"})
    assert boss.post(f"/console/pages/{page.pk}/edit/", sent).status_code == 302
    with in_shop(stage.shop):
        assert LandingPage.objects.get().body[0].value["title"]["en"] == "Greater sale"
    sent = form_of(page, [banner("New"), banner("Greater sale", stored.id)])
    answer = boss.post(f"/console/pages/{page.pk}/edit/", sent)
    assert list(errors(answer)) == ["0"], "the new one, though it stands first"


def test_another_shops_theme_changes_nothing_here(stage: Any, boss: Any, borealis: Any) -> None:
    page = landing(stage.shop)
    wear(borealis, "folio")
    assert "banner" in offered(boss, page)


# ---------------------------------------------------------------- the shop's pages


def test_a_block_without_a_place_is_shown_as_base_shows_it(
    stage: Any, client_for: Any, theme_folder: Any
) -> None:
    theme_folder(
        "brisk",
        templates={
            "shop/blocks/stage.html": "{# base 1 #}<section>BRISK {{ value.title.text }}</section>"
        },
        toml='[slots.hero]\nblocks = ["hero"]\nmost = 1\npages = ["home", "landing"]\n',
    )
    landing(stage.shop, STAGE, BANNER)
    wear(stage.shop, "brisk")
    page = client_for(stage.shop).get("/en/sale/").content.decode()
    assert 'class="theme-brisk' in page
    assert '<section class="stage' in page
    assert "BRISK" not in page
    assert page.count("Great sale") >= 2


def test_a_block_with_a_place_is_shown_as_the_theme_shows_it(
    stage: Any, client_for: Any, theme_folder: Any
) -> None:
    theme_folder(
        "brisk",
        templates={
            "shop/blocks/stage.html": "{# base 1 #}<section>BRISK {{ value.title.text }}</section>"
        },
    )
    landing(stage.shop, STAGE)
    wear(stage.shop, "brisk")
    assert "BRISK Great sale" in client_for(stage.shop).get("/en/sale/").content.decode()


# ---------------------------------------------------------------- another theme


@pytest.fixture
def look(stage: Any) -> str:
    with in_shop(stage.shop):
        from wagtail.models import Site

        return f"/console/settings/looks/shoplook/{Site.objects.get().pk}/"


def worn_by(shop: Any) -> str:
    with in_shop(shop):
        return ShopLook.objects.get().theme


def choose(name: str, **more: str) -> dict[str, str]:
    return {"theme": name, "light": "", "dark": ""} | more


def test_a_theme_without_a_place_for_a_live_block_warns_first(
    stage: Any, boss: Any, look: str, client_for: Any
) -> None:
    page = landing(stage.shop, BANNER)
    boss.get(look)
    before = worn_by(stage.shop)
    answer = boss.post(look, choose("folio"), HTTP_ACCEPT_LANGUAGE="en")
    text = html.unescape(answer.content.decode())
    assert answer.status_code == 200
    assert worn_by(stage.shop) == before, "it is not worn yet"
    assert "Folio has no place for some blocks of your pages" in text
    assert f'<a href="/console/pages/{page.pk}/edit/"' in text
    assert ">Sale</a>: Banner for a time" in text
    assert 'name="accept" value="folio"' in text
    # To say so for one theme says nothing of another.
    assert boss.post(look, choose("folio", accept="depot")).status_code == 200
    assert boss.post(look, choose("folio", accept="folio")).status_code == 302
    assert worn_by(stage.shop) == "folio"
    shown = client_for(stage.shop).get("/en/sale/").content.decode()
    assert "theme-folio" in shown
    assert "Great sale" in shown
    with in_shop(stage.shop):
        assert [block.block_type for block in LandingPage.objects.get().body] == ["banner"]


def test_drafts_and_pages_that_fit_warn_of_nothing(stage: Any, boss: Any, look: str) -> None:
    page = landing(stage.shop, BANNER)
    with in_shop(stage.shop):
        LandingPage.objects.get(pk=page.pk).unpublish()
    boss.get(look)
    assert boss.post(look, choose("folio")).status_code == 302
    assert worn_by(stage.shop) == "folio"


def test_changing_colours_of_the_worn_theme_warns_of_nothing(
    stage: Any, boss: Any, look: str
) -> None:
    landing(stage.shop, BANNER)
    wear(stage.shop, "folio")
    assert boss.post(look, choose("folio", **{"token-radius": "3"})).status_code == 302
