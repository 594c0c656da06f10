"""Files that go out by a signed address: once, and written down."""

import pytest

from tenants.registry.context import in_public
from tenants.supply.models import RefusedRow, StockImport
from tests.api.sending import path_of
from tests.factories.supply import make_batch

REFUSED = """mutation($input: StockImportInput!) { createRefusedRowsFile(input: $input) {
  file { url expiresAt } errors { code field } } }"""


@pytest.fixture
def api(owner_keyed):
    return owner_keyed("supply")


@pytest.fixture
def refused(database):
    """An import of which a row was refused."""
    from tenants.vault import key_for

    with in_public():
        batch = make_batch()
        found = StockImport.objects.create(
            supplier=batch.supplier, denomination=batch.denomination, batch=batch, state="done",
            filename="a.csv", size=1, digest=b"x", refused=1,
        )  # fmt: skip
        row = RefusedRow(stock_import=found, row=3, reason="bad_expiry")
        key = key_for("supplier", batch.supplier_id)
        row.key_id = key.id
        row.sealed = key.seal(b'["=GOOD-CODE"]', table="supply_refusedrow", row=row.pk)
        row.save()
    return found


def test_refused_rows_are_fetched_once_and_it_is_written_down(api, web, refused, audited):
    payload = api(REFUSED, input={"id": str(refused.pk)}).data["createRefusedRowsFile"]
    path = path_of(payload["file"]["url"])
    assert web.head(path).status_code == 405
    answer = web.get(path)
    text = b"".join(answer.streaming_content).decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert text.splitlines()[1].startswith("3,")
    assert "'=GOOD-CODE" in text
    (event,) = audited("stock_import.refused_downloaded")
    assert (event.actor_kind, event.target) == ("api_key", f"stock_import:{refused.pk}")
    assert web.get(path).status_code == 410
    assert len(audited("stock_import.refused_downloaded")) == 1


def test_by_session_a_fresh_sign_in_is_asked_as_in_the_console(owner_api, refused):
    given = {"id": str(refused.pk)}
    payload = owner_api(REFUSED, input=given).data["createRefusedRowsFile"]
    assert payload["errors"][0]["code"] == "STEP_UP_REQUIRED"
    confirm = {"password": "correct horse battery"}
    owner_api.client.post("/account/reauthenticate/", confirm)
    payload = owner_api(REFUSED, input=given).data["createRefusedRowsFile"]
    assert payload["errors"] == []


def test_where_nothing_was_refused_there_is_no_file(api, refused):
    with in_public():
        StockImport.objects.update(refused=0)
    payload = api(REFUSED, input={"id": str(refused.pk)}).data["createRefusedRowsFile"]
    assert payload["errors"][0]["code"] == "CONFLICT"
