"""Folio: prints in two inks on heavy paper, numbered, with a wide margin."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from themes.art.goods import Goods
from themes.art.letters import SONG, fitted, lettering, svg

SIZE = (360, 480)
# Paper, first ink, second ink.
INKS = (
    ("#f1e9d8", "#7a2e3a", "#1d1b16"),
    ("#e9e4d4", "#2f4a3c", "#c08a3e"),
    ("#efe3d3", "#b5532f", "#2a3140"),
    ("#e4e2da", "#2c3e5c", "#a8483b"),
    ("#f3ead6", "#8a6a1f", "#30241d"),
    ("#e8dfd6", "#5b4463", "#b98a4a"),
    ("#dfe3da", "#3d5a4a", "#8c3b32"),
)
# The picture lies in 40..320 by 44..372.


def _keys(rng: Random, one: str, two: str) -> str:
    """A field of squares, some taken."""
    squares = []
    for row in range(5):
        for column in range(4):
            pick, x, y = rng.random(), 52 + column * 64, 48 + row * 64
            if pick < 0.36:
                squares.append(f'<path fill="{one}" d="M{x} {y}h64v64h-64z"/>')
            elif pick < 0.5:
                squares.append(f'<circle cx="{x + 32}" cy="{y + 32}" r="24" fill="{two}"/>')
            elif pick < 0.6:
                squares.append(f'<path fill="{two}" d="M{x} {y}h64l-64 64z"/>')
    return "".join(squares)


def _arches(rng: Random, one: str, two: str) -> str:
    """Doors within doors."""
    drawn, colours = [], (one, "none", two, "none", one)
    x = rng.choice((150, 180, 210))
    for step, colour in enumerate(colours):
        r, top = 126 - step * 25, 176 + step * 14
        d = f"M{x - r} 372V{top}a{r} {r} 0 0 1 {2 * r} 0v{372 - top}z"
        paint = f'fill="{colour}"' if colour != "none" else 'fill="PAPER"'
        drawn.append(f'<path {paint} d="{d}"/>')
    return "".join(drawn)


def _waves(rng: Random, one: str, two: str) -> str:
    """A call across water."""
    sun = rng.randint(92, 150)
    lines = "".join(
        f'<path fill="none" stroke="{one}" stroke-width="{3 + row * 0.7:.1f}" '
        f'd="M40 {214 + row * 20}c47-{14 + row * 2} 93 {14 + row * 2} 140 0'
        f's93-{14 + row * 2} 140 0"/>'
        for row in range(8)
    )
    return f'<circle cx="{rng.randint(130, 230)}" cy="{sun}" r="54" fill="{two}"/>{lines}'


def _moons(rng: Random, one: str, two: str) -> str:
    """One light in all its phases."""
    drawn, r = [], rng.choice((38, 44))
    for step in range(5):
        x, y = 180 + (step - 2) * rng.choice((30, 36)), 84 + step * 62
        colour = two if step == 2 else one
        drawn.append(f'<circle cx="{x}" cy="{y}" r="{r}" fill="{colour}"/>')
        if step != 2:
            off = (step - 2) * r * 0.62
            drawn.append(f'<circle cx="{x + off:.0f}" cy="{y}" r="{r}" fill="PAPER"/>')
    return "".join(drawn)


def _vase(rng: Random, one: str, two: str) -> str:
    """Something given."""
    lean, blooms = rng.choice((-1, 1)), []
    for stem, (dx, dy) in enumerate(((-66, 120), (0, 94), (62, 136))):
        x, y = 180 + dx * lean, dy
        blooms.append(
            f'<path fill="none" stroke="{two}" stroke-width="3" d="M180 262Q{x} 200 {x} {y}"/>'
            f'<path fill="{one if stem != 1 else two}" d="M{x - 30} {y}a30 34 0 0 1 60 0z"/>'
        )
    pot = "M132 256h96c-4 24 28 36 28 70 0 28-22 46-44 46h-64c-22 0-44-18-44-46 0-34 32-46 28-70z"
    return f'{"".join(blooms)}<path fill="{one}" d="{pot}"/>'


def _blocks(rng: Random, one: str, two: str) -> str:
    """Something built."""
    x, y, drawn = 64, 372, []
    for row, high in enumerate((64, 58, 50, 44, 38)):
        wide = rng.randint(96, 160)
        x = max(48, min(312 - wide, x + rng.randint(-22, 44)))
        y -= high
        colour = (one, two, "PAPER", one, two)[row]
        edge = f' stroke="{two}" stroke-width="3"' if colour == "PAPER" else ""
        drawn.append(f'<path fill="{colour}"{edge} d="M{x} {y}h{wide}v{high}h-{wide}z"/>')
    return "".join(drawn) + f'<circle cx="{x + 46}" cy="{y - 26}" r="26" fill="{one}"/>'


def _fruit(rng: Random, one: str, two: str) -> str:
    """A table that is laid."""
    x = rng.randint(120, 170)
    return (
        f'<path fill="{two}" d="M40 276h280v6H40z"/>'
        f'<path fill="{one}" d="M{x - 78} 168h156a78 92 0 0 1-56 88v20h-44v-20'
        'a78 92 0 0 1-56-88z"/>'
        f'<circle cx="{x - 30}" cy="136" r="36" fill="{two}"/>'
        f'<circle cx="{x + 36}" cy="126" r="44" fill="{one}"/>'
        f'<circle cx="{x + 128}" cy="248" r="28" fill="{two}"/>'
        f'<path fill="none" stroke="{two}" stroke-width="4" d="M{x + 40} 84c4-18 16-26 30-26"/>'
        f'<path fill="{one}" opacity=".9" d="M60 300h240v4H60zM90 324h180v4H90z'
        'M120 348h120v4H120z"/>'
    )


def _hills(rng: Random, one: str, two: str) -> str:
    """Somewhere to go."""
    a, b = rng.randint(200, 250), rng.randint(150, 200)
    return (
        f'<circle cx="{rng.choice((120, 180, 246))}" cy="{b - 20}" r="58" fill="{two}"/>'
        f'<path fill="{one}" opacity=".55" d="M40 {a}q70-90 140-10t140-30v212H40z"/>'
        f'<path fill="{one}" d="M40 {a + 66}q90-70 160 4t120-6v108H40z"/>'
        f'<path fill="none" stroke="PAPER" stroke-width="5" d="M150 372q10-50 50-62t20-56"/>'
    )


def _columns(rng: Random, one: str, two: str) -> str:
    """Somebody at your service: a chord."""
    drawn = []
    for step in range(7):
        high = rng.randint(90, 290)
        x, top = 46 + step * 40, 372 - high
        drawn.append(
            f'<path fill="{one if step % 3 else two}" '
            f'd="M{x} 372V{top + 14}a14 14 0 0 1 28 0V372z"/>'
        )
    return "".join(drawn)


def _sitter(rng: Random, one: str, two: str) -> str:
    """A portrait."""
    x = rng.choice((160, 180, 200))
    return (
        f'<path fill="{two}" d="M{x - 118} 372a118 128 0 0 1 236 0z"/>'
        f'<circle cx="{x}" cy="170" r="78" fill="{one}"/>'
        f'<path fill="PAPER" d="M{x} 92a78 78 0 0 1 0 156z" opacity=".24"/>'
        f'<path fill="none" stroke="PAPER" stroke-width="4" d="M{x - 44} 372q4-70 44-84t44 84"/>'
    )


PRINTS: dict[str, Callable[[Random, str, str], str]] = {
    "keys": _keys, "pad": _arches, "gem": _keys, "phone": _waves, "play": _moons,
    "apps": _blocks, "bag": _vase, "gift": _vase, "window": _blocks, "ticket": _hills,
    "cup": _fruit, "headset": _columns, "crest": _sitter,
}  # fmt: skip


def draw(goods: Goods) -> str:
    rng = goods.random
    paper, one, two = rng.choice(INKS)
    if rng.random() < 0.4:
        one, two = two, one
    dark = min(one, two, key=lambda colour: sum(bytes.fromhex(colour[1:])))
    picture = PRINTS.get(goods.subject, _arches)(rng, one, two).replace("PAPER", paper)
    region = f" · {escape(goods.region)}" if goods.region else ""
    size = fitted("folio", goods.mark, width=170, most=44)
    mark = lettering("folio", goods.mark, x=40, y=438, size=size, paint=f'fill="{dark}"',
                     han=SONG, weight=400)  # fmt: skip
    number = (
        f'<text x="320" y="436" text-anchor="end" font-family="Georgia,{SONG}" font-size="15" '
        f'letter-spacing="1" fill="{dark}">№ {goods.number}{region}</text>'
    )
    return svg(
        *SIZE,
        goods.name,
        f'<clipPath id="c"><path d="M40 44h280v328H40z"/></clipPath>'
        f'<path fill="{paper}" d="M0 0h360v480H0z"/><g clip-path="url(#c)">{picture}</g>'
        f'<path fill="none" stroke="{two}" stroke-opacity=".5" d="M40.5 44.5h279v327h-279z"/>'
        f"{mark}{number}",
    )
