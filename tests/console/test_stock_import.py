"""The import wizard: upload, correct, start, watch, fetch what was refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tenants.audit.models import AuditEvent
from tenants.registry.context import in_public
from tenants.supply.models import PurchaseBatch, StockCode, StockImport, Supplier
from tenants.supply.running import run_import
from tests.factories.catalogue import make_denomination
from tests.factories.supply import make_supplier

FILES = Path(settings.BASE_DIR) / "tests" / "data" / "stock"
# As the README beside the files counts them: taken, duplicate, refused.
COUNTS = {
    "steam-wallet-50.csv": (9946, 37, 6),
    "q-coins-10.txt": (10000, 0, 2),
    "office-licence.xlsx": (9990, 1, 1),
}
SMALL = "card,code\n0001,AAAA-1111-BBBB\n0002,CCCC-2222-DDDD\n0003,\n0001,AAAA-1111-BBBB\n"


@pytest.fixture
def shelf(database: None) -> Any:
    with in_public():
        make_supplier(code="source")
        return make_denomination(sku="card-9", name_en="Nine card")


def _upload(browser: Client, goods: Any, name: str, content: bytes) -> Any:
    with in_public():
        supplier = Supplier.objects.get(code="source")
    form = {
        "supplier": str(supplier.pk),
        "denomination": str(goods.pk),
        "file": SimpleUploadedFile(name, content),
    }
    return browser.post("/console/stock/import/", form)


def _import() -> StockImport:
    with in_public():
        return StockImport.objects.get()


BATCH = {"deed": "start", "unit_cost": "8.5", "currency": "CNY"}


def test_a_small_file_from_upload_to_stock(owner_client: Client, shelf: Any) -> None:
    answer = _upload(owner_client, shelf, "cards.csv", SMALL.encode())
    path = answer.headers["Location"]
    preview = owner_client.get(path)
    counts = preview.context["preview"].counts
    assert (counts.taken, counts.duplicate, counts.refused) == (2, 1, 1)
    with in_public():
        assert not StockCode.objects.exists()

    owner_client.post(path, BATCH)
    waiting = owner_client.get(path)
    assert waiting.context["moving"] is True
    assert b"every 1s" in waiting.content

    with in_public():
        run_import(import_id=_import().pk)
    done = owner_client.get(path)
    assert done.context["moving"] is False
    assert b"every 1s" not in done.content
    found = _import()
    assert (found.taken, found.duplicate, found.refused) == (2, 1, 1)
    assert found.started_by == "owner@example.test"


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_files_as_merchants_send_them_count_exactly(
    name: str, owner_client: Client, shelf: Any
) -> None:
    answer = _upload(owner_client, shelf, name, (FILES / name).read_bytes())
    counts = owner_client.get(answer.headers["Location"]).context["preview"].counts
    assert (counts.taken, counts.duplicate, counts.refused) == COUNTS[name]


def test_no_page_of_the_wizard_shows_a_code(owner_client: Client, shelf: Any) -> None:
    path = _upload(owner_client, shelf, "cards.csv", SMALL.encode()).headers["Location"]
    pages = [owner_client.get(path)]
    owner_client.post(path, BATCH)
    with in_public():
        run_import(import_id=_import().pk)
    pages += [owner_client.get(path), owner_client.get("/console/supply/stockimport/")]
    for page in pages:
        assert b"AAAA-1111" not in page.content
        assert b"CCCC-2222" not in page.content


def _layout(**changes: str) -> dict[str, str]:
    return {
        "deed": "correct",
        "encoding": "utf-8",
        "separator": ",",
        "header_row": "1",
        "date_order": "ymd",
        "column-0": "number",
        "column-1": "secret",
        **changes,
    }


def test_every_guess_can_be_corrected(owner_client: Client, shelf: Any) -> None:
    path = _upload(owner_client, shelf, "cards.csv", SMALL.encode()).headers["Location"]
    owner_client.post(path, _layout(**{"column-0": "secret", "column-1": "", "header_row": "0"}))
    preview = owner_client.get(path).context["preview"]
    assert preview.layout.columns == {"secret": 0}
    assert preview.layout.header_row == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"column-0": "", "column-1": ""},
        {"separator": "", "column-0": "number", "column-1": "secret"},
        {"encoding": "utf-7"},
        {"header_row": "-1"},
    ],
)
def test_a_correction_that_makes_no_sense_is_told(
    changes: dict[str, str], owner_client: Client, shelf: Any
) -> None:
    path = _upload(owner_client, shelf, "cards.csv", SMALL.encode()).headers["Location"]
    before = _import().layout
    answer = owner_client.post(path, _layout(**changes))
    assert answer.status_code == 200
    assert answer.context["layout"].errors
    assert _import().layout == before


def test_a_batch_needs_its_cost(owner_client: Client, shelf: Any) -> None:
    path = _upload(owner_client, shelf, "cards.csv", SMALL.encode()).headers["Location"]
    answer = owner_client.post(path, {"deed": "start", "currency": "CNY"})
    assert "unit_cost" in answer.context["batch"].errors
    assert _import().state == StockImport.State.DRAFT
    with in_public():
        assert not PurchaseBatch.objects.exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"\0\1\2\3" * 50])
def test_what_is_no_stock_file_is_told(content: bytes, owner_client: Client, shelf: Any) -> None:
    answer = _upload(owner_client, shelf, "cards.csv", content)
    assert answer.status_code == 200
    assert "file" in answer.context["form"].errors
    with in_public():
        assert not StockImport.objects.exists()


def test_an_upload_without_the_token_is_refused(staff: Callable[..., Client], shelf: Any) -> None:
    """The view takes its own upload handler, so the token is checked inside it: it is checked."""
    browser = staff("supply", enforce_csrf_checks=True)
    assert _upload(browser, shelf, "cards.csv", SMALL.encode()).status_code == 403
    with in_public():
        assert not StockImport.objects.exists()


def test_who_only_looks_cannot_start_or_stop(
    owner_client: Client, staff: Callable[..., Client], shelf: Any
) -> None:
    path = _upload(owner_client, shelf, "cards.csv", SMALL.encode()).headers["Location"]
    browser = staff("support")
    assert browser.get(path).status_code == 200
    for form in (BATCH, {"deed": "cancel"}, _layout()):
        assert browser.post(path, form).status_code == 403
    assert _import().state == StockImport.State.DRAFT


def _imported(browser: Client, goods: Any) -> str:
    path = _upload(browser, goods, "cards.csv", SMALL.encode()).headers["Location"]
    browser.post(path, BATCH)
    with in_public():
        run_import(import_id=_import().pk)
    return str(path)


def test_refused_rows_need_a_fresh_sign_in(owner_client: Client, shelf: Any) -> None:
    path = _imported(owner_client, shelf)
    answer = owner_client.get(f"{path}refused.csv")
    assert answer.status_code == 302
    assert "/account/reauthenticate/" in answer.headers["Location"]
    with in_public():
        assert not AuditEvent.objects.filter(action="stock_import.refused_downloaded").exists()


def test_refused_rows_are_a_file_with_reasons(owner_client: Client, shelf: Any) -> None:
    path = _imported(owner_client, shelf)
    confirm = {"password": "correct horse battery", "next": f"{path}refused.csv"}
    assert owner_client.post("/account/reauthenticate/", confirm).status_code == 302
    answer = owner_client.get(f"{path}refused.csv", HTTP_ACCEPT_LANGUAGE="en")
    text = b"".join(answer.streaming_content).decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert "There is no card code in this row." in text
    assert "AAAA-1111" not in text
    with in_public():
        assert AuditEvent.objects.filter(action="stock_import.refused_downloaded").exists()
