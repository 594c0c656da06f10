"""Rows as bytes: NDJSON (one JSON object a line) and CSV, plain or gzipped as they come."""

import io
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from defusedcsv import csv

Row = Mapping[str, Any]


class Format(Protocol):
    """How rows are written. `columns` are those of a CSV; a row may lack some."""

    media_type: str

    def head(self, columns: Sequence[str]) -> bytes: ...
    def chunk(self, rows: Sequence[Row], columns: Sequence[str]) -> bytes: ...
    def note(self, row: Row) -> bytes: ...


class Ndjson:
    """https://github.com/ndjson/ndjson-spec: UTF-8, a line feed after each."""

    media_type = "application/x-ndjson"

    def head(self, columns: Sequence[str]) -> bytes:
        return b""

    def chunk(self, rows: Sequence[Row], columns: Sequence[str]) -> bytes:
        return b"".join(self.note(row) for row in rows)

    def note(self, row: Row) -> bytes:
        """What only machines read: where the list stands, and that it is whole."""
        return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Csv:
    """RFC 4180 in UTF-8 with a header; no cell begins a formula, lists and objects are JSON."""

    media_type = "text/csv"

    def head(self, columns: Sequence[str]) -> bytes:
        return self._written([columns])

    def chunk(self, rows: Sequence[Row], columns: Sequence[str]) -> bytes:
        return self._written([[_cell(row.get(name)) for name in columns] for row in rows])

    def note(self, row: Row) -> bytes:
        return b""

    def _written(self, rows: Sequence[Sequence[Any]]) -> bytes:
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        return text.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""
    # A control character would split a line or hide a formula.
    return "".join(c if c.isprintable() else " " for c in str(value))


FORMATS: dict[str, Format] = {"ndjson": Ndjson(), "csv": Csv()}


def gzipped(parts: Iterator[bytes]) -> Iterator[bytes]:
    """The same, squeezed as it comes."""
    squeeze = zlib.compressobj(6, zlib.DEFLATED, 31)
    for part in parts:
        if squeezed := squeeze.compress(part):
            yield squeezed
    yield squeeze.flush()
