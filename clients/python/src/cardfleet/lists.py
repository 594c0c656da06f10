"""The lists of a shop as streams of lines: prices, statement, orders."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from cardfleet.client import Client
from cardfleet.errors import CutOff, failure


@dataclass(frozen=True)
class RowList:
    """``head`` and ``end`` are the first and the last line; ``rows`` all between them."""

    head: dict[str, Any]
    rows: list[dict[str, Any]]
    end: dict[str, Any]


class Lists(Client):
    """What a shop's host answers besides GraphQL. A key reads 60 lists a minute."""

    def price_list(self, *, changed_since: str | None = None) -> RowList:
        """All that is sold at this key's prices; or, since the ``cursor`` of an earlier head,
        what may have changed. Where ``head["full"]``, what is not named is not sold."""
        return self._list("price-list", {"changedSince": changed_since})

    def statement(
        self, *, since: date | datetime | None = None, until: date | datetime | None = None
    ) -> RowList:
        """The wallet: a row of the type ``opening``, each ``posting``, and ``closing``."""
        return self._list("statement", {"from": _text(since), "to": _text(until)})

    def order_list(
        self, *, since: date | datetime | None = None, until: date | datetime | None = None
    ) -> RowList:
        """The orders that were placed in that span, with what they were charged and refunded."""
        return self._list("orders", {"from": _text(since), "to": _text(until)})

    def _list(self, name: str, asked: dict[str, str | None]) -> RowList:
        query = urlencode({key: value for key, value in asked.items() if value is not None})
        response = self.send("GET", f"/api/{name}.ndjson" + (f"?{query}" if query else ""))
        if response.status != 200:
            raise self._failure(response) if response.body else failure(response.status, [])
        lines = [json.loads(line) for line in response.body.decode().split("\n") if line]
        if len(lines) < 2 or lines[0].get("type") != "head" or lines[-1].get("type") != "end":
            raise CutOff(f"The list {name} came without its end: ask for it again.")
        return RowList(lines[0], lines[1:-1], lines[-1])


def _text(when: date | datetime | None) -> str | None:
    return None if when is None else when.isoformat()
