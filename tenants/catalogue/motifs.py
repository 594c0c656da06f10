"""The geometry of the drawn plates: each motif fills the upper right of 480 x 360."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random


def _shade(opacity: float) -> str:
    return f'fill="#fff" fill-opacity="{opacity:g}"'


def _dot(x: float, y: float, radius: float, opacity: float = 1) -> str:
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius}" {_shade(opacity)} stroke="none"/>'


def _orbit(rng: Random) -> str:
    x, y = rng.randint(310, 390), rng.randint(90, 150)
    tilt = rng.randint(-35, 35)
    rings = "".join(
        f'<ellipse rx="{r}" ry="{r * 0.42:.0f}" opacity="{0.9 - i * 0.13:.2f}"/>'
        for i, r in enumerate(range(70, 250, 32))
    )
    moons = "".join(
        _dot(r * math.cos(a), r * 0.42 * math.sin(a), rng.randint(5, 11))
        for r, a in ((102, rng.uniform(0, 6)), (166, rng.uniform(0, 6)), (230, rng.uniform(2, 4)))
    )
    core = _dot(0, 0, 40, 0.9)
    return f'<g transform="translate({x} {y}) rotate({tilt})">{rings}{moons}{core}</g>'


def _prism(rng: Random) -> str:
    side = rng.choice((52, 60, 68))
    high = side * math.sqrt(3) / 2
    cells = []
    for row in range(5):
        for column in range(9):
            x, y = 170 + column * side / 2, -20 + row * high
            up = (row + column) % 2 == 0
            distance = math.hypot(x - 400, y - 80) / 300
            if rng.random() < distance * 0.9:
                continue
            tip = (
                f"l{side / 2:.0f} {high:.0f}h-{side}z"
                if up
                else f"h{side}l-{side / 2:.0f} {high:.0f}z"
            )
            start = x + side / 2 if up else x
            shade = rng.choice((0.10, 0.2, 0.34, 0.6))
            cells.append(
                f'<path {_shade(shade)} stroke-opacity=".5" d="M{start:.0f} {y:.0f}{tip}"/>'
            )
    return "".join(cells)


def _hexes(rng: Random) -> str:
    size = rng.choice((34, 40, 46))
    cells = []
    for row in range(5):
        for column in range(7):
            x = 190 + column * size * 1.75 + (row % 2) * size * 0.875
            y = 6 + row * size * 1.52
            if math.hypot(x - 400, y - 90) > rng.randint(90, 210):
                continue
            corners = ((math.sin(math.pi / 3 * k), math.cos(math.pi / 3 * k)) for k in range(6))
            reach = size * 0.9
            points = " ".join(f"{x + reach * a:.0f},{y + reach * b:.0f}" for a, b in corners)
            shade = _shade(rng.choice((0, 0.08, 0.2, 0.7)))
            cells.append(f'<polygon points="{points}" {shade}/>')
    return "".join(cells)


def _signal(rng: Random) -> str:
    x, y = rng.randint(330, 400), rng.randint(126, 150)
    arcs = []
    for i, r in enumerate(range(52, 230, 34)):
        left, right, top = round(x - r * 0.7), round(x + r * 0.7), round(y - r * 0.7)
        arcs.append(
            f'<path stroke-width="{13 - i}" stroke-linecap="round" opacity="{1 - i * 0.15:.2f}" '
            f'd="M{left} {top}A{r} {r} 0 0 1 {right} {top}"/>'
        )
    return "".join(arcs) + _dot(x, y, 18)


def _waves(rng: Random) -> str:
    paths = []
    for i in range(9):
        y, swing = 40 + i * 22, rng.randint(12, 34)
        paths.append(
            f'<path stroke-width="3" opacity="{0.95 - i * 0.09:.2f}" '
            f'd="M180 {y}q40-{swing} 80 0t80 0 80 0 80 0 80 0"/>'
        )
    return "".join(paths)


def _bars(rng: Random) -> str:
    bars = []
    for i in range(11):
        high = int(40 + 130 * abs(math.sin(i * rng.uniform(0.7, 1.1) + 0.6)))
        bars.append(
            f'<rect x="{196 + i * 25}" y="{196 - high}" width="13" height="{high}" rx="6.5" '
            f'fill="#fff" fill-opacity="{0.3 + 0.06 * i:.2f}" stroke="none"/>'
        )
    return "".join(bars) + '<path opacity=".7" d="M190 210h272"/>'


def _rays(rng: Random) -> str:
    x, y, turn = rng.randint(360, 420), rng.randint(40, 100), rng.uniform(0, 0.3)
    rays = []
    for i in range(14):
        a, b = turn + i * math.tau / 14, turn + (i + 0.45) * math.tau / 14
        rays.append(
            f'<path fill="#fff" fill-opacity="{0.1 + 0.12 * (i % 3):.2f}" stroke="none" '
            f'd="M{x} {y}L{x + 330 * math.cos(a):.0f} {y + 330 * math.sin(a):.0f}'
            f'L{x + 330 * math.cos(b):.0f} {y + 330 * math.sin(b):.0f}z"/>'
        )
    return "".join(rays) + _dot(x, y, 46, 0.92)


def _petals(rng: Random) -> str:
    x, y, many = rng.randint(350, 400), rng.randint(84, 100), rng.choice((8, 10, 12))
    petals = "".join(
        f'<ellipse cx="0" cy="-76" rx="{210 // many + 8}" ry="64" fill="#fff" '
        f'fill-opacity="{0.1 + 0.12 * (i % 3):.2f}" transform="rotate({360 * i / many:g})"/>'
        for i in range(many)
    )
    return (
        f'<g transform="translate({x} {y})">{petals}<circle r="24" fill="#fff" stroke="none"/></g>'
    )


def _confetti(rng: Random) -> str:
    bits = []
    for _ in range(34):
        x, y, size = rng.randint(180, 470), rng.randint(10, 210), rng.randint(8, 26)
        if (x - 180) / 290 < (y - 10) / 260:
            continue
        shape = rng.choice(
            (
                _dot(x, y, size // 2, 0.75),
                f'<rect x="{x}" y="{y}" width="{size}" height="{size}" rx="4" '
                f'transform="rotate({rng.randint(0, 80)} {x} {y})"/>',
                f'<path stroke-width="5" stroke-linecap="round" d="M{x} {y}l{size} {size // 2}"/>',
            )
        )
        bits.append(shape)
    return "".join(bits)


def _circuit(rng: Random) -> str:
    lines = []
    for i in range(8):
        y, bend = 30 + i * 24, rng.randint(230, 400)
        drop = rng.choice((-24, 24, 48))
        lines.append(
            f'<path stroke-width="3" opacity="{rng.uniform(0.45, 1):.2f}" '
            f'd="M480 {y}H{bend}l-{abs(drop)} {drop}h-40"/>'
            + _dot(bend - abs(drop) - 47, y + drop, 7)
        )
    return "".join(lines)


def _tiles(rng: Random) -> str:
    tiles = []
    for row in range(4):
        for column in range(5):
            if rng.random() < 0.28:
                continue
            x, y = 220 + column * 52, 16 + row * 52
            tiles.append(
                f'<rect x="{x}" y="{y}" width="44" height="44" rx="10" fill="#fff" '
                f'fill-opacity="{rng.choice((0.06, 0.14, 0.3, 0.72))}" stroke-opacity=".4"/>'
            )
    return "".join(tiles)


def _tickets(rng: Random) -> str:
    tickets = []
    for i in range(3):
        turn, y = -22 + i * 13 + rng.randint(-3, 3), 20 + i * 48
        tickets.append(
            f'<g transform="translate(230 {y}) rotate({turn} 110 40)">'
            f'<path fill="#fff" fill-opacity="{0.14 + i * 0.26:.2f}" '
            'd="M10 0h200a10 10 0 0 1 10 10v18a12 12 0 0 0 0 24v18a10 10 0 0 1-10 10H10'
            'A10 10 0 0 1 0 70V52a12 12 0 0 0 0-24V10A10 10 0 0 1 10 0z"/>'
            '<path stroke-dasharray="5 7" d="M150 8v64"/></g>'
        )
    return "".join(tickets)


def _chevrons(rng: Random) -> str:
    high = rng.randint(70, 92)
    wide = high // 2 + 22
    return "".join(
        f'<path stroke-width="{9 + i * 2}" stroke-linejoin="round" stroke-linecap="round" '
        f'opacity="{0.25 + i * 0.15:.2f}" '
        f'd="M{190 + i * 48} {118 - high}l{wide} {high}-{wide} {high}"/>'
        for i in range(6)
    )


def _crest(rng: Random) -> str:
    x, y = rng.randint(350, 390), 112
    shields = "".join(
        f'<path fill="#fff" fill-opacity="{0.06 + i * 0.1:.2f}" stroke-width="3" '
        f'transform="translate({x} {y}) scale({1.55 - i * 0.32:.2f})" '
        'd="M0-72c24 16 46 20 66 20v34c0 46-30 72-66 90-36-18-66-44-66-90v-34c20 0 42-4 66-20z"/>'
        for i in range(4)
    )
    return (
        f'{shields}<circle cx="{x}" cy="{y}" r="{rng.randint(12, 20)}" fill="#fff" stroke="none"/>'
    )


MOTIFS: dict[str, Callable[[Random], str]] = {
    "orbit": _orbit,
    "prism": _prism,
    "hexes": _hexes,
    "signal": _signal,
    "waves": _waves,
    "bars": _bars,
    "rays": _rays,
    "petals": _petals,
    "confetti": _confetti,
    "circuit": _circuit,
    "tiles": _tiles,
    "tickets": _tickets,
    "chevrons": _chevrons,
    "crest": _crest,
}
