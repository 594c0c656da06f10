"""Unpaid reservations are capped: nobody locks up a shop's stock without paying.

Counted per session, e-mail, address and shop. An API key is a known buyer: only the shop's cap
counts for it.
"""

from typing import Any

import psycopg

from storefronts.checkout.errors import TooManyUnpaid
from storefronts.checkout.request import Request
from tenants.kernel.sql import run

MOST_PER_SESSION = 10
MOST_PER_EMAIL = 10
MOST_PER_ADDRESS = 40
MOST_PER_SHOP = 2_000

# One at a time for a session, e-mail or address, or a burst would pass the count together.
# Sorted: two bursts that share two of them would otherwise deadlock.
LOCK = """
SELECT pg_advisory_xact_lock(k) FROM (
  SELECT DISTINCT hashtextextended(%s || ':' || v, 7) AS k FROM unnest(%s::text[]) AS v ORDER BY 1
) AS keys"""
COUNT = """
SELECT count(*) FILTER (WHERE session = %s), count(*) FILTER (WHERE lower(email) = %s),
  count(*) FILTER (WHERE address = %s AND address <> ''), count(*)
FROM orders_order WHERE status = 'awaiting_payment' AND expires_at > now()"""


def count_unpaid(request: Request) -> psycopg.Cursor[Any]:
    """Ask for the counts, also inside a pipeline; `refuse_too_many` reads the answer."""
    email, address = request.email.lower(), request.actor.address[:64]
    if not _is_known_buyer(request):
        named = [f"s:{request.scope}", f"e:{email}", *([f"a:{address}"] if address else [])]
        run(LOCK, (str(request.shop.pk), named))
    return run(COUNT, (request.scope[:80], email, address))


def refuse_too_many(counts: psycopg.Cursor[Any], request: Request) -> None:
    """Raises TooManyUnpaid where one of the caps is reached."""
    session, email, address, shop = counts.fetchone() or (0, 0, 0, 0)
    reached = [(shop, MOST_PER_SHOP)]
    if not _is_known_buyer(request):
        reached += [
            (session, MOST_PER_SESSION),
            (email, MOST_PER_EMAIL),
            (address, MOST_PER_ADDRESS),
        ]
    for open_now, most in reached:
        if open_now >= most:
            raise TooManyUnpaid(open=open_now)


def _is_known_buyer(request: Request) -> bool:
    return request.actor.kind == "api_key"
