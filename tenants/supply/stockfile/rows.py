"""One row of a stock file: a code to take, a reason to refuse it, or nothing to look at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from tenants.supply.stockfile.dates import expiry
from tenants.supply.stockfile.layout import Layout, fold
from tenants.supply.stockfile.sheet import Figures, Spoiled

MAX_SECRET = 2_000
MAX_NUMBER = 200
MAX_PIN = 64

# Rows that are no stock and no mistake either.
PASSED = {
    "empty": _("Empty"),
    "comment": _("Comment"),
    "title": _("Above the header"),
    "header": _("Header"),
}
# Why a row is refused, as the person who sent the file reads it.
REASONS = {
    "no_secret": _("There is no card code in this row."),
    "total_line": _("This is a total, not a card."),
    "formula": _("A formula stands where a value should; paste the values and send it again."),
    "rounded": _(
        "The spreadsheet keeps only 15 digits of a number, so this code is no longer what it "
        "was. Format the column as text before pasting the codes."
    ),
    "scientific": _("The spreadsheet has rounded this code (1.23E+11). Format the column as text."),
    "undecodable": _("Some characters cannot be read; the encoding may be another one."),
    "control": _("The row holds line breaks or invisible characters."),
    "unclosed_quote": _("A quotation mark is opened and never closed."),
    "too_long": _("The row is longer than any card."),
    "bad_expiry": _("The expiry date cannot be read."),
    "expired": _("The card has expired, or does today."),
}
TOTALS = frozenset(
    fold(word)
    for word in ("合计", "总计", "小计", "总数", "共计", "汇总", "total", "totals", "grand total",
                 "subtotal", "sum", "count")
)
_TOTAL_BEGINS = frozenset(word[0] for word in TOTALS) | frozenset(w[0].upper() for w in TOTALS)
_TOTAL_LINE = re.compile(r"(合计|总计|小计|共计|total)\s*[:：]?\s*[\d,.]*\s*(张|条|个|pcs)?\Z", re.I)
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+\d+\Z", re.I)
# ="00123", as exports write it to keep leading zeros.
_KEPT_TEXT = re.compile(r'="([^"]*)"\Z')
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"


class Row(NamedTuple):
    """``secret`` is set for a code; otherwise ``passed`` or ``refused`` says why not.

    ``number`` counts rows of the file from 1; ``card`` is the card's number. ``expires_on`` is the
    last day on which the code is good.
    """

    number: int
    secret: str = ""
    card: str = ""
    pin: str = ""
    expires_on: date | None = None
    passed: str = ""
    refused: str = ""
    cells: tuple[str, ...] = ()


def row_reader(layout: Layout, today: date) -> Callable[[int, list[str], str], Row]:
    """A function from (number, cells, problem) to Row, under one layout."""
    at = layout.columns
    secret_at, card_at = at["secret"], at.get("number", -1)
    pin_at, expires_at = at.get("pin", -1), at.get("expires_on", -1)
    width, comment, header_row = layout.pin_width, layout.comment, layout.header_row
    order = layout.date_order
    header: list[str] = []

    def cell(cells: list[str], position: int) -> str:
        return cells[position] if 0 <= position < len(cells) else ""

    def refuse(number: int, cells: list[str], reason: str) -> Row:
        return Row(number, refused=reason, cells=tuple(cells))

    def read(number: int, cells: list[str], problem: str) -> Row:
        if number <= header_row:
            if number == header_row:
                header.extend(cells)
            elif not any(c.strip() for c in cells):
                return Row(number, passed="empty")
            return Row(number, passed="header" if number == header_row else "title")
        secret = cell(cells, secret_at)
        if not secret.strip() and not any(c.strip() or type(c) is Spoiled for c in cells):
            return Row(number, passed="empty")
        if comment and cells[0].lstrip(_INVISIBLE + " \t").startswith(comment):
            return Row(number, passed="comment")
        if problem:
            return refuse(number, cells, problem)
        if header and cells == header:
            return Row(number, passed="header")
        card, pin = cell(cells, card_at), cell(cells, pin_at)
        for one in (secret, card, pin):
            if type(one) is Spoiled:
                return refuse(number, cells, one.problem)
        if width and type(pin) is Figures:
            pin = pin.zfill(width)
        secret, card, pin = clean(secret), clean(card), clean(pin)
        if reason := _secret_problem(secret, cells):
            return refuse(number, cells, reason)
        if not (_is_plain(secret) and _is_plain(card) and _is_plain(pin)):
            return refuse(number, cells, "control")
        if len(secret) > MAX_SECRET or len(card) > MAX_NUMBER or len(pin) > MAX_PIN:
            return refuse(number, cells, "too_long")
        if _SCIENTIFIC.match(pin) or _SCIENTIFIC.match(card):
            return refuse(number, cells, "scientific")
        expires_on = None
        if expires_at >= 0:
            written = cell(cells, expires_at)
            try:
                expires_on = expiry("formula" if type(written) is Spoiled else written, order)
            except ValueError:
                return refuse(number, cells, "bad_expiry")
            if expires_on is not None and expires_on <= today:
                return refuse(number, cells, "expired")
        return Row(number, secret, card, pin, expires_on)

    return read


def clean(text: str) -> str:
    """A cell without what spreadsheets and editors put around a value."""
    text = text.strip()
    if not text:
        return text
    if not text.isascii():
        text = text.strip(_INVISIBLE).strip()
    if text[:1] == "=" and (kept := _KEPT_TEXT.match(text)):
        return kept[1].strip()
    if text[:1] == "'" and text[1:].isalnum():
        return text[1:]
    return text


def _secret_problem(secret: str, cells: list[str]) -> str:
    if not secret:
        # "合计,,9988": the first word tells a total from a card whose code is missing.
        first = next((c for c in cells if c.strip()), "")
        return "total_line" if fold(first) in TOTALS or _TOTAL_LINE.match(first.strip()) else (
            "no_secret"
        )
    if secret[0] == "=":
        return "formula"
    if secret[0] in _TOTAL_BEGINS and (fold(secret) in TOTALS or _TOTAL_LINE.match(secret)):
        return "total_line"
    return "scientific" if secret[0].isdecimal() and _SCIENTIFIC.match(secret) else ""


def _is_plain(text: str) -> bool:
    """Printable and in one line: nothing that would be lost or lie when it is shown."""
    if text.isprintable():
        return True
    return all(c == " " or unicodedata.category(c)[0] not in "CZ" or c == "\u3000" for c in text)
