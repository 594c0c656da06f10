"""The catalogue's forms: saved by its services, archived, priced; pictures are pictures."""

import io
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tenants.audit.models import AuditEvent
from tenants.catalogue.models import Category, Denomination, Product, WholesalePrice
from tenants.outbox.models import Job
from tenants.registry.context import in_public
from tests.factories.catalogue import make_denomination, standard_tier


@pytest.fixture
def goods(database: None) -> Denomination:
    with in_public():
        return make_denomination(sku="card-9")


def _actions() -> list[str]:
    with in_public():
        events = AuditEvent.objects.exclude(action__startswith="shop.").order_by("id")
        return list(events.values_list("action", flat=True))


def _product_form(category: Category, **changes: Any) -> dict[str, Any]:
    return {
        "name_zh": "新卡",
        "name_en": "New card",
        "slug": "new-card",
        "category": str(category.pk),
        "issuer": "Issuer",
        "sort": "0",
        "denominations-TOTAL_FORMS": "0",
        "denominations-INITIAL_FORMS": "0",
        **changes,
    }


def test_a_product_is_added_with_a_denomination(owner_client: Client, goods: Any) -> None:
    with in_public():
        category = Category.objects.get()
    line = {
        "denominations-TOTAL_FORMS": "1",
        "denominations-0-sku": "new-50",
        "denominations-0-name_zh": "50 元",
        "denominations-0-name_en": "CNY 50",
        "denominations-0-kind": "code",
        "denominations-0-min_quantity": "1",
        "denominations-0-max_quantity": "10",
    }
    form = _product_form(category, **line)
    assert owner_client.post("/console/catalogue/product/add/", form).status_code == 302
    with in_public():
        assert Denomination.objects.get(sku="new-50").product.slug == "new-card"
    assert _actions() == ["product.created", "denomination.created"]


def _upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def _png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.png", b"<html><script>alert(1)</script></html>"),
        ("a.png", _png()[:60]),
        ("a.png", b"GIF89a" + b"\0" * 40),
    ],
)
def test_what_is_no_picture_is_refused(
    name: str, content: bytes, owner_client: Client, goods: Any
) -> None:
    """Case 19, for the catalogue's pictures."""
    with in_public():
        form = _product_form(Category.objects.get(), image=_upload(name, content))
    answer = owner_client.post("/console/catalogue/product/add/", form)
    assert answer.status_code == 200
    with in_public():
        assert not Product.objects.filter(slug="new-card").exists()


def test_a_picture_is_kept_under_its_true_kind(owner_client: Client, goods: Any) -> None:
    with in_public():
        form = _product_form(Category.objects.get(), image=_upload("../../evil.html", _png()))
    assert owner_client.post("/console/catalogue/product/add/", form).status_code == 302
    with in_public():
        product = Product.objects.get(slug="new-card")
    assert product.image.name.startswith("evil")
    assert product.image.name.endswith(".png")
    answer = owner_client.get(product.image_url)
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
    assert answer.headers["Content-Type"] == "image/png"


def test_archiving_is_an_action_and_there_is_no_delete(owner_client: Client, goods: Any) -> None:
    path = "/console/catalogue/denomination/"
    form = {"action": "archive_selected", "_selected_action": str(goods.pk)}
    owner_client.post(path, form)
    with in_public():
        assert Denomination.objects.get().is_archived
    assert _actions() == ["denomination.archived"]
    assert owner_client.post(f"{path}{goods.pk}/delete/", {"post": "yes"}).status_code == 403
    assert "delete_selected" not in owner_client.get(f"{path}?archived=all").content.decode()


def _denomination_form(goods: Denomination, **prices: str) -> dict[str, str]:
    return {
        "product": str(goods.product_id),
        "sku": goods.sku,
        "name_zh": goods.name_zh,
        "name_en": goods.name_en,
        "kind": "code",
        "sort": "0",
        "min_quantity": "1",
        "max_quantity": "100",
        "low_stock_at": "10",
        "warranty_days": "0",
        "buyer_fields": "{}",
        **prices,
    }


def test_wholesale_prices_are_set_and_removed(owner_client: Client, goods: Any) -> None:
    """Each is one audited service call, and every shop's floors are checked afterwards."""
    with in_public():
        price, tier = WholesalePrice.objects.get(), standard_tier()
    inline = {
        "wholesale_prices-TOTAL_FORMS": "2",
        "wholesale_prices-INITIAL_FORMS": "1",
        "wholesale_prices-0-id": str(price.pk),
        "wholesale_prices-0-denomination": str(goods.pk),
        "wholesale_prices-0-tier": str(tier.pk),
        "wholesale_prices-0-min_quantity": "1",
        "wholesale_prices-0-price": "9.25",
        "wholesale_prices-1-denomination": str(goods.pk),
        "wholesale_prices-1-tier": str(tier.pk),
        "wholesale_prices-1-min_quantity": "10",
        "wholesale_prices-1-price": "8.75",
    }
    path = f"/console/catalogue/denomination/{goods.pk}/change/"
    answer = owner_client.post(path, _denomination_form(goods, **inline))
    assert answer.status_code == 302, answer.context["errors"]
    with in_public():
        rows = dict(WholesalePrice.objects.values_list("min_quantity", "price"))
        assert Job.objects.filter(task="pricing.check_floors").exists()
    assert rows == {1: Decimal("9.25"), 10: Decimal("8.75")}
    assert _actions().count("wholesale_price.changed") == 2


def test_a_refusal_of_the_service_is_told_and_writes_nothing(
    owner_client: Client, goods: Any
) -> None:
    inline = {"wholesale_prices-TOTAL_FORMS": "0", "wholesale_prices-INITIAL_FORMS": "0"}
    form = _denomination_form(goods, **inline, buyer_fields='{"type": "array"}')
    path = f"/console/catalogue/denomination/{goods.pk}/change/"
    answer = owner_client.post(path, {**form, "name_en": "Typed a moment ago"})
    assert answer.status_code == 200
    assert answer.context["errors"]
    # What was typed is still there.
    assert 'value="Typed a moment ago"' in answer.content.decode()
    with in_public():
        assert Denomination.objects.get().buyer_fields == {}


def test_names_with_scripts_are_harmless(owner_client: Client, goods: Any) -> None:
    """Case 20: names come from people."""
    evil = "<script>alert(1)</script>{{ settings.SECRET_KEY }}\u202e🎮"
    with in_public():
        Category.objects.update(name_zh=evil, name_en=evil)
        product = Product.objects.get()
        product.name_zh = product.name_en = evil
        product.save()
    for path in (
        "/console/categories/",
        "/console/catalogue/product/",
        f"/console/catalogue/product/{product.pk}/change/",
        "/console/stock/",
    ):
        text = owner_client.get(path).content.decode()
        assert "<script>alert(1)" not in text
        assert "only-for-tests" not in text
