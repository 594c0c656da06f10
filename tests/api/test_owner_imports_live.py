"""The stock files of the field over the API of a real server."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.conf import settings

from tenants.accounts.models import User
from tenants.accounts.services import create_api_key
from tenants.kernel.actor import SYSTEM
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public
from tenants.supply.models import UploadPiece
from tests.api.test_owner_imports import COST, PREVIEW, START, WATCH, counts_of
from tests.factories.supply import make_denomination, make_supplier

FILES = Path(settings.BASE_DIR) / "tests" / "data" / "stock"
# As the README beside the files counts them: taken, duplicate, refused.
COUNTS = {
    "steam-wallet-50.csv": (9_946, 37, 6),
    "q-coins-10.txt": (10_000, 0, 2),
    "office-licence.xlsx": (9_990, 1, 1),
}


@pytest.fixture
def live(site: Any) -> Iterator[tuple[httpx.Client, str]]:
    """A program with a supply key at the real server."""
    with in_public():
        person = User.objects.create_user("supply@live.test", is_staff=True, role="supply")
        key = create_api_key(user=person, name="live", scopes=["supply"], actor=SYSTEM)[1]
    host = {"Host": f"{settings.OWNER_HOST}:{site.port}"}
    with httpx.Client(base_url=f"http://127.0.0.1:{site.port}", headers=host, timeout=120) as http:
        yield http, key


def test_the_files_of_the_field_count_exactly_over_the_wire(live, aurora):
    http, key = live

    def ask(query: str, **variables: Any) -> Any:
        body = {"query": query, "variables": variables}
        headers = {"Authorization": f"Bearer {key}", "Accept-Language": "en"}
        answer = http.post("/graphql/", json=body, headers=headers).json()
        assert "errors" not in answer, answer
        return next(iter(answer["data"].values()))

    upload_query = """mutation($input: CreateStockUploadInput!) {
      createStockUpload(input: $input) { upload { id url } errors { code message } } }"""
    for name, expected in COUNTS.items():
        content = (FILES / name).read_bytes()
        with in_public():
            shelf = {
                "supplier": str(make_supplier().pk),
                "denomination": str(make_denomination().pk),
            }
        upload = ask(upload_query, input={"filename": name, "size": len(content)})["upload"]
        # As curl -T does it: no session, no key, the address alone.
        sent = http.put("/" + upload["url"].split("/", 3)[3], content=content)
        assert sent.status_code == 201, sent.text
        payload = ask(PREVIEW, input={"upload": upload["id"], **shelf})
        assert payload["errors"] == []
        found = payload["stockImport"]
        assert counts_of(found["preview"]["counts"]) == expected
        assert ask(START, input={"id": found["id"], "newBatch": COST})["errors"] == []
        with in_public():
            drain()
        done = ask(WATCH, id=found["id"])
        assert done["state"] == "DONE"
        assert counts_of(done["counts"]) == expected
        assert done["batch"]["codes"]["free"] == expected[0]
        assert sum(r["rows"] for r in done["counts"]["refusedByReason"]) == expected[2]


def test_a_connection_that_breaks_in_mid_file_leaves_nothing(live, site, aurora):
    http, key = live
    query = """mutation { createStockUpload(input: {filename: "a.csv", size: 100000}) {
      upload { url } } }"""
    headers = {"Authorization": f"Bearer {key}"}
    answer = http.post("/graphql/", json={"query": query}, headers=headers).json()
    path = "/" + answer["data"]["createStockUpload"]["upload"]["url"].split("/", 3)[3]
    head = f"PUT {path} HTTP/1.1\r\nHost: {settings.OWNER_HOST}\r\nContent-Length: 100000\r\n\r\n"
    with socket.create_connection(("127.0.0.1", site.port)) as wire:
        wire.sendall(head.encode() + b"x" * 10_000)
        wire.shutdown(socket.SHUT_WR)
        assert b"400" in wire.recv(100)
    with in_public():
        assert not UploadPiece.objects.exists()
    assert http.put(path, content=b"x" * 100_000).status_code == 201


def test_of_eight_that_send_to_one_address_at_once_one_is_taken(live, aurora):
    http, key = live
    content = b"0001----AAAA-1111-BBBB\n" * 50_000
    query = f"""mutation {{ createStockUpload(input: {{filename: "a.txt", size: {len(content)}}}) {{
      upload {{ url }} }} }}"""
    headers = {"Authorization": f"Bearer {key}"}
    answer = http.post("/graphql/", json={"query": query}, headers=headers).json()
    path = "/" + answer["data"]["createStockUpload"]["upload"]["url"].split("/", 3)[3]
    with ThreadPoolExecutor(8) as people:
        sent = list(people.map(lambda _: http.put(path, content=content).status_code, range(8)))
    assert sorted(sent) == [201] + [410] * 7
    with in_public():
        assert UploadPiece.objects.count() == 2
