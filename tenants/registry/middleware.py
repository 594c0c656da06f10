"""From a request's Host to a shop, quickly, and out of it again whatever happens."""

import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import set_urlconf

from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.addresses import network_of
from tenants.kernel.ids import new_id
from tenants.registry import context
from tenants.registry.models import SERVED, Domain, Shop

Handler = Callable[[HttpRequest], HttpResponse]

# A host's shop is remembered for this long in each process: a suspension is felt as late as this
# by pages; the services ask the database before they take money.
HOST_TTL_S = 2.0
_hosts: dict[str, tuple[float, Shop | None]] = {}
# What a Host header names, once Django has accepted it: the same few come again and again.
_named: dict[str, str] = {}
_HOSTS_MOST = 5_000


def forget_hosts() -> None:
    """Look every host up again (after a change in this process, and between tests)."""
    _hosts.clear()
    _named.clear()


def host_of(request: HttpRequest) -> str:
    """The host asked for, plain: no port, no "www.", lower case. Raises DisallowedHost."""
    written = request.META.get("HTTP_HOST")
    host = _named.get(written) if written else None
    if host is None:
        host = request.get_host().rsplit(":", 1)[0].lower().removeprefix("www.")
        if written:
            if len(_named) >= _HOSTS_MOST:
                _named.clear()
            _named[written] = host
    return host


def shop_of_host(host: str) -> Shop | None:
    """The shop served on ``host``: by a platform domain, or by a custom one that is proven."""
    now = time.monotonic()
    known = _hosts.get(host)
    if known and known[0] > now:
        return known[1]
    with context.in_public():
        domain = Domain.objects.select_related("tenant").filter(SERVED, domain=host).first()
    shop = domain.tenant if domain else None
    if len(_hosts) >= _HOSTS_MOST:
        _hosts.clear()
    _hosts[host] = (now + HOST_TTL_S, shop)
    return shop


class RequestIdMiddleware:
    """Every log line of a request carries its id; the id is answered for support to ask by."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = new_id().hex  # type: ignore[attr-defined]
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=request.request_id)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
        return response


class ShopMiddleware:
    """Enter the host's shop, or the public schema on the owner host; afterwards, leave.

    Sets ``request.shop`` (None on the owner host), ``request.is_owner_host`` and the URL map.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            host = host_of(request)
        except DisallowedHost:
            return _plain("unknown_host.html", 400)
        if getattr(request, "is_dummy", False):
            # Wagtail's preview builds a request from Site.hostname: stay in the shop we are in.
            return self._serve(request, context.current_shop())
        try:
            if host == settings.OWNER_HOST:
                return self._serve(request, None)
            shop = shop_of_host(host)
            if shop is None or not shop.opens:
                launching = shop is not None and shop.status == Shop.Status.LAUNCHING
                page = "launching.html" if launching else "unknown_host.html"
                return _plain(page, 503 if launching else 404)
            structlog.contextvars.bind_contextvars(shop=str(shop.pk))
            return self._serve(request, shop)
        finally:
            context.leave()

    def _serve(self, request: HttpRequest, shop: Shop | None) -> HttpResponse:
        context.enter(shop)
        request.shop = shop  # type: ignore[attr-defined]
        request.tenant = shop  # type: ignore[attr-defined]
        request.is_owner_host = shop is None  # type: ignore[attr-defined]
        if shop is not None:
            return self.get_response(request)  # with Django's own choice, ROOT_URLCONF
        request.urlconf = settings.OWNER_URLCONF  # type: ignore[assignment]
        set_urlconf(settings.OWNER_URLCONF)
        try:
            return self.get_response(request)
        finally:
            set_urlconf(None)


def _plain(template: str, status: int) -> HttpResponse:
    """A page of nobody's: no shop is known, so nothing of any shop may show."""
    return HttpResponse(render_to_string(f"plain/{template}"), status=status)


CONTENT_SECURITY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "frame-ancestors 'none'; form-action 'self'"
)
# The same page as the console shows it beside its form.
PREVIEW_SECURITY = CONTENT_SECURITY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
# Unfold (Alpine) and Wagtail (inline settings) need what the shop's own pages do without.
CONSOLE_SECURITY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; "
    "style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "frame-ancestors 'self'; form-action 'self'"
)


class ContentSecurityMiddleware:
    """Strict CSP on storefronts: nothing inline, nothing from outside. Consoles need more."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/console/"):
            policy = CONSOLE_SECURITY
        elif getattr(request, "is_dummy", False):
            policy = PREVIEW_SECURITY
        else:
            policy = CONTENT_SECURITY
        response.setdefault("Content-Security-Policy", policy)
        return response


class ShopSessionMiddleware(SessionMiddleware):
    """A session is valid on the host that began it, and on no other.

    Sessions lie in each shop's schema, so another shop cannot know one; this also parts two
    domains of one shop. A foreign session is ignored, not ended. It is audited, as is one that
    does not exist here (of another shop, or long over), at most once in ten minutes an address.
    """

    HOST = "_host"
    TELL_EVERY_S = 600

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if not request.COOKIES.get(settings.SESSION_COOKIE_NAME):
            return
        bound = request.session.get(self.HOST)
        if bound and bound != request.get_host():
            request.session = self.SessionStore()  # type: ignore[assignment]
            self._tell(request, "begun on another host")
        elif request.session.session_key is None:
            self._tell(request, "not known here")

    def _tell(self, request: HttpRequest, why: str) -> None:
        shop = getattr(request, "shop", None)
        address = network_of(request.META.get("REMOTE_ADDR"))
        key = f"session-refused:{address}:{why.replace(' ', '-')}"
        if not caches["platform"].add(key, 1, self.TELL_EVERY_S):
            return
        record(
            actor=Actor.of_request(request),
            action="session.refused",
            target="session",
            shop_id=shop.pk if shop else None,
            data={"why": why},
        )

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = getattr(request, "session", None)
        if session is not None and session.modified and not session.is_empty():
            session.setdefault(self.HOST, request.get_host())
        return super().process_response(request, response)
