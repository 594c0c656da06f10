"""Text files as rows of cells: CSV with quotes, or lines with a separator such as ``----``."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from tenants.supply.stockfile.layout import Layout

# A card code, its number and its notes fit many times over.
MAX_LINE = 16_384
_BLOCK = 1 << 18
# How many lines a quoted cell may run over before its quote counts as forgotten.
_MAX_LINES_QUOTED = 20

# (row number from 1, cells, problem or "")
Raw = tuple[int, list[str], str]
UNDECODABLE = "\ufffd"


def text_rows(file: BinaryIO, layout: Layout) -> Iterator[Raw]:
    """Every line of the file, blank ones too; a row over several lines has the first one's number.

    A line that cannot be read has a problem instead of stopping the file: "too_long",
    "undecodable" or "unclosed_quote".
    """
    cells_of = _csv_rows if layout.kind == "csv" and len(layout.separator) == 1 else _plain_rows
    return cells_of(_lines(file, layout.encoding), layout.separator)


def _lines(file: BinaryIO, encoding: str) -> Iterator[tuple[int, str]]:
    """Numbered lines without their ends. What is over MAX_LINE characters is cut, and shows."""
    file.seek(0)
    text = io.TextIOWrapper(
        io.BufferedReader(_Unclosed(file), 1 << 16), encoding=encoding, errors="replace"
    )
    number, rest = 0, text.read(_BLOCK).removeprefix("\ufeff")
    while block := text.read(_BLOCK):
        *lines, begun = rest.split("\n")
        for line in lines:
            number += 1
            yield number, line[: MAX_LINE + 1]
        # Of a line without an end no more is kept than shows that it is one.
        rest = begun[: MAX_LINE + 1] + block
    for line in rest.removesuffix("\n").split("\n") if rest else ():
        number += 1
        yield number, line[: MAX_LINE + 1]


class _Unclosed(io.RawIOBase):
    """Reads through to the caller's file, which stays open and is the caller's to close."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def _problem(line: str) -> str:
    if len(line) > MAX_LINE:
        return "too_long"
    return "undecodable" if UNDECODABLE in line else ""


def _plain_rows(lines: Iterator[tuple[int, str]], separator: str) -> Iterator[Raw]:
    for number, line in lines:
        yield number, line.split(separator) if separator else [line], _problem(line)


def _csv_rows(lines: Iterator[tuple[int, str]], separator: str) -> Iterator[Raw]:
    """Lines are taken one by one, so that one forgotten quote does not swallow the file."""
    ahead: deque[tuple[int, str]] = deque()
    # One reader for all rows: making one costs more than reading a row.
    fed = _Fed()
    reader = csv.reader(fed, delimiter=separator)

    def take() -> tuple[int, str] | None:
        return ahead.popleft() if ahead else next(lines, None)

    while (first := take()) is not None:
        number, line = first
        quotes = line.count('"')
        if not quotes:
            yield number, line.split(separator), _problem(line)
            continue
        if quotes % 2 == 0:
            fed.line = line
            yield number, next(reader, []), _problem(line)
            continue
        joined, more = line, list[tuple[int, str]]()
        while _is_open(joined, separator) and len(more) < _MAX_LINES_QUOTED:
            if (following := take()) is None:
                break
            more.append(following)
            joined += "\n" + following[1]
        if _is_open(joined, separator):
            # The quote was forgotten: this line is refused, those after it stand for themselves.
            ahead.extendleft(reversed(more))
            yield number, line.split(separator), "unclosed_quote"
        else:
            fed.line = joined
            yield number, next(reader, []), _problem(joined)


class _Fed:
    """What one csv reader reads: a text at a time, and nothing after it."""

    line: str | None = None

    def __iter__(self) -> "_Fed":
        return self

    def __next__(self) -> str:
        line, self.line = self.line, None
        if line is None:
            raise StopIteration
        return line


def _is_open(text: str, separator: str) -> bool:
    """Does a quoted cell go on after the end of the text?"""
    if text.count('"') % 2 == 0:
        return False
    # A quote inside an unquoted cell (19" rack) is a character like any other.
    try:
        next(csv.reader((text,), delimiter=separator, strict=True), [])
    except csv.Error:
        return True
    return False
