"""Can it be read? The contrast ratio of WCAG 2.2, and the nearest colour that passes.

https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from themes.colour import lab, with_lightness

TEXT = 4.5
EDGE = 3.0
GROUNDS = ("bg", "surface", "raised")
# (foreground, background, least contrast). Links are text in the accent colour; a tag's words
# stand on `raised`, but no link or state does as text.
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((name, ground, TEXT) for name in ("text", "muted") for ground in GROUNDS),
    *((name, ground, TEXT) for name in ("price", "accent", "ok", "warn", "bad")
      for ground in ("bg", "surface")),
    *((name, "raised", EDGE) for name in ("price", "accent", "ok", "warn", "bad")),
    *(("line", ground, EDGE) for ground in GROUNDS),
    *(("accent2", ground, EDGE) for ground in ("bg", "surface")),
    ("on_accent", "accent", TEXT),
    ("on_accent", "accent_deep", TEXT),
    ("accent", "tint", TEXT),
    ("text", "tint", TEXT),
    ("on_accent2", "accent2", TEXT),
    ("on_hero", "hero_bg", TEXT),
    ("on_hero", "hero_deep", TEXT),
    ("on_hero_soft", "hero_bg", TEXT),
    ("on_hero_soft", "hero_deep", TEXT),
    ("hero_mark", "hero_deep", TEXT),
    *((name, f"{name}_tint", TEXT) for name in ("ok", "warn", "bad")),
    *(("text", f"{name}_tint", TEXT) for name in ("ok", "warn", "bad")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dull:
    """A pair that cannot be read, and what would: another `front` or, failing that, none."""

    front: str
    back: str
    found: float
    least: float
    # The token to change and the nearest colour for it that passes everything; or "".
    change: str = ""
    nearest: str = ""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours "#rrggbb", from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb", from 0 to 1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def dull_pairs(
    colours: Mapping[str, str], *, fills: Collection[str] = (), chosen: Collection[str] = ()
) -> list[Dull]:
    """The pairs below their least contrast. `fills` need none to the page; the way out is offered
    for a token that was `chosen`, where there is one."""
    found = []
    for front, back, least in PAIRS:
        if front not in colours or back not in colours or (front in fills and back in GROUNDS):
            continue
        ratio = contrast(colours[front], colours[back])
        if ratio < least:
            change = back if back in chosen and front not in chosen else front
            nearest = passing(change, colours, fills=fills) or ""
            found.append(Dull(front, back, ratio, least, change if nearest else "", nearest))
    return found


def passing(name: str, colours: Mapping[str, str], *, fills: Collection[str] = ()) -> str | None:
    """The colour nearest to `name`'s own, in hue and lightness, that passes every pair it is in."""
    against = []
    for front, back, least in PAIRS:
        if name not in (front, back) or (front in fills and back in GROUNDS):
            continue
        other = back if name == front else front
        # What is derived follows the colour it comes from, and is no fixed ground.
        if other in colours and not _follows(other, name):
            against.append((colours[other], least))
    return nearest(colours[name], against)


def nearest(colour: str, against: Iterable[tuple[str, float]]) -> str | None:
    """`colour`, lighter or darker by as little as passes; None where nothing does."""
    pairs = list(against)
    lightness = lab(colour)[0]
    steps = sorted((n / 200 for n in range(201)), key=lambda level: abs(level - lightness))
    for level in (lightness, *steps):
        tried = colour if level == lightness else with_lightness(colour, level)
        if all(contrast(tried, other) >= least for other, least in pairs):
            return tried
    return None


def ink(ground: str) -> str:
    """Black or white, whichever reads better; one of them always passes 4.5."""
    return max(("#ffffff", "#000000"), key=lambda colour: contrast(colour, ground))


def _follows(derived: str, source: str) -> bool:
    return {
        "accent_deep": "accent",
        "tint": "accent",
        "hero_bg": "accent",
        "hero_deep": "accent",
        "on_hero": "on_accent",
        "on_accent2": "accent2",
        "hero_mark": "accent2",
        "ok_tint": "ok",
        "warn_tint": "warn",
        "bad_tint": "bad",
    }.get(derived) == source


def shown(ratio: float) -> str:
    """A ratio as it is told: rounded down, so that 4.49 is not told as 4.5."""
    return f"{math.floor(ratio * 100) / 100:.2f}"
