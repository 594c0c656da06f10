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
    for word in (
        "合计",
        "总计",
        "小计",
        "总数",
        "共计",
        "汇总",
        "total",
        "totals",
        "grand total",
        "subtotal",
        "sum",
        "count",
    )
)
_TOTAL_BEGINS = frozenset(word[0] for word in TOTALS) | frozenset(w[0].upper() for w in TOTALS)
_TOTAL_LINE = re.compile(
    r"(合计|总计|小计|共计|total)\s*[:：]?\s*[\d,.]*\s*(张|条|个|pcs)?\Z", re.I
)
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+\d+\Z", re.I)
# ="00123", as exports write it to keep leading zeros.
_KEPT_TEXT = re.compile(r'="([^"]*)"\Z')
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_PADDING = _INVISIBLE + " \t\u3000\u00a0"


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
    """A function from (number, cells, problem) to Row, under one layout.

    It runs a million times for a large file: hence the local names and the one check of many.
    """
    at, order = layout.columns, layout.date_order
    secret_at, card_at = at["secret"], at.get("number", -1)
    pin_at, expires_at = at.get("pin", -1), at.get("expires_on", -1)
    comment, header_row = layout.comment, layout.header_row
    workbook, width = layout.kind == "xlsx", layout.pin_width
    header: list[str] = []

    def above(number: int, cells: list[str]) -> Row:
        if number == header_row:
            header.extend(cells)
            return Row(number, passed="header")
        return Row(number, passed="title" if any(c.strip() for c in cells) else "empty")

    def read(number: int, cells: list[str], problem: str) -> Row:
        if number <= header_row:
            return above(number, cells)
        count = len(cells)
        secret = cells[secret_at] if secret_at < count else ""
        card = cells[card_at] if -1 < card_at < count else ""
        pin = cells[pin_at] if -1 < pin_at < count else ""
        if workbook:
            problem = problem or _spoiled(secret, card, pin)
            if width and type(pin) is Figures:
                pin = pin.zfill(width)
        if not secret and not problem and not any(c.strip() for c in cells):
            return Row(number, passed="empty")
        if comment and cells[0].lstrip(_PADDING).startswith(comment):
            return Row(number, passed="comment")
        if not problem and cells == header:
            return Row(number, passed="header")
        secret, card, pin = clean(secret), card and clean(card), pin and clean(pin)
        expires_on = None
        reason = problem or _problem(secret, card, pin, cells)
        if expires_at >= 0 and not reason:
            try:
                expires_on = _expiry(cells[expires_at] if expires_at < count else "", order)
            except ValueError:
                reason = "bad_expiry"
            else:
                reason = "expired" if expires_on is not None and expires_on <= today else ""
        if reason:
            return Row(number, refused=reason, cells=tuple(cells))
        return Row(number, secret, card, pin, expires_on)

    return read


def _spoiled(*cells: str) -> str:
    return next((cell.problem for cell in cells if type(cell) is Spoiled), "")


def _expiry(cell: str, order: str) -> date | None:
    if type(cell) is Spoiled:
        raise ValueError(cell.problem)
    return expiry(cell, order)


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


def _problem(secret: str, card: str, pin: str, cells: list[str]) -> str:
    """The reason why these are no card, if they are none."""
    if not secret:
        # "合计,,9988": the first word tells a total from a card whose code is missing.
        first = next((c for c in cells if c.strip()), "")
        return "total_line" if _is_total(first.strip()) else "no_secret"
    begin = secret[0]
    if begin == "=":
        return "formula"
    if begin in _TOTAL_BEGINS and _is_total(secret):
        return "total_line"
    for one in (secret, card, pin):
        if "+" in one and _SCIENTIFIC.match(one):
            return "scientific"
    whole = secret + card + pin
    if not whole.isprintable() and not _is_plain(whole):
        return "control"
    if len(secret) > MAX_SECRET or len(card) > MAX_NUMBER or len(pin) > MAX_PIN:
        return "too_long"
    return ""


def _is_total(text: str) -> bool:
    return fold(text) in TOTALS or _TOTAL_LINE.match(text) is not None


def _is_plain(text: str) -> bool:
    """In one line, and nothing that would be lost or lie when it is shown."""
    return all(c in " \u3000" or unicodedata.category(c)[0] not in "CZ" for c in text)
