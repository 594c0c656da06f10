"""A theme's colours can be read, and the stylesheet has the colours that theme.toml names."""

import re
from pathlib import Path

import pytest

from themes.css import PROPERTIES
from themes.registry import UnknownTheme, theme, themes
from themes.tokens import dress, unreadable

EVERY = [theme_.id for theme_ in themes()]


@pytest.mark.parametrize(
    ("theme_id", "preset"), [(one.id, preset) for one in themes() for preset in one.presets]
)
def test_every_pair_of_colours_can_be_read(theme_id, preset):
    """With any preset in either mode."""
    outfit = dress(theme(theme_id), light=preset, dark=preset)
    assert not unreadable(outfit, {}), unreadable(outfit, {})


def test_pages_of_nobodys_have_the_colours_of_the_base_presets():
    """Pages of nobody's (an unknown host) have no look over it."""
    css = (theme("base").folder / "static" / "plain.css").read_text()
    light, dark = re.findall(r"--bg: #\w+;.*?(?=\n\s*})", css, re.DOTALL)[:2]
    outfit = dress(theme("base"))
    for mode, block in (("light", light), ("dark", dark)):
        written = dict(re.findall(r"--([\w-]+): (#\w{3,6});", block))
        for token, colour in outfit.colours[mode].items():
            name = PROPERTIES.get(token, token).replace("_", "-")
            assert name not in written or _long(written[name]) == colour, (mode, name)


def test_the_styles_stay_small():
    for path in (theme("base").folder / "static").glob("*.css"):
        assert path.stat().st_size < 30_000, path.name


def test_nothing_is_inline_and_nothing_comes_from_outside():
    for path in Path(theme("base").templates).rglob("*.html"):
        if "mail" in path.parts:
            continue  # mail programs read no stylesheets
        text = path.read_text()
        assert not re.search(r"\sstyle=|<style|\son\w+=\"|<script(?![^>]*src=)", text), path
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text), path


@pytest.mark.parametrize("name", ["../base", "nope", "", "base/templates"])
def test_only_a_folder_with_a_theme_is_one(name):
    with pytest.raises(UnknownTheme):
        theme(name)


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * c for c in colour[1:])
