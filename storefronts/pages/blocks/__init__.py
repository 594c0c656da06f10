"""What a shop may put on its pages. Texts come in both languages; markup and styles never do."""

from storefronts.pages.blocks.body import PageBody, WordsBody
from storefronts.pages.blocks.links import LinkBlock, NamedLinkBlock
from storefronts.pages.blocks.texts import ProseBlock, TextBlock

__all__ = [
    "LinkBlock",
    "NamedLinkBlock",
    "PageBody",
    "ProseBlock",
    "TextBlock",
    "WordsBody",
]
