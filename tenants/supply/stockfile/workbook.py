"""What an XLSX is before anything is loaded of it: sheets, extent, formulas. Guards against bombs.

A dense reader would need memory for every cell up to the last one, so a file of a few bytes with a
cell in the far corner is as dangerous as a zip bomb: both are measured here, by streaming.
"""

import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from tenants.supply.stockfile.errors import NotAStockFile
from tenants.supply.stockfile.layout import MAX_COLUMNS

MAX_XLSX_BYTES = 64 << 20
MAX_UNPACKED_BYTES = 512 << 20
MAX_PARTS = 2_000
MAX_CELLS = 12_000_000
MAX_FORMULAS = 200_000
_STYLE_LISTS = ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs")
_BOMB_RATIO = 200
_SMALL_PART = 8 << 20
_STEP = 1 << 18
_ZEROS = re.compile(r"0{2,30}\Z")

# ValueError: a cell that is called "A1x".
_DAMAGE = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    OSError,
    EOFError,
    ValueError,
)

OnStart = Callable[[str, dict[str, str]], None]


@dataclass
class SheetFacts:
    """``formulas`` maps row numbers from 1 to columns from 0; ``zeros`` a column to the width of
    a number format such as 000000, which shows zeros that the number itself has not."""

    rows: int = 0
    columns: int = 0
    formulas: dict[int, set[int]] = field(default_factory=dict)
    zeros: dict[int, int] = field(default_factory=dict)

    def reach(self, rows: int, columns: int) -> None:
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)
        if self.rows * self.columns > MAX_CELLS or self.columns > MAX_COLUMNS * 8:
            raise NotAStockFile(
                _("This sheet reaches too far: %(rows)s rows, %(columns)s columns."),
                rows=self.rows,
                columns=self.columns,
            )


def open_workbook(file: BinaryIO) -> zipfile.ZipFile:
    """The XLSX as an archive whose parts are safe to unpack. Raises NotAStockFile."""
    if file.seek(0, 2) > MAX_XLSX_BYTES:
        raise NotAStockFile(
            _("This workbook is over %(limit)s MB. Save the sheet as CSV."),
            limit=MAX_XLSX_BYTES >> 20,
        )
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise NotAStockFile(_("This workbook is damaged.")) from error
    parts = archive.infolist()
    if "xl/workbook.xml" not in archive.namelist():
        raise NotAStockFile(_("This archive is no XLSX workbook."))
    too_big = sum(p.file_size for p in parts) > MAX_UNPACKED_BYTES or len(parts) > MAX_PARTS
    if too_big or any(_is_bomb(p) for p in parts):
        raise NotAStockFile(_("This workbook unpacks to far more than it is. It was not opened."))
    return archive


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > _SMALL_PART and part.file_size > part.compress_size * _BOMB_RATIO


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Names of the sheets in their order, with the archive's part of each."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(_tag: str, attributes: dict[str, str]) -> None:
        targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheet(_tag: str, attributes: dict[str, str]) -> None:
        link = next((v for k, v in attributes.items() if k.endswith(":id")), "")
        target = targets.get(link, "")
        if "worksheets/" in target:
            sheets[attributes.get("name", "")] = (
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )

    _walk(archive, "xl/_rels/workbook.xml.rels", relation, "Relationship")
    _walk(archive, "xl/workbook.xml", sheet, "sheet")
    return sheets


def sheet_facts(archive: zipfile.ZipFile, part: str) -> SheetFacts:
    """One streaming pass over a sheet. Raises NotAStockFile where loading it would be too much."""
    facts, zero_styles = SheetFacts(), _zero_styles(archive)
    row = column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        if tag == "c":
            place = attributes.get("r")
            if place:
                letters = place.rstrip("0123456789")
                row, column = int(place[len(letters) :] or 0), _column_number(letters)
            else:
                column += 1
            if row > facts.rows or column >= facts.columns:
                facts.reach(row, column + 1)
            width = zero_styles.get(attributes.get("s", ""))
            if width and attributes.get("t", "n") == "n":
                facts.zeros[column] = width
        elif tag == "f":
            facts.formulas.setdefault(row, set()).add(column)
            if len(facts.formulas) > MAX_FORMULAS:
                raise NotAStockFile(_("This sheet is made of formulas. Save it with values only."))
        elif tag == "row":
            number = attributes.get("r", "")
            row, column = (int(number) if number.isdecimal() else row + 1), -1

    _walk(archive, part, start, "row", "c", "f")
    return facts


@lru_cache(maxsize=1024)
def _column_number(letters: str) -> int:
    """Of "A", "AB"..., from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _zero_styles(archive: zipfile.ZipFile) -> dict[str, int]:
    """Cell styles whose number format is zeros only, with how many there are."""
    formats: dict[str, int] = {}
    styles: dict[str, int] = {}
    inside, index = False, -1

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside, index
        if tag == "numFmt" and _ZEROS.match(attributes.get("formatCode", "")):
            formats[attributes.get("numFmtId", "")] = len(attributes["formatCode"])
        elif tag in _STYLE_LISTS:
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            index += 1
            width = formats.get(attributes.get("numFmtId", ""))
            if width:
                styles[str(index)] = width

    if "xl/styles.xml" in archive.namelist():
        _walk(archive, "xl/styles.xml", start, "numFmt", "xf", *_STYLE_LISTS)
    return styles


def _walk(archive: zipfile.ZipFile, part: str, start: OnStart, *tags: str) -> None:
    """Call ``start`` for each element of these names, prefixes apart. Entities are refused."""
    parser = expat.ParserCreate()
    # Most of a million elements are values: they cost one look-up each.
    names: dict[str, str] = {}

    def element(tag: str, attributes: dict[str, str]) -> None:
        name = names.get(tag)
        if name is None:
            plain = tag.rpartition(":")[2]
            name = names[tag] = plain if plain in tags else ""
        if name:
            start(name, attributes)

    def entity(*_args: object) -> None:
        raise NotAStockFile(_("This workbook declares entities, which no honest one does."))

    parser.StartElementHandler = element
    parser.EntityDeclHandler = entity
    try:
        with archive.open(part) as stream:
            while piece := stream.read(_STEP):
                parser.Parse(piece, False)
        parser.Parse(b"", True)
    except _DAMAGE as error:
        raise NotAStockFile(_("This workbook is damaged.")) from error
