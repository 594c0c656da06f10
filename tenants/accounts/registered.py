"""Queries registered for a key: known by their hash, and its only ones where the key is so set."""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from tenants.accounts.models import ApiKey, RegisteredQuery
from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Conflict, Invalid, Required

MOST_QUERIES = 500
MOST_CHARS = 32 * 1024
_OPERATION = re.compile(r"\b(?:query|mutation)\s+([_A-Za-z][_0-9A-Za-z]*)")


class TooManyQueries(Conflict):
    message = _("A key has at most %(most)s registered queries. Nothing was registered.")


@dataclass(frozen=True, slots=True)
class Text:
    """One query as it is sent; without a name it is called as its first operation."""

    text: str
    name: str = ""


def query_hash(text: str) -> str:
    """SHA-256 in hexadecimal, as Apollo's persisted queries name a text."""
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def register_queries(
    *,
    key: ApiKey,
    queries: Sequence[Text],
    actor: Actor,
    shop_id: UUID | None = None,
    replace: bool = False,
) -> list[RegisteredQuery]:
    """From now on the key runs these by their hash; ``replace`` forgets its others. Audited.

    All or none. Registering again changes nothing but the name. Raises Required, Invalid (the path
    leads to the query that does not fit the schema), TooManyQueries.
    """
    if not queries and not replace:
        raise Required(field="queries")
    check = import_string(settings.GRAPHQL_QUERY_CHECK)
    wanted: dict[str, Text] = {}
    for place, query in enumerate(queries):
        if not query.text.strip():
            raise Required(field="text", path=["queries", str(place), "text"])
        if len(query.text) > MOST_CHARS:
            raise Invalid(field="text", path=["queries", str(place), "text"])
        if wrong := check(query.text):
            raise Invalid(
                _("This is no query of this API: %(why)s"),
                field="text",
                path=["queries", str(place), "text"],
                why=wrong[:300],
            )
        wanted[query_hash(query.text)] = query
    ApiKey.objects.select_for_update().get(pk=key.pk)
    known = {one.sha256: one for one in RegisteredQuery.objects.filter(key=key)}
    gone = known.keys() - wanted.keys() if replace else set()
    if len(known.keys() - gone | wanted.keys()) > MOST_QUERIES:
        raise TooManyQueries(most=MOST_QUERIES)
    RegisteredQuery.objects.filter(key=key, sha256__in=gone).delete()
    RegisteredQuery.objects.bulk_create(
        [
            RegisteredQuery(key=key, sha256=sha, name=_name(query), text=query.text)
            for sha, query in wanted.items()
        ],
        update_conflicts=True,
        unique_fields=["key", "sha256"],
        update_fields=["name"],
    )
    _audit(
        "api_key.queries_registered",
        key,
        actor,
        shop_id,
        added=sorted(wanted.keys() - known.keys()),
        removed=sorted(gone),
    )
    return list(RegisteredQuery.objects.filter(key=key, sha256__in=wanted).order_by("name", "id"))


@transaction.atomic
def unregister_queries(
    *, key: ApiKey, hashes: Collection[str], actor: Actor, shop_id: UUID | None = None
) -> int:
    """The key forgets these; how many it had. Audited."""
    count, _each = RegisteredQuery.objects.filter(key=key, sha256__in=hashes).delete()
    if count:
        _audit("api_key.queries_unregistered", key, actor, shop_id, removed=sorted(hashes))
    return count


@transaction.atomic
def set_registered_only(
    *, key: ApiKey, on: bool, actor: Actor, shop_id: UUID | None = None
) -> None:
    """Whether the key runs nothing but its registered queries. Audited where it changes."""
    if ApiKey.objects.filter(pk=key.pk).exclude(registered_only=on).update(registered_only=on):
        key.registered_only = on
        _audit("api_key.registered_only", key, actor, shop_id, on=on)


def carry_over(*, old: ApiKey, fresh: ApiKey) -> None:
    """A rotated key runs what the old one ran, and no more."""
    ApiKey.objects.filter(pk=fresh.pk).update(registered_only=old.registered_only)
    fresh.registered_only = old.registered_only
    RegisteredQuery.objects.bulk_create(
        RegisteredQuery(key=fresh, sha256=one.sha256, name=one.name, text=one.text)
        for one in RegisteredQuery.objects.filter(key=old)
    )


def _name(query: Text) -> str:
    found = _OPERATION.search(query.text)
    return (query.name.strip() or (found[1] if found else ""))[:80]


def _audit(action: str, key: ApiKey, actor: Actor, shop_id: UUID | None, **data: object) -> None:
    record(actor=actor, action=action, target=f"api_key:{key.pk}", shop_id=shop_id, data=data)
