"""Only the columns that are asked for, where rows are wide: snapshots and terms stay there."""

from collections.abc import Mapping
from typing import Any

from .asking import asked

Columns = Mapping[str, tuple[str, ...]]


def columns(
    info: Any, below: str, known: Columns, *, always: tuple[str, ...]
) -> tuple[str, ...] | None:
    """For ``QuerySet.only``: what the fields asked ``below`` a path ("edges.node.") are made of.

    None for a field that ``known`` does not name: then every column is read, for a deferred one
    would be read row by row.
    """
    found = set(always)
    for path in asked(info):
        if not path.startswith(below):
            continue
        name = path[len(below) :]
        if "." in name or name.startswith("__"):
            continue
        if name not in known:
            return None
        found.update(known[name])
    return tuple(sorted(found))
