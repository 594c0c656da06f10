"""Finding a product: Chinese, Latin, pinyin, initials; harmless with anything (case 20)."""

import pytest

from storefronts.pricing import shelf
from tests.factories.catalogue import CategoryFactory, ProductFactory, make_denomination


@pytest.fixture
def goods(in_aurora):
    video = CategoryFactory(slug="video")
    names = {
        "tencent": ("腾讯视频 VIP 会员", "Tencent Video VIP"),
        "qcoins": ("Q币充值卡", "Q coins"),
        "steam": ("Steam 钱包充值码", "Steam Wallet code"),
        "percent": ("百分之百_充值 100%", "Top-up 100% sure"),
    }
    return {
        slug: make_denomination(
            product=ProductFactory(category=video, slug=slug, name_zh=zh, name_en=en)
        ).product
        for slug, (zh, en) in names.items()
    }


def found(shop, text):
    return [card.slug for card in shelf.search(shop, text).products]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("腾讯", "tencent"),
        ("视频", "tencent"),
        ("tengxun", "tencent"),
        ("txsp", "tencent"),
        ("TENCENT video", "tencent"),
        ("vip 腾讯", "tencent"),
        ("Ｑ币", "qcoins"),
        ("qbczk", "qcoins"),
        ("steamwallet", "steam"),
        ("  steam   钱包 ", "steam"),
    ],
)
def test_words_in_any_writing_find_the_product(in_aurora, goods, text, slug):
    assert found(in_aurora, text) == [slug]


def test_a_name_that_begins_with_the_words_comes_first(in_aurora, goods):
    make_denomination(product=ProductFactory(slug="aaa", name_zh="充值 steam 相关", name_en="x"))
    assert found(in_aurora, "steam")[0] == "steam"


@pytest.mark.parametrize("text", ["%", "_", "100%"])
def test_wildcards_mean_themselves(in_aurora, goods, text):
    assert found(in_aurora, text) == ["percent"]


@pytest.mark.parametrize(
    "text",
    [
        "'; drop table catalogue_product; --",
        "<script>alert(1)</script>",
        "{{ settings.SECRET_KEY }}",
        "\\",
        "\u202egnp.exe",
        "😀" * 100,
        "a" * 10_000,
        "%s %(x)s",
    ],
)
def test_anything_else_is_only_not_found(in_aurora, goods, text):
    assert found(in_aurora, text) == []


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\u200b"])
def test_a_search_for_nothing_is_the_whole_shelf(in_aurora, goods, text):
    assert len(found(in_aurora, text)) == len(goods)
