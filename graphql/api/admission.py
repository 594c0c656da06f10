"""What a request may run: which text, whether so, and at what price."""

from graphql import GraphQLSchema

from tenants.accounts.registered import query_hash

from .context import Context, has_session
from .csrf import check_csrf
from .documents import Operation
from .http import Asked
from .keys import Key, registered_text
from .options import Options
from .persisted import Persisted, check_hash
from .refusals import Forbidden, NotRegistered, TooExpensive, WrongMethod


def source_of(asked: Asked, key: Key | None, persisted: Persisted) -> str:
    """The text to run. Raises UnknownQuery, NotRegistered, Denied for a hash that lies."""
    if asked.sha and asked.source:
        check_hash(asked.sha, asked.source)
    if key is not None and key.registered_only:
        sha = asked.sha or query_hash(asked.source or "")
        if sha not in key.registered:
            raise NotRegistered("This key runs only the queries that are registered for it.")
    if asked.source:
        return asked.source
    sha = asked.sha or ""
    if key is not None and sha in key.registered:
        return persisted.find(sha, lambda: registered_text(key, sha))
    return persisted.find(sha)


def check(asked: Asked, operation: Operation, context: Context, options: Options) -> None:
    """Raises WrongMethod for a mutation by GET, Forbidden for one without its CSRF token, and for
    an outsider's introspection where that is off."""
    if operation.mutates:
        if asked.by_get:
            raise WrongMethod("Mutations are sent by POST.", allowed=["POST"])
        if context.key is None and has_session(context.request):
            check_csrf(context.request)
    if operation.introspects and not options.introspection and not context.user:
        raise Forbidden("Introspection is for who is signed in. The schema is published.")


def price(
    asked: Asked, operation: Operation, context: Context, schema: GraphQLSchema, options: Options
) -> tuple[int, int]:
    """What it may cost at most, and the most that this caller may ask. Raises TooExpensive."""
    requested = operation.cost(schema, asked.variables)
    maximum = options.max_cost
    if context.key or (requested > maximum and context.user):
        maximum = options.max_cost_signed_in
    if requested > maximum:
        raise TooExpensive(
            f"The query costs {requested} points; at most {maximum} are served.",
            limit="cost",
            maximum=maximum,
            requested=requested,
        )
    return requested, maximum
