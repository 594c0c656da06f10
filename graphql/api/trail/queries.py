"""Reading the shop's trail."""

from datetime import date
from typing import Any

import graphene

from api.basics import Date, Edge, Page
from api.fields import paged
from api.lists import newest_first
from api.rights import need_staff
from api.trail.types import TrailEntry, TrailNoun
from storefronts.console.trail import entry_of, trail_rows


class TrailQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    trail = paged(
        TrailEntry,
        "Newest first. Days are the shop's own; `until` still counts.",
        noun=TrailNoun(),
        who=graphene.String(),
        since=Date(),
        until=Date(),
    )

    @staticmethod
    def resolve_trail(
        root: Any,
        info: Any,
        noun: Any = None,
        who: str | None = None,
        since: date | None = None,
        until: date | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        context = info.context
        need_staff(context, act="audit", scope="finance")
        rows = trail_rows(
            context.here,
            noun=noun.value if noun else "",
            person=who or "",
            since=since,
            until=until,
        )
        page = newest_first(rows, at="at", first=first, after=after)
        page.edges = [Edge(edge.cursor, _shown(edge.node)) for edge in page.edges]
        return page


def _shown(event: Any) -> dict[str, Any]:
    entry = entry_of(event)
    return {
        "id": event.pk,
        "at": entry.at,
        "action": entry.action,
        "text": entry.text,
        "who": entry.who,
        "address": entry.address or None,
        "target": entry.target,
        "details": [{"label": label, "value": value} for label, value in entry.details],
    }
