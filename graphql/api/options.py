"""The numbers of the API; the Django setting ``GRAPHQL_<NAME>`` overrides each."""

from dataclasses import dataclass, fields
from functools import cache

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Options:
    """What a request may ask for: counts of the document as written, cost of its expansion."""

    max_body_bytes: int = 256 * 1024
    max_source_chars: int = 32 * 1024
    max_tokens: int = 2_000
    max_comments: int = 200
    max_depth: int = 12
    max_fields: int = 400
    max_aliases: int = 50
    max_directives: int = 50
    max_definitions: int = 50
    # The same response name twice in one selection is legal, and quadratic to validate.
    max_repeats: int = 10
    max_root_fields: int = 10
    max_root_mutations: int = 5
    max_cost: int = 5_000
    max_cost_signed_in: int = 20_000
    max_variables_depth: int = 20

    # Requests per window, in the notation of the package "limits".
    rate_address: str = "6000/minute"
    rate_key: str = "30000/minute"
    rate_failed_keys: str = "20/minute"
    # Whole lists (price list, statement, orders), of one key.
    rate_lists: str = "60/minute"
    # Lists that one process writes at a time, in all and of one key: half of its threads at most
    # wait for slow readers. And the seconds after which a list is cut.
    lists_open: int = 2
    lists_open_key: int = 1
    lists_most_s: int = 600

    # Points: a bucket and what flows back into it a second, for a key or a person, and for an
    # address, behind which there may be many.
    cost_bucket: int = 200_000
    cost_refill: int = 4_000
    cost_bucket_address: int = 60_000
    cost_refill_address: int = 2_000

    # Queries that are known by their hash: so many a shop, at most this long, kept for this time
    # after they were last registered.
    persisted_max: int = 1_000
    persisted_chars: int = 16 * 1024
    persisted_ttl_s: int = 7 * 24 * 3600

    # Whole answers of anonymous catalogue queries: fresh by version stamps, and at most this old
    # because stock does not stamp.
    answer_ttl_s: float = 3.0
    stamp_memo_s: float = 0.25
    answers_max_bytes: int = 32 * 1024 * 1024
    documents_max: int = 1_000
    documents_max_chars: int = 512 * 1024
    # How long a cache on the way may answer by itself; 0: it keeps, and asks each time.
    cache_max_age_s: int = 0

    # Off: introspection is for who is signed in or has a key.
    introspection: bool = True


@cache
def options() -> Options:
    """Read once; tests that override settings call ``options.cache_clear()``."""
    given = {
        field.name: getattr(settings, f"GRAPHQL_{field.name.upper()}")
        for field in fields(Options)
        if hasattr(settings, f"GRAPHQL_{field.name.upper()}")
    }
    return Options(**given)
