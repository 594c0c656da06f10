"""Changing a shop's look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.images.models import AbstractImage

from storefronts.looks import pictures
from storefronts.looks.checking import faults_of
from storefronts.looks.errors import LookRefused, NoSuchPreset, NoSuchTheme
from storefronts.looks.models import ShopLook
from storefronts.looks.queries import stamp_name
from tenants.audit import record
from tenants.kernel import versions
from tenants.kernel.actor import Actor
from tenants.registry.models import Shop
from themes.registry import UnknownTheme, theme

KEEP: Any = object()


def set_look(
    *,
    shop: Shop,
    theme_id: str,
    actor: Actor,
    light: str = "",
    dark: str = "",
    tokens: Mapping[str, Any] | None = None,
    logo: AbstractImage | None = KEEP,
    favicon: AbstractImage | None = KEEP,
) -> ShopLook:
    """Dress `shop` in a theme, its presets ("" is the theme's own) and what differs from them.

    Runs inside the shop's schema. Every page shows it from the next request on. Raises NoSuchTheme,
    NoSuchPreset, LookRefused (a token outside its limits, a pair that cannot be read, with the
    nearest colour that can), PictureUnreadable; then nothing is changed.
    """
    try:
        chosen = theme(theme_id)
    except UnknownTheme as error:
        raise NoSuchTheme(theme=theme_id) from error
    for preset in filter(None, (light, dark)):
        if preset not in chosen.presets:
            raise NoSuchPreset(theme=theme_id, preset=preset)
    changed = dict(tokens or {})
    if faults := faults_of(chosen, light=light, dark=dark, tokens=changed):
        raise LookRefused(faults)
    with transaction.atomic():
        look = _row(shop)
        before = (look.theme, look.light, look.dark, look.tokens)
        look.theme, look.light, look.dark, look.tokens = theme_id, light, dark, changed
        look.logo = look.logo if logo is KEEP else logo
        look.favicon = look.favicon if favicon is KEEP else favicon
        pictures.prepare(look)
        look.save()
        Shop.objects.filter(pk=shop.pk).update(theme=theme_id)
        record(
            actor=actor,
            action="look.changed",
            target=f"shop:{shop.pk}",
            shop_id=shop.pk,
            data={"theme": theme_id, "light": light, "dark": dark, "before": before[0]},
        )
        versions.bump(stamp_name(shop))
    shop.theme = theme_id
    return look


def _row(shop: Shop) -> ShopLook:
    from wagtail.models import Site

    site = Site.objects.filter(is_default_site=True).first()
    return ShopLook.for_site(site)
