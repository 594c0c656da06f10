"""Where a product's plate is found, and for how long it may be kept."""

import pytest

from storefronts.looks.plates import version_of
from storefronts.looks.services import set_look
from storefronts.pages import page_cache
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_public, in_shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def night(stage):
    with in_shop(stage.shop):
        set_look(shop=stage.shop, theme_id="night_city", actor=SYSTEM)
    page_cache.forget()
    return stage


def address(language="en", slug="steam-wallet", version=None, theme="night_city"):
    return f"/plate/{theme}/{version or version_of('night_city')}/{language}/{slug}.svg"


def test_a_card_shows_the_plate_of_the_worn_theme(night, client_for):
    client = client_for(night.shop)
    assert address() in client.get("/en/c/games/").content.decode()
    assert address("zh") in client.get("/zh-hans/p/steam-wallet/").content.decode()


def test_an_uploaded_picture_counts_before_the_plate(night, client_for):
    night.steam.image = "pictures/steam.png"
    with in_public():
        night.steam.save()
    page = client_for(night.shop).get("/en/p/steam-wallet/").content.decode()
    assert "media/catalogue/pictures/steam.png" in page
    assert address() not in page


def test_the_base_theme_keeps_the_pictures_of_the_catalogue(stage, client_for):
    assert "/plate/" not in client_for(stage.shop).get("/en/c/games/").content.decode()


def test_a_plate_is_kept_for_ever_under_its_address(night, client_for):
    answer = client_for(night.shop).get(address())
    assert answer["Content-Type"] == "image/svg+xml"
    assert "immutable" in answer["Cache-Control"]
    assert answer.content.startswith(b"<svg")
    assert not answer.cookies


def test_a_stale_address_still_shows_it_but_not_for_long(night, client_for):
    answer = client_for(night.shop).get(address(version="0000"))
    assert answer.status_code == 200
    assert "immutable" not in answer["Cache-Control"]


def test_it_speaks_the_language_of_the_page(night, client_for):
    client = client_for(night.shop)
    assert "Steam Wallet card" in client.get(address("en")).content.decode()
    assert "Steam 钱包充值卡" in client.get(address("zh")).content.decode()


@pytest.mark.parametrize("path", [address(slug="no-such"), address(theme="base")])
def test_what_is_not_drawn_is_not_found(night, client_for, path):
    assert client_for(night.shop).get(path).status_code == 404
