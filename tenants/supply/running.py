"""Running an import: chunk by chunk, each committed with the place that it reached.

A chunk and its counts are one transaction, so an import that was cut, even by a kill, goes on where
it stopped and counts nothing twice; two runs of one import cannot both commit the same chunk.
"""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tenants.audit.services import record
from tenants.kernel.actor import SYSTEM, Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.ids import new_id
from tenants.supply import alerts, files
from tenants.supply.ahead import ahead
from tenants.supply.chunks import Chunk, chunks
from tenants.supply.loading import take
from tenants.supply.models import RefusedRow, StockImport
from tenants.supply.models import today as this_day
from tenants.supply.stockfile import BadLayout, Layout, NotAStockFile, Row, read
from tenants.vault import fingerprinter, key_for

REFUSED_TABLE = "supply_refusedrow"
State = StockImport.State
OnProgress = Callable[[StockImport], None]


class OutOfTime(Exception):
    """The run has used up its time. What it did is committed; the next run goes on from there."""


class Interrupted(Exception):
    """Another run works on this import, or somebody has cancelled it. Nothing was done twice."""


def run_import(
    *,
    import_id: UUID,
    file: BinaryIO | None = None,
    on_progress: OnProgress = lambda _: None,
    within_s: float = float("inf"),
    actor: Actor = SYSTEM,
) -> StockImport:
    """Take the rest of a stock file into stock; the import with its counts.

    ``file`` is the one that the import was made for; without it, the stored one is read. Safe to
    call again after anything. Raises Interrupted, OutOfTime; NotAStockFile and BadLayout end the
    import as failed.
    """
    stock_import = _begin(import_id)
    if stock_import.state != State.RUNNING:
        return stock_import
    until = time.monotonic() + within_s
    try:
        with _chunks_of(stock_import, file) as made:
            for chunk in made:
                _take(stock_import, chunk)
                on_progress(stock_import)
                if time.monotonic() > until:
                    raise OutOfTime
    except (NotAStockFile, BadLayout) as refusal:
        _fail(stock_import, refusal, actor)
        raise
    _finish(stock_import, actor)
    return stock_import


@contextmanager
def _chunks_of(stock_import: StockImport, file: BinaryIO | None) -> Iterator[Iterator[Chunk]]:
    """What is left of the file; the next chunk is read while the database takes the last one."""
    assert stock_import.batch is not None
    with ExitStack() as stack:
        rows = read(
            file or stack.enter_context(files.fetched(stock_import)),
            Layout.from_json(stock_import.layout),
            today=this_day(),
            after=stock_import.position,
        )
        made = chunks(rows, fingerprinter(stock_import.batch.issuer))
        yield stack.enter_context(closing(ahead(made)))


def _begin(import_id: UUID) -> StockImport:
    with transaction.atomic():
        stock_import = StockImport.objects.select_for_update().get(pk=import_id)
        if stock_import.state == State.WAITING:
            stock_import.state = State.RUNNING
            stock_import.started_at = timezone.now()
            stock_import.save(update_fields=["state", "started_at"])
    return stock_import


def _take(stock_import: StockImport, chunk: Chunk) -> None:
    """One chunk, whole or not at all."""
    assert stock_import.batch is not None
    refused_rows = _sealed_refusals(stock_import, chunk.refused)
    with transaction.atomic():
        locked = StockImport.objects.select_for_update().get(pk=stock_import.pk)
        if locked.position != stock_import.position or locked.state != State.RUNNING:
            raise Interrupted
        taken = take(stock_import.batch, chunk.found)
        RefusedRow.objects.bulk_create(refused_rows, batch_size=1000)
        locked.position = chunk.last
        locked.taken += taken
        locked.duplicate += chunk.codes - taken
        locked.refused += len(chunk.refused)
        locked.reasons = dict(Counter(locked.reasons) + Counter(r.refused for r in chunk.refused))
        locked.passed = dict(Counter(locked.passed) + chunk.passed)
        locked.save(
            update_fields=["position", "taken", "duplicate", "refused", "reasons", "passed"]
        )
    for name in ("position", "taken", "duplicate", "refused", "reasons", "passed"):
        setattr(stock_import, name, getattr(locked, name))


def _sealed_refusals(stock_import: StockImport, refused: list[Row]) -> list[RefusedRow]:
    key = key_for("supplier", stock_import.supplier_id)
    sealed = []
    for row in refused:
        row_id = new_id()
        plain = json.dumps(row.cells, ensure_ascii=False).encode()
        sealed.append(
            RefusedRow(
                id=row_id,
                stock_import=stock_import,
                row=row.number,
                reason=row.refused,
                key_id=key.id,
                sealed=key.seal(plain, table=REFUSED_TABLE, row=row_id),
            )
        )
    return sealed


def _finish(stock_import: StockImport, actor: Actor) -> None:
    with transaction.atomic():
        done = StockImport.objects.select_for_update().get(pk=stock_import.pk)
        if done.state != State.RUNNING or done.position != stock_import.position:
            raise Interrupted
        done.state = stock_import.state = State.DONE
        done.finished_at = stock_import.finished_at = timezone.now()
        done.rows_total = stock_import.rows_total = done.position
        done.save(update_fields=["state", "finished_at", "rows_total"])
        files.discard(done)
        alerts.check(denomination_ids=[done.denomination_id])
        record(
            actor=actor,
            action="stock.imported",
            target=f"stock_import:{done.pk}",
            data={
                "batch": done.batch_id,
                "taken": done.taken,
                "duplicate": done.duplicate,
                "refused": done.refused,
            },
        )


def _fail(stock_import: StockImport, refusal: Refusal, actor: Actor) -> None:
    with transaction.atomic():
        stock_import.state = State.FAILED
        stock_import.problem = str(refusal)[:500]
        stock_import.finished_at = timezone.now()
        stock_import.save(update_fields=["state", "problem", "finished_at"])
        files.discard(stock_import)
        record(actor=actor, action="stock.import_failed", target=f"stock_import:{stock_import.pk}")
