"""The blocks of a shop's pages: what they show, when, and what they refuse."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from wagtail.models import Page

from storefronts.pages.blocks import LinkBlock, NamedLinkBlock, PageBody
from storefronts.pages.models import ArticlePage, HomePage, LandingPage, LegalPage
from tenants.registry.context import in_shop
from tests.storefront.test_buying import buy

pytestmark = pytest.mark.django_db


def both(zh, en):
    return {"zh": zh, "en": en}


def nowhere():
    return {"page": None, "category": "", "address": "", "text": both("", "")}


def show(stage, client, *blocks, model=LandingPage, language="en"):
    """The page's HTML with these blocks on it."""
    with in_shop(stage.shop):
        home = HomePage.objects.get()
        page = model(title="活动", title_en="Campaign", slug="campaign")
        page.body = [(kind, value) for kind, value in blocks]
        home.add_child(instance=page)
    answer = client.get(f"/{language}/campaign/")
    assert answer.status_code == 200
    return answer.content.decode()


def products(**fields):
    return ("products", {"title": both("好货", "Goods"), "source": "featured", **fields})


@pytest.mark.parametrize("source", ["featured", "best", "newest", "cheapest"])
def test_a_grid_of_products_by_rule(stage, client_for, source):
    html = show(stage, client_for(stage.shop), products(source=source, pick=[], limit=4))
    assert "Steam Wallet card" in html
    assert "Mobile credit" in html


def test_what_sells_best_comes_first(stage, client_for):
    client = client_for(stage.shop)
    buy(client, stage.twenty)
    html = show(stage, client, products(source="best", pick=[], limit=4))
    assert html.index("Steam Wallet card") < html.index("Mobile credit")


def test_a_grid_of_one_category(stage, client_for):
    html = show(stage, client_for(stage.shop), products(category="phone-credit", pick=[], limit=4))
    assert "Mobile credit" in html
    assert "Steam Wallet card" not in html


def test_a_pick_of_products_keeps_its_order_and_drops_what_is_not_listed(stage, client_for):
    steam, mobile = stage.steam, stage.mobile
    html = show(
        stage, client_for(stage.shop), products(source="pick", pick=[mobile, steam], limit=4)
    )
    assert html.index("Mobile credit") < html.index("Steam Wallet card")


def test_a_pick_survives_being_stored(stage):
    block = PageBody().child_blocks["products"].child_blocks["pick"]
    with in_shop(stage.shop):
        stored = block.get_prep_value(block.to_python([str(stage.steam.pk), "no-uuid"]))
    assert [item["value"] for item in stored] == [str(stage.steam.pk), None]


def test_a_category_tile_can_be_picked(stage, client_for):
    html = show(
        stage,
        client_for(stage.shop),
        ("categories", {"title": both("", ""), "pick": ["phone-credit", "gone"]}),
    )
    tiles = html.split('class="tiles"')[1].split("</ul>")[0]
    assert "Phone credit" in tiles
    assert "Game cards" not in tiles


@pytest.mark.parametrize(
    ("begins", "ends", "shown"),
    [(None, None, True), (-1, 1, True), (1, 2, False), (-2, -1, False), (None, -1, False)],
)
def test_a_banner_is_shown_within_its_time(stage, client_for, begins, ends, shown):
    def hours(n):
        return None if n is None else timezone.now() + timedelta(hours=n)

    banner = {
        "title": both("双十一", "Singles' Day"),
        "text": both("", ""),
        "picture": None,
        "link": nowhere() | {"category": "games"},
        "begins": hours(begins),
        "ends": hours(ends),
    }
    html = show(stage, client_for(stage.shop), ("banner", banner))
    assert ("Singles&#x27; Day" in html) is shown
    assert (html.count('href="/en/c/games/">Game cards') > 0) is shown


def test_words_blocks_in_both_languages(stage, client_for):
    client = client_for(stage.shop)
    blocks = (
        (
            "faq",
            {
                "title": both("", ""),
                "questions": [
                    {
                        "question": both("多久到账？", "How long does it take?"),
                        "zh": "<p>几秒</p>",
                        "en": "<p>Seconds</p>",
                    }
                ],
            },
        ),
        (
            "notice",
            {"tone": "warn", "text": both("注意", "Mind the gap"), "link": nowhere()},
        ),
        ("contact", {"title": both("", ""), "hours": both("九点到五点", "Nine to five")}),
    )
    html = show(stage, client, *blocks, model=ArticlePage)
    for words in ("How long does it take?", "Seconds", "Mind the gap", "help@aurora.example"):
        assert words in html
    assert "Nine to five" in html
    chinese = client.get("/zh-hans/campaign/").content.decode()
    for words in ("多久到账？", "几秒", "注意", "九点到五点", "<h1>活动</h1>"):
        assert words in chinese


def test_a_page_loads_the_sheets_of_its_blocks_and_no_others(stage, client_for):
    notice = {"tone": "info", "text": both("话", "Words"), "link": nowhere()}
    html = show(stage, client_for(stage.shop), ("notice", notice))
    assert "base/blocks.css" in html
    assert "base/home.css" not in html
    home = client_for(stage.shop).get("/en/").content.decode()
    assert "base/home.css" in home
    assert "base/blocks.css" not in home


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "/\\evil.example",
        "https://user@evil.example/",
        "games",
        "mailto:a@b.example?bcc=<x>",
    ],
)
def test_an_address_that_is_none_is_refused(stage, address):
    block = LinkBlock()
    with in_shop(stage.shop):
        value = block.to_python({"address": address})
        with pytest.raises(ValidationError):
            block.clean(value)


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/search/?sort=newest", "/en/search/?sort=newest"),
        ("/zh-hans/find/", "/zh-hans/find/"),
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        ("mailto:help@aurora.example", "mailto:help@aurora.example"),
        ("#faq", "#faq"),
    ],
)
def test_an_address_of_the_shop_leads_into_the_readers_language(stage, address, leads):
    block = LinkBlock()
    with in_shop(stage.shop), translation.override("en"):
        assert block.clean(block.to_python({"address": address})).url == leads


def test_a_link_leads_to_one_place_and_has_words(stage):
    block = NamedLinkBlock()
    with in_shop(stage.shop):
        for value in (
            {},
            {"category": "games", "address": "/find/"},
            {"address": "/find/"},
        ):
            with pytest.raises(ValidationError):
                block.clean(block.to_python(value))


def test_a_link_to_a_page_that_was_taken_down_leads_nowhere(stage):
    with in_shop(stage.shop):
        page = ArticlePage.objects.get()
        block = NamedLinkBlock()
        value = block.to_python({"page": page.pk})
        assert value.url.endswith("/how-buying-works/")
        page.unpublish()
        assert block.to_python({"page": page.pk}).url == ""


def test_a_new_shop_has_its_legal_pages_in_both_languages(aurora, client_for):
    client = client_for(aurora)
    with in_shop(aurora):
        kinds = set(LegalPage.objects.live().values_list("kind", flat=True))
        assert kinds == {"terms", "privacy", "refund"}
        assert Page.objects.live().count() > 3
    for slug, zh, en in (
        ("terms", "销售条款", "Terms of sale"),
        ("privacy", "隐私政策", "Privacy"),
        ("refunds", "退款与投诉", "Refunds and complaints"),
    ):
        assert f"<h1>{zh}</h1>" in client.get(f"/zh-hans/{slug}/").content.decode()
        english = client.get(f"/en/{slug}/").content.decode()
        assert f"<h1>{en}</h1>" in english
        assert "help@aurora.example" in english
        assert "{shop}" not in english


def test_hostile_texts_are_harmless_on_a_page(stage, client_for):
    nasty = "<script>alert(1)</script>{{ settings.SECRET_KEY }}\u202e" + "长" * 150 + "🙂"
    # What the editor sends is no HTML: blocks of text, and entities for links.
    sent = {
        "blocks": [
            {
                "key": "a",
                "type": "unstyled",
                "depth": 0,
                "text": "<img src=x onerror=alert(2)> read this",
                "inlineStyleRanges": [{"offset": 0, "length": 3, "style": "SCRIPT"}],
                "entityRanges": [{"offset": 0, "length": 9, "key": 0}],
            }
        ],
        "entityMap": {
            "0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(3)"}}
        },
    }
    prose = PageBody().child_blocks["prose"].child_blocks["en"]
    typed = prose.value_from_datadict({"en": json.dumps(sent)}, {}, "en")
    html = show(
        stage,
        client_for(stage.shop),
        ("stage", {"title": both(nasty, nasty), "lead": both(nasty, nasty), "button": nowhere()}),
        ("prose", {"zh": "", "en": typed.source}),
    )
    assert "read this" in html
    for bad in ("<script>alert", "<img src=x", "javascript:alert", "only-for-tests"):
        assert bad not in html
