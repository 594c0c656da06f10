"""A stock file from the upload to the stock: preview, import, counts, refused rows, resume."""

import csv
import io
import uuid
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone

from tenants.audit.models import AuditEvent
from tenants.kernel.actor import SYSTEM, Actor
from tenants.kernel.errors import Invalid
from tenants.outbox.models import Job
from tenants.supply import chunks, files, loading, running, services, stock, tasks
from tenants.supply.errors import (
    BatchMismatch,
    FileTooLarge,
    ImportState,
    NotStocked,
    SupplierArchived,
)
from tenants.supply.models import ImportPiece, PurchaseBatch, RefusedRow, StockCode, StockImport
from tenants.supply.queries import batch_counts, levels
from tenants.supply.refusals import refused_file
from tenants.supply.running import Interrupted, OutOfTime, run_import
from tenants.supply.stockfile import BadLayout, NotAStockFile
from tests.factories.supply import make_batch, make_denomination, make_stock, make_supplier

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day_of_the_files")]
DATA = Path(__file__).parent.parent / "data" / "stock"
BUYER = Actor(kind="owner_staff", id=str(uuid.uuid4()), label="supply@example.test")
# What README.md beside the files says: taken, duplicate, refused.
COUNTS = {
    "steam-wallet-50.csv": (9_946, 37, 6),
    "q-coins-10.txt": (10_000, 0, 2),
    "office-licence.xlsx": (9_990, 1, 1),
}


def preview_of(content, filename="codes.txt", batch=None):
    batch = batch or make_batch()
    return services.start_preview(
        file=io.BytesIO(content) if isinstance(content, bytes) else content,
        filename=filename,
        supplier=batch.supplier,
        denomination=batch.denomination,
        actor=BUYER,
    ), batch


def imported(content, filename="codes.txt", batch=None):
    """The whole way, the task run at once."""
    preview, batch = preview_of(content, filename, batch)
    started = services.start_import(stock_import=preview.stock_import, batch=batch, actor=BUYER)
    job = Job.objects.get(task="supply.import_stock", key=str(started.pk))
    tasks.import_stock(payload=job.payload, shop=None)
    started.refresh_from_db()
    return started


def lines(*secrets):
    return "".join(f"{n:04d}----{secret}\n" for n, secret in enumerate(secrets, 1)).encode()


def free():
    return StockCode.objects.filter(state="free").count()


# ------------------------------------------------------------------ the three files


@pytest.mark.parametrize("name", COUNTS)
def test_the_files_of_the_field_count_exactly_and_a_second_time_all_are_duplicates(name):
    taken, duplicate, refused = COUNTS[name]
    with (DATA / name).open("rb") as file:
        first = imported(file, name)
    assert (first.taken, first.duplicate, first.refused) == COUNTS[name]
    assert first.state == "done"
    assert free() == taken
    with (DATA / name).open("rb") as file:
        # Under another supplier too: the platform knows the codes.
        other = make_batch(denomination=first.denomination)
        again = imported(file, name, other)
    assert (again.taken, again.duplicate, again.refused) == (0, taken + duplicate, refused)
    assert free() == taken


@pytest.mark.parametrize("name", COUNTS)
def test_a_preview_counts_what_the_import_then_counts(name):
    with (DATA / name).open("rb") as file:
        preview, batch = preview_of(file, name)
    counts = preview.counts
    assert (counts.taken, counts.duplicate, counts.refused) == COUNTS[name]
    assert free() == 0
    done = services.start_import(stock_import=preview.stock_import, batch=batch, actor=BUYER)
    run_import(import_id=done.pk)
    done.refresh_from_db()
    assert (done.reasons, done.passed) == (counts.reasons, counts.passed)
    assert done.rows_total == counts.rows == done.position
    assert done.progress == 1.0


def test_a_code_of_each_file_is_sold_as_it_was_sent():
    sold = {}
    for name in COUNTS:
        with (DATA / name).open("rb") as file:
            done = imported(file, name)
        [claimed] = stock.claim_now(
            shop_id=uuid.uuid4(),
            order_id=uuid.uuid4(),
            line_id=uuid.uuid4(),
            denomination_id=done.denomination_id,
            quantity=1,
        )
        sold[name] = stock.unseal(claimed), claimed.expires_on
    card, expires_on = sold["q-coins-10.txt"]
    assert (card.number, card.secret, expires_on) == ("000391111156", "8660026072103571", None)
    card, expires_on = sold["steam-wallet-50.csv"]
    # First to expire, first sold.
    assert expires_on == date(2027, 1, 1)
    card, expires_on = sold["office-licence.xlsx"]
    assert (card.secret, card.pin) == ("22B7QD-B8NKCH-C4D4TJ-LTZ8FS", "128139")
    assert expires_on == date(2028, 1, 1)


# ------------------------------------------------------------------ preview


def test_a_preview_shows_the_guess_and_too_little_to_redeem():
    preview, _batch = preview_of(
        "序号,卡密,有效期\n1,Q2J6Q-RWQAJ-JT675,2031-05-16\n2,,2031-05-17\n".encode("gb18030"),
        "a.csv",
    )
    assert preview.layout.encoding == "gb18030"
    assert preview.layout.columns == {"secret": 1, "expires_on": 2}
    assert preview.header == ["序号", "卡密", "有效期"]
    assert preview.columns == 3
    good, bad = preview.sample
    assert good.cells == ["1", "Q2J6•••", "2031-05-16"]
    assert (good.outcome, bad.outcome) == ("taken", "refused")
    assert str(bad.why)
    assert "RWQAJ" not in str(preview)


def test_a_preview_is_corrected_and_counted_again():
    content = "AB-1,0001\nAB-2,0002\nAB-2,0003\n".encode("utf-16-le")
    preview, _batch = preview_of(content, "a.csv")
    corrected = services.correct_preview(
        stock_import=preview.stock_import, actor=BUYER, columns={"secret": 0, "number": 1}
    )
    assert (corrected.counts.taken, corrected.counts.duplicate) == (2, 1)
    again = services.correct_preview(
        stock_import=preview.stock_import, actor=BUYER, columns={"secret": 1}
    )
    assert again.counts.taken == 3
    assert [str(w) for w in again.warnings]
    with pytest.raises(BadLayout):
        services.correct_preview(stock_import=preview.stock_import, actor=BUYER, columns={})
    assert StockCode.objects.count() == 0


def test_where_no_column_looks_like_a_code_a_person_has_to_say():
    preview, batch = preview_of(b"name,expiry\n" + b"x,2031-05-16\n" * 3, "a.csv")
    assert preview.problem
    assert preview.counts is None
    assert len(preview.sample) == 3
    with pytest.raises(BadLayout):
        services.start_import(stock_import=preview.stock_import, batch=batch, actor=BUYER)


def test_a_wrong_column_is_warned_of():
    preview, _batch = preview_of(
        b"".join(b"%d,AB-%04d-X,2031-05-16\n" % (n, n) for n in range(1, 30)), "a.csv"
    )
    for column, words in ((0, "number the rows"), (2, "dates")):
        wrong = services.correct_preview(
            stock_import=preview.stock_import, actor=BUYER, columns={"secret": column}
        )
        assert any(words in str(w) for w in wrong.warnings), wrong.warnings


def test_a_large_file_is_counted_by_a_task(monkeypatch):
    monkeypatch.setattr(services, "COUNT_AT_ONCE_BYTES", 10)
    preview, _batch = preview_of(lines("A-1", "A-2", "A-2"))
    assert preview.counts is None
    job = Job.objects.get(task="supply.count_preview")
    tasks.count_preview(payload=job.payload, shop=None)
    preview.stock_import.refresh_from_db()
    counted = services.read_preview(stock_import=preview.stock_import).counts
    assert (counted.taken, counted.duplicate) == (2, 1)


# ------------------------------------------------------------------ the file at rest


def test_the_file_lies_sealed_and_is_dropped_when_it_is_taken():
    content = lines("Q2J6Q-RWQAJ-JT675", "Q2J6Q-RWQAJ-JT676")
    preview, batch = preview_of(content)
    piece = ImportPiece.objects.get()
    assert b"RWQAJ" not in bytes(piece.sealed)
    assert files.stored(preview.stock_import).read() == content
    services.start_import(stock_import=preview.stock_import, batch=batch, actor=BUYER)
    run_import(import_id=preview.stock_import.pk)
    assert ImportPiece.objects.count() == 0


def test_a_file_of_many_pieces_is_read_from_any_place(monkeypatch):
    monkeypatch.setattr(files, "PIECE_BYTES", 100)
    content = lines(*[f"A-{n}" for n in range(100)])
    done = imported(content)
    assert done.taken == 100
    with (DATA / "office-licence.xlsx").open("rb") as file:
        monkeypatch.setattr(files, "PIECE_BYTES", 50_000)
        preview, _batch = preview_of(file, "a.xlsx")
    assert ImportPiece.objects.filter(stock_import=preview.stock_import).count() == 9
    assert preview.counts.taken == 9_990


def test_too_large_a_file_is_refused_and_nothing_is_kept(monkeypatch):
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 20)
    with pytest.raises(FileTooLarge):
        preview_of(lines("A-1", "A-2", "A-3"))
    assert ImportPiece.objects.count() == 0
    assert StockImport.objects.count() == 0


def test_a_file_that_is_none_leaves_nothing():
    with pytest.raises(NotAStockFile):
        preview_of(b"", "a.csv")
    assert StockImport.objects.count() == 0


def test_previews_and_refused_rows_are_dropped_after_their_time():
    preview, _batch = preview_of(lines("A-1"))
    done = imported(b"0001----B-1\nnothing here\n0002----B-2\n0003----B-3\n")
    assert RefusedRow.objects.count() == 1
    tasks.tidy()
    assert StockImport.objects.count() == 2
    old = timezone.now() - timedelta(days=31)
    StockImport.objects.filter(pk=preview.stock_import.pk).update(created_at=old)
    StockImport.objects.filter(pk=done.pk).update(finished_at=old)
    tasks.tidy()
    assert StockImport.objects.get() == done
    assert RefusedRow.objects.count() == ImportPiece.objects.count() == 0


# ------------------------------------------------------------------ refused rows


def test_the_refused_rows_come_as_a_file_in_the_language_of_the_reader():
    content = '卡密,有效期\nAB-1,2031-05-16\n"=cmd()",2031-05-17\nAB-2,soon\n,\n合计,2\n'
    done = imported(content.encode(), "a.csv")
    assert (done.taken, done.refused) == (1, 3)
    assert done.reasons == {"formula": 1, "bad_expiry": 1, "total_line": 1}
    text = "".join(refused_file(stock_import=done, locale="en", actor=BUYER))
    assert text.startswith("\ufeff")
    _head, *rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row[0] for row in rows] == ["3", "4", "6"]
    assert [row[2:] for row in rows] == [["'=cmd()", "2031-05-17"], ["AB-2", "soon"], ["合计", "2"]]
    assert rows[1][1] == "The expiry date cannot be read."
    event = AuditEvent.objects.get(action="stock_import.refused_downloaded")
    assert event.actor_label == BUYER.label


def test_refused_rows_lie_sealed():
    imported(b"code,expires\nQ2J6Q-RWQAJ,soon\nAB-2,2031-01-01\n", "a.csv")
    assert b"RWQAJ" not in bytes(RefusedRow.objects.get().sealed)


# ------------------------------------------------------------------ cut and resumed


def test_an_import_that_was_cut_goes_on_where_it_stopped(monkeypatch):
    monkeypatch.setattr(chunks, "CHUNK_ROWS", 10)
    content = lines(*[f"A-{n % 33}" for n in range(40)]) + b"no code here\n"
    preview, batch = preview_of(content)
    pk = services.start_import(stock_import=preview.stock_import, batch=batch, actor=BUYER).pk

    class Cut(Exception):
        pass

    def cut_at(rows):
        def on_progress(stock_import):
            if stock_import.position >= rows:
                raise Cut

        return on_progress

    with pytest.raises(Cut):
        run_import(import_id=pk, on_progress=cut_at(20))
    half = StockImport.objects.get(pk=pk)
    assert (half.state, half.position, half.taken) == ("running", 20, 20)
    assert half.progress == pytest.approx(20 / 41)
    assert free() == 20
    with pytest.raises(OutOfTime):
        run_import(import_id=pk, within_s=0)
    done = run_import(import_id=pk)
    assert (done.taken, done.duplicate, done.refused) == (33, 7, 1)
    assert free() == 33
    # Once more is nothing.
    assert run_import(import_id=pk).taken == 33
    assert RefusedRow.objects.count() == 1


def test_a_chunk_that_fails_leaves_no_half(monkeypatch):
    preview, batch = preview_of(lines("A-1", "A-2") + b"no code\n")
    pk = services.start_import(stock_import=preview.stock_import, batch=batch, actor=BUYER).pk
    monkeypatch.setattr(
        RefusedRow.objects, "bulk_create", lambda *a, **k: (_ for _ in ()).throw(OSError)
    )
    with pytest.raises(OSError):
        run_import(import_id=pk)
    stopped = StockImport.objects.get(pk=pk)
    assert (stopped.position, stopped.taken, free()) == (0, 0, 0)
    monkeypatch.undo()
    assert run_import(import_id=pk).taken == 2


def test_two_runs_of_one_import_do_not_take_a_chunk_twice(monkeypatch):
    preview, batch = preview_of(lines("A-1", "A-2"))
    pk = services.start_import(stock_import=preview.stock_import, batch=batch, actor=BUYER).pk
    seal_refusals = running._sealed_refusals

    def the_other_is_faster(*args):
        monkeypatch.undo()
        run_import(import_id=pk)
        return seal_refusals(*args)

    monkeypatch.setattr(running, "_sealed_refusals", the_other_is_faster)
    with pytest.raises(Interrupted):
        run_import(import_id=pk)
    done = StockImport.objects.get(pk=pk)
    assert (done.taken, done.duplicate, free()) == (2, 0, 2)


def test_a_code_that_another_import_takes_in_between_is_a_duplicate(monkeypatch):
    other = make_batch(denomination=make_denomination(issuer="Valve"))
    denomination = make_denomination(issuer="valve ")
    look_up, looked = loading.unknown, []

    def the_other_is_faster(found):
        new = look_up(found)
        looked.append(len(new))
        if len(looked) == 1:
            make_stock(secrets=["A-2"], batch=other)
        return new

    monkeypatch.setattr(loading, "unknown", the_other_is_faster)
    done = imported(lines("A-1", "A-2", "A-3"), batch=make_batch(denomination=denomination))
    assert (done.taken, done.duplicate) == (2, 1)
    # Looked up, refused by the unique index, looked up again; the other's own look-up between.
    assert looked == [3, 1, 2]


def test_a_cancelled_import_keeps_what_it_took_and_takes_no_more(monkeypatch):
    monkeypatch.setattr(chunks, "CHUNK_ROWS", 10)
    preview, batch = preview_of(lines(*[f"A-{n}" for n in range(30)]))
    started = services.start_import(stock_import=preview.stock_import, batch=batch, actor=BUYER)
    with pytest.raises(Interrupted):
        run_import(
            import_id=started.pk,
            on_progress=lambda i: services.cancel_import(stock_import=i, actor=BUYER),
        )
    started.refresh_from_db()
    assert (started.state, started.taken, free()) == ("cancelled", 10, 10)
    assert run_import(import_id=started.pk).state == "cancelled"
    assert ImportPiece.objects.count() == 0
    with pytest.raises(ImportState):
        services.cancel_import(stock_import=started, actor=BUYER)


def test_a_file_that_cannot_be_read_after_all_ends_as_failed(monkeypatch):
    preview, batch = preview_of(lines("A-1"))
    started = services.start_import(stock_import=preview.stock_import, batch=batch, actor=BUYER)

    def damaged(*args, **kwargs):
        raise NotAStockFile

    monkeypatch.setattr(running, "read", damaged)
    tasks.import_stock(payload={"import": str(started.pk)}, shop=None)
    started.refresh_from_db()
    assert (started.state, started.problem) == ("failed", str(NotAStockFile()))
    assert ImportPiece.objects.count() == 0


# ------------------------------------------------------------------ batches and what fits


def test_an_import_goes_into_a_batch_of_its_supplier_and_denomination():
    preview, _batch = preview_of(lines("A-1"))
    for other in (make_batch(), make_batch(supplier=preview.stock_import.supplier)):
        with pytest.raises(BatchMismatch):
            services.start_import(stock_import=preview.stock_import, batch=other, actor=BUYER)


def test_an_import_is_started_once():
    preview, batch = preview_of(lines("A-1"))
    services.start_import(stock_import=preview.stock_import, batch=batch, actor=BUYER)
    with pytest.raises(ImportState):
        services.start_import(stock_import=preview.stock_import, batch=batch, actor=BUYER)
    with pytest.raises(ImportState):
        services.correct_preview(stock_import=preview.stock_import, actor=BUYER, comment="")
    assert Job.objects.filter(task="supply.import_stock").count() == 1


def test_what_is_not_delivered_from_stock_takes_no_codes():
    service = make_denomination(kind="service")
    with pytest.raises(NotStocked):
        make_batch(denomination=service)
    with pytest.raises(NotStocked):
        services.start_preview(
            file=io.BytesIO(b"A-1"),
            filename="a",
            supplier=make_supplier(),
            denomination=service,
            actor=BUYER,
        )


def test_nothing_is_bought_from_an_archived_supplier():
    batch = make_batch()
    services.archive_supplier(supplier=batch.supplier, actor=BUYER)
    with pytest.raises(SupplierArchived):
        preview_of(lines("A-1"), batch=batch)
    services.archive_supplier(supplier=batch.supplier, actor=BUYER, archived=False)
    assert imported(lines("A-1"), batch=batch).taken == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"unit_cost": Decimal("-1")}, "unit_cost"),
        ({"expires_on": date(2020, 1, 1)}, "expires_on"),
        ({"currency": "DOLLARS"}, "currency"),
        # Nobody could book the sale of a code whose cost cannot be told.
        ({"currency": "CHF"}, "currency"),
    ],
)
def test_a_batch_that_makes_no_sense_is_refused_by_its_field(fields, field):
    with pytest.raises(Invalid) as refusal:
        make_batch(**fields)
    assert refusal.value.field == field
    assert PurchaseBatch.objects.count() == 0


def test_a_supplier_is_named_once():
    make_supplier(code="valve")
    with pytest.raises(Invalid) as refusal:
        make_supplier(code="valve")
    assert refusal.value.field == "code"


def test_the_expiry_of_the_batch_counts_for_codes_without_their_own():
    batch = make_batch(expires_on=date(2030, 1, 1))
    imported(b"code,expires\nA-1,\nA-2,2031-01-01\n", "a.csv", batch)
    assert sorted(StockCode.objects.values_list("sell_by", flat=True)) == [
        date(2030, 1, 1),
        date(2031, 1, 1),
    ]


def test_what_was_imported_is_free_reserved_sold_or_burned():
    done = imported(lines(*[f"A-{n}" for n in range(10)]))
    ids = {"shop_id": uuid.uuid4(), "order_id": uuid.uuid4(), "line_id": uuid.uuid4()}
    stock.claim_now(**ids, denomination_id=done.denomination_id, quantity=2)
    stock.reserve(**ids, denomination_id=done.denomination_id, quantity=3, until=timezone.now())
    code = StockCode.objects.filter(state="free").first()
    stock.burn(code_id=code.pk, reason="bad", actor=SYSTEM)
    assert batch_counts(batch=done.batch) == {"free": 4, "reserved": 3, "sold": 2, "burned": 1}
    level = levels([done.denomination_id])[done.denomination_id]
    assert (level.free, level.reserved, level.expiring, level.expired) == (4, 3, 0, 0)


def test_people_and_counts_are_in_the_audit_trail_and_codes_are_not():
    done = imported(lines("Q2J6Q-RWQAJ-JT675"))
    events = AuditEvent.objects.filter(target=f"stock_import:{done.pk}")
    assert [e.action for e in events.order_by("at", "id")] == [
        "stock.import_started",
        "stock.imported",
    ]
    assert events.get(action="stock.imported").data["taken"] == 1
    assert "RWQAJ" not in "".join(str(e.data) for e in AuditEvent.objects.all())
    assert "RWQAJ" not in "".join(str(j.payload) for j in Job.objects.all())


def test_codes_from_a_form_are_taken_like_those_of_a_file():
    batch = make_stock(secrets=["A-1", "A-2"])
    done = imported(lines("A-2", "A-3"), batch=batch)
    assert (done.taken, done.duplicate) == (1, 1)
