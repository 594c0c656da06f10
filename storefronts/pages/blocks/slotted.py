"""A page's blocks within the slots of the theme that the shop wears."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter, StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from storefronts.looks.checking import in_words
from themes.registry import Theme
from themes.slots import Misfit, misfits, most_of


@dataclass(frozen=True, slots=True)
class Offer:
    """What the editor of one page may add: by theme, kind of page, and what is stored there.

    `stored` is id -> kind of the blocks that the page has already. A theme that is put on later
    must not make a page unsaveable: they stay, and go only when somebody takes them away.
    """

    theme: Theme
    page: str
    stored: Mapping[str, str]

    @property
    def shown(self) -> set[str]:
        """Kinds that the editor knows: what may be added, and what is there."""
        return {*most_of(self.theme, self.page), *self.stored.values()}

    def most(self, block: str) -> int:
        """How many of this kind: what the slots take, but never less than is stored."""
        return max(
            most_of(self.theme, self.page).get(block, 0), Counter(self.stored.values())[block]
        )

    def refused(self, children: Iterable[Any]) -> list[Misfit]:
        """The new blocks that do not fit; those that are stored sit down first."""
        children = list(children)
        kept = [
            index
            for index, child in enumerate(children)
            if child.id and self.stored.get(child.id) == child.block_type
        ]
        found = misfits(self.theme, self.page, [child.block_type for child in children], first=kept)
        return [one for one in found if one.index not in kept]


class SlottedBlock(blocks.StreamBlock):
    """All kinds of block are known to it; the editor offers those of `offer`, where it has one."""

    offer: Offer | None = None

    def offering(self, offer: Offer) -> SlottedBlock:
        """The same blocks for one editor of one page."""
        mine = copy.copy(self)
        mine.offer = offer
        return mine

    def grouped_child_blocks(self) -> Any:
        groups = super().grouped_child_blocks()
        if self.offer is None:
            return groups
        shown = self.offer.shown
        kept = [(group, [b for b in members if b.name in shown]) for group, members in groups]
        return [(group, members) for group, members in kept if members]

    def clean(self, value: Any) -> Any:
        """Each block that does not fit is told at its place, beside what else is wrong with it."""
        found, faults = None, StreamBlockValidationError()
        try:
            found = super().clean(value)
        except StreamBlockValidationError as error:
            faults = error
        offer = self.offer
        for misfit in offer.refused(value) if offer else ():
            said = self._said(offer, misfit)  # type: ignore[arg-type]
            faults.block_errors[misfit.index] = _with(faults.block_errors.get(misfit.index), said)
        if faults.block_errors or faults.non_block_errors:
            raise faults
        return found

    def _said(self, offer: Offer, misfit: Misfit) -> str:
        words = {
            "theme": in_words(offer.theme.name),
            "block": self.child_blocks[misfit.block].label,
        }
        if misfit.slot is None:
            said = _(
                "The theme %(theme)s has no place for “%(block)s” on this page. Nothing is lost:"
                " take this block away, or choose another theme under Look, then save."
            )
            return said % words
        said = _(
            "The theme %(theme)s has no more room for “%(block)s” on this page: it takes %(most)s"
            " there. Nothing is lost: take one away, then save."
        )
        return said % (words | {"most": misfit.slot.most})


def _with(error: Any, said: str) -> Any:
    """A block's own errors, and one more about the block as a whole."""
    if isinstance(error, StructBlockValidationError):
        return StructBlockValidationError(
            block_errors=error.block_errors,
            non_block_errors=[*error.non_block_errors.as_data(), ValidationError(said)],
        )
    return ValidationError([*(error.messages if error else ()), said])


class SlottedAdapter(StreamBlockAdapter):  # type: ignore[misc]
    """Tells the editor's script how many of a kind there may be, so that it stops offering it."""

    def js_args(self, block: SlottedBlock) -> list[Any]:
        name, groups, defaults, meta = super().js_args(block)
        if block.offer is not None:
            counts: dict[str, Any] = {
                kind: {"max_num": block.offer.most(kind)}
                for kind in block.child_blocks
                if kind in block.offer.shown
            }
            for kind, limit in (meta["blockCounts"] or {}).items():
                if kind in counts and "max_num" in limit:
                    stored = Counter(block.offer.stored.values())[kind]
                    most = min(counts[kind]["max_num"], max(limit["max_num"], stored))
                    counts[kind] = {**limit, "max_num": most}
            meta = meta | {"blockCounts": counts}
            defaults = {kind: state for kind, state in defaults.items() if kind in counts}
        return [name, groups, defaults, meta]


register(SlottedAdapter(), SlottedBlock)
