"""`import`: codes a second out of a stock file, encrypted and de-duplicated, against COPY of the
same rows into an equally indexed table (>= 0.25); a million of them, in bounded memory.

The file lies sealed as an upload does.
"""

import io
import os
import resource
import tempfile
import time
from decimal import Decimal
from typing import Any, BinaryIO

from bench.report import note, report
from bench.scratch import scratch_database

CODES = int(os.environ.get("BENCH_CODES", "1000000"))
# The yardstick runs each time that so many are in.
PART = 100_000
MIB = 1 << 20


def main() -> None:
    with scratch_database("cardfleet_bench_import"):
        from tenants.registry.context import in_public

        with in_public():
            beside = Copying()
            codes, seconds, grown_mib = import_codes(beside)
        report(
            bench="import",
            value=codes / seconds,
            unit="codes/s",
            against=beside.rows / beside.seconds,
            codes=codes,
            grown_mib=round(grown_mib),
        )


class Copying:
    """The yardstick, run every few chunks of the import, so that both meet the same machine: the
    rows that were just taken, by one COPY, into a table with the same indexes and checks."""

    def __init__(self) -> None:
        from django.db import connection

        self.rows, self.seconds, self.paused_s, self._pick = 0, 0.0, 0.0, 0
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE copied (LIKE supply_stockcode INCLUDING ALL)")

    def __call__(self, stock_import: Any) -> None:
        done = stock_import.taken == CODES
        if done or stock_import.taken - self.rows >= PART:
            begin = time.perf_counter()
            self._copy(stock_import.taken)
            self.paused_s += time.perf_counter() - begin

    def _copy(self, taken: int) -> None:
        from django.db import connection

        with connection.cursor() as cursor, tempfile.TemporaryFile() as rows:
            new = f"SELECT * FROM supply_stockcode WHERE pick > {self._pick}"  # noqa: S608
            with cursor.copy(f"COPY ({new}) TO STDOUT (FORMAT BINARY)") as copy:
                for piece in copy:
                    rows.write(piece)
            cursor.execute("SELECT max(pick) FROM supply_stockcode")
            self._pick = cursor.fetchone()[0]
            rows.seek(0)
            begin = time.perf_counter()
            with cursor.copy("COPY copied FROM STDIN (FORMAT BINARY)") as copy:
                while piece := rows.read(1 << 18):
                    copy.write(piece)
            seconds = time.perf_counter() - begin
        note(f"import: {taken:,} codes are in; COPY {(taken - self.rows) / seconds:,.0f} rows/s")
        self.seconds += seconds
        self.rows = taken


def import_codes(beside: Copying) -> tuple[int, float, float]:
    """Codes, seconds, and by how many MiB the process has grown meanwhile."""
    from bench.shops import make_catalogue
    from tenants.catalogue.models import Denomination
    from tenants.kernel.actor import SYSTEM
    from tenants.supply import services
    from tenants.supply.running import run_import

    make_catalogue(products=1, denominations=1)
    supplier = services.create_supplier(code="bench", name="Bench", actor=SYSTEM)
    denomination = Denomination.objects.get()
    batch = services.create_batch(
        supplier=supplier, denomination=denomination, unit_cost=Decimal(1), actor=SYSTEM
    )
    with stock_file() as file:
        preview = services.start_preview(
            file=file,
            filename="codes.csv",
            supplier=supplier,
            denomination=denomination,
            actor=SYSTEM,
        )
    started = services.start_import(stock_import=preview.stock_import, batch=batch, actor=SYSTEM)
    before_mib = peak_mib()
    begin = time.perf_counter()
    done = run_import(import_id=started.pk, on_progress=beside)
    seconds = time.perf_counter() - begin - beside.paused_s
    if (done.taken, done.duplicate) != (CODES, CODES // 100):
        raise SystemExit(f"imported {done.taken}, duplicate {done.duplicate}")
    note(f"import: {seconds:.1f} s; the process was at {peak_mib():.0f} MiB")
    return done.taken, seconds, peak_mib() - before_mib


def stock_file() -> BinaryIO:
    """A CSV with codes and expiries; every hundredth code comes twice."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    text.write("序号,卡密,有效期\r\n")
    for n in range(CODES):
        # Scattered, as real codes are: the index over fingerprints would be anyway.
        code = f"{n * 2654435761 % 2**32:08X}"
        line = f'{n},"{code[:4]}-{code[4:]}-{n:07d}",2031-{n % 12 + 1:02d}-{n % 28 + 1:02d}\r\n'
        text.write(line if n % 100 else line * 2)
    text.flush()
    text.detach()
    file.seek(0)
    return file


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MIB


if __name__ == "__main__":
    main()
