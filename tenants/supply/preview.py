"""What an import would do, shown before anything is done: layout, first rows, counts, warnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenants.supply.chunks import chunks
from tenants.supply.loading import count_new, issuer_for
from tenants.supply.models import StockImport, today
from tenants.supply.stockfile import PASSED, REASONS, BadLayout, Layout, Row, raw_rows, read
from tenants.supply.stockfile.dates import looks_like_date
from tenants.supply.stockfile.rows import row_reader
from tenants.vault import fingerprinter

SAMPLE_ROWS = 12
_HINT = 4

WARNINGS = {
    "dates": _("The column chosen for the code holds dates."),
    "counter": _("The column chosen for the code seems to number the rows."),
    "short": _("Most codes are very short. Is it the right column?"),
    "duplicates": _("More than half are duplicates. Is it the right column, and the right file?"),
    "refused": _("More than a tenth is refused. Are encoding, separator and columns right?"),
    "nothing": _("There is nothing to take."),
}


@dataclass(frozen=True)
class Counts:
    """What would become of the rows."""

    rows: int = 0
    taken: int = 0
    duplicate: int = 0
    refused: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    passed: dict[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class SampleRow:
    """A row as it is shown. Cells that may be part of a code show no more than their beginning."""

    number: int
    cells: list[str]
    outcome: str  # "taken", "passed", "refused", or "" before the code's column is known
    why: str | Promise = ""


@dataclass(frozen=True)
class Preview:
    """``problem`` says what has to be corrected first; ``counts`` is None until counted."""

    stock_import: StockImport
    layout: Layout
    columns: int
    header: list[str]
    sample: list[SampleRow]
    counts: Counts | None
    warnings: list[str | Promise]
    problem: str = ""


def make_preview(stock_import: StockImport, file: BinaryIO) -> Preview:
    """Look at the first rows; counts and warnings are those that ``forecast`` has stored."""
    layout = Layout.from_json(stock_import.layout)
    problem = ""
    rows: dict[int, Row] = {}
    raw = list(islice(raw_rows(file, layout), layout.header_row + SAMPLE_ROWS))
    try:
        row_of = row_reader(layout.checked(), today())
        rows = {number: row_of(number, cells, trouble) for number, cells, trouble in raw}
    except BadLayout as refusal:
        problem = str(refusal)
    counts = Counts(**stock_import.forecast) if stock_import.forecast else None
    header = next((cells for n, cells, _p in raw if n == layout.header_row), [])
    return Preview(
        stock_import=stock_import,
        layout=layout,
        columns=max((len(cells) for _n, cells, _p in raw), default=0),
        header=[str(cell) for cell in header],
        sample=[
            _sample(number, cells, rows.get(number), layout)
            for number, cells, _p in raw
            if number != layout.header_row
        ],
        counts=counts,
        warnings=_warnings(list(rows.values()), counts),
        problem=problem,
    )


def forecast(stock_import: StockImport, file: BinaryIO) -> Counts:
    """Read the whole file as an import would, and take nothing. Raises BadLayout, NotAStockFile."""
    product = stock_import.denomination.product
    issuer = issuer_for(product_id=product.pk, named=product.issuer)
    rows, codes, refused, passed = 0, 0, Counter[str](), Counter[str]()

    def found() -> Iterator[Iterable[bytes]]:
        nonlocal rows, codes
        layout = Layout.from_json(stock_import.layout)
        for chunk in chunks(read(file, layout, today=today()), fingerprinter(issuer)):
            rows, codes = chunk.last, codes + chunk.codes
            refused.update(row.refused for row in chunk.refused)
            passed.update(chunk.passed)
            yield chunk.found

    with transaction.atomic():
        taken = count_new(found())
        counts = Counts(
            rows=rows,
            taken=taken,
            duplicate=codes - taken,
            refused=refused.total(),
            reasons=dict(refused),
            passed=dict(passed),
        )
        stock_import.forecast, stock_import.rows_total = counts.as_json(), rows
        stock_import.save(update_fields=["forecast", "rows_total"])
    return counts


def _sample(number: int, cells: list[str], row: Row | None, layout: Layout) -> SampleRow:
    shown = [
        mask(cell, hidden=at in (layout.columns.get("secret"), layout.columns.get("pin")))
        for at, cell in enumerate(cells)
    ]
    if row is None:
        return SampleRow(number, shown, "")
    if row.secret:
        return SampleRow(number, shown, "taken")
    if row.passed:
        return SampleRow(number, shown, "passed", PASSED[row.passed])
    return SampleRow(number, shown, "refused", REASONS[row.refused])


def mask(cell: str, *, hidden: bool = False) -> str:
    """Enough of a cell to tell the columns apart, and too little to redeem."""
    text = cell.strip()
    if not text or (not hidden and (len(text) <= _HINT or looks_like_date(text))):
        return text
    return text[: min(_HINT, max(1, len(text) // 4))] + "•••"


def _warnings(sample: list[Row], counts: Counts | None) -> list[str | Promise]:
    found = []
    secrets = [row.secret for row in sample if row.secret]
    if secrets:
        most = len(secrets) * 0.8
        if sum(looks_like_date(s) for s in secrets) > most:
            found.append("dates")
        elif sum(s.isdecimal() and int(s) <= 10_000_000 for s in secrets) > most:
            found.append("counter")
        elif sum(len(s) < 6 for s in secrets) > most:
            found.append("short")
    if counts:
        good = counts.taken + counts.duplicate
        if not counts.taken:
            found.append("nothing")
        elif counts.duplicate > good / 2:
            found.append("duplicates")
        if counts.refused > (good + counts.refused) / 10:
            found.append("refused")
    return [WARNINGS[name] for name in found]
