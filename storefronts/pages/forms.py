"""The editor's form of a page: its blocks are those of the theme that the shop wears."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from storefronts.looks.queries import look_of
from storefronts.pages.blocks.slotted import Offer, SlottedBlock
from tenants.registry.context import current_shop


class ShopPageForm(WagtailAdminPageForm):  # type: ignore[misc]
    """Offers and takes what the worn theme's slots take on this kind of page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("body")
        if field is None or not isinstance(field.block, SlottedBlock):
            return
        offer = Offer(
            theme=look_of(current_shop()).outfit.theme,
            page=self.instance.slot_kind,
            stored={child.id: child.block_type for child in self.instance.body if child.id},
        )
        field.block = field.widget.block_def = field.block.offering(offer)
