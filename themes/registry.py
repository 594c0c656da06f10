"""The themes on disk: what each is called, where its templates lie, which colours it has.

A theme is a folder with a theme.toml (see docs/storefront.md). It holds no code and imports none.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BASE = "base"


class UnknownTheme(KeyError):
    """No folder of this name, or none with a theme.toml."""


@dataclass(frozen=True, slots=True)
class Theme:
    """What theme.toml says. `tokens` is mode -> name -> "#rrggbb"."""

    id: str
    version: str
    name_zh: str
    name_en: str
    tokens: dict[str, dict[str, str]]
    # (foreground, background, least contrast)
    pairs: tuple[tuple[str, str, float], ...]

    @property
    def folder(self) -> Path:
        return ROOT / self.id

    @property
    def templates(self) -> Path:
        return self.folder / "templates"


@cache
def theme(theme_id: str) -> Theme:
    """Raises UnknownTheme."""
    path = ROOT / theme_id / "theme.toml"
    if not theme_id.isidentifier() or not path.is_file():
        raise UnknownTheme(theme_id)
    said = tomllib.loads(path.read_text())
    return Theme(
        id=said["id"],
        version=said["version"],
        name_zh=said["name"]["zh"],
        name_en=said["name"]["en"],
        tokens=said["tokens"],
        pairs=tuple((a, b, float(least)) for a, b, least in said["contrast"]["pairs"]),
    )


def themes() -> list[Theme]:
    """Every theme on disk, the base one first."""
    found = [path.parent.name for path in ROOT.glob("*/theme.toml")]
    return [theme(name) for name in sorted(found, key=lambda name: (name != BASE, name))]


@cache
def icons(theme_id: str) -> frozenset[str]:
    """The names of the drawings in a theme's sprite."""
    sprite = (theme(theme_id).folder / "static" / "icons.svg").read_text()
    return frozenset(re.findall(r'<symbol id="([a-z0-9-]+)"', sprite))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two colours "#rrggbb", from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
