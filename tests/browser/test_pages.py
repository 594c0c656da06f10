"""A shop's own pages and its search in a real browser: nothing from outside, no overflow."""

import pytest
from playwright.sync_api import expect

from storefronts.pages.models import HomePage, LandingPage, Navigation
from tests.browser.conftest import in_the_shop
from tests.browser.test_purchase import no_overflow


def both(zh, en):
    return {"zh": zh, "en": en}


def link(zh="", en="", **target):
    return {"page": None, "category": "", "address": "", "text": both(zh, en)} | target


def campaign():
    """A page with every block of words on it, and the shop's own links around it."""
    from wagtail.models import Site

    page = LandingPage(title="开学季", title_en="Back to school", slug="campaign")
    page.body = [
        (
            "stage",
            {
                "title": both("开学季，点卡九折起", "Back to school: cards from 10% off"),
                "lead": both("只到周日。", "Until Sunday only."),
                "button": link("去看看", "See them", category="games"),
            },
        ),
        (
            "banner",
            {
                "title": both("新用户立减", "New here? Save on your first card"),
                "text": both("无需优惠码。", "No code needed."),
                "link": link("马上用", "Use it", address="/search/?sort=price_asc"),
            },
        ),
        (
            "products",
            {"title": both("热销", "Best sellers"), "source": "best", "pick": [], "limit": 4},
        ),
        (
            "notice",
            {"tone": "warn", "text": both("区服有别。", "Mind the region."), "link": link()},
        ),
        (
            "faq",
            {
                "title": both("", ""),
                "questions": [
                    {
                        "question": both("多久到账？", "How long does it take?"),
                        "zh": "<p>几秒。</p>",
                        "en": "<p>Seconds.</p>",
                    }
                ],
            },
        ),
        ("contact", {"title": both("", ""), "hours": both("九点到二十一点", "Nine to nine")}),
    ]
    HomePage.objects.get().add_child(instance=page)
    Navigation.objects.create(
        site=Site.objects.get(is_default_site=True),
        announcement=[
            (
                "announcement",
                {
                    "text": both("春节照常发货", "Open over New Year"),
                    "link": link(address="/find/", zh="查单", en="Find an order"),
                },
            )
        ],
        above=[
            ("link", link(category="games")),
            ("link", link("新品", "New arrivals", address="/search/?sort=newest")),
        ],
    )


@pytest.fixture(scope="module")
def pages(site, django_db_blocker):
    with django_db_blocker.unblock():
        in_the_shop(site.shop, campaign)
    return site


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_face_value_is_reached_by_typing_it(pages, open_browser, size):
    page = open_browser(size)
    page.goto(f"{pages.url}/en/")
    field = page.locator(".hero input[name=q]")
    field.fill("steam 20")
    option = page.locator(".hero [role=option]").first
    expect(option).to_contain_text("US$20")
    no_overflow(page)
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(page.locator("input[name=d]:checked")).to_have_value(str(pages.stage.twenty.pk))
    assert not page.problems
    assert not page.outside


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_campaigns_page_fits_and_loads_nothing_from_outside(pages, open_browser, size, language):
    page = open_browser(size)
    page.goto(f"{pages.url}/{language}/campaign/")
    expect(page.locator("h1")).to_have_count(1)
    no_overflow(page)
    expect(page.locator(".shop-nav a")).to_have_count(2)
    page.locator("details summary").first.click()
    expect(page.get_by_text("几秒。" if language == "zh-hans" else "Seconds.")).to_be_visible()
    assert not page.problems
    assert not page.outside
