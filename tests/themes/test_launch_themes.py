"""The four themes to launch with: whole, readable, light to load, and each its own."""

import re

import pytest

from themes import registry
from themes.contrast import dull_pairs
from themes.registry import ROOT, theme
from themes.tokens import dress

FOUR = ["night_city", "corner", "depot", "folio"]


@pytest.mark.parametrize("name", FOUR)
def test_it_has_a_light_and_a_dark_side_and_a_third_choice(name):
    found = theme(name)
    assert len(found.presets) >= 3
    assert {p.mode for p in found.presets.values()} == {"light", "dark"}
    assert found.presets[found.light].mode == "light"
    assert found.presets[found.dark].mode == "dark"


@pytest.mark.parametrize("name", FOUR)
def test_every_pair_of_every_preset_can_be_read(name):
    for preset in theme(name).presets:
        outfit = dress(theme(name), light=preset, dark=preset)
        for mode in ("light", "dark"):
            assert not dull_pairs(outfit.colours[mode], fills=theme(name).fills), preset


@pytest.mark.parametrize("name", FOUR)
def test_its_fonts_are_small_and_say_whose_they_are(name):
    fonts = ROOT / name / "static" / "fonts"
    assert sum(path.stat().st_size for path in fonts.glob("*.woff2")) < 26_000
    assert "SIL Open Font License" in (fonts / "OFL.txt").read_text()
    for font in theme(name).fonts.values():
        if font.preload.startswith(f"{name}/"):
            assert (ROOT / name / "static" / font.preload.split("/", 1)[1]).is_file()


@pytest.mark.parametrize("name", FOUR)
def test_colours_of_the_sheets_come_from_tokens(name):
    """Or the shop's own choice would not reach them. The discs of Corner's tiles are paper."""
    for path in (ROOT / name / "static").glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        rules = [line for line in text.splitlines() if ".tile span" not in line]
        written = [hit for line in rules for hit in re.findall(r"#[0-9a-f]{3,8}\b", line)]
        assert set(written) <= {"#000"}, (path.name, written)


def test_nobody_would_take_one_for_another():
    """Each has its own head, hero, card or row, plate, face, empty state and headings."""
    for part in ("_header", "_card", "_plate", "_empty", "blocks/hero"):
        texts = {(ROOT / name / "templates/shop" / f"{part}.html").read_text() for name in FOUR}
        assert len(texts) == len(FOUR), part
    assert len({theme(name).shape["font_head"] for name in FOUR}) == len(FOUR)
    assert len({theme(name).shape["radius"] for name in FOUR}) == len(FOUR)


@pytest.mark.parametrize("name", FOUR)
def test_it_is_shown_to_those_who_choose(name):
    for size, least in (("phone", 300), ("desktop", 600)):
        picture = ROOT / name / "previews" / f"{size}.webp"
        assert picture.read_bytes()[8:12] == b"WEBP"
        assert picture.stat().st_size < 120_000, least


def test_a_drawing_of_the_theme_stands_for_each_category_icon():
    assert "tile-gamepad-2" in registry.icons("corner")
    assert registry.icon_home("corner", "tile-gamepad-2") == "corner"
