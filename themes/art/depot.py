"""Depot: the label on a bin of the warehouse: read from far, in black, with a colour per aisle."""

from __future__ import annotations

from random import Random

from themes.art.goods import Goods
from themes.art.letters import fitted, lettering, svg
from themes.art.subjects import SUBJECTS

SIZE = (240, 240)
AISLES = {
    "keys": "#0b5cad", "pad": "#3b4bb0", "gem": "#6a3fa0", "phone": "#0a6b62",
    "play": "#a3263a", "apps": "#14506e", "bag": "#9a4b00", "gift": "#8a2f6b",
    "window": "#2f4a63", "ticket": "#7a5200", "cup": "#8c3a12", "headset": "#434a8c",
    "crest": "#2d6330",
}  # fmt: skip


def draw(goods: Goods) -> str:
    rng, aisle = goods.random, AISLES.get(goods.subject, "#2f4a63")
    size = fitted("depot", goods.mark, width=196, most=112)
    mark = lettering(
        "depot", goods.mark, x=120, y=142 + (size - 84) * 0.3, size=size,
        paint='fill="#14202e"', anchor="middle", spacing=-1, weight=700,
    )  # fmt: skip
    return svg(
        *SIZE,
        goods.name,
        '<path fill="#fff" d="M0 0h240v240H0z"/>'
        f'<path fill="{aisle}" d="M0 0h240v56H0z"/>{_subject(goods.subject)}'
        + lettering("depot", f"{goods.region}", x=222, y=38, size=27, paint='fill="#fff"',
                    anchor="end", spacing=1)
        + mark + _bars(rng)
        + '<path fill="none" stroke="#76849a" stroke-width="2" d="M1 1h238v238H1z"/>',
    )  # fmt: skip


def _subject(subject: str) -> str:
    """The aisle's sign, cut out of its colour."""
    parts = SUBJECTS.get(subject, SUBJECTS["gift"])
    fills = "".join(f'<path d="{d}"/>' for role, d in parts if role == "body")
    lines = "".join(
        f'<path fill="none" stroke="#fff" stroke-width="14" d="{d}"/>'
        for role, d in parts
        if role == "line"
    )
    return f'<g fill="#fff" transform="translate(16 8) scale(.2)">{fills}{lines}</g>'


def _bars(rng: Random) -> str:
    """Bars as of a code; they say nothing."""
    x, bars = 22, []
    while x < 212:
        wide = rng.choice((2, 2, 3, 4, 6))
        bars.append(f"M{x} 186h{wide}v34h-{wide}z")
        x += wide + rng.choice((2, 3, 3, 5))
    return f'<path fill="#14202e" d="{"".join(bars)}"/>'
