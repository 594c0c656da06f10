"""Where a click leads: a page of the shop, a category, or an address. Never a script."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from storefronts.listings.errors import NotListed
from storefronts.listings.queries import category_by_slug, visible_categories
from storefronts.pages.addresses import check_address, local, page_address
from storefronts.pages.blocks.texts import TextBlock
from tenants.registry.context import current_shop


def category_choices() -> list[tuple[str, str]]:
    """The shown categories by address, those below others set in. For a form, in its language."""
    found: list[tuple[str, str]] = []

    def walk(cards: Any, depth: int) -> None:
        for card in cards:
            found.append((card.slug, "\u2003" * depth + card.name))
            walk(card.children, depth + 1)

    walk(visible_categories(current_shop()), 0)
    return found


def check_link(address: str) -> None:
    """A validator of forms: refuses what is no address of a page, mail or telephone."""
    check_address(address)


class LinkValue(blocks.StructValue):
    """`url` in the active language; empty where the target is gone."""

    @property
    def url(self) -> str:
        page = self.get("page")
        if page is not None:
            return page_address(page) if page.live else ""
        if self.get("category"):
            try:
                category_by_slug(current_shop(), self["category"])
            except NotListed:
                return ""
            return reverse("category", args=[self["category"]])
        return local(self.get("address") or "")


class LinkBlock(blocks.StructBlock):
    """One of the three."""

    page = blocks.PageChooserBlock(label=_("page"), required=False)
    category = blocks.ChoiceBlock(label=_("category"), required=False, choices=category_choices)
    address = blocks.CharBlock(
        label=_("or an address"),
        required=False,
        max_length=500,
        validators=[check_link],
        help_text=_("For example https://example.com, or /search/?sort=newest in this shop."),
    )

    class Meta:
        value_class = LinkValue
        icon = "link"
        label = _("link")
        required = True

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        targets = [name for name in ("page", "category", "address") if cleaned.get(name)]
        if len(targets) > 1:
            raise StructBlockValidationError(
                {targets[1]: ValidationError(_now("A link leads to one place: empty the others."))}
            )
        if not targets and self.meta.required:
            raise StructBlockValidationError(
                {"page": ValidationError(_now("Choose a page or a category, or type an address."))}
            )
        return cleaned


class NamedLinkBlock(LinkBlock):
    """A link with its words. Without words a page or category lends its name."""

    text = TextBlock(label=_("words"), required=False)

    class Meta:
        required = True
        label = _("link")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned.get("address") and not cleaned["text"].text:
            raise StructBlockValidationError(
                {"text": ValidationError(_now("Say what the link is called."))}
            )
        return cleaned


def link_words(value: Any) -> str:
    """What a named link is called in the active language."""
    if value["text"].text:
        return str(value["text"].text)
    if value.get("page") is not None:
        page = value["page"].specific
        return str(getattr(page, "heading", "") or page.title)
    try:
        return str(category_by_slug(current_shop(), value.get("category") or "").name)
    except NotListed:
        return ""
