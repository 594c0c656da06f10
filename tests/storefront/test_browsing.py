"""Home, category, search and product: what is shown, in both languages, and what never is."""

import re

import pytest

from tenants.registry.context import in_public

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_each_browsing_page_answers(stage, client_for, language):
    client = client_for(stage.shop)
    for path in ("", "c/games/", "p/steam-wallet/", "search/?q=steam", "search/"):
        response = client.get(f"/{language}/{path}")
        assert response.status_code == 200, path
        assert b"Steam" in response.content, path


def test_a_shop_speaks_the_language_of_the_address(stage, client_for):
    client = client_for(stage.shop)
    assert "游戏点卡" in client.get("/zh-hans/").content.decode()
    assert "Game cards" in client.get("/en/").content.decode()
    assert '<html lang="zh-Hans"' in client.get("/zh-hans/").content.decode()


@pytest.mark.parametrize("words", ["钱包", "steam", "STEAM", "qianbao", "qb", "qbczk"])
def test_search_takes_chinese_latin_pinyin_and_initials(stage, client_for, words):
    response = client_for(stage.shop).get("/zh-hans/search/", {"q": words})
    assert "Steam 钱包充值卡" in response.content.decode()


def test_a_search_without_result_says_so(stage, client_for):
    page = client_for(stage.shop).get("/en/search/", {"q": "no such thing"}).content.decode()
    assert "Nothing here right now" in page
    assert 'class="card' not in page


def test_the_product_page_shows_price_and_stock_of_each_face_value(stage, client_for):
    page = client_for(stage.shop).get("/en/p/steam-wallet/").content.decode()
    faces = re.findall(r'<label class="face">.*?</label>', page, re.DOTALL)
    assert len(faces) == 3
    assert "checked" in faces[0]
    assert "In stock" in faces[0]
    assert "3 left" in faces[1]
    assert "disabled" in faces[2]
    assert "Sold out" in faces[2]
    assert all("¥" in face for face in faces)


def test_a_product_page_is_small_and_holds_no_token(stage, client_for):
    response = client_for(stage.shop).get("/zh-hans/p/steam-wallet/")
    assert len(response.content) < 40_000
    assert b"csrf" not in response.content
    assert not response.cookies


def test_nothing_private_is_on_a_page(stage, client_for):
    client = client_for(stage.shop)
    for path in ("p/steam-wallet/", "c/games/", "", f"checkout/?d={stage.ten.pk}&q=2"):
        page = client.get(f"/en/{path}").content.decode().lower()
        for word in ("wholesale", "supplier", "margin of", "65.00", "130.00"):
            assert word not in page, (path, word)


def test_names_from_the_catalogue_are_text_not_markup(stage, client_for):
    evil = "<script>alert(1)</script>{{ settings.SECRET_KEY }}\u202e"
    stage.steam.name_en = evil[:120]
    stage.steam.description_en = evil
    with in_public():
        stage.steam.save()
    client = client_for(stage.shop)
    for path in ("p/steam-wallet/", "c/games/", "search/?q=script"):
        page = client.get(f"/en/{path}").content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page
        assert "{{ settings" in page or "settings" not in page


def test_what_the_shop_does_not_show_is_not_found(stage, client_for):
    client = client_for(stage.shop)
    for path in ("p/no-such/", "c/no-such/", "nowhere/"):
        response = client.get(f"/en/{path}")
        assert response.status_code == 404
        assert "Back to the shop" in response.content.decode()


def test_odd_questions_are_answered_calmly(stage, client_for):
    client = client_for(stage.shop)
    for query in (
        "page=999999999",
        "page=-1",
        "sort=evil",
        "kind=evil",
        "q=" + "x" * 5000,
        "q=%00%27%22%3C",
        "page=%D9%A1",
        "stock=2",
    ):
        assert client.get(f"/en/search/?{query}").status_code == 200, query


def test_filters_and_sorts_are_links_that_narrow(stage, client_for):
    client = client_for(stage.shop)
    everything = client.get("/en/search/").content.decode()
    assert "kind=top_up" in everything
    narrowed = client.get("/en/search/?kind=top_up").content.decode()
    assert "Mobile credit" in narrowed
    assert "Steam Wallet" not in narrowed
    dearest = client.get("/en/search/?sort=price_desc").content.decode()
    assert dearest.index("Steam Wallet") < dearest.index("Mobile credit")
