"""Look in the shop console: the form, what it refuses and what it keeps, and the preview."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images import get_image_model

from storefronts.looks.models import ShopLook
from storefronts.looks.services import set_look
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_public, in_shop
from tests.looks.conftest import picture

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a rendition to be closed by the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def page(stage: Any) -> str:
    with in_shop(stage.shop):
        from wagtail.models import Site

        return f"/console/settings/looks/shoplook/{Site.objects.get().pk}/"


def row(shop: Any) -> ShopLook:
    with in_shop(shop):
        return ShopLook.objects.get()


def form(**changed: Any) -> dict[str, Any]:
    return {"theme": "base", "light": "base/ultramarine", "dark": "base/midnight"} | changed


def test_it_shows_every_theme_and_every_token(boss: Any, page: str) -> None:
    text = boss.get(page, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    for word in ("Ticket", "Ultramarine", "Jade", "Midnight", "Round corners", "Accent", "Logo"):
        assert word in text
    assert text.count('name="token-light-accent"') == 1
    assert text.count('name="theme" value="base"') == 1
    assert 'name="theme" value="base" required checked' in text
    assert 'name="token-light-tint"' not in text  # what follows from others is not set


def test_its_menu_entry_leads_to_it(boss: Any, page: str) -> None:
    answer = boss.get("/console/settings/looks/shoplook/")
    assert answer.status_code == 302
    assert answer["Location"] == page


def test_a_look_is_saved_and_shown_at_once(
    boss: Any, page: str, stage: Any, client_for: Any, django_capture_on_commit_callbacks: Any
) -> None:
    visitor = client_for(stage.shop)
    before = visitor.get("/en/").content.decode()
    changed = form(**{"light": "base/jade", "token-radius": "3", "token-dark-accent": "#aab4ff"})
    with django_capture_on_commit_callbacks(execute=True):
        assert boss.post(page, changed).status_code == 302
    look = row(stage.shop)
    assert (look.light, look.dark) == ("jade", "midnight")
    assert look.tokens == {"radius": 3, "dark.accent": "#aab4ff"}
    after = visitor.get("/en/").content.decode()
    sheets = [text.split("/look/")[1].split(".css")[0] for text in (before, after)]
    assert sheets[0] != sheets[1]
    css = visitor.get(f"/look/{sheets[1]}.css").content.decode()
    assert "--radius:3px" in css
    assert "--accent:#aab4ff" in css


def test_a_kept_page_is_not_shown_after_the_look_has_changed(
    boss: Any, page: str, stage: Any, client_for: Any, settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    from storefronts.pages import page_cache

    settings.SHELF_MEMORY_S = 30
    visitor = client_for(stage.shop)
    visitor.get("/en/")
    with django_capture_on_commit_callbacks(execute=True):
        boss.post(page, form(**{"token-card": "raised"}))
    page_cache._stamps.clear()  # as after STAMP_S
    assert "card-raised" in visitor.get("/en/").content.decode()


def test_a_number_outside_its_limits_is_refused_and_nothing_is_lost(
    boss: Any, page: str, stage: Any
) -> None:
    sent = form(**{"token-radius": "99", "token-light-accent": "#0a6b4b"})
    answer = boss.post(page, sent, HTTP_ACCEPT_LANGUAGE="en")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "From 0 to 24, please." in text
    assert "nothing is lost" in text.split('href="#id_token-radius"')[0]  # told at the top, too
    assert 'value="99"' in text
    assert 'value="#0a6b4b"' in text
    assert row(stage.shop).tokens == {}


@pytest.mark.parametrize("value", ["red", "#12", "#gggggg", "url(x)", "#2438d6;}body{display:none"])
def test_what_is_no_colour_is_refused(boss: Any, page: str, stage: Any, value: str) -> None:
    answer = boss.post(page, form(**{"token-light-accent": value}), HTTP_ACCEPT_LANGUAGE="en")
    assert "A colour is written as #" in answer.content.decode()
    assert row(stage.shop).tokens == {}


def test_a_pair_that_cannot_be_read_is_refused_and_the_nearest_that_can_is_offered(
    boss: Any, page: str, stage: Any
) -> None:
    answer = boss.post(page, form(**{"token-light-muted": "#aaaaaa"}), HTTP_ACCEPT_LANGUAGE="en")
    text = answer.content.decode()
    assert "it needs 4.5" in text
    offered = text.split('data-take="')[1][:7]
    assert row(stage.shop).tokens == {}
    assert boss.post(page, form(**{"token-light-muted": offered})).status_code == 302
    assert row(stage.shop).tokens == {"light.muted": offered}


def test_the_next_theme_takes_its_own_presets(boss: Any, page: str, stage: Any, theme_folder: Any
) -> None:  # fmt: skip
    theme_folder("brisk")
    assert boss.post(page, form(theme="brisk")).status_code == 302
    look = row(stage.shop)
    assert (look.theme, look.light, look.dark) == ("brisk", "", "")
    with in_public():
        stage.shop.refresh_from_db()
    assert stage.shop.theme == "brisk"


def test_only_those_who_edit_pages_change_the_look(staff: Any, page: str, stage: Any) -> None:
    for role, may in (("owner", True), ("manager", True), ("editor", True), ("support", False)):
        answer = staff(role).get(page)
        assert (answer.status_code == 200) is may, role
        assert ("/console/settings/looks/" in staff(role).get("/console/").content.decode()) is may
    assert staff("finance").post(page, form(**{"token-radius": "3"})).status_code != 200
    with in_shop(stage.shop):
        assert not ShopLook.objects.filter(tokens__radius=3).exists()


@pytest.mark.parametrize("mode", ["home", "product", "order"])
def test_the_preview_shows_what_is_not_saved(boss: Any, page: str, stage: Any, mode: str) -> None:
    drafted = form(**{"token-radius": "7", "token-card": "raised", "token-light-muted": "#aaaaaa"})
    said = json.loads(boss.post(page + "preview/", drafted).content)
    assert said == {"is_valid": True, "is_available": True}
    shown = boss.get(f"{page}preview/?mode={mode}&in_preview_panel=true")
    text = shown.content.decode()
    assert shown.status_code == 200
    assert "card-raised" in text
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert "unsafe-inline" not in shown["Content-Security-Policy"]
    name = text.split("/look/")[1].split(".css")[0]
    css = boss.get(f"/look/{name}.css")
    assert b"--radius:7px" in css.content
    assert "immutable" not in css["Cache-Control"]
    assert row(stage.shop).tokens == {}
    if mode == "product":
        assert "Steam" in text or "移动话费" in text
    if mode == "order":
        assert "XXXX-XXXX-XXXX" in text


def test_a_preview_of_one_shop_shows_nothing_of_another(
    boss: Any, page: str, stage: Any, borealis: Any
) -> None:
    boss.post(page + "preview/", form())
    text = boss.get(f"{page}preview/?mode=home").content.decode()
    assert "Aurora" in text
    assert "Borealis" not in text


def upload(boss: Any, file: Any) -> str:
    """What the chooser's window says."""
    answer = boss.post(
        "/console/images/chooser/create/",
        {"image-chooser-upload-title": "logo", "image-chooser-upload-file": file,
         "image-chooser-upload-collection": "1"},
        HTTP_ACCEPT_LANGUAGE="en",
    )  # fmt: skip
    return json.loads(answer.content)["htmlFragment"]


def test_a_logo_that_is_no_picture_is_refused_with_a_word(boss: Any, page: str, stage: Any) -> None:
    said = upload(boss, SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>", "image/png"))
    assert "not an image or a corrupted image" in said
    with in_shop(stage.shop):
        assert not get_image_model().objects.exists()


def test_a_photo_of_forty_megapixels_is_refused_with_its_size(
    boss: Any, page: str, stage: Any
) -> None:
    said = upload(boss, picture(8000, 5000))
    assert "too many pixels" in said
    assert "24000000" in said
    with in_shop(stage.shop):
        assert not get_image_model().objects.exists()


def test_the_logo_stands_where_the_name_stood(
    boss: Any, page: str, stage: Any, client_for: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with in_shop(stage.shop):
        logo = get_image_model().objects.create(title="logo", file=picture(600, 120))
    with django_capture_on_commit_callbacks(execute=True):
        answer = boss.post(page, form(logo=logo.pk, favicon=logo.pk))
    assert answer.status_code == 302
    text = client_for(stage.shop).get("/en/").content.decode()
    assert 'class="logo"' in text
    assert 'width="240" height="48"' in text
    address = text.split('class="logo" src="')[1].split('"')[0]
    file = client_for(stage.shop).get(address)
    assert file.status_code == 200
    assert b"".join(file.streaming_content)[8:12] == b"WEBP"
    assert 'rel="icon" href="/media/' in text


def test_a_logo_whose_file_has_gone_takes_no_page_down(
    stage: Any, client_for: Any, boss: Any, page: str
) -> None:
    with in_shop(stage.shop):
        logo = get_image_model().objects.create(title="Old logo", file=picture(600, 120))
        logo.file.storage.delete(logo.file.name)
    answer = boss.post(page, form(logo=logo.pk), HTTP_ACCEPT_LANGUAGE="en")
    assert "Old logo” cannot be read as a picture" in answer.content.decode()
    with in_shop(stage.shop):
        ShopLook.objects.update(logo=logo)
    assert client_for(stage.shop).get("/en/").status_code == 200


def test_who_changed_the_look_is_audited(boss: Any, page: str, stage: Any) -> None:
    from tenants.audit.models import AuditEvent

    boss.post(page, form(**{"token-radius": "3"}))
    with in_public():
        event = AuditEvent.objects.get(action="look.changed")
    assert event.shop_id == stage.shop.pk
    assert "owner@shop.test" in str(event.__dict__)


def test_a_look_that_fits_no_more_is_shown_without_what_does_not_fit(
    stage: Any, client_for: Any
) -> None:
    """A row from before a theme's limits changed, or by another hand."""
    with in_shop(stage.shop):
        set_look(shop=stage.shop, theme_id="base", actor=SYSTEM)
        ShopLook.objects.update(
            theme="gone", light="gone", tokens={"radius": 900, "card": "raised", "light.bg": "red"}
        )
    text = client_for(stage.shop).get("/en/").content.decode()
    assert "theme-base card-raised" in text
