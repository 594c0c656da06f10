"""Pictures of a shop: what is taken, what is refused in words, who sees them (cases 4, 19)."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from wagtail.images.models import Image
from wagtail.models import Collection

from tenants.registry.context import in_shop

pytestmark = pytest.mark.django_db
ADD = "/console/images/add/"


def drawn(width, height, kind="PNG", mode="1"):
    out = io.BytesIO()
    Picture.new(mode, (width, height), 1).save(out, kind)
    return out.getvalue()


def upload(browser, shop, name, data, content_type="image/png"):
    with in_shop(shop):
        root = Collection.get_first_root_node().pk
    file = SimpleUploadedFile(name, data, content_type)
    return browser.post(
        ADD,
        {"title": name, "file": file, "collection": root, "description": "", "tags": ""},
        HTTP_ACCEPT_LANGUAGE="en",
    )


def test_a_picture_lies_under_the_shops_own_prefix(staff, aurora, borealis, client_for):
    answer = upload(staff("editor"), aurora, "shop.png", drawn(40, 30))
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    with in_shop(aurora):
        image = Image.objects.get()
        path, address = Path(image.file.path), image.file.url
    assert path.is_relative_to(Path(settings.MEDIA_ROOT) / "shops" / "aurora")
    served = client_for(aurora).get(address)
    assert served.status_code == 200
    assert "sandbox" in served["Content-Security-Policy"]
    assert served.getvalue()
    assert client_for(borealis).get(address).status_code == 404
    assert client_for(borealis).get(f"/media/../aurora{address}").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("photo.png", drawn(8_000, 5_000), "pixel"),
        ("logo.png", b"<html><script>alert(1)</script>", "image"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "format"),
        ("logo.png", drawn(10, 10, "GIF", "P"), ""),
        ("logo.php", drawn(10, 10), "format"),
        ("empty.png", b"", "empty"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused_in_words(staff, aurora, name, data, says):
    answer = upload(staff("editor"), aurora, name, data)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "error-message" in text
    assert says in text.lower()
    with in_shop(aurora):
        assert not Image.objects.exists()


def test_documents_are_taken_nowhere(staff, aurora):
    """The console offers none, so nothing hides in one."""
    browser = staff("owner")
    for path in ("/console/documents/multiple/add/", "/console/documents/chooser/upload/"):
        file = SimpleUploadedFile("x.html", b"<script>", "text/html")
        assert browser.post(path, {"files[]": file, "title": "x"}).status_code == 404
