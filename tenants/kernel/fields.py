"""Column types that Django lacks."""

from typing import Any

from django.db import models
from django.db.models.expressions import Func


class CurrentTransaction(Func):
    """The id of the transaction that writes the row, as the column's default."""

    function = "pg_current_xact_id"


class Xid8Field(models.Field):  # type: ignore[type-arg]
    """A transaction id that never wraps (``xid8``).

    Ids order by their beginning, not by their commit. A reader that wants every row that can still
    appear before a point takes only ids below ``pg_snapshot_xmin(pg_current_snapshot())``.
    """

    def db_type(self, connection: Any) -> str:
        return "xid8"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> int | None:
        return None if value is None else int(value)

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return str(value) if isinstance(value, int) else value
