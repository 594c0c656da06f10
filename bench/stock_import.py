"""`import`: codes a second out of a stock file, encrypted and de-duplicated, against COPY of the
same rows into an equally indexed table (>= 0.25); a million of them, in bounded memory.

The file lies sealed as an upload does. The yardstick is one COPY of what the import wrote.
"""

import io
import os
import resource
import tempfile
import time
from decimal import Decimal
from typing import BinaryIO

from bench.report import median, note, report
from bench.scratch import scratch_database

CODES = int(os.environ.get("BENCH_CODES", "1000000"))
COPIES = 3
MIB = 1 << 20


def main() -> None:
    with scratch_database("cardfleet_bench_import"):
        from tenants.registry.context import in_public

        with in_public():
            ours, grown_mib = import_codes()
            theirs = copy_codes()
        report(
            bench="import",
            value=ours,
            unit="codes/s",
            against=theirs,
            codes=CODES,
            grown_mib=round(grown_mib),
        )


def import_codes() -> tuple[float, float]:
    """Codes a second, and by how many MiB the process has grown meanwhile."""
    from django.db import connection

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
    done = run_import(import_id=started.pk)
    seconds = time.perf_counter() - begin
    if (done.taken, done.duplicate) != (CODES, CODES // 100):
        raise SystemExit(f"imported {done.taken}, duplicate {done.duplicate}")
    note(
        f"import: {done.taken:,} codes in {seconds:.1f} s; the process was at {peak_mib():.0f} MiB"
    )
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
    return done.taken / seconds, peak_mib() - before_mib


def copy_codes() -> float:
    """Rows a second of one COPY into a table with the same indexes and checks."""
    from django.db import connection

    speeds = []
    with tempfile.TemporaryFile() as rows, connection.cursor() as cursor:
        with cursor.copy("COPY supply_stockcode TO STDOUT (FORMAT BINARY)") as copy:
            for piece in copy:
                rows.write(piece)
        for n in range(COPIES):
            cursor.execute("DROP TABLE IF EXISTS copied")
            cursor.execute("CREATE TABLE copied (LIKE supply_stockcode INCLUDING ALL)")
            cursor.execute("CHECKPOINT")
            rows.seek(0)
            begin = time.perf_counter()
            with cursor.copy("COPY copied FROM STDIN (FORMAT BINARY)") as copy:
                while piece := rows.read(1 << 18):
                    copy.write(piece)
            seconds = time.perf_counter() - begin
            note(f"import: COPY {n + 1}/{COPIES} took {seconds:.1f} s")
            speeds.append(CODES / seconds)
    return median(speeds)


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
