"""Choosing a product for a page: those that this shop lists, by words or pinyin."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from storefronts.listings.queries import shop_listing
from storefronts.listings.search import Wanted, product_ids
from tenants.catalogue.models import Product
from tenants.registry.context import current_shop

MOST = 200


class WordsForm(BaseFilterForm):  # type: ignore[misc]
    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": _("Name, or initials: wdzh")}),
    )

    @property
    def words(self) -> str:
        return str(self.cleaned_data.get("q", "")) if self.is_valid() else ""


class _Listed:
    """Products that the shop shows; the nearest to the words first. Nothing of other shops is in
    here: the catalogue is everybody's, what is listed is this shop's."""

    filter_form_class = WordsForm

    def get_object_list(self) -> Any:
        form: Any = self.filter_form  # type: ignore[attr-defined]
        words = form.words
        form.is_searching, form.search_query = bool(words), words
        listing = shop_listing(current_shop())
        ids, _total = product_ids(listing, Wanted(search=words), order="relevance", limit=MOST)
        place = {pk: index for index, pk in enumerate(ids)}
        found = Product.objects.filter(pk__in=ids).select_related("category")
        return sorted(found, key=lambda product: place[product.pk])

    def apply_object_list_ordering(self, objects: Any) -> Any:
        return objects

    def filter_object_list(self, objects: Any) -> Any:
        return objects

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,  # type: ignore[attr-defined]
            Column("category", label=_("Category"), accessor="category.name"),
        ]


class ListedChooseView(_Listed, ChooseView):  # type: ignore[misc]
    pass


class ListedResultsView(_Listed, ChooseResultsView):  # type: ignore[misc]
    pass


class ProductBlock(blocks.ChooserBlock):  # type: ignore[misc]
    """Its value is a product, stored as the text of its id. What is unknown is None."""

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        wanted = [_id(value) for value in values]
        found = Product.objects.in_bulk([pk for pk in wanted if pk])
        return [found.get(pk) for pk in wanted]

    def to_python(self, value: Any) -> Any:
        return self.bulk_to_python([value])[0]

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else str(value.pk)


def _id(value: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(value))
    except ValueError:
        return None


class ProductChooserViewSet(ChooserViewSet):  # type: ignore[misc]
    model = Product
    icon = "tag"
    choose_one_text = _("Choose a product")
    choose_another_text = _("Choose another product")
    edit_item_text = ""
    choose_view_class = ListedChooseView
    choose_results_view_class = ListedResultsView
    base_block_class = ProductBlock
    register_widget = False
    per_page = 20


product_chooser = ProductChooserViewSet("product_chooser")
ProductChooserBlock: Any = product_chooser.get_block_class(
    name="ProductChooserBlock", module_path="storefronts.pages.choosers"
)
