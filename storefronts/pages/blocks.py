"""What a shop may put on its pages. Texts come in both languages; markup and styles never do."""

from typing import Any, ClassVar

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from storefronts.pages import shelves
from tenants.registry.context import current_shop

RICH_TEXT = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"]


class BothLanguages(blocks.StructValue):
    """A text in Chinese and English; where one is empty the other stands in."""

    @property
    def text(self) -> Any:
        chinese = (get_language() or "zh").startswith("zh")
        first, second = ("zh", "en") if chinese else ("en", "zh")
        return self[first] or self[second]

    def __str__(self) -> str:
        return str(self.text)


class TextBlock(blocks.StructBlock):
    zh = blocks.CharBlock(label=_("Chinese"), required=False, max_length=200)
    en = blocks.CharBlock(label=_("English"), required=False, max_length=200)

    class Meta:
        value_class = BothLanguages


class ProseBlock(blocks.StructBlock):
    zh = blocks.RichTextBlock(label=_("Chinese"), required=False, features=RICH_TEXT)
    en = blocks.RichTextBlock(label=_("English"), required=False, features=RICH_TEXT)

    class Meta:
        value_class = BothLanguages
        icon = "doc-full"
        label = _("Text")
        template = "shop/blocks/prose.html"


class HeroBlock(blocks.StructBlock):
    """The first thing on the home page: one sentence, the search, the shop's record."""

    title = TextBlock(label=_("headline"))
    lead = TextBlock(label=_("one sentence below"), required=False)
    popular = blocks.ListBlock(TextBlock(label=_("search word")), label=_("popular"), default=[])

    class Meta:
        icon = "home"
        label = _("Headline and search")
        template = "shop/blocks/hero.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"record": shelves.delivery_record(shop=current_shop())}


class CategoriesBlock(blocks.StructBlock):
    title = TextBlock(label=_("heading"), required=False)

    class Meta:
        icon = "folder-open-inverse"
        label = _("Categories")
        template = "shop/blocks/categories.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"tiles": shelves.categories(shop=current_shop())}


class ProductsBlock(blocks.StructBlock):
    """A grid of products: what the shop features, what is new, a category, or its own pick."""

    title = TextBlock(label=_("heading"))
    source = blocks.ChoiceBlock(
        label=_("what to show"),
        choices=[
            ("featured", _("What the shop features")),
            ("newest", _("The newest")),
            ("category", _("One category")),
            ("pick", _("A pick of products")),
        ],
        default="featured",
    )
    category = blocks.CharBlock(
        label=_("category's address"),
        required=False,
        max_length=60,
        help_text=_("For example: games"),
    )
    pick = blocks.ListBlock(
        blocks.CharBlock(label=_("product's address"), max_length=80), label=_("pick"), default=[]
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
            category=value["category"],
            pick=list(value["pick"]),
            limit=value["limit"],
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


class PageBody(blocks.StreamBlock):
    """The blocks of a shop's page."""

    hero = HeroBlock()
    categories = CategoriesBlock()
    products = ProductsBlock()
    promise = PromiseBlock()
    steps = StepsBlock()
    prose = ProseBlock()

    class Meta:
        block_counts: ClassVar = {"hero": {"max_num": 1}, "categories": {"max_num": 1}}
