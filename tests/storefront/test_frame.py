"""What stands around every page: the shop's links, its announcement, its redirects."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from storefronts.pages.models import ArticlePage, LegalPage, Navigation
from tenants.registry.context import in_shop

pytestmark = pytest.mark.django_db


def both(zh, en):
    return {"zh": zh, "en": en}


def link(zh="", en="", **target):
    return {"page": None, "category": "", "address": "", "text": both(zh, en)} | target


def navigate(shop, **streams):
    with in_shop(shop):
        row, _made = Navigation.objects.get_or_create(site=Site.objects.get(is_default_site=True))
        for name, blocks in streams.items():
            setattr(row, name, blocks)
        row.save()


def test_a_new_shop_links_to_its_articles_and_legal_pages(stage, client_for):
    html = client_for(stage.shop).get("/en/").content.decode()
    for path in ("how-buying-works", "terms", "privacy", "refunds"):
        assert f'href="/en/{path}/"' in html
    assert 'class="wrap shop-nav"' not in html


def test_links_above_and_below_are_the_shops_own_in_both_languages(stage, client_for):
    with in_shop(stage.shop):
        terms = LegalPage.objects.get(slug="terms")
    navigate(
        stage.shop,
        above=[
            ("link", link(category="games")),
            ("link", link("新品", "New", address="/search/?sort=newest")),
        ],
        below=[
            ("link", link(page=terms)),
            ("link", link("博客", "Blog", address="https://b.example")),
        ],
    )
    client = client_for(stage.shop)
    html = client.get("/en/").content.decode()
    nav = html.split('class="wrap shop-nav"')[1].split("</nav>")[0]
    assert nav.index('href="/en/c/games/">Game cards') < nav.index(
        'href="/en/search/?sort=newest">New'
    )
    foot = html.split('class="foot"')[1]
    assert '<a href="/en/terms/">Terms of sale</a>' in foot
    assert 'href="https://b.example"' in foot
    assert "privacy" not in foot
    chinese = client.get("/zh-hans/").content.decode()
    assert 'href="/zh-hans/c/games/">游戏点卡' in chinese
    assert ">博客</a>" in chinese


def test_a_link_whose_page_is_gone_is_left_out(stage, client_for):
    with in_shop(stage.shop):
        page = ArticlePage.objects.get()
    navigate(stage.shop, above=[("link", link(page=page)), ("link", link(category="gone"))])
    with in_shop(stage.shop):
        page.unpublish()
    assert 'class="wrap shop-nav"' not in client_for(stage.shop).get("/en/").content.decode()


@pytest.mark.parametrize(
    ("begins", "ends", "shown"), [(None, None, True), (1, 2, False), (-2, -1, False)]
)
def test_an_announcement_is_said_within_its_time(stage, client_for, begins, ends, shown):
    def hours(n):
        return None if n is None else timezone.now() + timedelta(hours=n)

    value = {
        "text": both("春节照常发货", "Open over New Year"),
        "link": link(category="games"),
        "begins": hours(begins),
        "ends": hours(ends),
    }
    navigate(stage.shop, announcement=[("announcement", value)])
    client = client_for(stage.shop)
    assert ("Open over New Year" in client.get("/en/p/steam-wallet/").content.decode()) is shown
    assert ("春节照常发货" in client.get("/zh-hans/find/").content.decode()) is shown


def test_links_of_one_shop_are_on_no_page_of_another(stage, borealis, client_for):
    navigate(stage.shop, above=[("link", link("只在极光", "Only aurora", address="/find/"))])
    assert "Only aurora" in client_for(stage.shop).get("/en/").content.decode()
    assert "Only aurora" not in client_for(borealis).get("/en/").content.decode()


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/old.html", "/zh-hans/how-buying-works/"),
        ("/en/old.html", "/en/how-buying-works/"),
        ("/zh-hans/old.html", "/zh-hans/how-buying-works/"),
        ("/en/old.html?from=mail", "/en/how-buying-works/"),
        ("/en/sale/", "/en/search/?sort=price_asc"),
        ("/blog", "https://blog.example/"),
    ],
)
def test_an_old_address_leads_on_in_the_visitors_language(stage, client_for, asked, leads):
    with in_shop(stage.shop):
        site = Site.objects.get(is_default_site=True)
        Redirect.objects.create(
            site=site, old_path="/old.html", redirect_page=ArticlePage.objects.get()
        )
        Redirect.objects.create(
            site=site, old_path="/sale", redirect_link="/search/?sort=price_asc"
        )
        Redirect.objects.create(site=site, old_path="/blog", redirect_link="https://blog.example/")
    answer = client_for(stage.shop).get(asked)
    assert answer.status_code == 301
    assert answer["Location"] == leads


def test_a_stored_address_that_is_a_script_leads_nowhere(stage, client_for):
    with in_shop(stage.shop):
        Redirect.objects.create(old_path="/bad", redirect_link="javascript:alert(1)")
    assert client_for(stage.shop).get("/en/bad/").status_code == 404


def test_a_page_that_moves_leaves_a_redirect_in_both_languages(stage, client_for):
    with in_shop(stage.shop):
        page = ArticlePage.objects.get()
        page.slug = "buying"
        page.save_revision().publish()
    client = client_for(stage.shop)
    assert client.get("/en/how-buying-works/")["Location"] == "/en/buying/"
    assert client.get("/zh-hans/how-buying-works/")["Location"] == "/zh-hans/buying/"
