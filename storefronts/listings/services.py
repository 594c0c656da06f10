"""Choosing what the shop shows. Each change is audited and makes its cached shelf stale."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from storefronts.listings.errors import BadListing
from storefronts.listings.models import Listing, ListingRule
from tenants.audit.services import record
from tenants.catalogue.models import Category, Denomination, Product
from tenants.catalogue.search import seen
from tenants.kernel import versions
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Invalid
from tenants.registry.models import Shop

LONGEST_NAME = 120
_SAME = object()


@transaction.atomic
def set_listing_rule(
    *, shop: Shop, category: Category | None, is_listed: bool, actor: Actor
) -> ListingRule:
    """Show or hide a category with all under it; without a category: whatever has no rule."""
    rule, __ = ListingRule.objects.update_or_create(
        category_id=category.pk if category else None, defaults={"is_listed": is_listed}
    )
    _changed(
        shop=shop,
        actor=actor,
        action="listing_rule.set",
        target=f"category:{category.pk if category else '*'}",
        data={"is_listed": is_listed},
    )
    return rule


@transaction.atomic
def remove_listing_rule(*, shop: Shop, category: Category | None, actor: Actor) -> None:
    """Let the category be shown as the one above it is."""
    gone, __ = ListingRule.objects.filter(category_id=category.pk if category else None).delete()
    if gone:
        _changed(
            shop=shop,
            actor=actor,
            action="listing_rule.removed",
            target=f"category:{category.pk if category else '*'}",
            data={},
        )


@transaction.atomic
def set_listing(
    *,
    shop: Shop,
    target: Product | Denomination,
    actor: Actor,
    is_listed: bool | Any | None = _SAME,
    is_featured: bool | Any = _SAME,
    sort: int | Any | None = _SAME,
    name_zh: str | Any = _SAME,
    name_en: str | Any = _SAME,
) -> Listing | None:
    """Store how a product or denomination differs here; what is not given stays as it is.

    A listing that differs in nothing is not kept: None is returned then.
    """
    if target.is_archived:
        raise BadListing()
    given = {
        "is_listed": is_listed,
        "is_featured": is_featured,
        "sort": sort,
        "name_zh": name_zh,
        "name_en": name_en,
    }
    changes = {field: value for field, value in given.items() if value is not _SAME}
    for field in ("name_zh", "name_en"):
        if field in changes:
            changes[field] = _name(field, str(changes[field]))
    scope = Listing.Scope.PRODUCT if isinstance(target, Product) else Listing.Scope.DENOMINATION
    listing, __ = Listing.objects.update_or_create(
        target_id=target.pk, defaults=changes, create_defaults={"scope": scope, **changes}
    )
    _changed(
        shop=shop,
        actor=actor,
        action="listing.changed",
        target=f"{scope}:{target.pk}",
        data=changes,
    )
    if _differs(listing):
        return listing
    listing.delete()
    return None


def _name(field: str, given: str) -> str:
    name = seen(given)
    if len(name) > LONGEST_NAME:
        raise Invalid(_("A name has at most 120 characters."), field=field)
    return name


def _differs(listing: Listing) -> bool:
    return (
        listing.is_listed is not None
        or listing.is_featured
        or listing.sort is not None
        or bool(listing.name_zh or listing.name_en)
    )


def _changed(*, shop: Shop, actor: Actor, action: str, target: str, data: dict[str, Any]) -> None:
    record(actor=actor, action=action, target=target, shop_id=shop.pk, data=data)
    versions.bump(f"pricing:{shop.pk}")
