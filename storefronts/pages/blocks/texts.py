"""Texts in both languages."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

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
    """One line."""

    zh = blocks.CharBlock(label=_("Chinese"), required=False, max_length=200)
    en = blocks.CharBlock(label=_("English"), required=False, max_length=200)

    class Meta:
        value_class = BothLanguages
        form_classname = "struct-block both-languages"


class LongTextBlock(blocks.StructBlock):
    """A few sentences without markup."""

    zh = blocks.TextBlock(label=_("Chinese"), required=False, max_length=600, rows=2)
    en = blocks.TextBlock(label=_("English"), required=False, max_length=600, rows=2)

    class Meta:
        value_class = BothLanguages
        form_classname = "struct-block both-languages"


class ProseBlock(blocks.StructBlock):
    """Headings, lists and links."""

    zh = blocks.RichTextBlock(label=_("Chinese"), required=False, features=RICH_TEXT)
    en = blocks.RichTextBlock(label=_("English"), required=False, features=RICH_TEXT)

    class Meta:
        value_class = BothLanguages
        icon = "doc-full"
        label = _("Text")
        template = "shop/blocks/prose.html"
