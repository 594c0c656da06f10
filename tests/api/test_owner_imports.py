"""A stock file over the API: announced, sent, previewed, corrected, started, watched."""

import logging

import pytest

from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public
from tenants.supply.models import PurchaseBatch, StockCode, StockImport
from tenants.supply.running import run_import
from tests import canary
from tests.api.sending import CONTENT, announced, put
from tests.factories.supply import make_denomination, make_supplier

# As the README beside the files counts them: taken, duplicate, refused.
LAYOUT = """layout { kind encoding separator headerRow dateOrder
  columns { secret number pin expiresOn } }"""
IMPORT = f"""{{ id state progress filename startedBy sha256
  counts {{ rows taken duplicate refused refusedByReason {{ reason rows text }} }}
  batch {{ id unitCost {{ amount currency }} codes {{ free }} }}
  preview {{ problem warnings columns header {LAYOUT}
    sample {{ number cells outcome why }}
    counts {{ rows taken duplicate refused refusedByReason {{ reason rows }} }} }} }}"""
ERRORS = "errors { code field message path }"
PREVIEW = f"""mutation($input: PreviewStockImportInput!) {{ previewStockImport(input: $input) {{
  stockImport {IMPORT} {ERRORS} }} }}"""
CORRECT = f"""mutation($input: CorrectStockImportInput!) {{ correctStockImport(input: $input) {{
  stockImport {IMPORT} {ERRORS} }} }}"""
START = f"""mutation($input: StartStockImportInput!) {{ startStockImport(input: $input) {{
  stockImport {IMPORT} {ERRORS} }} }}"""
CANCEL = f"""mutation($input: StockImportInput!) {{ cancelStockImport(input: $input) {{
  stockImport {{ state }} {ERRORS} }} }}"""
RESUME = CANCEL.replace("cancelStockImport", "resumeStockImport")
WATCH = f"query($id: ID!) {{ stockImport(id: $id) {IMPORT} }}"
COST = {"unitCost": "8.5", "reference": "PO-1"}


@pytest.fixture
def api(owner_keyed):
    return owner_keyed("supply")


@pytest.fixture
def shelf(database):
    with in_public():
        return {
            "supplier": str(make_supplier(code="source").pk),
            "denomination": str(make_denomination(sku="card-9").pk),
        }


def counts_of(told):
    return told["taken"], told["duplicate"], told["refused"]


@pytest.fixture
def draft(api, web, shelf):
    """`draft(content)`: a file in preview."""

    def make(content=CONTENT, filename="codes.txt", **more):
        upload = announced(api, content, filename=filename)
        assert put(web, upload, content).status_code == 201
        given = {"upload": upload["id"], **shelf, **more}
        payload = api(PREVIEW, input=given).data["previewStockImport"]
        assert payload["errors"] == [], payload
        return payload["stockImport"]

    return make


def test_from_the_announcement_to_the_stock(api, draft, audited):
    found = draft()
    preview = found["preview"]
    assert counts_of(preview["counts"]) == (2, 0, 0)
    assert preview["layout"]["columns"] == {
        "secret": 1,
        "number": 0,
        "pin": None,
        "expiresOn": None,
    }
    assert preview["layout"]["separator"] == "----"
    assert "AAAA-1111" not in str(found)
    with in_public():
        assert not StockCode.objects.exists()
    given = {"id": found["id"], "newBatch": COST}
    started = api(START, input=given).data["startStockImport"]
    assert started["errors"] == []
    assert started["stockImport"]["state"] == "WAITING"
    assert started["stockImport"]["preview"] is None
    assert started["stockImport"]["batch"]["unitCost"] == {"amount": "8.5", "currency": "CNY"}
    with in_public():
        drain()
    done = api(WATCH, id=found["id"]).data["stockImport"]
    assert (done["state"], done["progress"]) == ("DONE", 1.0)
    assert counts_of(done["counts"]) == (2, 0, 0)
    assert done["batch"]["codes"]["free"] == 2
    assert len(audited("stock.import_started")) == len(audited("stock.imported")) == 1


def test_no_code_of_a_file_lies_anywhere_in_the_clear_on_its_way(api, draft, caplog):
    """Case 29: sent, previewed and imported."""
    code = "KANARIENVOGEL-7Q4-XYZ"
    caplog.set_level(logging.DEBUG)
    found = draft(f"code,expires\n{code}-1,2031-01-01\n{code}-2,someday\n".encode(), "c.csv")
    started = api(START, input={"id": found["id"], "newBatch": COST, "idempotencyKey": "k"})
    with in_public():
        drain()
        pages = {"preview": repr(found).encode(), "started": repr(started.body).encode()}
        assert list(canary.places(code, logs=caplog.records, pages=pages)) == []
    done = api(WATCH, id=found["id"]).data["stockImport"]
    assert counts_of(done["counts"]) == (1, 0, 1)


def test_a_guess_is_corrected_and_counted_anew(api, draft):
    found = draft(b"serial;code\n1;AAAA-1111\n2;\n", "codes.csv")
    asked = {"columns": {"secret": 0}, "headerRow": 1}
    payload = api(CORRECT, input={"id": found["id"], "layout": asked}).data["correctStockImport"]
    corrected = payload["stockImport"]["preview"]
    assert corrected["layout"]["columns"]["secret"] == 0
    assert corrected["layout"]["columns"]["number"] is None
    assert corrected["counts"]["taken"] == 2
    for layout, field in (
        ({"columns": {"secret": 99}}, "secret"),
        ({"columns": {"secret": 0, "pin": 0}}, "columns"),
        ({"encoding": "klingon"}, "encoding"),
        ({"pinWidth": 999}, "dateOrder"),
    ):
        asked = {"id": found["id"], "layout": layout}
        payload = api(CORRECT, input=asked).data["correctStockImport"]
        assert payload["errors"][0]["field"] == field


def test_corrections_may_come_with_the_preview_and_with_the_start(api, draft):
    found = draft(b"a,b\nAAAA-1111,BBBB-2222\n", "x.csv", layout={"columns": {"secret": 1}})
    assert found["preview"]["layout"]["columns"]["secret"] == 1
    given = {"id": found["id"], "layout": {"columns": {"secret": 0}}, "newBatch": COST}
    assert api(START, input=given).data["startStockImport"]["errors"] == []
    with in_public():
        assert StockImport.objects.get().layout["columns"] == {"secret": 0}


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({}, "batch"),
        ({"batch": "none"}, "batch"),
        ({"batch": "none", "newBatch": COST}, "batch"),
        ({"newBatch": {"unitCost": "cheap"}}, "unitCost"),
        ({"newBatch": {"unitCost": "-1"}}, "unitCost"),
        ({"newBatch": {"unitCost": "1", "currency": "XXX"}}, "currency"),
        ({"newBatch": {"unitCost": "1", "expiresOn": "2001-01-01"}}, "expiresOn"),
    ],
)
def test_what_the_codes_cost_has_to_be_told_rightly(api, draft, more, field):
    found = draft()
    payload = api(START, input={"id": found["id"], **more}).data["startStockImport"]
    assert payload["errors"][0]["field"] == field
    with in_public():
        assert StockImport.objects.get().state == "draft"
        assert not PurchaseBatch.objects.exists()


def test_a_batch_of_other_goods_is_refused(api, draft):
    from tests.factories.supply import make_batch

    found = draft()
    with in_public():
        other = make_batch()
    given = {"id": found["id"], "batch": str(other.pk)}
    assert api(START, input=given).data["startStockImport"]["errors"][0]["code"] == "CONFLICT"


def test_what_is_no_stock_file_says_so_and_the_upload_is_kept(api, web, shelf):
    content = b"%PDF-1.7 something"
    upload = announced(api, content, filename="a.pdf")
    put(web, upload, content)
    payload = api(PREVIEW, input={"upload": upload["id"], **shelf}).data["previewStockImport"]
    assert payload["stockImport"] is None
    assert payload["errors"][0]["code"] == "INVALID"
    with in_public():
        assert not StockImport.objects.exists()


def test_cancelled_keeps_what_was_taken_and_cannot_be_resumed(api, draft, monkeypatch):
    from tenants.supply import chunks

    monkeypatch.setattr(chunks, "CHUNK_ROWS", 1)
    found = draft()
    api(START, input={"id": found["id"], "newBatch": COST})

    class Killed(Exception):
        pass

    def die(stock_import):
        raise Killed

    with in_public(), pytest.raises(Killed):
        run_import(import_id=found["id"], on_progress=die)
    running = api(WATCH, id=found["id"]).data["stockImport"]
    assert (running["state"], running["counts"]["taken"]) == ("RUNNING", 1)
    payload = api(CANCEL, input={"id": found["id"]}).data["cancelStockImport"]
    assert payload == {"stockImport": {"state": "CANCELLED"}, "errors": []}
    refused = api(RESUME, input={"id": found["id"]}).data["resumeStockImport"]
    assert refused["errors"][0]["code"] == "CONFLICT"
    with in_public():
        assert StockCode.objects.count() == 1


def test_one_that_stands_still_goes_on_where_it_stopped(api, draft, monkeypatch, audited):
    from tenants.outbox.models import Job
    from tenants.supply import chunks

    monkeypatch.setattr(chunks, "CHUNK_ROWS", 1)
    found = draft()
    api(START, input={"id": found["id"], "newBatch": COST})
    with in_public():
        Job.objects.update(state="failed")
        run_until = [1]

        def die(stock_import):
            run_until.pop() if run_until else None
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            run_import(import_id=found["id"], on_progress=die)
    assert api(RESUME, input={"id": found["id"]}).data["resumeStockImport"]["errors"] == []
    with in_public():
        drain()
        assert StockCode.objects.count() == 2
    done = api(WATCH, id=found["id"]).data["stockImport"]
    assert (done["state"], counts_of(done["counts"])) == ("DONE", (2, 0, 0))
    assert len(audited("stock.import_resumed")) == 1


def test_a_repeated_start_starts_once(api, draft):
    found = draft()
    given = {"id": found["id"], "newBatch": COST, "idempotencyKey": "k"}
    first = api(START, input=given).data["startStockImport"]
    assert api(START, input=given).data["startStockImport"] == first
    again = api(START, input={**given, "idempotencyKey": "l"}).data["startStockImport"]
    assert again["errors"][0]["code"] == "CONFLICT"
    with in_public():
        assert PurchaseBatch.objects.count() == 1
