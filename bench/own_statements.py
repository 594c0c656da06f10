"""A pgbench script out of the statements that one real sale sends, in the same pipelines.

The sale is recorded at the driver. What differs from sale to sale (ids, the order's number, the
idempotency key, the denomination) becomes an expression of pgbench's variables, wherever it
occurs, also inside of texts and JSON; all else stays as it was sent.
"""

import re
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}")
# One id a sale and place: monotonic for a client, as version 7 UUIDs are.
_ID = "(lpad(to_hex(:client_id::bigint * 1000000000 + :seq::bigint), 16, '0') || '{place:016x}')"

Event = tuple[str, str, Sequence[Any]]


@contextmanager
def recorded() -> Iterator[list[Event]]:
    """Everything that the block sends: ("statement" | "pipeline" | "end" | "commit", ...)."""
    events: list[Event] = []
    execute, commit = psycopg.Cursor.execute, psycopg.Connection.commit
    enter, leave = psycopg.Pipeline.__enter__, psycopg.Pipeline.__exit__

    def _execute(self: Any, query: Any, params: Any = None, **kwargs: Any) -> Any:
        events.append(("statement", str(query), list(params or ())))
        return execute(self, query, params, **kwargs)

    def _enter(self: Any) -> Any:
        events.append(("pipeline", "", ()))
        return enter(self)

    def _leave(self: Any, *args: Any) -> Any:
        events.append(("end", "", ()))
        return leave(self, *args)

    def _commit(self: Any) -> Any:
        events.append(("commit", "", ()))
        return commit(self)

    psycopg.Cursor.execute = _execute  # type: ignore[method-assign]
    psycopg.Connection.commit = _commit  # type: ignore[method-assign]
    psycopg.Pipeline.__enter__ = _enter  # type: ignore[method-assign]
    psycopg.Pipeline.__exit__ = _leave  # type: ignore[method-assign]
    try:
        yield events
    finally:
        psycopg.Cursor.execute = execute  # type: ignore[method-assign]
        psycopg.Connection.commit = commit  # type: ignore[method-assign]
        psycopg.Pipeline.__enter__ = enter  # type: ignore[method-assign]
        psycopg.Pipeline.__exit__ = leave  # type: ignore[method-assign]


def script(
    events: Sequence[Event], *, own: Callable[[uuid.UUID], str | None], texts: dict[str, str]
) -> str:
    """The script. `own` gives an expression for a UUID that is not the sale's, None to keep it
    as it is, and "" for one of the sale's own; `texts` are other texts with their expressions."""
    ids: dict[str, str] = {}

    def expression(found: str) -> str | None:
        given = own(uuid.UUID(found))
        if given == "":
            name = uuid.UUID(found).hex
            return ids.setdefault(name, _ID.format(place=len(ids) + 1))
        return given

    out = ["\\set seq :seq + 1", "\\set d random(1, :goods)"]
    begun = False
    for kind, query, params in events:
        if kind == "commit":
            out.append("COMMIT;")
        elif kind == "pipeline":
            out.append("\\startpipeline")
            if not begun:
                out.append("BEGIN;")
                begun = True
        elif kind == "end":
            out.append("\\endpipeline")
        else:
            values = [_literal(p, expression, texts) for p in params]
            filled = _filled(query, values)
            out.append(" ".join(filled.split()) + ";")
    return "\n".join(out) + "\n"


def _filled(query: str, values: Sequence[str]) -> str:
    """The query with its marks, ``%s`` in order or ``$1`` by number, replaced by literals."""
    in_order = iter(values)
    if "%s" in query:
        return re.sub(r"%s", lambda _mark: next(in_order), query)
    return re.sub(r"\$(\d+)", lambda mark: values[int(mark.group(1)) - 1], query)


def _literal(value: Any, expression: Callable[[str], str | None], texts: dict[str, str]) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}::numeric"
    if isinstance(value, datetime):
        return "now()"
    if isinstance(value, date):
        return f"'{value.isoformat()}'::date"
    if isinstance(value, uuid.UUID):
        found = expression(str(value))
        return f"{found}::uuid" if found else f"'{value}'::uuid"
    if isinstance(value, bytes | memoryview):
        return f"'\\x{bytes(value).hex()}'::bytea"
    if isinstance(value, Jsonb):
        return f"({_text(psycopg.types.json.json.dumps(value.obj), expression, texts)})::jsonb"
    if isinstance(value, list):
        return "ARRAY[" + ", ".join(_literal(one, expression, texts) for one in value) + "]"
    return f"({_text(str(value), expression, texts)})"


def _text(text: str, expression: Callable[[str], str | None], texts: dict[str, str]) -> str:
    """A text literal with what differs from sale to sale spliced in."""
    known = "|".join([_UUID.pattern, *(re.escape(one) for one in texts)])
    parts: list[str] = []
    end = 0
    for found in re.finditer(known, text):
        piece = found.group()
        spliced = texts.get(piece)
        if spliced is None:
            as_id = expression(piece)
            written = as_id if "-" not in piece else f"{as_id}::uuid::text"
            spliced = written if as_id else None
        if spliced is None:
            continue
        parts += [_quoted(text[end : found.start()]), spliced]
        end = found.end()
    parts.append(_quoted(text[end:]))
    return " || ".join(parts)


def _quoted(text: str) -> str:
    # pgbench reads a colon and a name as a variable, also inside of quotes.
    return "'" + re.sub(r":(?=[A-Za-z0-9_])", "' || chr(58) || '", text.replace("'", "''")) + "'"
