"""What a shop wears, as pages need it: read once, remembered until it changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tenants.catalogue.memory import Memory
from tenants.kernel import versions
from tenants.registry.models import Shop
from themes import css
from themes.registry import theme_or_base
from themes.tokens import Outfit, dress


@dataclass(frozen=True)
class Look:
    """A shop's outfit and its style sheet."""

    outfit: Outfit

    @cached_property
    def sheet(self) -> str:
        return css.sheet(self.outfit)

    @cached_property
    def sheet_name(self) -> str:
        return css.name_of(self.sheet)


_looks: Memory[Look] = Memory(most=2_000)


def stamp_name(shop: Shop) -> str:
    """What changes with a shop's look; cached pages depend on it."""
    return f"look:{shop.pk}"


def look_of(shop: Shop) -> Look:
    """Runs inside the shop's schema. Always a look: the base theme stands in for an unknown one."""
    stamp = (shop.theme, *versions.stamp(stamp_name(shop)))
    known = _looks.get(shop.pk, stamp)
    return known or _looks.put(shop.pk, stamp, Look(dress(theme_or_base(shop.theme))))
