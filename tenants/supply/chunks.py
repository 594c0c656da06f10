"""The rows of a stock file in chunks, sorted by what becomes of them. No database is asked."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from tenants.supply.stockfile import Row

# How many rows become one transaction.
CHUNK_ROWS = 10_000
Fingerprint = Callable[[str], bytes]


@dataclass
class Chunk:
    """``codes`` rows hold a code; ``found`` has them by fingerprint, the earlier of two alike."""

    last: int = 0
    codes: int = 0
    found: dict[bytes, Row] = field(default_factory=dict)
    refused: list[Row] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)


def sort_rows(rows: Iterable[Row], fingerprint: Fingerprint) -> Chunk:
    chunk = Chunk()
    found = chunk.found
    for row in rows:
        chunk.last = row.number
        if row.secret:
            chunk.codes += 1
            found.setdefault(fingerprint(row.secret), row)
        elif row.refused:
            chunk.refused.append(row)
        else:
            chunk.passed[row.passed] += 1
    return chunk


def chunks(rows: Iterator[Row], fingerprint: Fingerprint) -> Iterator[Chunk]:
    while (chunk := sort_rows(islice(rows, CHUNK_ROWS), fingerprint)).last:
        yield chunk
