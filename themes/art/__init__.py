"""Product plates: the picture of a product without one, drawn in the manner of the shop's theme.

Pure functions of their arguments: the same product has the same picture on every machine. No
brand's mark is drawn, and no font is asked for but for Chinese marks: the theme's letters are
outlines.
"""

from __future__ import annotations

from themes.art import corner, depot, folio, night_city
from themes.art.goods import Goods, mark_of, subject_of

__all__ = ["DRAWN", "SIZES", "Goods", "mark_of", "plate", "subject_of"]

_PAINTERS = {
    "night_city": night_city.draw,
    "corner": corner.draw,
    "depot": depot.draw,
    "folio": folio.draw,
}
# Theme -> width and height of its plates. Themes that are not here keep the catalogue's pictures.
SIZES = {
    "night_city": night_city.SIZE,
    "corner": corner.SIZE,
    "depot": depot.SIZE,
    "folio": folio.SIZE,
}
DRAWN = frozenset(_PAINTERS)


def plate(theme: str, goods: Goods) -> str:
    """An SVG of SIZES[theme]. Raises KeyError for a theme that draws none."""
    return _PAINTERS[theme](goods)
