"""An upload is never written down in the clear."""

import tempfile

import pytest
from django.core.files.uploadhandler import StopUpload
from django.http import HttpResponse
from django.test import RequestFactory
from django.views.decorators.csrf import csrf_exempt

from tenants.supply import files
from tenants.supply.files import SealedSpool
from tenants.supply.uploads import SealedUploadHandler

LINE = b"0001----Q2J6Q-RWQAJ-JT675\n"


def upload(content):
    """Post a file to a view that receives it sealed; what the view read of it."""
    seen = {}

    @csrf_exempt
    def view(request):
        request.upload_handlers = [SealedUploadHandler(request)]
        file = request.FILES["file"]
        seen.update(name=file.name, size=file.size, content=file.read())
        file.seek(5)
        seen["later"] = file.read(3)
        return HttpResponse()

    from io import BytesIO

    sent = BytesIO(content)
    sent.name = "../../codes.txt"
    view(RequestFactory().post("/", {"file": sent}))
    return seen


@pytest.fixture
def written(monkeypatch):
    """Everything that is written into temporary files."""
    real, made = tempfile.TemporaryFile, []

    def remember(*args, **kwargs):
        made.append(real(*args, **kwargs))
        return made[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", remember)

    def contents():
        for file in made:
            file.seek(0)
            yield file.read()

    yield contents
    for file in made:
        file.close()


def test_the_view_reads_what_was_sent_and_the_disk_holds_ciphertext(written):
    content = LINE * 200_000
    seen = upload(content)
    assert seen["content"] == content
    assert seen["later"] == content[5:8]
    assert (seen["name"], seen["size"]) == ("codes.txt", len(content))
    kept = list(written())
    assert sum(map(len, kept)) > len(content)
    assert all(b"RWQAJ" not in part for part in kept)


def test_too_large_an_upload_ends_at_once(monkeypatch):
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 100)
    handler = SealedUploadHandler()
    handler.new_file("file", "a.txt", "text/plain", None)
    handler.receive_data_chunk(b"x" * 100, 0)
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(b"x", 100)
    handler.upload_interrupted()


def test_a_full_disk_ends_the_upload_and_says_so(monkeypatch):
    spool = SealedSpool()
    spool.close()

    class Full:
        def seek(self, *args):
            return 0

        def write(self, data):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(spool, "_file", Full())
    with pytest.raises(files.StorageFull):
        spool.write(b"x" * files.PIECE_BYTES)


def test_an_empty_file_is_a_file():
    with SealedSpool().finish() as file:
        assert file.read() == b""
