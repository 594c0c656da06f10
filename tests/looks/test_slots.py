"""Slots name blocks that pages have, and each block has a slot."""

from storefronts.pages.blocks import PageBody
from themes.registry import base


def test_slots_and_blocks_are_called_the_same() -> None:
    named = {block for slot in base().slots.values() for block in slot.blocks}
    assert named - {"links"} == set(PageBody().child_blocks)
