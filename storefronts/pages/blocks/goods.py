"""Blocks that show what is sold. What they hold is a rule; the goods come from the shelf."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from storefronts.pages import shelves
from storefronts.pages.blocks.links import NamedLinkBlock, category_choices
from storefronts.pages.blocks.texts import TextBlock
from storefronts.pages.choosers import ProductChooserBlock
from storefronts.pages.viewer import member_of_context
from tenants.registry.context import current_shop


class HeroBlock(blocks.StructBlock):
    """The first thing on a page: one sentence, the search, the shop's record."""

    title = TextBlock(label=_("headline"))
    lead = TextBlock(label=_("one sentence below"), required=False)
    popular = blocks.ListBlock(
        TextBlock(label=_("search word")), label=_("popular"), default=[], max_num=8
    )

    class Meta:
        icon = "home"
        label = _("Headline and search")
        template = "shop/blocks/hero.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"record": shelves.delivery_record(shop=current_shop())}


class StageBlock(blocks.StructBlock):
    """The top of a campaign's page: words and a button, with a picture beside them."""

    title = TextBlock(label=_("headline"))
    lead = TextBlock(label=_("one sentence below"), required=False)
    picture = ImageChooserBlock(label=_("picture"), required=False)
    button = NamedLinkBlock(label=_("button"), required=False)

    class Meta:
        icon = "view"
        label = _("Headline and picture")
        template = "shop/blocks/stage.html"


class CategoriesBlock(blocks.StructBlock):
    """Tiles of categories: a pick in its order, or all the topmost ones."""

    title = TextBlock(label=_("heading"), required=False)
    pick = blocks.ListBlock(
        blocks.ChoiceBlock(label=_("category"), choices=category_choices),
        label=_("only these"),
        default=[],
        max_num=24,
        help_text=_("None: all categories of the first level."),
    )

    class Meta:
        icon = "folder-open-inverse"
        label = _("Categories")
        template = "shop/blocks/categories.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        pick = [slug for slug in value.get("pick") or () if slug]
        return context | {"tiles": shelves.categories(shop=current_shop(), pick=pick)}


class ProductsBlock(blocks.StructBlock):
    """A grid of products by a rule, or the shop's own pick."""

    title = TextBlock(label=_("heading"))
    source = blocks.ChoiceBlock(
        label=_("what to show"),
        choices=[
            ("featured", _("What the shop features")),
            ("best", _("What sells best (last 30 days)")),
            ("newest", _("The newest")),
            ("cheapest", _("The cheapest")),
            ("pick", _("A pick of products")),
        ],
        default="featured",
    )
    category = blocks.ChoiceBlock(
        label=_("only of this category"), required=False, choices=category_choices
    )
    pick = blocks.ListBlock(
        ProductChooserBlock(label=_("product")),
        label=_("pick"),
        default=[],
        max_num=24,
    )
    limit = blocks.IntegerBlock(label=_("at most"), default=10, min_value=2, max_value=24)

    class Meta:
        icon = "grip"
        label = _("Products")
        template = "shop/blocks/products.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        cards = shelves.block_cards(
            shop=current_shop(),
            source=value["source"],
            category=value["category"] or "",
            pick=[product.pk for product in value["pick"] if product is not None],
            limit=value["limit"],
            member=member_of_context(parent_context),
        )
        return context | {"cards": cards}


class PromiseBlock(blocks.StructBlock):
    """What happens to the buyer's money, in three facts. The figures come from records."""

    class Meta:
        icon = "success"
        label = _("What is promised")
        template = "shop/blocks/promise.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"record": shelves.delivery_record(shop=current_shop())}


class StepsBlock(blocks.StructBlock):
    title = TextBlock(label=_("heading"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("How it works")
        template = "shop/blocks/steps.html"
