"""The category tree, held in memory: it is small and every page walks it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tenants.catalogue.models import in_language


@dataclass(frozen=True, slots=True)
class Node:
    """A category in the tree."""

    id: uuid.UUID
    parent_id: uuid.UUID | None
    slug: str
    name_zh: str
    name_en: str
    icon: str
    is_archived: bool

    @property
    def name(self) -> str:
        return in_language(self.name_zh, self.name_en)


class Tree:
    """The whole category tree, in order; small enough to hold."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._slugs = {node.slug: node for node in self._nodes.values()}
        self._children: dict[uuid.UUID | None, list[Node]] = {}
        for node in self._nodes.values():
            self._children.setdefault(node.parent_id, []).append(node)

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes.values())

    def get(self, category_id: uuid.UUID) -> Node | None:
        return self._nodes.get(category_id)

    def by_slug(self, slug: str) -> Node | None:
        return self._slugs.get(slug)

    def children(self, category_id: uuid.UUID | None) -> list[Node]:
        """The categories directly under one, in order; under None, the topmost ones."""
        return self._children.get(category_id, [])

    def path(self, category_id: uuid.UUID) -> list[Node]:
        """The category and its ancestors, nearest first."""
        found: list[Node] = []
        node = self._nodes.get(category_id)
        while node is not None and node not in found:
            found.append(node)
            node = self._nodes.get(node.parent_id) if node.parent_id else None
        return found

    def subtree(self, category_id: uuid.UUID) -> list[Node]:
        """The category and all that is under it."""
        found = [self._nodes[category_id]] if category_id in self._nodes else []
        for node in found:
            found.extend(self.children(node.id))
        return found

    def is_live(self, category_id: uuid.UUID) -> bool:
        """Is neither it nor an ancestor archived?"""
        path = self.path(category_id)
        return bool(path) and not any(node.is_archived for node in path)
