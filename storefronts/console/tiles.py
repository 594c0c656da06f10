"""Tiles of a dashboard: a figure, how it moved, and where it leads."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Tile:
    """``delta`` is a change in words, such as "+12 %"; tones are ok, bad and muted."""

    label: str
    value: str
    href: str
    note: str = ""
    delta: str = ""
    delta_tone: str = "muted"
    tone: str = ""
    spark: str = ""


def change(
    now: int | Decimal, before: int | Decimal, *, more_is_good: bool = True
) -> dict[str, Any]:
    """The tile's delta for a figure against the period before; "new" where that had nothing."""
    if before == 0:
        return {"delta": _("new") if now else "", "delta_tone": "muted"}
    percent = (Decimal(now) - Decimal(before)) / abs(Decimal(before)) * 100
    rounded = round(percent)
    if rounded == 0:
        return {"delta": "±0 %", "delta_tone": "muted"}
    good = (rounded > 0) == more_is_good
    return {"delta": f"{rounded:+d} %", "delta_tone": "ok" if good else "bad"}


def points(now: Decimal | None, before: Decimal | None) -> dict[str, Any]:
    """The tile's delta for a share: by how many points of a hundred it moved."""
    if now is None or before is None:
        return {}
    moved = (now - before) * 100
    if abs(moved) < Decimal("0.05"):
        return {"delta": "±0", "delta_tone": "muted"}
    return {"delta": f"{moved:+.1f}", "delta_tone": "ok" if moved > 0 else "bad"}


def moved(count: int, *, more_is_good: bool = False) -> dict[str, Any]:
    """The tile's delta for a count: so many more, or fewer, than when the period began."""
    if not count:
        return {"delta": "±0", "delta_tone": "muted"}
    return {"delta": f"{count:+d}", "delta_tone": "ok" if (count > 0) == more_is_good else "bad"}
