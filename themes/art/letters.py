"""Marks in a theme's own letters, as outlines: a picture cannot ask the page for its font."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from pathlib import Path

HAN = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
SONG = "'Songti SC','STSong','SimSun','Noto Serif CJK SC',serif"


@cache
def _outlines(theme: str) -> dict[str, tuple[int, str]]:
    path = Path(__file__).resolve().parent.parent / theme / "letters.json"
    return {letter: (width, d) for letter, (width, d) in json.loads(path.read_text()).items()}


def width_of(theme: str, text: str, size: float, spacing: float = 0) -> float:
    """How wide `text` is at `size`; a letter without an outline is as wide as it is high."""
    known = _outlines(theme)
    parts = [(known[c][0] / 1000 if c in known else 1.0) * size for c in text]
    return sum(parts) + spacing * max(0, len(text) - 1)


def fitted(theme: str, text: str, *, width: float, most: float) -> float:
    """The size at which `text` is at most `width` wide, and no larger than `most`."""
    one = width_of(theme, text, 1.0)
    return min(most, width / one) if one else most


def lettering(
    theme: str,
    text: str,
    *,
    x: float,
    y: float,
    size: float,
    paint: str,
    anchor: str = "start",
    spacing: float = 0,
    han: str = HAN,
    weight: int = 700,
) -> str:
    """`text` with its base line at `y`. `paint` holds fill and stroke as attributes."""
    known = _outlines(theme)
    wide = width_of(theme, text, size, spacing)
    x -= {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    if any(c not in known for c in text):
        return (
            f'<text x="{x:.1f}" y="{y:.1f}" font-family="{han}" font-weight="{weight}" '
            f'font-size="{size:.1f}" {paint}>{escape(text)}</text>'
        )
    scale, drawn = size / 1000, []
    for letter in text:
        wide_of_one, outline = known[letter]
        drawn.append(
            f'<path transform="translate({x:.1f} {y:.1f}) scale({scale:.4f})" d="{outline}"/>'
        )
        x += wide_of_one * scale + spacing
    return f"<g {paint}>{''.join(drawn)}</g>"


def svg(width: int, height: int, title: str, body: str) -> str:
    """A whole picture. Its title is for those who open it alone; pages give it an empty alt."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
        f"<title>{escape(title)}</title>{body}</svg>\n"
    )
