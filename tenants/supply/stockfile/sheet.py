"""XLSX sheets as rows of text. Values come from calamine, formulas from the sheet's own XML."""

import datetime as dt
import math
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from tenants.supply.stockfile.errors import BadLayout, NotAStockFile
from tenants.supply.stockfile.layout import Layout
from tenants.supply.stockfile.lines import Raw
from tenants.supply.stockfile.workbook import SheetFacts, open_workbook, sheet_facts, sheet_parts

# Spreadsheets keep 15 digits of a number and put zeros for the rest.
_EXACT = 10**15


class Spoiled(str):
    """A cell whose text is not what was meant; ``problem`` is the reason its row is refused."""

    __slots__ = ("problem",)
    problem: str

    @classmethod
    def by(cls, problem: str, text: str = "") -> "Spoiled":
        cell = cls(text)
        cell.problem = problem
        return cell


class Figures(str):
    """A cell that holds a number, as digits: leading zeros are lost."""

    __slots__ = ()


def sheet_rows(file: BinaryIO, layout: Layout) -> Iterator[Raw]:
    """Every row of the chosen sheet (the first one if none is), from the sheet's row 1 on.

    The whole sheet is in memory while it is read, at most workbook.MAX_CELLS cells of it.
    """
    with open_workbook(file) as archive:
        parts = sheet_parts(archive)
        name = layout.sheet or next(iter(parts), "")
        if name not in parts:
            raise BadLayout(_("There is no sheet named “%(name)s”."), field="sheet", name=name)
        facts = sheet_facts(archive, parts[name])
    return _rows(_values(file, name), facts)


def sheet_names(file: BinaryIO) -> list[str]:
    with open_workbook(file) as archive:
        return list(sheet_parts(archive))


def _values(file: BinaryIO, name: str) -> Iterator[list[object]]:
    file.seek(0)
    try:
        sheet = CalamineWorkbook.from_filelike(file).get_sheet_by_name(name)
        # Calamine begins at the first cell that is used; row numbers must stay the sheet's.
        above, left = sheet.start or (0, 0)
        rows = sheet.to_python(skip_empty_area=False) if above or left else sheet.iter_rows()
        yield from rows  # type: ignore[misc]
    except CalamineError as error:
        raise NotAStockFile(_("This workbook is damaged.")) from error


def _rows(values: Iterator[list[object]], facts: SheetFacts) -> Iterator[Raw]:
    for number, row in enumerate(values, 1):
        cells = [_text(value) for value in row]
        for column, width in facts.zeros.items():
            if column < len(cells) and isinstance(row[column], float):
                cells[column] = Figures(cells[column].zfill(width))
        for column in facts.formulas.get(number, ()):
            if column < len(cells):
                cells[column] = Spoiled.by("formula", cells[column])
        yield number, cells, ""


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return "" if value is None else str(value)


def _number(value: int | float) -> str:
    if isinstance(value, float) and (math.isnan(value) or math.isinf(value)):
        return ""
    if abs(value) >= _EXACT:
        return Spoiled.by("rounded", f"{value:.0f}")
    return Figures(int(value)) if value == int(value) else repr(value)
