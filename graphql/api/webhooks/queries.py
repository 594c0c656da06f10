"""Reading endpoints and the log of deliveries."""

import uuid
from typing import Any

import graphene

from api.asking import asked
from api.basics import Page, cursor, cursor_page, page_size, read_cursor
from api.rights import need_staff
from api.webhooks.arguments import as_id, moment
from api.webhooks.loaders import attempts, delivery_counts, endpoints
from api.webhooks.types import (
    WebhookDeliveryConnection,
    WebhookDeliveryFilter,
    WebhookEndpointConnection,
)
from storefronts.webhooks import queries
from storefronts.webhooks.models import Endpoint


class WebhookQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    webhook_endpoints = graphene.Field(
        WebhookEndpointConnection,
        required=True,
        first=graphene.Int(),
        after=graphene.String(),
        description="Newest first. For staff, and keys with the scope `webhooks`.",
    )
    webhook_deliveries = graphene.Field(
        WebhookDeliveryConnection,
        required=True,
        filter=graphene.Argument(WebhookDeliveryFilter),
        first=graphene.Int(),
        after=graphene.String(),
        description="What was sent where, newest first; kept for 30 days.",
    )

    @staticmethod
    def resolve_webhook_endpoints(
        root: Any, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        need_staff(info.context, act="webhooks", scope="webhooks")
        size = page_size(first)
        rows = Endpoint.objects.all()
        if after:
            # Ids are ordered by time.
            rows = rows.filter(id__lt=read_cursor(after, uuid.UUID)[0])
        found = list(rows.order_by("-id")[: size + 1])
        delivery_counts(info.context).announce(one.pk for one in found[:size])
        return cursor_page(
            found,
            size=size,
            after=bool(after),
            cursors=lambda one: cursor(one.pk),
            count=Endpoint.objects.count,
        )

    @staticmethod
    def resolve_webhook_deliveries(
        root: Any,
        info: Any,
        filter: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        need_staff(info.context, act="webhooks", scope="webhooks")
        size = page_size(first)
        chosen = _chosen(filter or {})
        rows = chosen
        if after:
            rows = rows.filter(id__lt=read_cursor(after, uuid.UUID)[0])
        wanted = asked(info)
        if not wanted & {f"edges.node.{name}" for name in _OF_EVENT}:
            rows = rows.select_related(None)
        found = list(rows.order_by("-id")[: size + 1])
        attempts(info.context).announce(one.pk for one in found[:size])
        endpoints(info.context).announce(one.endpoint_id for one in found[:size])
        delivery_counts(info.context).announce({one.endpoint_id for one in found[:size]})
        return cursor_page(
            found,
            size=size,
            after=bool(after),
            cursors=lambda one: cursor(one.pk),
            count=chosen.count,
        )


# Of a delivery: what its event has to be read for.
_OF_EVENT = ("messageId", "kind", "data", "happenedAt")


def _chosen(given: Any) -> Any:
    endpoint, since = given.get("endpoint"), given.get("since")
    kind, state = given.get("kind"), given.get("state")
    found = queries.deliveries(
        endpoint_id=as_id(endpoint) if endpoint else None,
        kind=getattr(kind, "value", kind) or "",
        state=getattr(state, "value", state) or "",
        about=(given.get("about") or "")[:80],
        since=moment(since, field="since") if since else None,
    )
    # An id that is none answers like an unknown one.
    return found.none() if endpoint and as_id(endpoint) is None else found
