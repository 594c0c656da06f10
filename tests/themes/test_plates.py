"""A plate is drawn from name, category and theme: it never changes by chance, and never lies."""

import re
from xml.etree import ElementTree

import pytest

from tenants.launch.demo.goods import all_goods
from themes import art
from themes.art.goods import _BY_ICON, _BY_SLUG
from themes.art.subjects import SUBJECTS

THEMES = sorted(art.DRAWN)


def goods(name="Steam Wallet code", seed="steam-wallet", subject="keys", region="US"):
    return art.Goods(seed, name, art.mark_of(name), subject, region)


@pytest.mark.parametrize("theme", THEMES)
def test_the_same_product_is_drawn_the_same_each_time(theme):
    assert art.plate(theme, goods()) == art.plate(theme, goods())


@pytest.mark.parametrize("theme", THEMES)
def test_no_two_of_the_demo_look_the_same_and_none_is_large(theme):
    drawn = set()
    for one in all_goods():
        subject = art.subject_of([(one.category, "")])
        svg = art.plate(theme, art.Goods(one.slug, "x", art.mark_of(one.zh), subject, one.region))
        assert len(svg) < 20_000, one.slug
        drawn.add(svg)
    assert len(drawn) == len(all_goods())


def test_themes_draw_one_product_in_four_ways():
    assert len({art.plate(theme, goods()) for theme in THEMES}) == len(THEMES) == 4


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["<script>&\"'", "", "🎮🎮", "𠮷野家", "x" * 400, "\u202eevil"])
def test_a_hostile_name_is_text(theme, name):
    svg = art.plate(theme, art.Goods("s", name, art.mark_of(name), "no such", "<b>"))
    root = ElementTree.fromstring(svg)
    assert not [node for node in root.iter() if node.tag.endswith(("script", "}b"))]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("subject", sorted(SUBJECTS))
def test_every_subject_has_a_drawing_of_its_own_and_asks_nobody(theme, subject):
    svg = art.plate(theme, goods(subject=subject))
    ElementTree.fromstring(svg)
    assert not re.search(r"href|url\((?!#)|<image|@import", svg)


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("PlayStation 礼品卡 美区", "PS"),
        ("Steam 钱包充值码", "ST"),
        ("Steam Wallet code", "SW"),
        ("KFC 代金券", "KFC"),
        ("王者荣耀点券", "王者"),
        ("Q币充值卡", "Q"),
        ("\u300a原神\u300b创世结晶", "原神"),
        ("...", ""),
    ],
)
def test_the_mark_is_short_and_of_the_name(name, mark):
    assert art.mark_of(name) == mark


def test_each_category_is_shown_by_the_nearest_that_is_known():
    assert art.subject_of([("consoles", "tv"), ("games", "gamepad-2")]) == "pad"
    assert art.subject_of([("unheard-of", ""), ("phone", "smartphone")]) == "phone"
    assert art.subject_of([("unheard-of", "utensils")]) == "cup"
    assert art.subject_of([]) in SUBJECTS
    assert {*_BY_SLUG.values(), *_BY_ICON.values()} <= set(SUBJECTS)
