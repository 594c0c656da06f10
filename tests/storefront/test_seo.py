"""What machines read: canonical addresses, languages, structured data, sitemap, manifest."""

import io
import json
import re

import pytest
from django.contrib.sessions.models import Session
from PIL import Image

from storefronts.checkout.models import Quote
from storefronts.pages import sitemap
from storefronts.pages.models import ArticlePage, HomePage, LegalPage
from tenants.registry.context import in_public, in_shop
from tenants.registry.middleware import forget_hosts
from tenants.registry.models import Shop
from tests.storefront.test_buying import buy, fields_of

pytestmark = pytest.mark.django_db
HOST = "http://aurora.localhost"


def graph_of(html):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return {item["@type"]: item for item in map(json.loads, found)}


def test_a_product_says_what_it_costs_and_whether_it_is_there(stage, client_for):
    page = client_for(stage.shop).get("/en/p/steam-wallet/")
    html = page.content.decode()
    graph = graph_of(html)
    product = graph["Product"]
    assert product["name"] == "Steam Wallet card"
    offers = {offer["sku"]: offer for offer in product["offers"]}
    assert offers["steam-10"]["priceCurrency"] == "CNY"
    assert float(offers["steam-10"]["price"]) > 0
    assert offers["steam-10"]["availability"].endswith("/InStock")
    assert offers["steam-100"]["availability"].endswith("/OutOfStock")
    assert graph["BreadcrumbList"]["itemListElement"][1]["item"] == f"{HOST}/en/c/games/"
    assert graph["Organization"]["name"] == "Aurora"
    # Nothing of cost or supplier, and small enough for a slow phone.
    shown = set("@type name sku price priceCurrency availability url seller".split())
    assert all(set(offer) == shown for offer in offers.values())
    assert offers["steam-10"]["price"] != "65.00"
    assert len(page.content) < 40_000
    assert f'<link rel="canonical" href="{HOST}/en/p/steam-wallet/">' in html
    assert f'hreflang="zh-Hans" href="{HOST}/zh-hans/p/steam-wallet/"' in html
    assert f'hreflang="x-default" href="{HOST}/zh-hans/p/steam-wallet/"' in html
    assert '<meta property="og:type" content="product">' in html
    assert "unsafe-inline" not in page["Content-Security-Policy"]


def test_the_address_is_the_shops_own_whatever_host_is_told(stage, client_for):
    client = client_for(stage.shop)
    html = client.get("/en/p/steam-wallet/?utm=1", HTTP_X_FORWARDED_HOST="evil.example")
    assert "evil.example" not in html.content.decode()
    assert f'<link rel="canonical" href="{HOST}/en/p/steam-wallet/">' in html.content.decode()


def test_home_and_category_say_who_sells_and_where_they_stand(stage, client_for):
    client = client_for(stage.shop)
    home = graph_of(client.get("/en/").content.decode())
    assert home["Organization"]["url"] == f"{HOST}/"
    assert home["WebSite"]["potentialAction"]["target"].startswith(f"{HOST}/en/search/?q=")
    category = graph_of(client.get("/zh-hans/c/games/").content.decode())
    assert category["BreadcrumbList"]["itemListElement"][-1]["name"] == "游戏点卡"


def test_names_cannot_leave_the_script_they_stand_in(stage, client_for):
    with in_public():
        stage.steam.name_en = "</script><script>alert(1)</script>"
        stage.steam.save()
    html = client_for(stage.shop).get("/en/p/steam-wallet/").content.decode()
    assert "<script>alert(1)" not in html
    assert graph_of(html)["Product"]["name"] == "</script><script>alert(1)</script>"


def test_titles_and_texts_for_search_engines_in_both_languages(stage, client_for):
    with in_shop(stage.shop):
        home = HomePage.objects.get()
        home.seo_title, home.seo_title_en = "点卡商城", "The card counter"
        home.search_description = "秒到账"
        home.search_description_en = "Codes in seconds"
        home.save_revision().publish()
    client = client_for(stage.shop)
    english = client.get("/en/").content.decode()
    assert "<title>The card counter</title>" in english
    assert '<meta name="description" content="Codes in seconds">' in english
    assert '<meta property="og:title" content="The card counter">' in english
    chinese = client.get("/zh-hans/").content.decode()
    assert "<title>点卡商城</title>" in chinese
    assert 'content="秒到账"' in chinese


def test_private_pages_name_no_address_and_the_sitemap_none_of_them(stage, client_for):
    client = client_for(stage.shop)
    number = buy(client, stage.ten)
    for path in (f"order/{number}/", "find/", "account/login/", "checkout/?d=&q=1"):
        page = client.get(f"/en/{path}").content.decode()
        assert 'rel="canonical"' not in page
        assert "noindex" in page
    robots = client.get("/robots.txt").content.decode()
    for path in ("/console/", "/*/order", "/*/account", "/*/find", "/graphql/"):
        assert f"Disallow: {path}" in robots
    assert f"Sitemap: {HOST}/sitemap.xml" in robots
    text = client.get("/sitemap.xml").content.decode()
    assert "checkout" not in text
    assert "account" not in text


def test_a_checkout_of_one_face_value_is_its_products_page(stage, client_for):
    """Folded into it: so it may be read, and says nowhere that it may not be."""
    client = client_for(stage.shop)
    answer = client.get(f"/en/checkout/?d={stage.ten.pk}&q=2")
    page = answer.content.decode()
    address = f"{HOST}/en/p/steam-wallet/"
    assert re.findall('<link rel="canonical" href="([^"]*)">', page) == [address]
    assert answer["Link"] == f'<{address}>; rel="canonical"'
    assert "noindex" not in page + answer["X-Robots-Tag"]
    assert "checkout" not in client.get("/robots.txt").content.decode()
    assert answer["Cache-Control"] == "no-store, private"
    # And nobody is led there by a link that counts.
    for path in ("/en/p/steam-wallet/", f"/en/order/{buy(client, stage.ten)}/"):
        shown = client.get(path).content.decode()
        for tag in re.findall(r"<(?:a|form)[^>]*/en/checkout/[^>]*>", shown):
            assert 'rel="nofollow"' in tag, tag


@pytest.mark.parametrize("theme", ["night_city", "corner", "depot", "folio"])
def test_no_theme_leads_to_the_checkout_by_a_link_that_counts(stage, client_for, theme):
    with in_public():
        Shop.objects.filter(pk=stage.shop.pk).update(theme=theme)
    forget_hosts()
    client, found = client_for(stage.shop), []
    for path in ("", "c/games/", "p/mobile/"):
        shown = client.get(f"/en/{path}").content.decode()
        found += re.findall(r"<(?:a|form)[^>]*/en/checkout/[^>]*>", shown)
    assert found
    assert all('rel="nofollow"' in tag for tag in found), found


def test_a_checkout_of_several_is_nobodys_page(stage, client_for):
    path = f"/en/checkout/?d={stage.ten.pk}&q=1&d={stage.twenty.pk}&q=1"
    answer = client_for(stage.shop).get(path)
    assert answer.status_code == 200
    assert 'rel="canonical"' not in answer.content.decode()
    assert "noindex" in answer.content.decode()
    assert "noindex" in answer["X-Robots-Tag"]
    assert "Link" not in answer


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
        "Sogou web spider/4.0",
    ],
)
def test_a_crawler_leaves_no_quote_and_no_session(stage, client_for, agent):
    client = client_for(stage.shop)
    path = f"/en/checkout/?d={stage.ten.pk}&q=1"
    seen = client.get(path, HTTP_USER_AGENT=agent)
    assert seen.status_code == 200
    assert "Pay ¥" in seen.content.decode()
    head = client.head(path)
    assert head.status_code == 200
    assert head["Link"] == seen["Link"]
    assert head.content == b""
    with in_shop(stage.shop):
        assert not Quote.objects.exists()
        assert not Session.objects.exists()
    # A telephone of this name is a person's, and others' are too.
    client.get(path, HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 13; CUBOT X70)")
    with in_shop(stage.shop):
        assert Quote.objects.count() == 1
        assert Session.objects.count() == 1


def test_a_person_taken_for_a_crawler_can_buy(stage, client_for):
    client = client_for(stage.shop, None)
    path, agent = f"/en/checkout/?d={stage.ten.pk}&q=1", {"HTTP_USER_AGENT": "MyPhone Bot Edition"}
    sent = fields_of(client.get(path, **agent)) | {"email": "a@b.example", "provider": "sandbox"}
    again = client.post("/en/checkout/", sent, **agent)
    assert again.status_code == 409
    assert "Nothing was charged" in again.content.decode()
    sent = fields_of(again) | {"email": "a@b.example", "provider": "sandbox"}
    assert "/pay/" in client.post("/en/checkout/", sent, **agent)["Location"]


def test_the_sitemap_holds_goods_categories_and_pages_in_each_language(stage, client_for):
    with in_shop(stage.shop):
        LegalPage.objects.get(slug="privacy").unpublish()
    answer = client_for(stage.shop).get("/sitemap.xml")
    assert answer["Content-Type"].startswith("application/xml")
    text = answer.content.decode()
    for path in ("", "c/games/", "p/steam-wallet/", "how-buying-works/", "terms/"):
        for language in ("zh-hans", "en"):
            assert f"<loc>{HOST}/{language}/{path}</loc>" in text
    assert f'hreflang="en" href="{HOST}/en/p/mobile/"' in text
    assert "privacy" not in text


def test_a_sitemap_of_many_products_is_cut(stage, client_for, monkeypatch):
    monkeypatch.setattr(sitemap, "PRODUCTS_IN_A_FILE", 1)
    client = client_for(stage.shop)
    assert f"<loc>{HOST}/sitemap-2.xml</loc>" in client.get("/sitemap.xml").content.decode()
    parts = "".join(client.get(f"/sitemap-{n}.xml").content.decode() for n in (1, 2))
    assert parts.count(f"<loc>{HOST}/en/p/") == 2
    assert client.get("/sitemap-3.xml").status_code == 404


def test_one_shops_sitemap_names_no_other(stage, borealis, client_for):
    with in_shop(borealis):
        home = HomePage.objects.get()
        home.add_child(instance=ArticlePage(title="Secret plan", slug="secret-plan"))
    assert "secret-plan" in client_for(borealis).get("/sitemap.xml").content.decode()
    text = client_for(stage.shop).get("/sitemap.xml").content.decode()
    assert "secret-plan" not in text
    assert "borealis" not in text


def test_a_shop_in_one_language_names_one(stage, client_for):
    with in_public():
        Shop.objects.filter(pk=stage.shop.pk).update(locales=["en"], default_locale="en")
    forget_hosts()
    text = client_for(stage.shop).get("/sitemap.xml").content.decode()
    assert "/zh-hans/" not in text
    assert f"<loc>{HOST}/en/</loc>" in text


def test_a_shop_can_be_put_on_a_phones_screen(stage, client_for):
    client = client_for(stage.shop)
    home = client.get("/en/").content.decode()
    assert '<link rel="manifest" href="/manifest.webmanifest">' in home
    answer = client.get("/manifest.webmanifest")
    assert answer["Content-Type"].startswith("application/manifest+json")
    data = json.loads(answer.content)
    assert data["name"] == "Aurora"
    assert data["start_url"] == "/zh-hans/"
    assert re.fullmatch("#[0-9a-f]{6}", data["theme_color"])
    sizes = {icon["sizes"] for icon in data["icons"]}
    assert sizes == {"192x192", "512x512"}
    for icon in data["icons"]:
        drawn = client.get(icon["src"])
        assert drawn["Content-Type"] == "image/png"
        picture = Image.open(io.BytesIO(drawn.content))
        assert f"{picture.width}x{picture.height}" == icon["sizes"]
    assert client.get("/icon-64.png").status_code == 404
