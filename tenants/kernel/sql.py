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
    return _execute(django, psycopg.Cursor(django.connection), query, params)


def run_numbered(query: str, params: Sequence[Any]) -> psycopg.Cursor[Any]:
    """`run` for a statement written with ``$1``: sent as it is, without being parsed here.

    For long statements: psycopg keeps the parse of short ones only (4 kB, 50 parameters).
    """
    django = _ready()
    return _execute(django, psycopg.RawCursor(django.connection), query, params)


@contextmanager
def pipeline() -> Iterator[None]:
    """Send the statements of the block together; errors surface at its end."""
    django = _ready()
    with django.wrap_database_errors, django.connection.pipeline() as opened:
        opened.__class__ = _Gathering
        yield


class _Gathering(psycopg.Pipeline):
    """A pipeline whose statements leave together, when an answer is asked for or the block ends.

    psycopg's own sends each one at once: the server wakes for each and sleeps again, a dozen times
    in a sale, and on a busy machine every waking is a wait.
    """

    gathering = False

    def _communicate_gen(self) -> Any:
        if not self.gathering:
            yield from super()._communicate_gen()

    def _fetch_gen(self, *, flush: bool) -> Any:
        # Somebody reads an answer within the block: what was gathered has to leave first.
        if self.command_queue:
            yield from super()._communicate_gen()
        yield from super()._fetch_gen(flush=flush)


def _execute(
    django: Any, cursor: psycopg.Cursor[Any], query: str, params: Params
) -> psycopg.Cursor[Any]:
    opened = django.connection._pipeline
    gathers = isinstance(opened, _Gathering)
    with django.wrap_database_errors:
        if gathers:
            opened.gathering = True
        try:
            cursor.execute(query, params, prepare=True)
        finally:
            if gathers:
                opened.gathering = False
    return cursor


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
