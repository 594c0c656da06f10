"""Signed addresses: one file in or out, for whoever has the address, and hostile ones refused."""

import hashlib
from datetime import timedelta

import pytest
from django.conf import settings
from django.http import UnreadablePostError
from django.test import Client
from django.utils import timezone

from tenants.accounts.models import ApiKey, User
from tenants.passes.models import Pass
from tenants.passes.services import forget_old
from tenants.registry.context import in_public
from tenants.supply import arrivals
from tenants.supply.models import StockImport, UploadPiece
from tests.api.sending import CONTENT, UPLOAD, announced, path_of, put
from tests.factories.supply import make_batch

PREVIEW = """mutation($input: PreviewStockImportInput!) { previewStockImport(input: $input) {
  stockImport { id state } errors { code field } } }"""


@pytest.fixture
def api(owner_keyed):
    return owner_keyed("supply")


def kept():
    with in_public():
        return UploadPiece.objects.count()


def test_a_file_goes_in_once_sealed_and_its_digest_is_told(api, web):
    upload = announced(api)
    assert (upload["method"], upload["filename"], upload["arrivedAt"]) == ("PUT", "codes.txt", None)
    answer = put(web, upload)
    assert answer.status_code == 201
    sha256 = hashlib.sha256(CONTENT).hexdigest()
    assert answer.json() == {"id": upload["id"], "size": len(CONTENT), "sha256": sha256}
    assert answer.headers["Cache-Control"] == "no-store"
    with in_public():
        (piece,) = UploadPiece.objects.all()
        assert b"AAAA" not in bytes(piece.sealed)
        assert arrivals.opened(upload=piece.upload, size=len(CONTENT)).read() == CONTENT


def test_the_same_address_takes_no_second_file(api, web):
    upload = announced(api)
    assert put(web, upload).status_code == 201
    again = put(web, upload)
    assert (again.status_code, again.json()["errors"][0]["code"]) == (410, "CONFLICT")
    assert kept() == 1


def test_a_repeated_call_names_the_same_address(api, web):
    first = announced(api, idempotencyKey="k")
    assert announced(api, idempotencyKey="k")["url"] == first["url"]
    with in_public():
        assert Pass.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "status"),
    [(CONTENT + b"more", 413), (CONTENT[:-5], 400), (b"", 411)],
)
def test_another_size_than_was_announced_is_refused_and_the_address_stays_good(
    api, web, sent, status
):
    upload = announced(api)
    assert put(web, upload, sent).status_code == status
    assert kept() == 0
    assert put(web, upload).status_code == 201


@pytest.mark.parametrize("end", [b"", UnreadablePostError("the line is dead")])
def test_a_file_that_is_cut_off_leaves_nothing_and_may_be_sent_again(api, web, monkeypatch, end):
    upload, sent = announced(api), [CONTENT[:10], end]

    def read(request, size):
        part = sent.pop(0)
        if isinstance(part, Exception):
            raise part
        return part

    with monkeypatch.context() as broken:
        broken.setattr("django.core.handlers.wsgi.WSGIRequest.read", read)
        cut = put(web, upload)
    assert cut.status_code == 400
    assert "cut off" in cut.json()["errors"][0]["message"]
    assert kept() == 0
    assert put(web, upload).status_code == 201


def test_without_a_length_nothing_is_read(api, web):
    assert put(web, announced(api), CONTENT_LENGTH="").status_code == 411
    assert put(web, announced(api), CONTENT_LENGTH="lots").status_code == 411


def test_another_digest_than_was_announced_is_refused(api, web):
    upload = announced(api, sha256="0" * 64)
    assert put(web, upload).status_code == 422
    assert kept() == 0
    good = announced(api, sha256=hashlib.sha256(CONTENT).hexdigest().upper())
    assert put(web, good).status_code == 201


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"size": 0}, "size"),
        ({"size": (256 << 20) + 1}, "size"),
        ({"filename": " "}, "filename"),
        ({"sha256": "xyz"}, "sha256"),
    ],
)
def test_what_cannot_be_taken_is_promised_no_address(api, given, field):
    given = {"filename": "a.csv", "size": 5, **given}
    payload = api(UPLOAD, input=given).data["createStockUpload"]
    assert payload["upload"] is None
    assert payload["errors"][0]["field"] == field
    with in_public():
        assert not Pass.objects.exists()


def test_a_wrong_signature_is_as_good_as_an_unknown_address(api, web):
    upload, other = announced(api), announced(api)
    path, _, signature = path_of(upload["url"]).partition("?signature=")
    elsewhere = path_of(other["url"]).partition("?signature=")[2]
    unknown = "/files/00000000-0000-7000-8000-000000000000"
    answers = [
        web.put(where, CONTENT, content_type="text/plain")
        for where in (
            path,
            f"{path}?signature=",
            f"{path}?signature={signature[:-1]}_",
            f"{path}?signature={elsewhere}",
            f"{unknown}?signature={signature}",
        )
    ]
    assert {answer.status_code for answer in answers} == {403}
    assert len({answer.content for answer in answers}) == 1
    assert kept() == 0


def test_an_address_that_was_made_longer_lived_in_the_database_is_no_address(api, web):
    """Who can write to the database still cannot sign."""
    upload = announced(api)
    with in_public():
        Pass.objects.update(expires_at=timezone.now() + timedelta(days=99))
    assert put(web, upload).status_code == 403


def test_an_expired_address_is_gone(api, web, monkeypatch):
    upload = announced(api)
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr("tenants.passes.models.timezone.now", lambda: later)
    assert put(web, upload).status_code == 410
    assert kept() == 0


def test_an_address_ends_with_the_rights_of_whom_it_was_made_for(api, web):
    upload = announced(api)
    with in_public():
        User.objects.filter(email="owner@owner.test").update(is_active=False)
    assert put(web, upload).status_code == 403
    with in_public():
        User.objects.update(is_active=True, role="finance")
    assert put(web, upload).status_code == 403
    with in_public():
        User.objects.update(role="supply")
        ApiKey.objects.update(revoked_at=timezone.now())
    assert put(web, upload).status_code == 403
    assert kept() == 0


def test_only_put_and_not_on_a_shops_host(api, web, aurora):
    upload = announced(api)
    for method in (web.get, web.post, web.head, web.delete):
        answer = method(path_of(upload["url"]))
        assert (answer.status_code, answer.headers["Allow"]) == (405, "PUT")
    shop = Client(HTTP_HOST="aurora.localhost")
    answer = shop.put(path_of(upload["url"]), CONTENT, content_type="text/plain")
    assert answer.status_code in (302, 404)  # to the page of that address, which is none
    assert kept() == 0


def test_no_cookie_and_no_csrf_token_is_asked(api):
    strict = Client(HTTP_HOST=settings.OWNER_HOST, enforce_csrf_checks=True)
    assert put(strict, announced(api)).status_code == 201


def test_a_name_with_a_path_in_it_is_a_name(api):
    assert announced(api, filename="../../etc/passwd.csv")["filename"] == "passwd.csv"
    assert announced(api, filename="C:\\codes\\a.csv")["filename"] == "a.csv"


# ------------------------------------------------------------------ whose it is


def previewed(api, upload, **more):
    with in_public():
        batch = make_batch()
    given = {
        "upload": upload["id"],
        "supplier": str(batch.supplier_id),
        "denomination": str(batch.denomination_id),
        **more,
    }
    return api(PREVIEW, input=given).data["previewStockImport"]


def test_another_persons_upload_is_as_unknown_as_none(api, web, owner_keyed):
    upload = announced(api)
    put(web, upload)
    other = owner_keyed("supply", role="supply")
    assert previewed(other, upload)["errors"] == [{"code": "NOT_FOUND", "field": "upload"}]
    assert previewed(other, {"id": "none"})["errors"] == [{"code": "NOT_FOUND", "field": "upload"}]
    assert previewed(api, upload)["errors"] == []


def test_a_preview_needs_the_file_and_takes_it_once(api, web):
    upload = announced(api)
    assert previewed(api, upload)["errors"][0] == {"code": "CONFLICT", "field": "upload"}
    put(web, upload)
    assert previewed(api, upload)["stockImport"]["state"] == "DRAFT"
    assert kept() == 0
    assert previewed(api, upload)["errors"][0]["code"] == "CONFLICT"
    with in_public():
        assert StockImport.objects.count() == 1


def test_a_wrong_supplier_costs_no_second_upload(api, web):
    upload = announced(api)
    put(web, upload)
    wrong = previewed(api, upload, supplier="nobody")
    assert wrong["errors"] == [{"code": "NOT_FOUND", "field": "supplier"}]
    assert previewed(api, upload)["errors"] == []


def test_a_picture_is_no_stock_file(owner_keyed, web):
    from tests.factories.catalogue import make_denomination

    api = owner_keyed("supply", "catalogue")
    with in_public():
        product = make_denomination().product
    asked = f"""mutation {{ createProductImageUpload(input: {{
      product: "{product.pk}", filename: "a.png", size: 3 }}) {{ upload {{ id }} }} }}"""
    picture = api(asked).data["createProductImageUpload"]["upload"]
    assert previewed(api, picture)["errors"][0]["code"] == "NOT_FOUND"


def test_files_that_nobody_came_back_for_are_dropped(api, web, monkeypatch):
    put(web, announced(api))
    with in_public():
        assert (arrivals.drop_old(), forget_old()) == (0, 0)
        later = timezone.now() + timedelta(days=4)
        monkeypatch.setattr("django.utils.timezone.now", lambda: later)
        assert (arrivals.drop_old(), forget_old()) == (1, 1)


def test_an_address_is_audited_and_lies_in_no_audit_row(api, audited):
    upload = announced(api)
    (event,) = audited("signed_address.made")
    signature = upload["url"].partition("signature=")[2]
    assert event.data == {"purpose": "stock", "object": ""}
    assert signature not in str(event.data) + event.target
