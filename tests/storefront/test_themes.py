"""A theme's colours can be read, and the stylesheet has the colours that theme.toml names."""

import re
from pathlib import Path

import pytest

from themes.registry import UnknownTheme, contrast, theme, themes

EVERY = [theme_.id for theme_ in themes()]


@pytest.mark.parametrize("theme_id", EVERY)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_pair_of_colours_can_be_read(theme_id, mode):
    tokens, bad = theme(theme_id).tokens[mode], []
    for front, back, least in theme(theme_id).pairs:
        found = contrast(tokens[front], tokens[back])
        if found < least:
            bad.append(f"{front} on {back}: {found:.2f} < {least}")
    assert not bad, bad


@pytest.mark.parametrize("theme_id", EVERY)
def test_the_stylesheet_has_the_colours_of_the_theme(theme_id):
    css = (theme(theme_id).folder / "static" / "theme.css").read_text()
    light, media, toggled = re.findall(r"--bg: #\w+;.*?(?=\n\s*})", css, re.DOTALL)[:3]
    whole = dict(re.findall(r"--([\w-]+): (#\w{3,6});", light))
    for mode, blocks in (("light", [light]), ("dark", [media, toggled])):
        for block in blocks:
            written = dict(re.findall(r"--([\w-]+): (#\w{3,6});", block))
            for name, colour in theme(theme_id).tokens[mode].items():
                assert _long(written.get(name) or whole[name]) == colour, (mode, name)


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
