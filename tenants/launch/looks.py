"""What a new shop wears from its first minute."""

from collections.abc import Mapping
from typing import Any

from storefronts.looks.services import set_look
from tenants.kernel.actor import SYSTEM
from tenants.registry.models import Shop
from themes.registry import MODES, theme_or_base


def wear(*, shop: Shop, choices: Mapping[str, Any]) -> None:
    """The colours chosen with the theme. Inside the shop; without a choice, the theme's own.

    A preset that has gone since it was chosen is the theme's own again: the shop opens all the
    same.
    """
    known = theme_or_base(shop.theme).presets
    light, dark = (str(choices.get(mode, "")) for mode in MODES)
    light, dark = (preset if preset in known else "" for preset in (light, dark))
    if light or dark:
        set_look(shop=shop, theme_id=shop.theme, light=light, dark=dark, actor=SYSTEM)
