"""Blocks that say something: a banner for a time, questions, a notice, how to reach the shop."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from storefronts.pages.blocks.links import LinkBlock, NamedLinkBlock
from storefronts.pages.blocks.texts import RICH_TEXT, BothLanguages, LongTextBlock, TextBlock
from tenants.registry.context import current_shop

TONES = [
    ("info", _("To know")),
    ("ok", _("Good news")),
    ("warn", _("Attention")),
]


class Scheduled(blocks.StructValue):
    """Something that is shown from a time on and until a time; without them always."""

    @property
    def is_on(self) -> bool:
        now = timezone.now()
        begins, ends = self.get("begins"), self.get("ends")
        return not ((begins and now < begins) or (ends and now >= ends))


def begins_block() -> blocks.DateTimeBlock:
    """Asked for after the words: most of what is said has no time."""
    return blocks.DateTimeBlock(
        label=_("from"), required=False, help_text=_("In the shop's time zone.")
    )


def ends_block() -> blocks.DateTimeBlock:
    return blocks.DateTimeBlock(label=_("until"), required=False)


class ScheduledBlock(blocks.StructBlock):
    """Has the fields `begins` and `ends`."""

    class Meta:
        value_class = Scheduled

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        begins: datetime | None = cleaned.get("begins")
        ends: datetime | None = cleaned.get("ends")
        if begins and ends and ends <= begins:
            raise StructBlockValidationError(
                {"ends": ValidationError(_now("It would end before it begins."))}
            )
        return cleaned


class BannerBlock(ScheduledBlock):
    """A campaign: shown within its time, and gone by itself."""

    title = TextBlock(label=_("headline"))
    text = LongTextBlock(label=_("text"), required=False)
    picture = ImageChooserBlock(label=_("picture"), required=False)
    link = NamedLinkBlock(label=_("button"), required=False)
    begins = begins_block()
    ends = ends_block()

    class Meta:
        icon = "date"
        label = _("Banner for a time")
        template = "shop/blocks/banner.html"
        value_class = Scheduled


class QuestionBlock(blocks.StructBlock):
    question = TextBlock(label=_("question"))
    zh = blocks.RichTextBlock(label=_("answer (Chinese)"), required=False, features=RICH_TEXT)
    en = blocks.RichTextBlock(label=_("answer (English)"), required=False, features=RICH_TEXT)

    class Meta:
        icon = "help"
        value_class = BothLanguages


class FaqBlock(blocks.StructBlock):
    """Questions that open."""

    title = TextBlock(label=_("heading"), required=False)
    questions = blocks.ListBlock(QuestionBlock(), label=_("questions"), max_num=40)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "shop/blocks/faq.html"


class NoticeBlock(blocks.StructBlock):
    """A few sentences that should not be overlooked."""

    tone = blocks.ChoiceBlock(label=_("kind"), choices=TONES, default="info")
    text = LongTextBlock(label=_("text"))
    link = NamedLinkBlock(label=_("link"), required=False)

    class Meta:
        icon = "warning"
        label = _("Notice")
        template = "shop/blocks/notice.html"


class ContactBlock(blocks.StructBlock):
    """How to reach the shop: address and contact come from its settings."""

    title = TextBlock(label=_("heading"), required=False)
    hours = LongTextBlock(label=_("hours and other words"), required=False)

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "shop/blocks/contact.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"shop": current_shop()}


class PictureBlock(blocks.StructBlock):
    """A picture, with words for those who do not see it."""

    picture = ImageChooserBlock(label=_("picture"))
    alt = TextBlock(label=_("what it shows"), required=False)
    caption = TextBlock(label=_("caption"), required=False)
    link = LinkBlock(label=_("link"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "shop/blocks/picture.html"
