"""The links and the announcement around every page, remembered until pages or goods change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from storefronts.pages.addresses import language, page_address
from tenants.catalogue.memory import Memory
from tenants.kernel import versions
from tenants.registry.models import Shop


@dataclass(frozen=True, slots=True)
class Frame:
    """In one language. `above` and `below` are links: {"url", "title"}."""

    above: list[dict[str, str]]
    below: list[dict[str, str]]
    said: dict[str, str] | None
    begins: datetime | None
    ends: datetime | None

    @property
    def announcement(self) -> dict[str, str] | None:
        """`text`, and `url` and `words` where it has a link; only within its time."""
        now = timezone.now()
        if (self.begins and now < self.begins) or (self.ends and now >= self.ends):
            return None
        return self.said


_frames: Memory[Frame] = Memory(most=1_000)


def frame_of(shop: Shop) -> Frame:
    """Runs inside the shop's schema: two queries where it is not remembered."""
    stamp = versions.stamp(f"pages:{shop.pk}", "catalogue", f"pricing:{shop.pk}")
    key = (shop.pk, language())
    return _frames.get(key, stamp) or _frames.put(key, stamp, _read())


def _read() -> Frame:
    from storefronts.pages.navigation import Navigation

    stored = Navigation.objects.first()
    above = _links(stored.above) if stored else []
    below = _links(stored.below) if stored else []
    said, begins, ends = None, None, None
    for block in stored.announcement if stored else ():
        value = block.value
        begins, ends = value.get("begins"), value.get("ends")
        if value["text"].text:
            link = _links([block.value["link"]], plain=True)
            said = {"text": str(value["text"].text)}
            if link:
                said |= {"url": link[0]["url"], "words": link[0]["title"]}
    return Frame(above, below or _pages(), said, begins, ends)


def _links(stream: Any, *, plain: bool = False) -> list[dict[str, str]]:
    from storefronts.pages.blocks.links import link_words

    found = []
    for block in stream:
        value = block if plain else block.value
        if value.url and (words := link_words(value)):
            found.append({"url": value.url, "title": words})
    return found


def _pages() -> list[dict[str, str]]:
    """The published articles, then the legal pages, each in the order of the tree."""
    from storefronts.pages.models import ArticlePage, LegalPage

    articles = list(ArticlePage.objects.live().order_by("path")[:12])
    legal = list(LegalPage.objects.live().order_by("path")[:12])
    return [{"url": page_address(page), "title": page.heading} for page in (*articles, *legal)]
