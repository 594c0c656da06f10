"""Who looks at a browsing page, as far as prices depend on it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest

from storefronts.pricing.members import member_price_of
from tenants.registry.context import current_shop


def member_of_request(request: HttpRequest | None) -> uuid.UUID | None:
    """The member group of who is signed in; asked once for each request."""
    user: Any = getattr(request, "user", None)
    if request is None or user is None:
        return None
    known: uuid.UUID | None = getattr(request, "_member_group", None)
    if not hasattr(request, "_member_group"):
        known = request._member_group = member_price_of(  # type: ignore[attr-defined]
            current_shop(), user
        )
    return known


def member_of_context(context: Any) -> uuid.UUID | None:
    """The same out of a template's context, or a block's."""
    return member_of_request(context.get("request") if context else None)
