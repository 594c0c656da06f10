"""A shop in small: a theme in one of its presets, with the shop's own name and real goods.

Drawn from the theme's tokens and plates, so that it cannot promise what the theme does not have.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape

from themes import art
from themes.registry import Theme
from themes.tokens import Outfit, dress

WIDTH, HEIGHT = 360, 520
SANS = "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
SERIF = "Georgia,'Songti SC','Noto Serif CJK SC',serif"
LONGEST_NAME = 18
# A picture that is itself an SVG says by itself how it fills its box.
FILLING = ' preserveAspectRatio="xMidYMid slice"'


@dataclass(frozen=True, slots=True)
class Piece:
    """One of the goods on the shelf."""

    slug: str
    name: str
    price: str
    subject: str


def outfit(theme: Theme, preset: str) -> tuple[Outfit, str]:
    """What it looks like in this preset, and in which mode that is."""
    chosen = theme.presets.get(preset) or theme.presets[theme.light]
    by_day = chosen.mode == "light"
    worn = dress(theme, light=chosen.id if by_day else "", dark="" if by_day else chosen.id)
    return worn, chosen.mode


def draw(theme: Theme, preset: str, *, name: str, hint: str, pieces: Sequence[Piece]) -> str:
    """An SVG of WIDTH x HEIGHT. `hint` stands in the field for searching."""
    worn, mode = outfit(theme, preset)
    c, shape = worn.colours[mode], worn.shape
    radius = min(int(shape["radius"]), 18)
    font = SERIF if shape["font_head"] in ("fraunces",) else SANS
    shown = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
    airy = shape["density"] == "airy"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="{SANS}">',
        _box(0, 0, WIDTH, HEIGHT, c["bg"]),
        _box(0, 0, WIDTH, 48, c["surface"]),
        _box(0, 47, WIDTH, 1, c["soft_line"]),
        _box(16, 13, 26, 22, c["accent"], min(radius, 6)),
        _text(29, 29, shown[:1].upper(), 13, c["on_accent"], weight=800, anchor="middle"),
        _text(52, 30, shown, 16, c["text"], weight=750, font=font),
        *(_box(WIDTH - 38, y, 20, 2, c["text"]) for y in (19, 24, 29)),
        _box(0, 48, WIDTH, 118, c["hero_bg"]),
        _box(0, 150, WIDTH, 16, c["hero_deep"]),
        _text(20, 90, shown, 25, c["on_hero"], weight=800, font=font),
        _box(20, 106, WIDTH - 40, 36, c["surface"], min(radius, 18), edge=c["line"]),
        _text(34, 129, hint, 12, c["muted"]),
        _box(WIDTH - 62, 110, 38, 28, c["accent"], min(radius, 14)),
        f'<g fill="none" stroke="{c["on_accent"]}" stroke-width="2" stroke-linecap="round">'
        f'<circle cx="{WIDTH - 45}" cy="122" r="4.5"/><path d="M{WIDTH - 41} 126l4 4"/></g>',
    ]
    gap = 16 if airy else 12
    wide = (WIDTH - 32 - gap) / 2
    high = 164
    for number, piece in enumerate(pieces[:4]):
        x = 16 + (number % 2) * (wide + gap)
        y = 180 + (number // 2) * (high + gap)
        parts += _card(theme.id, c, piece, x, y, wide, high, radius, shape["card"])
    return "".join([*parts, "</svg>"])


def _card(
    theme: str, c: Mapping[str, str], piece: Piece, x: float, y: float, w: float, h: float,
    radius: int, kind: str,
) -> list[str]:  # fmt: skip
    picture = 96.0
    edge = c["soft_line"] if kind == "outlined" else ""
    parts = [_box(x, y, w, h, c["surface"], radius, edge=edge)]
    inner = x + 6, y + 6, w - 12, picture
    parts.append(_box(*inner, c["tint"], max(radius - 5, 0)))
    if theme in art.DRAWN:
        goods = art.Goods(
            seed=piece.slug,
            name=piece.name,
            mark=art.mark_of(piece.name),
            subject=piece.subject,
        )
        drawn = _plate(theme, goods).replace(" viewBox=", FILLING + " viewBox=", 1)
        data = base64.b64encode(drawn.encode()).decode()
        clip = f"c{int(x)}-{int(y)}"
        parts.append(
            f'<clipPath id="{clip}"><rect x="{inner[0]}" y="{inner[1]}" width="{inner[2]}" '
            f'height="{inner[3]}" rx="{max(radius - 5, 0)}"/></clipPath>'
            f'<image x="{inner[0]}" y="{inner[1]}" width="{inner[2]}" height="{inner[3]}" '
            f'clip-path="url(#{clip})" '
            f'href="data:image/svg+xml;base64,{data}"/>'
        )
    else:
        mark = art.mark_of(piece.name)
        parts.append(_text(x + w / 2, y + 66, mark, 30, c["accent"], weight=800, anchor="middle"))
    parts.append(_text(x + 10, y + 123, _short(piece.name), 11.5, c["text"], weight=600))
    parts.append(_text(x + 10, y + 148, piece.price, 15, c["price"], weight=750))
    parts.append(_box(x + w - 34, y + 133, 24, 20, c["accent"], min(radius, 6)))
    parts.append(_box(x + w - 26, y + 142, 8, 2, c["on_accent"]))
    parts.append(_box(x + w - 23, y + 139, 2, 8, c["on_accent"]))
    return parts


@lru_cache(maxsize=256)
def _plate(theme: str, goods: art.Goods) -> str:
    return art.plate(theme, goods)


def _short(name: str) -> str:
    """What fits beside the edge of a card: a Chinese sign is two wide."""
    wide = 0
    for place, sign in enumerate(name):
        wide += 1 if sign.isascii() else 2
        if wide > 19:
            return name[:place].rstrip() + "…"
    return name


def _box(
    x: float, y: float, w: float, h: float, fill: str, rx: float = 0, edge: str = ""
) -> str:  # fmt: skip
    stroke = f' stroke="{edge}"' if edge else ""
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{rx}" fill="{fill}"{stroke}/>'


def _text(
    x: float, y: float, text: str, size: float, fill: str, *,
    weight: int = 400, anchor: str = "start", font: str = "",
) -> str:  # fmt: skip
    family = f' font-family="{font}"' if font else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{fill}" '
        f'text-anchor="{anchor}"{family}>{escape(text)}</text>'
    )
