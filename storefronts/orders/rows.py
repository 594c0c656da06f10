"""Model instances written by one prepared INSERT: the sale's hot path, without the ORM's compiler.

The statement's text depends only on the models and the numbers of rows, so each connection
prepares it once. Everything else about the rows (defaults, types) is the model's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any, TypeVar

from django.db import models
from psycopg.types.json import Jsonb

from tenants.kernel.sql import run_numbered

Row = TypeVar("Row", bound=models.Model)


@cache
def _columns(model: type[models.Model]) -> tuple[tuple[str, bool], ...]:
    """(attribute, is it JSON) of each concrete column, in the table's order."""
    return tuple(
        (field.attname, isinstance(field, models.JSONField))
        for field in model._meta.concrete_fields
    )


Shape = tuple[tuple[type[models.Model], int], ...]


@cache
def _insert_sql(shape: Shape) -> str:
    """One statement for rows of several models. References between them are checked at its end."""
    number = count(1)
    inserts = [_one_insert(model, rows, number) for model, rows in shape]
    earlier = ", ".join(f"i{n} AS ({one})" for n, one in enumerate(inserts[:-1]))
    return f"WITH {earlier} {inserts[-1]}" if earlier else inserts[-1]


def _one_insert(model: type[models.Model], rows: int, number: Iterator[int]) -> str:
    columns = [f'"{field.column}"' for field in model._meta.concrete_fields]
    marks = ["(" + ", ".join(f"${next(number)}" for _ in columns) + ")" for _ in range(rows)]
    return f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) VALUES {", ".join(marks)}'  # noqa: S608


def values(row: models.Model) -> list[Any]:
    """The row's column values as psycopg binds them."""
    return [
        Jsonb(getattr(row, name)) if is_json else getattr(row, name)
        for name, is_json in _columns(type(row))
    ]


@dataclass(frozen=True, slots=True)
class Bare:
    """A row that nobody looks at before it is written: a tenth of the cost of an instance.

    `values` are those of all columns in the order of the model's fields, JSON as Jsonb.
    """

    model: type[models.Model]
    values: Sequence[Any]


def insert(rows: Sequence[models.Model | Bare]) -> None:
    """Insert rows of any models by one statement. Nothing to insert is no statement."""
    if not rows:
        return
    groups: dict[type[models.Model], list[Sequence[Any]]] = {}
    for row in rows:
        if isinstance(row, Bare):
            groups.setdefault(row.model, []).append(row.values)
        else:
            groups.setdefault(type(row), []).append(values(row))
    shape = tuple((model, len(same)) for model, same in groups.items())
    params = [one for same in groups.values() for row in same for one in row]
    run_numbered(_insert_sql(shape), params)


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
