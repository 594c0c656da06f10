"""The first six steps of a shop, each ticked by its records; nothing is ticked by hand."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from billing.payments.models import ProviderAccount
from storefronts.console.figures import SOLD
from storefronts.console.roles import may
from storefronts.listings.models import Listing, ListingRule
from storefronts.looks.models import ShopLook
from storefronts.orders.models import Order
from storefronts.pages.models import HomePage
from storefronts.pricing.models import MarkupRule
from tenants.registry.models import Shop


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    text: str
    href: str
    is_done: bool
    act: str


def checklist(shop: Shop, user: Any) -> list[Step]:
    """The steps, or none when all are done or this person may not do the most of them."""
    if not may(user, "settings"):
        return []
    steps = [step(shop) for step in (_contact, _look, _goods, _prices, _pages, _sale)]
    return [] if all(step.is_done for step in steps) else steps


def _contact(shop: Shop) -> Step:
    return Step(
        title=_("Say who you are"),
        text=_("A support address and your filing number, in the footer of every page."),
        href=reverse("shopconsole:shop_settings"),
        is_done=bool(shop.support_email and shop.legal),
        act="settings",
    )


def _look(shop: Shop) -> Step:
    return Step(
        title=_("Choose a look"),
        text=_("A theme, its colours, your logo."),
        href=reverse("wagtailsettings:edit", args=["looks", "shoplook"]),
        is_done=ShopLook.objects.exists(),
        act="pages",
    )


def _goods(shop: Shop) -> Step:
    return Step(
        title=_("Choose what you sell"),
        text=_("Hide categories that do not fit, and feature what you want seen first."),
        href=reverse("shopconsole:listings"),
        is_done=ListingRule.objects.exists() or Listing.objects.exists(),
        act="listings",
    )


def _prices(shop: Shop) -> Step:
    return Step(
        title=_("Set your markup"),
        text=_("You see every price before and after, and what you keep of it."),
        href=reverse("shopconsole:rule", args=["shop"]),
        is_done=MarkupRule.objects.exists(),
        act="prices",
    )


def _pages(shop: Shop) -> Step:
    home = HomePage.objects.first()
    return Step(
        title=_("Make the home page yours"),
        text=_("Change its words and pictures, and publish."),
        href=reverse("wagtailadmin_pages:edit", args=[home.pk]) if home else "",
        is_done=bool(home and home.latest_revision_id),
        act="pages",
    )


def _sale(shop: Shop) -> Step:
    """Who collects payments needs an account for it first."""
    if shop.collects == Shop.Collects.SHOP and not _has_account(shop):
        return Step(
            title=_("Connect a payment account"),
            text=_("You collect payments yourself: without an account nobody can pay."),
            href=reverse("shopconsole:payment_accounts"),
            is_done=False,
            act="payments",
        )
    return Step(
        title=_("See a first order through"),
        text=_("Buy something yourself, as your buyers will, and find it under Orders."),
        href="/",
        is_done=Order.objects.filter(status__in=SOLD).exists(),
        act="orders",
    )


def _has_account(shop: Shop) -> bool:
    return ProviderAccount.objects.filter(shop_id=shop.pk, is_active=True).exists()
