"""Rows are sealed anew while others are being sold: neither waits for the other."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection

from tenants.kernel.actor import SYSTEM
from tenants.supply.models import StockCode
from tenants.vault.services import BATCH, reseal, rotate_data_key
from tests.factories.supply import make_stock

pytestmark = pytest.mark.usefixtures("fresh_database")


@pytest.fixture
def sale(fresh_database: None) -> Iterator[psycopg.Connection[Any]]:
    parameters = dict(connection.get_connection_params())
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters) as other:
        yield other


def test_a_code_that_is_being_sold_holds_nothing_back_and_is_taken_along_afterwards(
    sale: psycopg.Connection[Any],
) -> None:
    batch = make_stock(secrets=["A-1", "A-2", "A-3"])
    code = StockCode.objects.order_by("pick").first()
    assert code is not None
    sale.execute("SELECT FROM public.supply_stockcode WHERE id = %s FOR UPDATE", [code.pk])
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '3s'")
    done = rotate_data_key(scope="supplier", owner_id=batch.supplier_id, actor=SYSTEM)
    assert done.resealed == 2
    sale.rollback()
    assert reseal(scope="supplier", owner_id=batch.supplier_id) == 1
    assert set(StockCode.objects.values_list("key_id", flat=True)) == {done.key_id}


def test_few_rows_are_locked_at_a_time() -> None:
    """A sale passes over what is locked: a rotation must not make a whole shelf look empty."""
    assert BATCH <= 25
