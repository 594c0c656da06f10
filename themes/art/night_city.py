"""Night City: each product is a neon sign above a sky line, and no two stand in the same street."""

from __future__ import annotations

import colorsys
from random import Random

from themes.art.goods import Goods
from themes.art.letters import fitted, lettering, svg
from themes.art.subjects import SUBJECTS

SIZE = (480, 360)
# Subject -> hue of its tube, and of the second one.
HUES = {
    "keys": (160, 262), "pad": (264, 188), "gem": (318, 190), "phone": (186, 322),
    "play": (346, 264), "apps": (208, 312), "bag": (40, 330), "gift": (330, 44),
    "window": (172, 220), "ticket": (24, 184), "cup": (48, 350), "headset": (282, 160),
    "crest": (148, 208),
}  # fmt: skip


def _hex(hue: float, light: float, full: float) -> str:
    parts = colorsys.hls_to_rgb((hue % 360) / 360, light, full)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def draw(goods: Goods) -> str:
    rng, (first, second) = goods.random, HUES.get(goods.subject, (160, 262))
    shift = rng.uniform(-14, 14)
    tube, other = _hex(first + shift, 0.66, 0.95), _hex(second + shift, 0.68, 0.9)
    width, height = SIZE
    sky = (
        '<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="#0b0e14"/>'
        f'<stop offset="1" stop-color="{_hex(first + shift, 0.17, 0.5)}"/></linearGradient>'
        '<radialGradient id="h"><stop stop-color="'
        f'{tube}" stop-opacity=".34"/><stop offset="1" stop-color="{tube}" stop-opacity="0"/>'
        f'</radialGradient></defs><path fill="url(#s)" d="M0 0h{width}v{height}H0z"/>'
    )
    x, y = rng.randint(322, 344), rng.randint(118, 134)
    halo = f'<circle cx="{x}" cy="{y}" r="190" fill="url(#h)"/>'
    far = _street(rng, base=300, low=30, high=150, fill=_hex(first + shift, 0.13, 0.38), lit=other)
    near = _street(rng, base=360, low=24, high=74, fill="#080a0f", lit=tube)
    return svg(
        width,
        height,
        goods.name,
        sky + _rain(rng) + halo + far + near + _sign(goods, x, y, tube, other)
        + _name(goods.mark, tube, other) + _plaque(goods, tube),
    )  # fmt: skip


def _street(rng: Random, *, base: int, low: int, high: int, fill: str, lit: str) -> str:
    """A row of houses, and the few windows in which somebody is still up."""
    x, roofs, windows = -10, [f"M-10 {SIZE[1]}"], []
    while x < SIZE[0]:
        wide, top = rng.randint(26, 58), base - rng.randint(low, high)
        roofs.append(f"V{top}H{x + wide}")
        for row in range(top + 12, min(base, SIZE[1] - 12), 16):
            windows += [
                f"M{column} {row}h5v7h-5z"
                for column in range(x + 7, x + wide - 9, 12)
                if rng.random() < 0.2
            ]
        x += wide
    body = f'<path fill="{fill}" d="{"".join(roofs)}V{SIZE[1]}z"/>'
    return f'{body}<path fill="{lit}" opacity=".6" d="{"".join(windows)}"/>'


def _rain(rng: Random) -> str:
    drops = "".join(
        f"M{rng.randint(0, 480)} {rng.randint(-20, 300)}l-{drop / 4:g} {drop}"
        for drop in (rng.randint(14, 38) for _ in range(26))
    )
    return f'<path stroke="#fff" stroke-opacity=".1" fill="none" d="{drops}"/>'


def _sign(goods: Goods, x: int, y: int, tube: str, other: str) -> str:
    """The subject in tubes: the wide strokes beneath are its light on the wall."""
    parts = SUBJECTS.get(goods.subject, SUBJECTS["gift"])
    body = "".join(d for role, d in parts if role in ("body", "line"))
    inner = "".join(d for role, d in parts if role == "face")
    ink = "".join(d for role, d in parts if role == "ink")
    glow = "".join(
        f'<path d="{body}" stroke="{tube}" stroke-width="{wide}" opacity="{opacity}"/>'
        for wide, opacity in ((22, 0.1), (13, 0.16), (7, 0.3))
    )
    return (
        f'<g transform="translate({x - 108} {y - 108}) scale(1.08)" fill="none" '
        f'stroke-linejoin="round" stroke-linecap="round">{glow}'
        f'<path d="{inner}" stroke="{other}" stroke-width="9" opacity=".2"/>'
        f'<path d="{inner}" stroke="{other}" stroke-width="2.5"/>'
        f'<path d="{ink}" fill="{tube}" opacity=".92"/>'
        f'<path d="{body}" stroke="{tube}" stroke-width="4"/>'
        f'<path d="{body}" stroke="#fff" stroke-opacity=".85" stroke-width="1.4"/></g>'
    )


def _name(mark: str, tube: str, other: str) -> str:
    if not mark:
        return ""
    size = fitted("night_city", mark, width=190, most=132)
    han = any(letter > "\u2e7f" for letter in mark)
    # Outlines are drawn in thousandths of the size, and so is their stroke.
    stroke = 2 if han else round(2000 / size)

    def written(move: float, paint: str) -> str:
        return lettering(
            "night_city", mark, x=32 + move, y=318 + move, size=size, paint=paint, weight=800
        )

    return (
        written(6, f'fill="none" stroke="{other}" stroke-width="{stroke}" opacity=".8"')
        + written(0, 'fill="#f2f5fa"')
        + f'<path fill="{tube}" d="M32 338h64v4H32z"/>'
    )


def _plaque(goods: Goods, tube: str) -> str:
    """Where it is good, and the corners of a view finder."""
    corners = (
        f'<path fill="none" stroke="{tube}" stroke-width="2" opacity=".7" '
        'd="M16 40V16h24M440 16h24v24M464 320v24h-24"/>'
    )
    if not goods.region:
        return corners
    label = lettering(
        "night_city", goods.region, x=32, y=56, size=22, paint=f'fill="{tube}"', spacing=2
    )
    return corners + label
