"""The endpoint of both hosts: refuse early, answer from memory where right, else execute."""

from functools import cached_property, partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from graphql import GraphQLSchema, execute

from tenants.kernel.addresses import network_of
from tenants.registry.models import Shop

from . import admission, explorer, http, keys, masking, responses, signatures
from .answers import Answers, Content, Cost, Key, Stamp
from .budgets import Budget, Standing
from .context import Context, has_session, member_of
from .costs import spent
from .describing import described_to
from .documents import Documents, InvalidDocument, Operation
from .http import Asked
from .languages import language_of
from .options import Options, options
from .persisted import Persisted
from .rates import Meter
from .refusals import Denied, NotAcceptable, RateLimited
from .stamps import Stamps

# The answer to a longer question is not kept: the question is part of what it is kept by.
KEPT_TEXT_BYTES = 4_096
_UNSPOKEN = NotAcceptable(f"Answers are {http.JSON} or {http.GRAPHQL_JSON}: accept one of them.")
# What everybody in a shop sees alike.
PUBLIC = frozenset(
    ["shop", "products", "product", "categories", "facets", "searchSuggestions", "__typename"]
)


class Face:
    """One schema behind one endpoint."""

    def __init__(self, *, name: str, public: frozenset[str]) -> None:
        self.name = name
        self.public = public
        self.stamps = Stamps()

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

    @cached_property
    def persisted(self) -> Persisted:
        return Persisted(self.options)

    @cached_property
    def points(self) -> Budget:
        """Of keys and of people."""
        bucket, refill = self.options.cost_bucket, self.options.cost_refill
        return Budget(name="person", bucket=bucket, refill=refill)

    @cached_property
    def address_points(self) -> Budget:
        bucket, refill = self.options.cost_bucket_address, self.options.cost_refill_address
        return Budget(name="address", bucket=bucket, refill=refill)

    def serve(self, request: HttpRequest) -> HttpResponse:
        """Answer whatever comes: every refusal and every failure is JSON with a code."""
        media_type = http.accepted(request)
        if media_type is None:
            return responses.refused(_UNSPOKEN, http.JSON)
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
        place: Key = (shop.pk, language_of(request), media_type, True, request.method, text)
        known = self.answers.get(place, lambda: self._stamp(shop))
        if known is None:
            return None
        try:
            self.by_address.admit(_address(request))
            return self._shared(request, known, self.address_points, _address(request), media_type)
        except RateLimited as limited:
            return responses.refused(limited, media_type)

    def _shared(
        self,
        request: HttpRequest,
        known: Content,
        budget: Budget,
        who: str,
        media_type: str,
        member: UUID | None = None,
    ) -> HttpResponse:
        """A kept answer costs what it cost when it was made."""
        standing = budget.take(who, known.cost.spent)
        return self._catalogue(request, known, standing, media_type, member)

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
        language = language_of(request)
        shop: Shop | None = request.shop  # type: ignore[attr-defined]
        place: Key = (shop and shop.pk, language, media_type, key is None, request.method, text)
        member = member_of(request, shop, key)
        if member is not None:
            # A member's prices are kept for their group, and never for anybody else.
            place = (*place, member)
        if shop is not None and self._keeps(request, key):
            known = self.answers.get(place, lambda: self._stamp(shop))
            if known is not None:
                budget, who = self.address_points, _address(request)
                if key is not None:
                    budget, who = self.points, str(key.id)
                return self._shared(request, known, budget, who, media_type, member)
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
        source = admission.source_of(asked, key, self.persisted)
        try:
            document = self.documents.find(source, partial(self._pay_reading, request, key))
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
        admission.check(asked, operation, context, self.options)
        if asked.sha and asked.source:
            self.persisted.keep(asked.sha, source)
        requested, maximum = admission.price(asked, operation, context, self.schema, self.options)
        public = shop is not None and not operation.mutates and operation.roots <= self.public
        stamp = self._stamp(shop) if shop is not None and public else ()
        budget, who = self._purse(context, public)
        budget.take(who, requested)
        self.documents.keep(source, document)
        # Not awaitable: see _never.
        result: Any = execute(
            described_to(self.name, operation, context) if operation.introspects else self.schema,
            document.ast,
            context_value=context,
            variable_values=asked.variables,
            operation_name=asked.operation_name,
            max_coercion_errors=5,
            is_awaitable=_never,
            hide_suggestions=True,
        )
        if result.data is None and result.errors and result.errors[0].path is None:
            budget.give_back(who, requested)
            return responses.invalid(request, result.errors, media_type)
        cost = Cost(requested, _spent(result.data, operation, requested), maximum)
        standing = budget.give_back(who, requested - cost.spent)
        body: dict[str, Any] = {"data": result.data}
        if result.errors:
            body["errors"] = [masking.shown(error) for error in result.errors]
        made = responses.content(body, cost)
        if public and not result.errors and length <= KEPT_TEXT_BYTES:
            made = responses.named(made)
            self.answers.put(place, stamp, made)
            return self._catalogue(request, made, standing, media_type, member)
        return responses.private(responses.answered(made, standing, media_type))

    def _catalogue(
        self,
        request: HttpRequest,
        made: Content,
        standing: Standing,
        media_type: str,
        member: UUID | None,
    ) -> HttpResponse:
        """A whole answer on goods: anybody's, or of one group, which no cache may mix up."""
        if member is not None:
            return responses.private(responses.answered(made, standing, media_type))
        age_s = self.options.cache_max_age_s
        return responses.shared(request, made, standing, media_type, age_s)

    @staticmethod
    def _keeps(request: HttpRequest, key: keys.Key | None) -> bool:
        """Who brings neither key nor session was answered before the shop's own middleware."""
        if key is not None:
            return not key.registered_only
        return has_session(request)

    def _pay_reading(self, request: HttpRequest, key: keys.Key | None, points: int) -> None:
        """Of who asks: a document that is refused has cost the time to read it."""
        if key is not None:
            self.points.take(str(key.id), points)
        else:
            self.address_points.take(_address(request), points)

    def _purse(self, context: Context, public: bool) -> tuple[Budget, str]:
        """Whose points are spent: the key's, the person's, else the address's."""
        if context.key:
            return self.points, str(context.key.id)
        if not public and context.user:
            return self.points, str(context.user.pk)
        return self.address_points, _address(context.request)


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


def _spent(data: Any, operation: Operation, requested: int) -> int:
    """Never more than was told before; a description of the schema is paid as priced."""
    if data is None or operation.introspects:
        return requested
    mutations = len(operation.node.selection_set.selections) if operation.mutates else 0
    return min(requested, spent(data, mutations))


SHOP_FACE = Face(name="shop", public=PUBLIC)
OWNER_FACE = Face(name="owner", public=frozenset())


@csrf_exempt
def shop_graphql(request: HttpRequest) -> HttpResponse:
    return explorer.page(request) if http.wants_page(request) else SHOP_FACE.serve(request)


@csrf_exempt
def owner_graphql(request: HttpRequest) -> HttpResponse:
    return explorer.page(request) if http.wants_page(request) else OWNER_FACE.serve(request)
