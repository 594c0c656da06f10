"""Search while typing: names, pinyin, initials, and face values."""

import json

import pytest

from storefronts.pages import page_cache
from tenants.registry.context import in_public, in_shop
from tests.storefront.conftest import make_denomination

pytestmark = pytest.mark.django_db


def suggest(client, words, language="en"):
    answer = client.get(f"/{language}/suggest.json", {"q": words})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    return json.loads(answer.content)["items"]


@pytest.mark.parametrize(
    "words", ["steam", "STEAM wal", "qbcz", "qianbao", "钱包", "steam 20", "20 steam"]
)
def test_a_product_is_found_by_what_people_type(stage, client_for, words):
    items = suggest(client_for(stage.shop), words)
    assert items, words
    assert items[0]["name"] == "Steam Wallet card"


def test_a_face_value_leads_to_itself(stage, client_for):
    with in_public():
        make_denomination(
            wholesale="1",
            product=stage.steam,
            sku="steam-200",
            name_zh="200 美元",
            name_en="US$200",
        )
    client = client_for(stage.shop)
    item = suggest(client, "steam 20")[0]
    assert item["face"] == "US$20"
    assert item["url"] == f"/en/p/steam-wallet/?d={stage.twenty.pk}"
    assert item["price"].startswith("¥")
    assert f'value="{stage.twenty.pk}" required' in client.get(item["url"]).content.decode()
    chinese = suggest(client, "钱包 20美元", "zh-hans")[0]
    assert chinese["face"] == "20 美元"
    page = client.get("/en/search/?q=steam+50").content.decode()
    assert 'href="/en/p/steam-wallet/"' not in page, "there is no such face value"
    assert 'href="/en/p/steam-wallet/"' in client.get("/en/search/?q=steam+20").content.decode()


@pytest.mark.parametrize(
    "words", ["", "   ", "zzzz", "%", "_", "\\", "<script>", "'; drop table", "\u202e"]
)
def test_what_means_nothing_finds_nothing(stage, client_for, words):
    assert suggest(client_for(stage.shop), words) == []


def test_a_hidden_product_and_another_shops_are_not_suggested(stage, borealis, client_for):
    from storefronts.listings.models import Listing

    with in_shop(stage.shop):
        Listing.objects.create(target_id=stage.steam.pk, is_listed=False)
    assert suggest(client_for(stage.shop), "steam") == []
    assert suggest(client_for(borealis), "steam") != []


def test_suggestions_are_kept_for_a_shop_and_say_nothing_private(stage, client_for):
    client = client_for(stage.shop)
    page_cache.forget()
    text = client.get("/en/suggest.json", {"q": "steam"}).content.decode()
    answer = client.get("/en/suggest.json", {"q": "steam"})
    assert answer["ETag"]
    for word in ("wholesale", "supplier", "cost", "65.00"):
        assert word not in text
