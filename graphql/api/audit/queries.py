"""Reading the audit trail."""

import uuid
from typing import Any

import graphene

from api.audit.types import AuditEventConnection
from api.basics import Page, cursor, cursor_page, page_size, read_cursor
from api.rights import need
from tenants.audit.models import AuditEvent


class AuditQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    audit_events = graphene.Field(
        AuditEventConnection,
        required=True,
        shop=graphene.ID(),
        action=graphene.String(),
        first=graphene.Int(),
        after=graphene.String(),
        description='Newest first. `action` is a verb in the past, such as "order.refunded".',
    )

    @staticmethod
    def resolve_audit_events(
        root: Any,
        info: Any,
        shop: str | None = None,
        action: str | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        need(info.context, scope="audit", area="audit", act="view")
        size = page_size(first)
        rows = AuditEvent.objects.all()
        if shop:
            rows = rows.filter(shop_id=shop) if _is_id(shop) else rows.none()
        if action:
            rows = rows.filter(action=action)
        chosen = rows
        if after:
            # Ids are ordered by time.
            rows = rows.filter(id__lt=read_cursor(after, uuid.UUID)[0])
        return cursor_page(
            list(rows.order_by("-id")[: size + 1]),
            size=size,
            after=bool(after),
            cursors=lambda event: cursor(event.pk),
            count=chosen.count,
        )


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
