"""What a theme's slots take: which blocks, how many, on which kind of page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from themes.registry import Slot, Theme


@dataclass(frozen=True, slots=True)
class Misfit:
    """A block that the page has no seat for: the place among its blocks, and the fullest slot that
    would take such a block; none where no slot does."""

    index: int
    block: str
    slot: Slot | None


def takers(theme: Theme, page: str) -> dict[str, list[Slot]]:
    """Block -> the slots that take it on that kind of page ("home", "landing", "article")."""
    found: dict[str, list[Slot]] = {}
    for slot in theme.slots.values():
        if page in slot.pages and slot.most > 0:
            for block in slot.blocks:
                found.setdefault(block, []).append(slot)
    return found


def most_of(theme: Theme, page: str) -> dict[str, int]:
    """Block -> how many of it a page of that kind takes, were it alone there."""
    return {block: sum(slot.most for slot in slots) for block, slots in takers(theme, page).items()}


def misfits(
    theme: Theme, page: str, blocks: Sequence[str], *, first: Sequence[int] = ()
) -> list[Misfit]:
    """The blocks of a page that find no seat, in their order.

    A slot's seats are shared by the kinds of block that it takes, and a block may sit in several
    slots: somebody who is seated moves over where that makes room. `first`: the indexes that
    are seated before the others.
    """
    known = takers(theme, page)
    seats: dict[tuple[str, int], int] = {}

    def seat(index: int, tried: set[tuple[str, int]]) -> bool:
        for slot in known.get(blocks[index], ()):
            for number in range(slot.most):
                place = (slot.name, number)
                if place in tried:
                    continue
                tried.add(place)
                if place not in seats or seat(seats[place], tried):
                    seats[place] = index
                    return True
        return False

    early = dict.fromkeys(first)
    order = [*early, *(index for index in range(len(blocks)) if index not in early)]
    left = sorted(index for index in order if not seat(index, set()))
    return [
        Misfit(
            index,
            blocks[index],
            max(known.get(blocks[index], ()), key=lambda slot: slot.most, default=None),
        )
        for index in left
    ]
