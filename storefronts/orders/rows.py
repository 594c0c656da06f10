"""Model instances written by one prepared INSERT: the sale's hot path, without the ORM's compiler.

The statement's text depends only on the model and the number of rows, so each connection prepares
it once. Everything else about the rows (defaults, types) is the model's.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import models
from psycopg.types.json import Jsonb

from tenants.kernel.sql import run

Row = TypeVar("Row", bound=models.Model)


@cache
def _columns(model: type[models.Model]) -> tuple[tuple[str, bool], ...]:
    """(attribute, is it JSON) of each concrete column, in the table's order."""
    return tuple(
        (field.attname, isinstance(field, models.JSONField))
        for field in model._meta.concrete_fields
    )


@cache
def _insert_sql(model: type[models.Model], rows: int) -> str:
    names = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    marks = "(" + ", ".join(["%s"] * len(model._meta.concrete_fields)) + ")"
    return f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES {", ".join([marks] * rows)}'  # noqa: S608


def values(row: models.Model) -> list[Any]:
    """The row's column values as psycopg binds them."""
    return [
        Jsonb(getattr(row, name)) if is_json else getattr(row, name)
        for name, is_json in _columns(type(row))
    ]


def insert(rows: Sequence[models.Model]) -> None:
    """Insert rows of one model by one statement. Nothing to insert is no statement."""
    if not rows:
        return
    params: list[Any] = []
    for row in rows:
        params += values(row)
    run(_insert_sql(type(rows[0]), len(rows)), params)


@cache
def select_sql(model: type[models.Model]) -> str:
    """`SELECT columns FROM table`, in the order in which `load` takes them."""
    names = ", ".join(
        # Django reads jsonb as text; as json the driver parses it.
        f'"{field.column}"::json' if isinstance(field, models.JSONField) else f'"{field.column}"'
        for field in model._meta.concrete_fields
    )
    return f'SELECT {names} FROM "{model._meta.db_table}"'  # noqa: S608


def load(model: type[Row], row: Sequence[Any]) -> Row:
    """An instance out of a row of `select_sql`."""
    names = [field.attname for field in model._meta.concrete_fields]
    return model.from_db("default", names, row)
