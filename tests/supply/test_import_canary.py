"""Case 29 on the way in: codes of a stock file lie nowhere in the clear, refused ones neither."""

import io
import logging

import pytest

from tenants.kernel.actor import SYSTEM
from tenants.outbox.dispatch import drain
from tenants.supply import services
from tenants.supply.models import StockImport
from tests import canary
from tests.factories.supply import make_batch

pytestmark = pytest.mark.django_db
CODE = "KANARIENVOGEL-7Q4-XYZ"
FILE = f"code,expires\n{CODE}-1,2031-01-01\n{CODE}-2,someday\n{CODE}-1,\n"


def test_a_file_is_previewed_and_imported_without_a_trace_of_its_codes(caplog):
    caplog.set_level(logging.DEBUG)
    batch = make_batch()
    preview = services.start_preview(
        file=io.BytesIO(FILE.encode()),
        filename="codes.csv",
        supplier=batch.supplier,
        denomination=batch.denomination,
        actor=SYSTEM,
    )
    shown = {"preview": repr(preview).encode()}
    assert list(canary.places(CODE, logs=caplog.records, pages=shown)) == []
    services.start_import(stock_import=preview.stock_import, batch=batch, actor=SYSTEM)
    drain()
    done = StockImport.objects.get()
    assert (done.state, done.taken, done.duplicate, done.refused) == ("done", 1, 1, 1)
    assert list(canary.places(CODE, logs=caplog.records, pages=shown)) == []
