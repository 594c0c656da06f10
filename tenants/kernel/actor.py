"""Who does it: carried explicitly into every service and into the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest

KINDS = ("system", "owner_staff", "shop_staff", "customer", "guest", "api_key")


@dataclass(frozen=True, slots=True)
class Actor:
    """``kind`` is one of KINDS; ``id`` is a user's or key's UUID as text, empty for guests."""

    kind: str
    id: str = ""
    label: str = ""
    address: str = ""
    device: str = ""
    request_id: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.label or self.id}" if self.label or self.id else self.kind

    @classmethod
    def of_request(cls, request: HttpRequest) -> Actor:
        """The person behind a web request, with address and device as evidence."""
        user = getattr(request, "user", None)
        kind, ident, label = "guest", "", ""
        if user is not None and user.is_authenticated:
            staff = "owner_staff" if getattr(request, "is_owner_host", False) else "shop_staff"
            kind = staff if user.is_staff else "customer"
            ident, label = str(user.pk), user.email
        return cls(
            kind=kind,
            id=ident,
            label=label,
            address=request.META.get("REMOTE_ADDR", "") or "",
            device=request.META.get("HTTP_USER_AGENT", "")[:200],
            request_id=getattr(request, "request_id", ""),
        )


SYSTEM = Actor(kind="system", label="cardfleet")
