"""Hand-written SQL on Django's connection: server-side bound, prepared, several per round trip.

The sale is a handful of statements. Through the ORM each costs a round trip and the building of
the query; here each is prepared once per connection, and a ``pipeline()`` sends several without
waiting for the answers (psycopg's pipeline mode, PostgreSQL 14+).
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection

Params = Sequence[Any] | Mapping[str, Any] | None


def run(query: str, params: Params = None) -> psycopg.Cursor[Any]:
    """Execute ``query`` with ``%s`` parameters in the current shop; returns the open cursor.

    Inside :func:`pipeline` nothing is known before the block ends or a result is fetched.
    Database errors are Django's.
    """
    # Opening Django's cursor connects, begins the transaction where autocommit is off, and lets
    # django-tenants send SET search_path when the shop has changed.
    with connection.cursor():
        pass
    cursor = psycopg.Cursor(connection.connection)
    with connection.wrap_database_errors:
        cursor.execute(query, params, prepare=True)
    return cursor


@contextmanager
def pipeline() -> Iterator[None]:
    """Send the statements of the block together; errors surface at its end."""
    with connection.cursor():
        pass
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield
