"""What a shopper's phone must load, in every launch theme: counted on the pages themselves."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from storefronts.pages.models import HomePage
from tenants.registry.context import in_public, in_shop
from tenants.registry.middleware import forget_hosts
from tenants.registry.models import Shop
from tests.factories.catalogue import ProductFactory, make_denomination, set_wholesale
from tests.storefront.test_buying import buy
from themes.registry import base
from themes.static_files import squeezed

pytestmark = pytest.mark.django_db
THEMES = ["night_city", "corner", "depot", "folio", "base"]
MOST = {"css": 30_000, "js": 60_000, "product": 40_000, "category": 60_000, "search": 60_000}
TEXT = {"zh": "满一百减十", "en": "Ten off a hundred"}


@pytest.fixture
def full(stage):
    """A catalogue as a wholesaler has it, and a home page with a hero, a banner and all else."""
    with in_public():
        for n in range(24):
            product = ProductFactory(
                category=stage.games,
                slug=f"card-number-{n}",
                name_zh=f"某某游戏一卡通充值卡 {n}",
                name_en=f"Prepaid card of some game {n}",
                description_zh="可为任意一款游戏充值，即买即用，永久有效。" * 10,
                instructions_zh="一、打开客户端。二、点击充值。三、输入卡号与密码。" * 6,
            )
            for face in range(12):
                made = make_denomination(
                    wholesale=str(10 + face),
                    product=product,
                    sku=f"card-number-{n}-face-{face}",
                    name_zh=f"{10 * face + 10} 元（全国通用）",
                    name_en=f"CNY {10 * face + 10}",
                    sort=face,
                    kind="top_up",  # needs no stock to be sold
                )
                for quantity, cost in ((10, "9.5"), (100, "9")):
                    set_wholesale(made, cost, min_quantity=quantity)
    with in_shop(stage.shop):
        home = HomePage.objects.get()
        blocks = [(block.block_type, block.value) for block in home.body]
        blocks.insert(1, ("banner", {"title": TEXT, "text": TEXT}))
        blocks.append(("faq", {"title": TEXT, "questions": [{"question": TEXT, **TEXT}]}))
        blocks.append(("contact", {"title": TEXT}))
        home.body = blocks
        home.save()
    return stage


def paths(stage, client):
    order = buy(client, stage.ten)
    return {
        "home": "/zh-hans/",
        "category": "/zh-hans/c/games/",
        "search": "/zh-hans/search/",
        "product": "/zh-hans/p/card-number-3/",
        "checkout": f"/zh-hans/checkout/?d={stage.ten.pk}&q=1",
        "order": f"/zh-hans/order/{order}/",
        "account": "/zh-hans/account/login/",
        "order pad": "/zh-hans/order-pad/",
    }


def wear(stage, theme):
    with in_public():
        Shop.objects.filter(pk=stage.shop.pk).update(theme=theme)
    forget_hosts()


def static(path):
    found = finders.find(path.removeprefix("/static/"))
    assert found, path
    return Path(found).read_text()


def sheets(client, page):
    """Address -> bytes of each style sheet that the page links, and of the one its script may
    fetch, as they are served before they are compressed."""
    linked = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    linked += re.findall(r'data-suggest="([^"]+)"', page)
    sizes = {}
    for address in dict.fromkeys(linked):
        if address.startswith("/static/"):
            sizes[address] = len(squeezed(static(address)).encode())
        else:
            sizes[address] = len(client.get(address).content)
    return sizes


def test_every_page_is_light_in_every_theme(full, client_for):
    """Styles, scripts, and the pages of goods in Chinese, whose letters take three bytes each."""
    client = client_for(full.shop)
    addresses = paths(full, client)
    for theme in THEMES:
        wear(full, theme)
        for name, path in addresses.items():
            answer = client.get(path)
            assert answer.status_code == 200, (theme, name)
            page, loaded = answer.content.decode(), sheets(client, answer.content.decode())
            assert any("/look/" in address for address in loaded)
            if name == "home":
                assert {"home.css", "blocks.css"} <= {a.rsplit("/", 1)[1] for a in loaded}
            assert sum(loaded.values()) < MOST["css"], (theme, name, loaded)
            scripts = dict.fromkeys(re.findall(r'<script src="([^"]+)"', page))
            assert scripts, (theme, name)
            assert sum(len(static(one).encode()) for one in scripts) < MOST["js"], (theme, name)
            if name in MOST:
                assert len(answer.content) < MOST[name], (theme, name, len(answer.content))
        product = client.get(addresses["product"]).content
        assert product.count(b'name="d"') == 12, theme


def test_depots_table_keeps_its_use_on_fewer_rows(full, client_for):
    """Ten products a page with their first eight face values; the rest is one click away."""
    wear(full, "depot")
    client = client_for(full.shop)
    first = client.get("/en/c/games/").content.decode()
    assert first.count('scope="rowgroup"') == 10
    assert "All 12 face values" in first
    forms = re.findall(r'<form id="(f\d+)" action="/en/checkout/"', first)
    assert len(forms) == len(set(forms)) == 10
    for form in forms:
        # A quantity for each face value that is sent, and both to the product's own button.
        assert first.count(f'form="{form}"') % 2 == 0
    rows = re.findall(r"<tr[^>]*><th scope=\"row\".*?</tr>", first, re.DOTALL)
    row = next(row for row in rows if "card-number" in row)
    assert 'aria-label="Quantity of' in row
    assert re.search(r'<b class="price">[^<]+</b> <span>10\+ <b>', row)
    found = re.findall(r'href="(/en/p/card-number-\d+/)"', first)
    for page in (2, 3):
        found += re.findall(
            r'href="(/en/p/card-number-\d+/)"',
            client.get(f"/en/c/games/?page={page}").content.decode(),
        )
    assert len(set(found)) == 24
    assert 'rel="next"' in first


def test_pages_of_nobodys_have_colours_without_a_look():
    for name in ("unknown_host", "error", "account", "launching"):
        text = (base().templates / "plain" / f"{name}.html").read_text()
        assert text.index("base/theme.css") < text.index("base/plain.css")
