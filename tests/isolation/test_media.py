"""Case 4: another shop's file is unknown here; a picture runs nothing."""

from pathlib import Path

import pytest
from django.test import Client


@pytest.fixture
def file_of_borealis(settings, tmp_path, aurora, borealis):
    settings.MEDIA_ROOT = tmp_path
    folder = Path(tmp_path) / "shops" / "borealis" / "images"
    folder.mkdir(parents=True)
    (folder / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "page.html").write_text("<script>alert(1)</script>")
    return "/media/images/logo.svg"


def fetch(shop, path):
    response = Client(HTTP_HOST=f"{shop}.localhost").get(path)
    if response.streaming:
        b"".join(response.streaming_content)  # read to its end, which closes the file
    return response


def test_each_shop_serves_its_own_files_only(file_of_borealis):
    assert fetch("borealis", file_of_borealis).status_code == 200
    assert fetch("aurora", file_of_borealis).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/media/../borealis/images/logo.svg",
        "/media/..%2fborealis/images/logo.svg",
        "/media/../../shops/borealis/images/logo.svg",
        "/media/catalogue/../shops/borealis/images/logo.svg",
    ],
)
def test_no_path_leads_out_of_a_shops_folder(file_of_borealis, path):
    assert fetch("aurora", path).status_code == 404


def test_a_picture_may_run_nothing(file_of_borealis):
    response = fetch("borealis", file_of_borealis)
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_what_is_no_picture_is_an_attachment(file_of_borealis):
    response = fetch("borealis", "/media/images/page.html")
    assert response["Content-Disposition"].startswith("attachment")
