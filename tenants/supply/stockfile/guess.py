"""How a file seems to be made. A person sees the guess with the first rows, and may correct it."""

import re
from collections import Counter
from itertools import islice, pairwise
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from tenants.supply.stockfile.dates import looks_like_date
from tenants.supply.stockfile.encodings import guess_encoding
from tenants.supply.stockfile.errors import NotAStockFile
from tenants.supply.stockfile.layout import MAX_COLUMNS, Layout, column_of
from tenants.supply.stockfile.lines import Raw, text_rows
from tenants.supply.stockfile.sheet import Figures, sheet_names, sheet_rows

SAMPLE_ROWS = 200
_HEADER_WITHIN = 10
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF"
# Whatever several signs could do, the earlier does: a code holds a hyphen, never four.
_LINE_SEPARATORS = ("----", "---", "====", "\t", "|", "，", ",", ";", "；")
_CSV_SEPARATORS = (",", "\t", ";", "|")
_COMMENTS = ("#", "//", ";;")


def guess_layout(file: BinaryIO, filename: str = "") -> Layout:
    """What the file seems to be, by what is in it; its name decides only where that does not.

    ``columns`` lacks "secret" where nothing looks like a card code. Raises NotAStockFile.
    """
    file.seek(0)
    start = file.read(8)
    if not start:
        raise NotAStockFile(_("This file is empty."))
    if start.startswith(_ZIP):
        return _guess_workbook(file)
    if start.startswith(_OLD_EXCEL):
        raise NotAStockFile(_("This is an old Excel file (.xls). Save it as .xlsx or CSV."))
    if start.startswith(_PDF):
        raise NotAStockFile(_("This is a PDF. Send the codes as CSV, TXT or XLSX."))
    return _guess_text(file, filename)


def _guess_workbook(file: BinaryIO) -> Layout:
    """The first sheet with a header that names the codes; else the first with several rows."""
    guesses: list[Layout] = []
    for name in sheet_names(file)[:20]:
        layout = Layout(kind="xlsx", sheet=name)
        sample = list(islice(sheet_rows(file, layout), SAMPLE_ROWS))
        guess = _with_columns(layout, sample)
        if guess.header_row and "secret" in guess.columns:
            return guess
        if ("secret" in guess.columns and len(sample) > 1) or not guesses:
            guesses.append(guess)
    if not guesses:
        raise NotAStockFile(_("This workbook has no sheet."))
    return max(guesses, key=lambda g: "secret" in g.columns)


def _guess_text(file: BinaryIO, filename: str) -> Layout:
    encoding = guess_encoding(file)
    lines = [
        cells[0]
        for _number, cells, _problem in islice(
            text_rows(file, Layout(kind="txt", encoding=encoding)), SAMPLE_ROWS
        )
        if cells[0].strip()
    ]
    if _is_binary("".join(lines)):
        raise NotAStockFile(_("This file is not text. Send the codes as CSV, TXT or XLSX."))
    comment = next((c for c in _COMMENTS if any(ln.lstrip().startswith(c) for ln in lines)), "")
    body = [ln for ln in lines if not (comment and ln.lstrip().startswith(comment))]
    kind, separator = _separator(body, filename)
    layout = Layout(
        kind=kind, encoding=encoding, separator=separator, comment="" if kind == "csv" else comment
    )
    return _with_columns(layout, list(islice(text_rows(file, layout), SAMPLE_ROWS)))


def _is_binary(text: str) -> bool:
    odd = sum(c < " " and c not in "\t\v\f" for c in text)
    return odd > len(text) * 0.05


def _separator(lines: list[str], filename: str) -> tuple[str, str]:
    """The sign that most lines hold, as often in each as can be."""
    named_csv = filename.lower().endswith((".csv", ".tsv"))
    for sign in () if named_csv else _LINE_SEPARATORS[:3]:
        if _share(lines, sign) >= 0.6:
            return "txt", sign
    signs = _CSV_SEPARATORS if named_csv else _LINE_SEPARATORS[3:]
    best = max(signs, key=lambda sign: _share(lines, sign))
    if _share(lines, best) < 0.6:
        return ("csv", ",") if named_csv and not lines else ("txt", "")
    quoted = any('"' in line for line in lines)
    return ("csv" if named_csv or quoted or best == "," else "txt"), best


def _share(lines: list[str], sign: str) -> float:
    """Which part of the lines holds the sign exactly as often as most do."""
    counts = Counter(re.sub(r'"[^"]*"', "", line).count(sign) for line in lines)
    counts.pop(0, None)
    return max(counts.values()) / len(lines) if counts else 0.0


def _with_columns(layout: Layout, sample: list[Raw]) -> Layout:
    header_row, columns = _header(sample)
    body = [
        cells
        for number, cells, problem in sample
        if number > header_row
        and not problem
        and any(c.strip() for c in cells)
        and not (layout.comment and cells[0].lstrip().startswith(layout.comment))
    ]
    if "secret" not in columns:
        columns = _columns_by_look(body, columns)
    return Layout(
        kind=layout.kind,
        columns=columns,
        encoding=layout.encoding,
        separator=layout.separator,
        header_row=header_row,
        sheet=layout.sheet,
        comment=layout.comment,
        pin_width=_pin_width(body, columns.get("pin")) if layout.kind == "xlsx" else 0,
    )


def _header(sample: list[Raw]) -> tuple[int, dict[str, int]]:
    """The first row that names a column, with the columns that it names; else (0, {})."""
    for number, cells, _problem in sample[:_HEADER_WITHIN]:
        columns: dict[str, int] = {}
        for at, cell in enumerate(cells[:MAX_COLUMNS]):
            if column := column_of(cell):
                columns.setdefault(column, at)
        if columns:
            return number, columns
    return 0, {}


def _columns_by_look(body: list[list[str]], named: dict[str, int]) -> dict[str, int]:
    """Columns without names: dates expire, counting 1, 2, 3 is nothing, then number, code, PIN."""
    width = Counter(len(cells) for cells in body).most_common(1)
    if not width:
        return dict(named)
    columns, texts = dict(named), []
    for at in range(min(width[0][0], MAX_COLUMNS)):
        values = [cells[at].strip() for cells in body if at < len(cells) and cells[at].strip()]
        if at in named.values() or not values:
            continue
        if sum(looks_like_date(v) for v in values) > len(values) * 0.8:
            columns.setdefault("expires_on", at)
        elif not _is_counter(values) and len(set(values)) > len(values) * 0.5:
            texts.append(at)
    roles = {1: ("secret",), 2: ("number", "secret")}.get(len(texts), ("number", "secret", "pin"))
    for role, at in zip([r for r in roles if r not in columns], texts, strict=False):
        columns[role] = at
    return columns


def _is_counter(values: list[str]) -> bool:
    numbers = [int(v) for v in values if v.isdecimal() and len(v) <= 7 and str(int(v)) == v]
    if len(values) < 2 or len(numbers) < len(values) * 0.8:
        return False
    return all(0 < b - a <= 3 for a, b in pairwise(numbers))


def _pin_width(body: list[list[str]], at: int | None) -> int:
    """How long PINs are, where those kept as text have one length and some begin with a zero: then
    the shorter ones among the numbers have lost theirs."""
    if at is None:
        return 0
    pins = [cells[at] for cells in body if at < len(cells) and cells[at].strip().isdecimal()]
    texts = [pin.strip() for pin in pins if type(pin) is not Figures]
    lengths = {len(pin) for pin in texts}
    if len(lengths) != 1 or not any(pin.startswith("0") for pin in texts):
        return 0
    width = lengths.pop()
    return width if all(len(pin) <= width for pin in pins) else 0
