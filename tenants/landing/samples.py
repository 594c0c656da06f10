"""A shop that nobody has launched: its real pages, in a theme, under the name that was typed.

They are rendered in the schema that new shops are copied from: no shop of anybody's, with the
goods of the catalogue at a new shop's prices. Nothing is written.
"""

from __future__ import annotations

import copy
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import get_urlconf, reverse, set_urlconf
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from storefronts.looks.queries import Look
from storefronts.pages import views
from storefronts.pages.provision import unsaved_home
from storefronts.pricing import shelf
from tenants.launch.plans import LOCALES
from tenants.registry.context import in_shop
from tenants.registry.models import Shop
from tenants.registry.provisioning import TEMPLATE
from themes import css
from themes.current import wearing
from themes.registry import Theme, themes
from themes.tokens import dress

# Not a shop's: what is remembered of samples is remembered under these.
_NAMESPACE = uuid.UUID("5a3c0f0e-7d0b-4c50-9b1e-0d6b2f1f7c11")
_PRODUCT = re.compile(r'href="/(?:zh-hans|en)/p/([-a-z0-9_]{1,80})/"')
_SCRIPT = re.compile(r"<script\b[^>]*></script>\n?")
_HOME = re.compile(r'href="/(?:(?:zh-hans|en)/)?"')


def rendered(
    request: HttpRequest, theme: Theme, preset: str, *, name: str, currency: str, product: str
) -> HttpResponse:
    """The front page, or a product's (its slug; "any": the first on the shelf).

    Raises Http404 for a product that no new shop would show.
    """
    language = get_language() or settings.LANGUAGE_CODE
    shop = _shop(name, theme, currency, language)
    here = reverse("sample", args=[theme.id, preset])
    with in_shop(shop), _on_its_host(), wearing(theme):
        asked = _asked(request, shop, Look(dress(theme, light=preset, dark=preset)))
        if product == "any":
            goods = shelf.products(shop, limit=1).products
            product = goods[0].slug if goods else ""
        if product:
            response = _at(asked, reverse("product", args=[product]), product)
        else:
            response = _at(asked, reverse("home"), "")
    response.content = _led(response.content.decode(), here).encode()
    return response


@cache
def sheets() -> dict[str, str]:
    """The style sheet of every theme in every preset, by its name."""
    found = {}
    for theme in themes():
        for preset in theme.presets:
            text = css.sheet(dress(theme, light=preset, dark=preset))
            found[css.name_of(text)] = text
    return found


def _shop(name: str, theme: Theme, currency: str, language: str) -> Shop:
    """Never saved. Prices depend on its currency, so what is remembered of it does, too."""
    return Shop(
        id=uuid.uuid5(_NAMESPACE, currency),
        name=name or _("Your shop"),
        schema_name=TEMPLATE,
        status=Shop.Status.TRIAL,
        currency=currency,
        theme=theme.id,
        default_locale=language,
        locales=list(LOCALES),
    )


@contextmanager
def _on_its_host() -> Iterator[None]:
    """Addresses are those of a shop's host."""
    before = get_urlconf()
    set_urlconf(settings.ROOT_URLCONF)
    try:
        yield
    finally:
        set_urlconf(before)


def _asked(request: HttpRequest, shop: Shop, look: Look) -> HttpRequest:
    """As a stranger would ask for it: no session, no person, nothing typed."""
    asked = copy.copy(request)
    asked.shop, asked.look = shop, look  # type: ignore[attr-defined]
    asked.user, asked.GET = AnonymousUser(), QueryDict()  # type: ignore[assignment]
    asked.COOKIES, asked.META = {}, {**request.META, "QUERY_STRING": ""}
    asked.is_sample = True  # type: ignore[attr-defined]
    return asked


def _at(asked: HttpRequest, path: str, product: str) -> HttpResponse:
    asked.path = asked.path_info = path
    if product:
        return views.product(asked, product)
    page: Any = unsaved_home(asked.shop.name)  # type: ignore[attr-defined]
    return render(asked, "shop/home.html", {"page": page, "self": page})


def _led(text: str, here: str) -> str:
    """Links lead from sample to sample; where there is none they lead to a window that the frame
    may not open, and so nowhere."""
    text = _PRODUCT.sub(rf'href="{here}?product=\1" target="_self"', text)
    text = _SCRIPT.sub("", text)  # the frame runs none, and would complain
    text = _HOME.sub(f'href="{here}" target="_self"', text)
    return text.replace("<head>", '<head><base target="_blank">', 1)
