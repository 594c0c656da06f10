"""Who asks, where, in which language: made cheaply, and only as far as a resolver wants to know."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from storefronts.pricing.members import has_member_prices, member_price_of
from tenants.accounts.models import User
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Forbidden, Unauthenticated
from tenants.registry.middleware import ShopSessionMiddleware
from tenants.registry.models import Shop

from .documents import Operation
from .keys import Key

_UNKNOWN: Any = object()
_sessions = ShopSessionMiddleware(lambda request: None)  # type: ignore[arg-type,return-value]


@dataclass(slots=True)
class Context:
    """``info.context`` of every resolver."""

    request: HttpRequest
    shop: Shop | None
    language: str
    operation: Operation
    key: Key | None
    # Set by mutations whose answer must not lie in any cache: it holds a code.
    secret: bool = False
    # The group whose prices are shown to whom asks; None for those of everybody.
    member: UUID | None = None
    loaded: dict[str, Any] = field(default_factory=dict)
    _user: Any = _UNKNOWN
    _actor: Actor | None = None

    @property
    def here(self) -> Shop:
        """The shop of a shop's host."""
        assert self.shop is not None
        return self.shop

    @property
    def user(self) -> User | None:
        """Whom the key acts for, or who is signed in. The session is read only if there is one."""
        if self._user is _UNKNOWN:
            self._user = self.key.user if self.key else session_user(self.request)
        return self._user

    @property
    def actor(self) -> Actor:
        if self._actor is None:
            if self.key:
                self._actor = self.key.actor(self.request)
            else:
                self.request.user = self.user or self._nobody()
                self._actor = Actor.of_request(self.request)
        return self._actor

    def _nobody(self) -> Any:
        from django.contrib.auth.models import AnonymousUser

        return AnonymousUser()

    @property
    def idempotency_scope(self) -> str:
        """Whose idempotency keys count together: the key's, the user's, else the address's.

        A key that took another's place counts with it: what was asked before the rotation and is
        repeated after it is done once.
        """
        if self.key:
            return f"key:{self.key.family or self.key.id}"
        if self.user:
            return f"user:{self.user.pk}"
        session = session_of(self.request)
        if session:
            return f"session:{session}"
        return f"address:{self.request.META.get('REMOTE_ADDR', '')}"

    def need_scope(self, *scopes: str) -> None:
        """A key must have one of them; a person is bound by other rules. Raises Forbidden."""
        if self.key and self.key.scopes.isdisjoint(scopes):
            raise Forbidden(scopes=" | ".join(scopes))

    def need_user(self) -> User:
        if self.user is None:
            raise Unauthenticated
        return self.user

    @property
    def acts_as_staff(self) -> bool:
        """A staff member's key is staff only where its scopes say so."""
        user = self.user
        if user is None or not user.is_staff:
            return False
        return self.key is None or "staff" in self.key.scopes


def has_session(request: HttpRequest) -> bool:
    return bool(request.COOKIES.get(settings.SESSION_COOKIE_NAME))


def session_of(request: HttpRequest) -> str:
    """The session's key, where a session is known by it; never one that a client made up."""
    if not has_session(request):
        return ""
    _open_session(request)
    return request.session.session_key or "" if not request.session.is_empty() else ""


def member_of(request: HttpRequest, shop: Shop | None, key: Key | None) -> UUID | None:
    """Whose prices a request sees. A session is opened only where a shop has member prices."""
    if shop is None or not (key or has_session(request)) or not has_member_prices(shop):
        return None
    return member_price_of(shop, key.user if key else session_user(request))


def session_user(request: HttpRequest) -> User | None:
    """Who is signed in by the request's session."""
    if not has_session(request):
        return None
    _open_session(request)
    user = get_user(request)
    return user if user.is_authenticated else None  # type: ignore[return-value]


def _open_session(request: HttpRequest) -> None:
    if not hasattr(request, "session"):
        _sessions.process_request(request)
