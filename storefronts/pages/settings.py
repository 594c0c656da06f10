"""What is set of a page beside its content: titles, address, words for search engines, times."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision, WorkflowState

from storefronts.pages.addresses import page_address


@dataclass(frozen=True, slots=True)
class PageSettings:
    """Named as the fields of the page are."""

    title: str
    title_en: str
    slug: str
    seo_title: str
    seo_title_en: str
    search_description: str
    search_description_en: str
    go_live_at: datetime | None
    expire_at: datetime | None


NAMES = tuple(field.name for field in fields(PageSettings))
# Both languages of one text, as whoever asks for a change names them.
TEXTS = {
    "title": ("title", "title_en"),
    "seo_title": ("seo_title", "seo_title_en"),
    "seo_description": ("search_description", "search_description_en"),
}
TIMES = {"goes_live_at": "go_live_at", "expires_at": "expire_at"}
FIELD_OF = {name: text for text, names in TEXTS.items() for name in names} | {
    name: time for time, name in TIMES.items()
}
PATH_OF = {
    name: [text, language]
    for text, names in TEXTS.items()
    for name, language in zip(names, ("zh", "en"), strict=True)
}


@dataclass(frozen=True, slots=True)
class PageReview:
    """What waits for an approval, or was sent back."""

    asked_at: datetime
    asked_by: str
    sent_back: bool
    comment: str


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page as its shop's staff see it. ``settings`` are the newest that were saved."""

    id: uuid.UUID
    title: str
    kind: str
    url: str
    is_live: bool
    settings: PageSettings
    published: PageSettings | None
    has_unpublished_changes: bool
    goes_live_at: datetime | None
    published_at: datetime | None
    changed_at: datetime | None
    review: PageReview | None


def pages_of() -> list[PageLine]:
    """Home and all below it, in the order of the tree. Five queries and one for each kind."""
    return lines_of(list(Page.objects.filter(depth__gte=2).order_by("path").specific()))


def lines_of(pages: Sequence[Any]) -> list[PageLine]:
    """For specific pages. Three queries however many they are."""
    newest = _newest(page.latest_revision_id for page in pages)
    due = _scheduled(pages)
    reviews = _reviews(pages)
    found = []
    for page in pages:
        stored = settings_of(page)
        found.append(
            PageLine(
                id=page.translation_key,
                title=str(page.heading or page.title),
                kind=page._meta.model_name.removesuffix("page"),
                url=page_address(page),
                is_live=page.live,
                settings=newest.get(page.latest_revision_id, stored),
                published=stored if page.live else None,
                has_unpublished_changes=page.has_unpublished_changes,
                goes_live_at=due.get(str(page.pk)),
                published_at=page.last_published_at,
                changed_at=page.latest_revision_created_at,
                review=reviews.get(str(page.pk)),
            )
        )
    return found


def settings_of(page: Any) -> PageSettings:
    """As they are in the page at hand."""
    return PageSettings(**{name: getattr(page, name) for name in NAMES})


def _newest(revisions: Iterable[int | None]) -> dict[int, PageSettings]:
    """Out of the drafts, without the blocks that they hold."""
    asked = [f"content__{name}" for name in NAMES]
    rows = Revision.objects.filter(pk__in=[pk for pk in revisions if pk])
    return {pk: _read(values) for pk, *values in rows.values_list("pk", *asked)}


def _read(values: Sequence[Any]) -> PageSettings:
    known: dict[str, Any] = {name: value or "" for name, value in zip(NAMES, values, strict=True)}
    for name in TIMES.values():
        known[name] = datetime.fromisoformat(known[name]) if known[name] else None
    return PageSettings(**known)


def _scheduled(pages: Sequence[Any]) -> dict[str, datetime]:
    rows = Revision.page_revisions.filter(
        object_id__in=[str(page.pk) for page in pages], approved_go_live_at__isnull=False
    )
    return dict(rows.values_list("object_id", "approved_go_live_at"))


def _reviews(pages: Sequence[Any]) -> dict[str, PageReview]:
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page.pk) for page in pages],
    )
    found = {}
    for state in states.select_related("requested_by", "current_task_state"):
        asked, author = state.current_task_state, state.requested_by
        found[state.object_id] = PageReview(
            asked_at=asked.started_at if asked else state.created_at,
            asked_by=author.get_full_name() or author.email if author else "",
            sent_back=state.status == WorkflowState.STATUS_NEEDS_CHANGES,
            comment=asked.comment if asked else "",
        )
    return found
