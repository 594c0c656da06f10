"""Expiry dates as merchants write them."""

import re
from datetime import date
from functools import lru_cache

# A day before this is a mistake, not an expiry.
_EARLIEST = date(2000, 1, 1)
NEVER = frozenset(
    {
        "永久",
        "永久有效",
        "长期",
        "长期有效",
        "无限期",
        "不限",
        "无",
        "never",
        "none",
        "no",
        "n/a",
        "-",
        "unlimited",
        "forever",
        "lifetime",
        "permanent",
    }
)
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]\s*\d{1,2}:\d{2}.*)?\Z"
)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ]\d{1,2}:\d{2}.*)?\Z")
_SOLID = re.compile(r"(20\d{2})(\d{2})(\d{2})\Z")


@lru_cache(maxsize=4096)
def expiry(text: str, order: str = "ymd") -> date | None:
    """The last day on which a code is good; None for "never". Raises ValueError.

    ``order`` decides how 03/04/2027 is read ("dmy" or "mdy"); with "ymd" it is read only where
    there is just one way to (25/12/2027).
    """
    text = text.strip()
    if not text or text.casefold() in NEVER:
        return None
    if found := _YEAR_FIRST.match(text) or _SOLID.match(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _YEAR_LAST.match(text):
        first, second, year = (int(part) for part in found.groups())
        day, month = _day_and_month(first, second, order)
    else:
        raise ValueError(text)
    result = date(year, month, day)
    if result < _EARLIEST:
        raise ValueError(text)
    return result


def _day_and_month(first: int, second: int, order: str) -> tuple[int, int]:
    if order == "dmy" or (order == "ymd" and first > 12):
        return first, second
    if order == "mdy" or second > 12 or first == second:
        return second, first
    raise ValueError("ambiguous")


def looks_like_date(text: str) -> bool:
    try:
        return expiry(text) is not None
    except ValueError:
        return False
