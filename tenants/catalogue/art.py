"""Drawn plates: a picture for each product, made of geometry, with no brand's mark and no font.

A plate depends on its arguments alone, so that a drawn one never changes by chance: the same
product has the same picture on every machine.
"""

from __future__ import annotations

import colorsys
from html import escape
from random import Random
from typing import NamedTuple

from tenants.catalogue.motifs import MOTIFS

WIDTH, HEIGHT = 480, 360
FONTS = "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"


class Palette(NamedTuple):
    """Two hues in degrees: of the ground, and of the light in it."""

    ground: int
    light: int


# Category slug -> its colours and the motifs that suit it.
LOOKS: dict[str, tuple[Palette, tuple[str, ...]]] = {
    "pc-games": (Palette(258, 312), ("orbit", "prism", "hexes", "circuit")),
    "mobile-games": (Palette(312, 30), ("confetti", "rays", "prism", "orbit")),
    "consoles": (Palette(218, 262), ("tiles", "chevrons", "hexes", "waves")),
    "phone": (Palette(204, 168), ("signal", "waves", "chevrons")),
    "video": (Palette(346, 22), ("bars", "rays", "waves")),
    "app-stores": (Palette(200, 230), ("tiles", "petals", "confetti")),
    "shopping-cards": (Palette(28, 350), ("petals", "rays", "confetti")),
    "software": (Palette(222, 196), ("circuit", "tiles")),
    "meals": (Palette(14, 44), ("tickets", "petals", "confetti")),
    "going-out": (Palette(152, 84), ("tickets", "waves", "rays")),
    "services": (Palette(240, 286), ("chevrons", "orbit", "prism")),
    "accounts": (Palette(184, 230), ("crest", "hexes")),
}
PLAIN = (Palette(216, 216), ("tiles",))


def plate(*, name: str, mark: str, look: str, region: str = "") -> str:
    """An SVG of 480 x 360. `mark` is one to four large letters, `name` seeds the composition."""
    rng = Random(name)  # noqa: S311 - a drawing, not a secret
    palette, motifs = LOOKS.get(look, PLAIN)
    shift = rng.uniform(-18, 18)
    ground, deep = _hex(palette.ground + shift, 0.62, 0.36), _hex(palette.ground + shift, 0.7, 0.16)
    light = _hex(palette.light + shift, 0.85, 0.68)
    motif = MOTIFS[rng.choice(motifs)](rng)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(name)}</title>"
        '<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">'
        f'<stop stop-color="{ground}"/><stop offset="1" stop-color="{deep}"/></linearGradient>'
        '<radialGradient id="l" cx=".82" cy=".12" r=".8">'
        f'<stop stop-color="{light}" stop-opacity=".5"/>'
        f'<stop offset="1" stop-color="{light}" stop-opacity="0"/></radialGradient></defs>'
        f'<path fill="url(#g)" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
        f'<path fill="url(#l)" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
        f'<g fill="none" stroke="{light}" stroke-width="2">{motif}</g>'
        f"{_mark(mark)}{_region(region)}</svg>\n"
    )


def _mark(mark: str) -> str:
    """The large letters at the lower left: smaller the wider they are (a Han character is two)."""
    width = sum(1.0 if ord(letter) > 0x2E7F else 0.62 for letter in mark)
    size = min(136, int(352 / max(width, 1)))
    return (
        f'<text x="34" y="308" fill="#fff" font-family="{FONTS}" font-weight="800" '
        f'font-size="{size}" letter-spacing="-2">{escape(mark)}</text>'
    )


def _region(region: str) -> str:
    if not region:
        return ""
    width = 26 + 15 * len(region)
    return (
        f'<rect x="36" y="34" width="{width}" height="36" rx="18" fill="#fff" fill-opacity=".16"/>'
        f'<text x="{36 + width / 2:g}" y="59" fill="#fff" font-family="{FONTS}" font-weight="600" '
        f'font-size="20" text-anchor="middle">{escape(region)}</text>'
    )


def _hex(hue: float, saturation: float, lightness: float) -> str:
    red, green, blue = colorsys.hls_to_rgb((hue % 360) / 360, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in (red, green, blue))
