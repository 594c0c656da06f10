"""The picture of a product on pages whose views lie below the looks: checkout and orders."""

from __future__ import annotations

from django import template

from storefronts.looks.plates import picture
from tenants.catalogue.models import Product
from tenants.catalogue.queries import ProductFacts

register = template.Library()


@register.filter
def picture_of(product: ProductFacts | Product | None) -> str:
    """An address, or nothing for a product that is no longer known."""
    return picture(product) if product else ""
