"""Picking products out of tens of thousands: what is ticked, and what a search has found.

The picker is a part of a form. A search is sent with the form and gives it back with everything
that was typed, so it works without a script; with one, the results come while typing.
"""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tenants.catalogue.models import Denomination, Product

MOST_FOUND = 24
MOST_PICKED = 500
LONGEST_SEARCH = 100


class ProductsField(forms.Field):
    """Ids of live products, each once; drawn by ``parts/picker.html``."""

    widget = forms.SelectMultiple
    default_error_messages = {
        "gone": _("One of these products is not in the catalogue any more. Take it out."),
        "many": _("At most %(most)s products; choose a category for more."),
    }

    def to_python(self, value: Any) -> list[uuid.UUID]:
        ids = list(dict.fromkeys(_ids(value or [])))
        if len(ids) != len(set(value or [])):
            raise ValidationError(self.error_messages["gone"], code="gone")
        if len(ids) > MOST_PICKED:
            message = self.error_messages["many"] % {"most": MOST_PICKED}
            raise ValidationError(message, code="many")
        if Product.objects.live().filter(pk__in=ids).count() != len(ids):
            raise ValidationError(self.error_messages["gone"], code="gone")
        return ids


@dataclass(slots=True)
class Picker:
    """What the picker shows. ``more``: the search has found more than it shows."""

    query: str = ""
    picked: list[Product] = field(default_factory=list)
    found: list[Product] = field(default_factory=list)
    more: bool = False

    @property
    def searched(self) -> bool:
        return bool(self.query)


def picker_of(data: QueryDict | None, ids: list[str]) -> Picker:
    """Of what was sent, else of what is kept."""
    query = ""
    if data is not None:
        ids = data.getlist("products")
        query = data.get("find", "").strip()[:LONGEST_SEARCH]
    picked = list(
        Product.objects.filter(pk__in=_ids(ids)[: MOST_PICKED + 1])
        .select_related("category")
        .order_by("category__sort", "sort", "slug")
    )
    found, more = found_products(query, without={row.pk for row in picked})
    return Picker(query, picked, found, more)


def found_products(query: str, *, without: set[uuid.UUID]) -> tuple[list[Product], bool]:
    """The first products that a search finds, and whether there are more. One indexed query."""
    if not query:
        return [], False
    # Kept in lower case, with pinyin and initials: LIKE can use the index.
    matches = Q()
    for word in query.lower().split()[:8]:
        matches &= Q(search_text__contains=word)
    of_sku = Denomination.objects.filter(sku__iexact=query, is_archived=False)
    matches |= Q(pk__in=list(of_sku.values_list("product_id", flat=True)[:MOST_FOUND]))
    rows = Product.objects.live().select_related("category").filter(matches)
    found = list(
        rows.exclude(pk__in=without).order_by("category__sort", "sort", "slug")[: MOST_FOUND + 1]
    )
    return found[:MOST_FOUND], len(found) > MOST_FOUND


def _ids(texts: Any) -> list[uuid.UUID]:
    found = []
    for text in texts:
        try:
            found.append(uuid.UUID(str(text)))
        except ValueError:
            continue
    return found
