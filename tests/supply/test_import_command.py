"""`manage.py import_stock FILE --denomination SKU --supplier NAME --cost 46.50`."""

import csv
import os
import re
import signal
import subprocess
import sys
import time
from decimal import Decimal
from io import StringIO
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from billing.ledger.fx import set_fx_rate
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_public
from tenants.supply import chunks, running
from tenants.supply.models import PurchaseBatch, StockCode, StockImport
from tests.factories.supply import make_denomination, make_supplier

pytestmark = pytest.mark.usefixtures("on_the_day_of_the_files")
DATA = Path(__file__).parent.parent / "data" / "stock"


@pytest.fixture
def shelf(db):
    """Where the codes of these tests go."""
    return make_supplier(code="valve"), make_denomination(sku="STEAM-50")


def run(file, *args, cost="46.50"):
    out = StringIO()
    money = ["--cost", cost] if cost else []
    options = ["--denomination", "STEAM-50", "--supplier", "valve", *money, *args]
    call_command("import_stock", str(file), *options, stdout=out)
    return out.getvalue()


def stock_file(folder, text, name="codes.csv"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_file_is_imported_and_counted(shelf):
    set_fx_rate(base="USD", quote="CNY", rate=Decimal("7.1"), actor=SYSTEM)
    out = run(DATA / "steam-wallet-50.csv", "--reference", "2026-11", "--currency", "USD")
    assert "taken 9946, duplicate 37, refused 6 (5 no_secret, 1 total_line), passed over 10" in out
    assert "rows a second" in out
    batch = PurchaseBatch.objects.get()
    assert (str(batch.unit_cost), batch.currency, batch.reference) == (
        "46.500000",
        "USD",
        "2026-11",
    )
    assert StockCode.objects.filter(batch=batch, state="free").count() == 9_946


def test_a_dry_run_takes_nothing_and_leaves_nothing(shelf):
    out = run(DATA / "office-licence.xlsx", "--dry-run", cost=None)
    assert "taken 9990, duplicate 1, refused 1 (1 formula)" in out
    assert "激活码" in out
    assert "secret: column 1" in out
    assert "22B7QD-B8NKCH" not in out
    assert StockCode.objects.count() == StockImport.objects.count() == 0
    assert PurchaseBatch.objects.count() == 0


def test_guesses_are_corrected_by_options(shelf, tmp_path):
    file = stock_file(tmp_path, "編號/激活串/日\n1/AB-1/04/\n2/AB-2/04/\n".encode("big5"))
    options = ["--encoding", "big5", "--separator", "/", "--header-row", "1"]
    assert "taken 2" in run(file, *options, "--map", "secret=激活串,number=1", "--dry-run")
    with pytest.raises(CommandError, match=r"the header reads 編號 \| 激活串 \| 日"):
        run(file, *options, "--map", "secret=卡密")
    with pytest.raises(CommandError, match="a column is one of number, secret, pin, expires_on"):
        run(file, *options, "--map", "code=1")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--supplier", "nobody"], "No supplier “nobody”. There are: valve."),
        (["--denomination", "NONE"], "No denomination has the SKU “NONE”."),
        (["--cost", "dear"], "--cost dear: not a number."),
        (["--cost", "-1"], "unit_cost"),
        (["--encoding", "klingon"], "This encoding is not known."),
        (["--sheet", "x", "--map", "pin=1,secret=1"], "A column can hold only one thing."),
    ],
)
def test_a_mistake_is_said_and_nothing_is_taken(shelf, tmp_path, args, words):
    with pytest.raises(CommandError, match=re.escape(words)):
        run(stock_file(tmp_path, "AB-1\nAB-2\n"), *args)
    assert StockCode.objects.count() == 0


def test_a_missing_file_and_a_missing_cost_are_said(shelf, tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "none.csv")
    with pytest.raises(CommandError, match="--cost is needed"):
        run(stock_file(tmp_path, "AB-1\n"), cost=None)


def test_the_refused_rows_are_written_where_they_are_wanted(shelf, tmp_path):
    to = tmp_path / "refused.csv"
    run(stock_file(tmp_path, "code,expires\nAB-1,soon\nAB-2,\n"), "--refused-to", str(to))
    _head, row = csv.reader(StringIO(to.read_text(encoding="utf-8-sig")))
    assert row == ["2", "The expiry date cannot be read.", "AB-1", "soon"]


def test_the_same_command_goes_on_after_a_cut(shelf, tmp_path, monkeypatch):
    monkeypatch.setattr(chunks, "CHUNK_ROWS", 10)
    file = stock_file(tmp_path, "".join(f"AB-{n}\n" for n in range(50)))
    take, calls = running._take, []

    def cut(stock_import, chunk):
        calls.append(chunk.last)
        if len(calls) == 3:
            raise KeyboardInterrupt
        take(stock_import, chunk)

    monkeypatch.setattr(running, "_take", cut)
    with pytest.raises(KeyboardInterrupt):
        run(file)
    assert StockCode.objects.count() == 20
    out = run(file)
    assert "Going on with an import that stopped after row 20." in out
    assert "taken 50, duplicate 0" in out
    assert StockImport.objects.count() == PurchaseBatch.objects.count() == 1
    # Another time it is another import, of duplicates.
    assert "taken 0, duplicate 50" in run(file)


def cut_short(file, monkeypatch):
    """An import that is cut after its first chunk."""
    monkeypatch.setattr(chunks, "CHUNK_ROWS", 10)
    take = running._take

    def cut(stock_import, chunk):
        if stock_import.position:
            raise KeyboardInterrupt
        take(stock_import, chunk)

    with monkeypatch.context() as patched:
        patched.setattr(running, "_take", cut)
        with pytest.raises(KeyboardInterrupt):
            run(file)


@pytest.mark.parametrize(
    ("more", "cost", "words"),
    [
        ([], "4.65", "--cost was 46.5"),
        (["--reference", "B-2"], "46.50", "--reference was not given"),
        (["--map", "secret=2"], "46.50", "columns or format"),
    ],
)
def test_other_settings_do_not_go_on_silently_in_the_old_batch(
    shelf, tmp_path, monkeypatch, more, cost, words
):
    file = stock_file(tmp_path, "".join(f"AB-{n},CD-{n}\n" for n in range(50)))
    cut_short(file, monkeypatch)
    taken = StockCode.objects.count()
    with pytest.raises(CommandError, match=re.escape(words)):
        run(file, *more, cost=cost)
    assert StockCode.objects.count() == taken
    assert "taken 50" in run(file)


def test_a_file_that_another_run_has_is_said(shelf, tmp_path, monkeypatch):
    file = stock_file(tmp_path, "".join(f"AB-{n}\n" for n in range(50)))
    monkeypatch.setattr(
        "tenants.supply.management.commands.import_stock.run_import",
        Mock(side_effect=running.Interrupted),
    )
    with pytest.raises(CommandError, match="is being imported already"):
        run(file)


@pytest.mark.slow
def test_a_killed_import_goes_on_and_counts_nothing_twice(
    fresh_database, process_environment, tmp_path
):
    """SIGKILL in the middle of the file, as a worker dies."""
    with in_public():
        make_supplier(code="valve")
        make_denomination(sku="STEAM-50")
        rows = 200_000
        file = stock_file(tmp_path, "".join(f"KILL-{n:08d}\n" for n in range(rows)))
        command = [sys.executable, "manage.py", "import_stock", str(file)]
        command += ["--denomination", "STEAM-50", "--supplier", "valve", "--cost", "1"]
        process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=process_environment)
        try:
            until = time.monotonic() + 120
            while StockCode.objects.count() == 0 and time.monotonic() < until:
                time.sleep(0.02)
        finally:
            os.kill(process.pid, signal.SIGKILL)
            process.wait(timeout=30)
        done = StockImport.objects.get()
        assert done.state == "running"
        assert 0 < done.taken == StockCode.objects.count() < rows
        out = run(file, cost="1")
        assert f"after row {done.taken}" in out
        assert f"taken {rows}, duplicate 0" in out
        assert StockCode.objects.count() == rows
