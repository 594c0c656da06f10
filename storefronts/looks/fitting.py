"""Which published pages have blocks that a theme has no place for."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Page

from themes.registry import Theme
from themes.slots import misfits


@dataclass(frozen=True, slots=True)
class Unfit:
    """A live page and the names of its blocks that do not fit, each once."""

    title: str
    edit_url: str
    blocks: tuple[str, ...]


def unfit_pages(theme: Theme) -> list[Unfit]:
    """As they are published, in the order of the tree. Runs inside the shop's schema."""
    found = []
    for page in Page.objects.live().filter(depth__gt=1).order_by("path").specific():
        kind, body = getattr(page, "slot_kind", ""), getattr(page, "body", None)
        if not kind or not body:
            continue
        # Their kinds alone: what the blocks say is not looked at.
        wrong = misfits(theme, kind, [row["type"] for row in body.raw_data])
        if wrong:
            known = body.stream_block.child_blocks
            names = dict.fromkeys(str(known[one.block].label) for one in wrong)
            title = str(getattr(page, "heading", "") or page.title)
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            found.append(Unfit(title, edit, tuple(names)))
    return found
