"""What machines read of a page: where it truly is, in which languages, and what is sold on it.

Addresses are the primary domain's, from the registry: a visitor's Host never reaches them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from storefronts.pages.addresses import LANGUAGES, language
from storefronts.pricing.cards import DenominationCard, ProductCard
from tenants.catalogue.memory import Memory
from tenants.registry.models import Shop
from tenants.registry.urls import origin as origin_of_host
from tenants.registry.urls import shop_host

NAMES = {"zh-hans": "zh-Hans", "en": "en"}
OG_LOCALES = {"zh-hans": "zh_CN", "en": "en_US"}
MOST_OFFERS = 24
_origins: Memory[str] = Memory(most=2_000)
_SCHEMA = "https://schema.org"


def origin(shop: Shop) -> str:
    """`https://host` of the shop's primary domain, remembered for some seconds; "" of a sample of a
    shop that is not there."""
    if shop._state.adding:
        return ""
    return _origins.get(shop.pk, "") or _origins.put(shop.pk, "", origin_of_host(shop_host(shop)))


def spoken(shop: Shop) -> list[str]:
    """The languages of the shop, its first one first."""
    found = [one for one in LANGUAGES if one in shop.locales] or [shop.default_locale]
    return sorted(found, key=lambda one: one != shop.default_locale)


def alternates(shop: Shop, path: str) -> list[tuple[str, str]]:
    """(hreflang, address) of a page in each of the shop's languages, and the default."""
    head, _slash, rest = path.lstrip("/").partition("/")
    if head not in LANGUAGES:
        return []
    base = origin(shop)
    found = [(NAMES[one], f"{base}/{one}/{rest}") for one in spoken(shop)]
    return [*found, ("x-default", f"{base}/{shop.default_locale}/{rest}")]


def organization(shop: Shop) -> dict[str, Any]:
    """The shop as the one who sells."""
    base = origin(shop)
    found: dict[str, Any] = {
        "@context": _SCHEMA,
        "@type": "Organization",
        "@id": f"{base}/#shop",
        "name": shop.name,
        "url": f"{base}/",
        "logo": f"{base}/icon-512.png",
    }
    if shop.support_email:
        found["contactPoint"] = {
            "@type": "ContactPoint",
            "contactType": "customer support",
            "email": shop.support_email,
            "availableLanguage": [NAMES[one] for one in spoken(shop)],
        }
    return found


def website(shop: Shop) -> dict[str, Any]:
    """The shop's site with its search."""
    base = origin(shop)
    return {
        "@context": _SCHEMA,
        "@type": "WebSite",
        "name": shop.name,
        "url": f"{base}/{language()}/",
        "inLanguage": NAMES[language()],
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{base}{reverse('search')}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(shop: Shop, crumbs: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """Where a page stands: links of {"name", "url"} below the home page, the page itself last."""
    base = origin(shop)
    steps = [{"name": _("Home"), "url": reverse("home")}, *crumbs]
    return {
        "@context": _SCHEMA,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": step["name"], "item": base + step["url"]}
            for n, step in enumerate(steps, start=1)
        ],
    }


def goods(shop: Shop, product: ProductCard, *, picture: str) -> dict[str, Any]:
    """A product with an offer for each denomination. Nothing private: what the page shows."""
    base = origin(shop)
    address = base + reverse("product", args=[product.slug])
    found: dict[str, Any] = {
        "@context": _SCHEMA,
        "@type": "Product",
        "name": product.name,
        "description": (product.description or product.name)[:300],
        "image": base + picture,
        "url": address,
        "category": product.category.name,
        "offers": _offers(shop, product.denominations[:MOST_OFFERS], address),
    }
    if product.issuer:
        found["brand"] = {"@type": "Brand", "name": product.issuer}
    return found


def _offers(shop: Shop, denominations: Sequence[DenominationCard], address: str) -> Any:
    seller = {"@id": f"{origin(shop)}/#shop", "@type": "Organization", "name": shop.name}
    offers = [
        {
            "@type": "Offer",
            "name": one.name,
            "sku": one.sku,
            "price": one.price.amount,
            "priceCurrency": one.price.currency,
            "availability": f"{_SCHEMA}/{'InStock' if one.can_be_bought else 'OutOfStock'}",
            "url": f"{address}?d={one.id}",
            "seller": seller,
        }
        for one in denominations
    ]
    return offers if len(offers) > 1 else offers[0]
