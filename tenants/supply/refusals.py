"""The rows that an import refused, as a file for the person who sent them."""

import csv as plain_csv
import io
import json
from collections.abc import Iterator

from defusedcsv import csv
from django.utils import translation
from django.utils.translation import gettext as _

from tenants.audit.services import record
from tenants.kernel.actor import Actor
from tenants.supply.models import RefusedRow, StockImport
from tenants.supply.running import REFUSED_TABLE
from tenants.supply.stockfile import REASONS
from tenants.vault import open_with


def refused_file(*, stock_import: StockImport, locale: str, actor: Actor) -> Iterator[str]:
    """CSV in pieces: row number, reason in the reader's language, the row as it was. Audited.

    It may hold codes (a good code with a bad date): ask for step-up before, answer ``no-store``.
    Cells that a spreadsheet would run as formulas are escaped.
    """
    record(
        actor=actor,
        action="stock_import.refused_downloaded",
        target=f"stock_import:{stock_import.pk}",
        data={"rows": stock_import.refused},
    )
    return _lines(stock_import, locale)


def _lines(stock_import: StockImport, locale: str) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=plain_csv.QUOTE_MINIMAL)
    with translation.override(locale):
        reasons = {code: str(text) for code, text in REASONS.items()}
        head = [_("Row"), _("Why it was refused"), _("The row as it was")]
    # The mark tells Excel that it is UTF-8.
    buffer.write("\ufeff")
    writer.writerow(head)
    rows = RefusedRow.objects.filter(stock_import=stock_import).order_by("row")
    for row in rows.iterator(chunk_size=1000):
        plain = open_with(row.key_id, bytes(row.sealed), table=REFUSED_TABLE, row=row.pk)
        writer.writerow([row.row, reasons.get(row.reason, row.reason), *json.loads(plain)])
        if buffer.tell() > 1 << 16:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()
