"""From a file and its layout to rows."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from tenants.supply.stockfile.layout import Layout
from tenants.supply.stockfile.lines import Raw, text_rows
from tenants.supply.stockfile.rows import Row, row_reader
from tenants.supply.stockfile.sheet import sheet_rows


def raw_rows(file: BinaryIO, layout: Layout) -> Iterator[Raw]:
    """(number from 1, cells, problem) for every row of the file."""
    return sheet_rows(file, layout) if layout.kind == "xlsx" else text_rows(file, layout)


def read(file: BinaryIO, layout: Layout, *, today: date, after: int = 0) -> Iterator[Row]:
    """Every row behind row number ``after``. Raises NotAStockFile, BadLayout.

    ``today`` decides what has expired: a card's last day is not sold on, since time zones
    disagree about when it ends.
    """
    row_of = row_reader(layout.checked(), today)
    for number, cells, problem in raw_rows(file, layout):
        if number > after or number == layout.header_row:
            row = row_of(number, cells, problem)
            if number > after:
                yield row
