"""Which blocks a page takes."""

from typing import ClassVar

from storefronts.pages.blocks.goods import (
    CategoriesBlock,
    HeroBlock,
    ProductsBlock,
    PromiseBlock,
    StageBlock,
    StepsBlock,
)
from storefronts.pages.blocks.slotted import SlottedBlock
from storefronts.pages.blocks.texts import ProseBlock
from storefronts.pages.blocks.words import (
    BannerBlock,
    ContactBlock,
    FaqBlock,
    NoticeBlock,
    PictureBlock,
)


class WordsBody(SlottedBlock):
    """The blocks of a page that is read: help, terms."""

    prose = ProseBlock()
    notice = NoticeBlock()
    faq = FaqBlock()
    picture = PictureBlock()
    contact = ContactBlock()
    promise = PromiseBlock()
    steps = StepsBlock()
    products = ProductsBlock()


class PageBody(WordsBody):
    """The blocks of a page that sells."""

    hero = HeroBlock()
    stage = StageBlock()
    categories = CategoriesBlock()
    banner = BannerBlock()

    class Meta:
        block_counts: ClassVar = {"hero": {"max_num": 1}, "categories": {"max_num": 2}}
