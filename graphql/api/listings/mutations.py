"""Showing, hiding, naming and ordering."""

from typing import Any

import graphene

from api.fields import mutation
from api.listings.types import (
    SetListingInput,
    SetListingPayload,
    SetListingRuleInput,
    SetListingRulePayload,
)
from api.lists import find
from api.rights import need_staff
from api.writes import writes
from storefronts.listings import services
from tenants.catalogue.models import Category, Denomination, Product
from tenants.kernel.errors import NotFound

FIELDS = {
    "is_listed": "is_listed",
    "is_featured": "is_featured",
    "sort": "sort",
    "own_name_zh": "name_zh",
    "own_name_en": "name_en",
}


class ListingMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    set_listing_rule = mutation(
        SetListingRulePayload,
        SetListingRuleInput,
        "Show or hide a category with all under it, or leave it to the one above.",
    )
    set_listing = mutation(
        SetListingPayload,
        SetListingInput,
        "How one product or denomination differs here from the catalogue.",
    )

    @staticmethod
    @writes()
    def resolve_set_listing_rule(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="listings", scope="listings")
        category = None
        if input.get("category"):
            category = find(Category.objects.live(), input.category, field="category")
        how: dict[str, Any] = {"shop": context.here, "category": category, "actor": context.actor}
        if input.get("is_listed") is None:
            services.remove_listing_rule(**how)
        else:
            services.set_listing_rule(is_listed=input.is_listed, **how)
        return {}

    @staticmethod
    @writes(product=None)
    def resolve_set_listing(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="listings", scope="listings")
        products = Product.objects.live().select_related("category")
        try:
            target = find(Denomination.objects.live(), input.target, field="target")
        except NotFound:
            target = find(products, input.target, field="target")
        changes = {to: input[name] for name, to in FIELDS.items() if name in input}
        for name in ("is_featured", "name_zh", "name_en"):
            # These are never null: nothing is the same as none of it.
            if name in changes and changes[name] is None:
                changes[name] = False if name == "is_featured" else ""
        services.set_listing(shop=context.here, target=target, actor=context.actor, **changes)
        product = target if isinstance(target, Product) else products.get(pk=target.product_id)
        return {"product": product}
