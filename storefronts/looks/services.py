"""Changing a shop's look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.images.models import AbstractImage

from storefronts.looks import pictures
from storefronts.looks.checking import faults_of
from storefronts.looks.errors import Fault, LookRefused, NoSuchPreset, NoSuchTheme
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
    changed = dict(tokens or {})
    if faults := check_look(theme_id=theme_id, light=light, dark=dark, tokens=changed):
        raise LookRefused(faults)
    with transaction.atomic():
        look = look_row()
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


def check_look(
    *, theme_id: str, light: str = "", dark: str = "", tokens: Mapping[str, Any] | None = None
) -> list[Fault]:
    """What set_look would refuse, one fault a token. Raises NoSuchTheme, NoSuchPreset."""
    try:
        chosen = theme(theme_id)
    except UnknownTheme as error:
        raise NoSuchTheme(field="theme", theme=theme_id[:40]) from error
    for field, preset in (("light", light), ("dark", dark)):
        if preset and preset not in chosen.presets:
            raise NoSuchPreset(field=field, theme=theme_id, preset=preset[:40])
    return faults_of(chosen, light=light, dark=dark, tokens=dict(tokens or {}))


def look_row() -> ShopLook:
    """What the shop we are in has chosen; a shop that has chosen nothing begins with its theme."""
    from wagtail.models import Site

    site = Site.objects.filter(is_default_site=True).first()
    return ShopLook.for_site(site)
