"""What a shop wears, as pages need it: read once, remembered until it changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from storefronts.looks import pictures
from storefronts.looks.models import ShopLook
from storefronts.looks.pictures import Picture
from tenants.catalogue.memory import Memory
from tenants.kernel import versions
from tenants.registry.models import Shop
from themes import css
from themes.registry import theme_or_base
from themes.tokens import Outfit, dress


@dataclass(frozen=True)
class Look:
    """A shop's outfit, its style sheet, its logo and icon."""

    outfit: Outfit
    logo: Picture | None = None
    icon: Picture | None = None

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
    return _looks.get(shop.pk, stamp) or _looks.put(shop.pk, stamp, _read(shop))


def _read(shop: Shop) -> Look:
    row = ShopLook.base_queryset().filter(site__is_default_site=True).first()
    return look_from(row) if row else Look(dress(theme_or_base(shop.theme)))


def look_from(row: ShopLook) -> Look:
    """The look of a row, saved or only drafted."""
    return Look(
        outfit=dress(theme_or_base(row.theme), light=row.light, dark=row.dark, tokens=row.tokens),
        logo=pictures.shown(row.logo, pictures.LOGO),
        icon=pictures.shown(row.favicon, pictures.ICON),
    )
