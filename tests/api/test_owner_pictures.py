"""Pictures of products, by signed addresses."""

import io
import uuid

import pytest
from PIL import Image

from tenants.catalogue.models import Product
from tenants.registry.context import in_public
from tests.api.owner_world import done
from tests.factories.catalogue import make_denomination

ERRORS = "errors { code field path message }"
PICTURE = f"""mutation($input: CreateProductImageUploadInput!) {{
  createProductImageUpload(input: $input) {{ upload {{ url method }} {ERRORS} }} }}"""


@pytest.fixture
def api(owner_keyed):
    return owner_keyed("catalogue")


@pytest.fixture
def row(api):
    """`row(Model)`: one of them as it lies in the database."""

    def read(model, **which):
        with in_public():
            return model.objects.get(**which)

    return read


def png(size=(4, 3)):
    file = io.BytesIO()
    Image.new("RGB", size, "red").save(file, "PNG")
    return file.getvalue()


def send(client, url, content, **headers):
    path = url.split("/", 3)[3]
    return client.put(f"/{path}", content, content_type="application/octet-stream", **headers)


@pytest.fixture
def product(database):
    with in_public():
        return make_denomination().product


def upload(api, product, content, **more):
    given = {"product": str(product.pk), "filename": "a.png", "size": len(content), **more}
    return done(api(PICTURE, input=given), "createProductImageUpload")["upload"]


def test_a_picture_goes_by_a_signed_address_and_shows_at_once(api, product, client, row):
    client.defaults["HTTP_HOST"] = "localhost"
    made = upload(api, product, png())
    assert made["method"] == "PUT"
    assert send(client, made["url"], png()).status_code == 201
    saved = row(Product, pk=product.pk)
    assert saved.image.name.endswith(".png")
    shown = client.get(saved.image_url)
    assert b"".join(shown.streaming_content) == png()
    drop = f"""mutation {{ removeProductImage(input: {{id: "{product.pk}"}}) {{
      product {{ hasPicture imageUrl }} {ERRORS} }} }}"""
    assert done(api(drop), "removeProductImage")["product"]["hasPicture"] is False


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script></html>",
        b"\x89PNG\r\n\x1a\n" + b"0" * 100,
        png((6_000, 5_000)),
    ],
)
def test_what_is_no_picture_is_refused_and_the_plate_stays(api, product, client, content, row):
    client.defaults["HTTP_HOST"] = "localhost"
    answer = send(client, upload(api, product, content)["url"], content)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "INVALID"
    assert not row(Product, pk=product.pk).image


def test_a_picture_over_the_limit_is_not_even_promised_an_address(api, product):
    given = {"product": str(product.pk), "filename": "a.png", "size": 5 * 1024 * 1024 + 1}
    payload = api(PICTURE, input=given).data["createProductImageUpload"]
    assert payload["upload"] is None
    assert payload["errors"][0]["field"] == "size"
    unknown = api(PICTURE, input={**given, "size": 1, "product": str(uuid.uuid4())})
    assert unknown.data["createProductImageUpload"]["errors"][0]["code"] == "NOT_FOUND"
