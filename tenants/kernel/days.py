"""Days that somebody typed into an address."""

from datetime import date

from django.utils.dateparse import parse_date


def typed_day(text: str | None) -> date | None:
    """The day, or None for what is none, or so far off that no calendar can count from it."""
    try:
        day = parse_date(text or "")
    except ValueError:
        return None
    return day if day and 1990 <= day.year < 9000 else None
