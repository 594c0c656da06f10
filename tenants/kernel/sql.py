"""Hand-written SQL on Django's connection: server-side bound, prepared, several per round trip.

The sale is a handful of statements. Through the ORM each costs a round trip and the building of
the query; here each is prepared once per connection, and a ``pipeline()`` sends several without
waiting for the answers (psycopg's pipeline mode, PostgreSQL 14+).
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections

Params = Sequence[Any] | Mapping[str, Any] | None


def run(query: str, params: Params = None) -> psycopg.Cursor[Any]:
    """Execute ``query`` with ``%s`` parameters in the current shop; returns the open cursor.

    Inside :func:`pipeline` nothing is known before the block ends or a result is fetched.
    Database errors are Django's.
    """
    django = _ready()
    cursor = psycopg.Cursor(django.connection)
    with django.wrap_database_errors:
        cursor.execute(query, params, prepare=True)
    return cursor


def run_numbered(query: str, params: Sequence[Any]) -> psycopg.Cursor[Any]:
    """`run` for a statement written with ``$1``: sent as it is, without being parsed here.

    For long statements: psycopg keeps the parse of short ones only (4 kB, 50 parameters).
    """
    django = _ready()
    cursor = psycopg.RawCursor(django.connection)
    with django.wrap_database_errors:
        cursor.execute(query, params, prepare=True)
    return cursor


@contextmanager
def pipeline() -> Iterator[None]:
    """Send the statements of the block together; errors surface at its end."""
    django = _ready()
    with django.wrap_database_errors, django.connection.pipeline():
        yield


def _ready() -> Any:
    """Django's connection: open, in its transaction, and with the current shop's search_path.

    Opening Django's cursor sees to all three. Within a transaction whose search_path is known to
    be right that was done already, and a sale asks a dozen times.
    """
    django: Any = connections[DEFAULT_DB_ALIAS]
    if not (django.in_atomic_block and django.search_path_set_schemas and django.connection):
        with django.cursor():
            pass
    return django
