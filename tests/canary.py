"""Where a code must never be: a search of everything that keeps, sends or shows text."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import redis
from django.conf import settings
from django.core import mail
from django.db import connection

# These hold a code sealed, and the canary makes sure that it is not there in the clear.
SCHEMAS = ("public", "aurora")


def places(code: str, *, logs: list[logging.LogRecord], pages: dict[str, bytes]) -> Iterator[str]:
    """The names of all places in which ``code`` stands in the clear."""
    yield from _tables(code)
    yield from _cache(code)
    for message in mail.outbox:
        if code in str(message.message()) or code in message.subject + str(message.body):
            yield f"mail: {message.subject}"
    for record in logs:
        if code in f"{record.getMessage()} {record.__dict__!r}":
            yield f"log: {record.name}"
    for name, content in pages.items():
        if code.encode() in content:
            yield f"page: {name}"
    for root in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT):
        for path in Path(root).rglob("*"):
            if path.is_file() and code.encode() in path.read_bytes():
                yield f"file: {path.name}"


def _tables(code: str) -> Iterator[str]:
    """Every row of every table as text, and every bytea as the bytes it holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname = ANY(%s)",
            [list(SCHEMAS)],
        )
        tables = cursor.fetchall()
        for schema, table in tables:
            name = f'"{schema}"."{table}"'
            cursor.execute(
                f"SELECT EXISTS (SELECT FROM {name} t WHERE position(%s IN t::text) > 0 "
                "OR position(%s IN t::text) > 0)",
                [code, code.encode().hex()],
            )
            if cursor.fetchone() == (True,):
                yield f"table: {schema}.{table}"


def _cache(code: str) -> Iterator[str]:
    with redis.Redis.from_url(settings.CACHE_URL) as cache:
        for key in cache.scan_iter():
            value: Any = cache.dump(key)
            if code.encode() in (value or b"") or code.encode() in key:
                yield f"cache: {key!r}"
