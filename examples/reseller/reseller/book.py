"""The reseller's own book, in one SQLite file: what it wanted, what it got, what it was told."""

import json
import secrets
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from threading import Lock
from typing import Any, TypedDict

SCHEMA = """
CREATE TABLE IF NOT EXISTS price (denomination TEXT PRIMARY KEY, row TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS purchase (
    place INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, lines TEXT NOT NULL,
    missed TEXT NOT NULL DEFAULT '[]', bulk TEXT, number TEXT, charged TEXT, refunded TEXT,
    is_done INT NOT NULL DEFAULT 0, is_dropped INT NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS code (
    number TEXT NOT NULL, line TEXT NOT NULL, place INT NOT NULL, code TEXT NOT NULL UNIQUE,
    PRIMARY KEY (number, place)
);
CREATE TABLE IF NOT EXISTS event (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, number TEXT, version INT NOT NULL
);
"""


class Line(TypedDict):
    """So many of what, and what they should cost."""

    denomination: str
    quantity: int
    price: str


def lines_of(purchase: sqlite3.Row) -> list[Line]:
    """What was had of it, or may be."""
    lines: list[Line] = json.loads(purchase["lines"])
    missed = json.loads(purchase["missed"])
    return [line for place, line in enumerate(lines) if place not in missed]


def pieces(purchases: Iterable[sqlite3.Row]) -> int:
    return sum(line["quantity"] for one in purchases for line in lines_of(one))


def price(purchases: Iterable[sqlite3.Row]) -> Decimal:
    found = (Decimal(line["price"]) for one in purchases for line in lines_of(one))
    return sum(found, Decimal(0))


class Book:
    """Each verb is one transaction: a program that is killed goes on where its book stands."""

    def __init__(self, path: Path | str) -> None:
        self._lock = Lock()  # the receiver of webhooks writes from its own thread
        self._db = sqlite3.connect(path, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        self._db.executescript(SCHEMA)

    def close(self) -> None:
        self._db.close()

    def begun(self) -> tuple[str, datetime]:
        """The name of this book at the shop, and since when it is kept."""
        now = datetime.now(UTC).isoformat()
        given = (f"reseller-{secrets.token_hex(4)}", now)
        text = "INSERT OR IGNORE INTO mark VALUES ('name', ?), ('since', ?)"
        self._write((text, given))
        marks = {row["name"]: row["value"] for row in self._read("SELECT * FROM mark")}
        return marks["name"], datetime.fromisoformat(marks["since"])

    def _write(self, *statements: tuple[str, tuple[Any, ...]]) -> int:
        with self._lock, self._db:
            return sum(self._db.execute(text, given).rowcount for text, given in statements)

    def _read(self, text: str, *given: Any) -> list[sqlite3.Row]:
        with self._lock:
            return self._db.execute(text, given).fetchall()

    # ---------------------------------------------------------------- prices

    def take_prices(self, head: dict[str, Any], rows: list[dict[str, Any]]) -> None:
        """A price list, or what has changed in it, together with where it stands."""
        statements: list[tuple[str, tuple[Any, ...]]] = []
        if head["full"]:
            statements.append(("DELETE FROM price", ()))
        for row in rows:
            if row.get("removed"):
                gone = ("DELETE FROM price WHERE denomination = ?", (row["denomination"],))
                statements.append(gone)
            else:
                given = (row["denomination"], json.dumps(row))
                statements.append(("INSERT OR REPLACE INTO price VALUES (?, ?)", given))
        text = "INSERT OR REPLACE INTO mark VALUES ('prices', ?)"
        self._write(*statements, (text, (head["cursor"],)))
        if self.cursor("stock") is None:
            self.take_stock(head["stockCursor"], {})

    def take_stock(self, cursor: str, moved: dict[str, str]) -> None:
        """What is available by now, of what has a price."""
        text = "UPDATE price SET row = json_set(row, '$.availability', ?) WHERE denomination = ?"
        changes = [(text, (now, denomination)) for denomination, now in moved.items()]
        self._write(*changes, ("INSERT OR REPLACE INTO mark VALUES ('stock', ?)", (cursor,)))

    def cursor(self, name: str) -> str | None:
        found = self._read("SELECT value FROM mark WHERE name = ?", name)
        return found[0]["value"] if found else None

    def prices(self) -> list[dict[str, Any]]:
        return [json.loads(one["row"]) for one in self._read("SELECT row FROM price")]

    # ---------------------------------------------------------------- purchases

    def intend(self, key: str, lines: list[Line]) -> None:
        """Written before the shop is asked: whatever happens then, the key stays the same."""
        given = (key, json.dumps(lines))
        self._write(("INSERT INTO purchase (key, lines) VALUES (?, ?)", given))

    def drop(self, key: str) -> None:
        """It was refused: nothing was bought."""
        self._write(("UPDATE purchase SET is_dropped = 1 WHERE key = ?", (key,)))

    def bought(self, key: str, *, bulk: str, number: str, missed: set[int]) -> None:
        """`missed` are the lines that could not be had, and were not paid."""
        text = "UPDATE purchase SET bulk = ?, number = ?, missed = ? WHERE key = ?"
        self._write((text, (bulk, number, json.dumps(sorted(missed)), key)))

    def settle(self, key: str, *, charged: Decimal, refunded: Decimal, codes: list[Any]) -> None:
        """What it came to, with its codes; twice is the same as once."""
        text = "UPDATE purchase SET charged = ?, refunded = ?, is_done = 1 WHERE key = ?"
        statements: list[tuple[str, tuple[Any, ...]]] = [(text, (str(charged), str(refunded), key))]
        (row,) = self._read("SELECT number FROM purchase WHERE key = ?", key)
        for place, code in enumerate(codes):
            given = (row["number"], code.line, place, code.code)
            statements.append(("INSERT OR IGNORE INTO code VALUES (?, ?, ?, ?)", given))
        self._write(*statements)

    def count(self) -> int:
        """Of all that was ever intended."""
        return int(self._read("SELECT count(*) AS n FROM purchase")[0]["n"])

    def purchases(self) -> list[sqlite3.Row]:
        return self._read("SELECT * FROM purchase WHERE NOT is_dropped ORDER BY place")

    def open_purchases(self) -> list[sqlite3.Row]:
        return [one for one in self.purchases() if not one["is_done"]]

    def codes(self, number: str | None = None) -> int:
        text = "SELECT count(*) AS n FROM code WHERE ? IS NULL OR number = ?"
        return int(self._read(text, number, number)[0]["n"])

    # ---------------------------------------------------------------- events

    def hear(self, message: str, event: dict[str, Any]) -> bool:
        """Whether it is news: an event may come more than once."""
        number = event.get("data", {}).get("order", {}).get("number")
        given = (message, event["type"], number, event.get("version", 0))
        return self._write(("INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?)", given)) == 1

    def heard(self, kind: str) -> set[str]:
        """The numbers of the orders of which such an event was told."""
        return {row["number"] for row in self._read("SELECT * FROM event WHERE type = ?", kind)}
