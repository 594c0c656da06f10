"""The endpoint of both hosts: refuse early, answer from memory where right, else execute."""

import time
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from graphql import GraphQLSchema, execute

from storefronts.listings.queries import shelf_stamp
from tenants.kernel.addresses import network_of
from tenants.registry.models import Shop

from . import http, keys, masking, responses, signatures
from .answers import Answers, Key, Stamp
from .context import Context, has_session, member_of
from .documents import Documents, InvalidDocument, Operation
from .http import Asked
from .limits import INTROSPECTION
from .options import Options, options
from .rates import Meter
from .refusals import Denied, Forbidden, RateLimited, TooExpensive, WrongMethod

# The answer to a longer question is not kept: the question is part of what it is kept by.
KEPT_TEXT_BYTES = 4_096
# What everybody in a shop sees alike.
PUBLIC = frozenset({"shop", "products", "product", "__typename"}) | INTROSPECTION


@dataclass(slots=True)
class _Stamps:
    """The version stamps of a shop's catalogue, remembered for a moment per process."""

    known: dict[Any, tuple[float, Stamp]] = field(default_factory=dict)

    def of(self, shop: Shop, memo_s: float) -> Stamp:
        now = time.monotonic()
        known = self.known.get(shop.pk)
        if known and known[0] > now:
            return known[1]
        stamp = shelf_stamp(shop)
        if len(self.known) > 5_000:
            self.known.clear()
        self.known[shop.pk] = (now + memo_s, stamp)
        return stamp


class Face:
    """One schema behind one endpoint."""

    def __init__(self, *, name: str, public: frozenset[str]) -> None:
        self.name = name
        self.public = public
        self.stamps = _Stamps()

    @cached_property
    def options(self) -> Options:
        return options()

    @cached_property
    def schema(self) -> GraphQLSchema:
        from . import schema  # built at the first request, not when the URLs are read

        return schema.OWNER if self.name == "owner" else schema.SHOP

    @cached_property
    def documents(self) -> Documents:
        return Documents(schema=self.schema, options=self.options)

    @cached_property
    def answers(self) -> Answers:
        return Answers(max_bytes=self.options.answers_max_bytes, ttl_s=self.options.answer_ttl_s)

    @cached_property
    def by_address(self) -> Meter:
        return Meter(name="address", rate=self.options.rate_address)

    @cached_property
    def by_key(self) -> Meter:
        return Meter(name="key", rate=self.options.rate_key)

    def serve(self, request: HttpRequest) -> HttpResponse:
        """Answer whatever comes: every refusal and every failure is JSON with a code."""
        media_type = http.accepted(request)
        if media_type is None:
            return HttpResponse(status=406)
        try:
            return self._serve(request, media_type)
        except Denied as denied:
            return responses.refused(denied, media_type)
        except Exception as error:  # noqa: BLE001 - the last guard: nothing leaks, all is logged
            body = responses.encode({"errors": [masking.failed(error)]})
            return responses.private(
                responses.json_response(body, media_type=media_type, status=500)
            )

    def kept(self, request: HttpRequest, shop: Shop) -> HttpResponse | None:
        """The kept answer to a request without a key or a session, if it was asked before."""
        media_type = http.accepted(request)
        if media_type is None or request.method not in ("GET", "POST") or has_session(request):
            return None
        try:
            text = _text(request, self.options)
        except Denied:
            return None
        if len(text) > KEPT_TEXT_BYTES:
            return None
        place: Key = (shop.pk, _language(request), media_type, True, request.method, text)
        content = self.answers.get(place, lambda: self._stamp(shop))
        if content is None:
            return None
        try:
            self.by_address.admit(_address(request))
        except RateLimited as limited:
            return responses.refused(limited, media_type)
        return responses.public(responses.json_response(content, media_type=media_type))

    def _serve(self, request: HttpRequest, media_type: str) -> HttpResponse:
        http.check_method(request)
        key = keys.authenticate(request)
        if key is None:
            self.by_address.admit(_address(request))
        else:
            self.by_key.admit(str(key.id))
        by_get = request.method == "GET"
        text = _text(request, self.options)
        if key is not None:
            signatures.check(request, key, b"" if by_get else text)
        language = _language(request)
        shop: Shop | None = request.shop  # type: ignore[attr-defined]
        place: Key = (shop and shop.pk, language, media_type, key is None, request.method, text)
        member = member_of(request, shop, key)
        if member is not None:
            # A member's prices are kept for their group, and never for anybody else.
            place = (*place, member)
        if shop is not None and (key is not None or has_session(request)):
            kept = self.answers.get(place, lambda: self._stamp(shop))
            if kept is not None:
                return _catalogue(responses.json_response(kept, media_type=media_type), member)
        asked = (
            http.read_get(request, self.options) if by_get else http.read_post(text, self.options)
        )
        with translation.override(language):
            return self._run(
                request, asked, key, shop, language, media_type, place, len(text), member
            )

    def _stamp(self, shop: Shop) -> Stamp:
        return self.stamps.of(shop, self.options.stamp_memo_s)

    def _run(
        self,
        request: HttpRequest,
        asked: Asked,
        key: keys.Key | None,
        shop: Shop | None,
        language: str,
        media_type: str,
        place: Key,
        length: int,
        member: UUID | None,
    ) -> HttpResponse:
        try:
            document = self.documents.find(asked.source)
        except InvalidDocument as invalid:
            return responses.invalid(request, invalid.errors, media_type)
        operation = document.operation(asked.operation_name)
        context = Context(
            request=request,
            shop=shop,
            language=language,
            operation=operation,
            key=key,
            member=member,
        )
        self._check(asked, operation, context)
        requested, maximum = self._price(asked, operation, context)
        public = (
            shop is not None
            and not operation.mutates
            and operation.roots <= self.public
            and (self.options.introspection or not operation.introspects)
        )
        stamp = self._stamp(shop) if shop is not None and public else ()
        # Not awaitable: see _never.
        result: Any = execute(
            self.schema,
            document.ast,
            context_value=context,
            variable_values=asked.variables,
            operation_name=asked.operation_name,
            max_coercion_errors=5,
            is_awaitable=_never,
            hide_suggestions=True,
        )
        if result.data is None and result.errors and result.errors[0].path is None:
            return responses.invalid(request, result.errors, media_type)
        body: dict[str, Any] = {"data": result.data}
        if result.errors:
            body["errors"] = [masking.shown(error) for error in result.errors]
        body["extensions"] = {"cost": {"requested": requested, "max": maximum}}
        content = responses.encode(body)
        response = responses.json_response(content, media_type=media_type)
        if public and not result.errors and length <= KEPT_TEXT_BYTES:
            self.answers.put(place, stamp, content)
            return _catalogue(response, member)
        return responses.private(response)

    def _check(self, asked: Asked, operation: Operation, context: Context) -> None:
        if operation.mutates:
            if asked.by_get:
                raise WrongMethod("Mutations are sent by POST.", allowed=["POST"])
            if context.key is None and has_session(context.request):
                _check_csrf(context.request)
        if operation.introspects and not self.options.introspection and not context.user:
            raise Forbidden("Introspection is for who is signed in. The schema is published.")

    def _price(self, asked: Asked, operation: Operation, context: Context) -> tuple[int, int]:
        requested = operation.cost(self.schema, asked.variables)
        maximum = self.options.max_cost
        if context.key or (requested > maximum and context.user):
            maximum = self.options.max_cost_signed_in
        if requested > maximum:
            raise TooExpensive(
                f"The query costs {requested} points; at most {maximum} are served.",
                limit="cost",
                maximum=maximum,
                requested=requested,
            )
        return requested, maximum


def _catalogue(response: HttpResponse, member: UUID | None) -> HttpResponse:
    """A whole answer about the catalogue: anybody's, or of one group, which no cache may mix up."""
    return responses.public(response) if member is None else responses.private(response)


def _address(request: HttpRequest) -> str:
    return network_of(request.META.get("REMOTE_ADDR", ""))


def _text(request: HttpRequest, options: Options) -> bytes:
    """All that a client asks, as it came."""
    if request.method == "GET":
        return request.META.get("QUERY_STRING", "").encode()
    return http.read_body(request, options)


def _never(value: object) -> bool:
    """No resolver here is asynchronous."""
    return False


def _language(request: HttpRequest) -> str:
    """By the language cookie, then by Accept-Language, as Django's own pages."""
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")[:40]
    return _negotiated(cookie, request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:200])


@lru_cache(maxsize=1_000)
def _negotiated(cookie: str, header: str) -> str:
    request = HttpRequest()
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    request.META["HTTP_ACCEPT_LANGUAGE"] = header
    return translation.get_language_from_request(request)


_csrf = CsrfViewMiddleware(lambda request: None)  # type: ignore[arg-type,return-value]


def _protected(request: HttpRequest) -> HttpResponse:
    """Stands for the view where Django's CSRF check asks which view it is."""
    return HttpResponse()


def _check_csrf(request: HttpRequest) -> None:
    """A cookie is sent by the browser unasked: a mutation by session needs the token besides."""
    _csrf.process_request(request)
    if _csrf.process_view(request, _protected, (), {}) is not None:
        raise Forbidden("The CSRF token is missing or wrong. Send it as X-CSRFToken.")


SHOP_FACE = Face(name="shop", public=PUBLIC)
OWNER_FACE = Face(name="owner", public=frozenset())


@csrf_exempt
def shop_graphql(request: HttpRequest) -> HttpResponse:
    return SHOP_FACE.serve(request)


@csrf_exempt
def owner_graphql(request: HttpRequest) -> HttpResponse:
    return OWNER_FACE.serve(request)
