"""Two shops in one process never get each other's theme."""

import threading
from typing import Any

import pytest

from storefronts.looks.services import set_look
from storefronts.pages.provision import make_first_pages
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_shop
from themes import current
from themes.registry import theme

pytestmark = pytest.mark.django_db

HEADER = "{# base 1 #}<header>THE BRISK HEADER</header>\n"
MARK = "THE BRISK HEADER"


@pytest.fixture
def brisk(theme_folder: Any) -> Any:
    return theme_folder("brisk", templates={"shop/_header.html": HEADER})


@pytest.fixture
def two(stage: Any, borealis: Any, brisk: Any) -> Any:
    """Aurora in a theme of its own, borealis in base."""
    with in_shop(stage.shop):
        set_look(shop=stage.shop, theme_id="brisk", actor=SYSTEM)
    with in_shop(borealis):
        make_first_pages(borealis)
    return stage.shop, borealis


def test_each_shop_is_shown_in_its_own_theme_whoever_comes_first(two: Any, client_for: Any) -> None:
    aurora, borealis = two
    for first, second in ((aurora, borealis), (borealis, aurora)):
        for shop in (first, second, first):
            text = client_for(shop).get("/en/").content.decode()
            assert (MARK in text) is (shop is aurora)
            assert ("theme-brisk" in text) is (shop is aurora)
            assert ("brisk/theme.css" in text) is (shop is aurora)


def test_after_an_error_in_one_shop_the_next_is_itself(
    two: Any, client_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storefronts.pages import views

    aurora, borealis = two

    def broken(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("broken on purpose")

    with monkeypatch.context() as patch:
        patch.setattr(views.shelf, "product", broken)
        client = client_for(aurora)
        client.raise_request_exception = False
        assert client.get("/en/p/steam-wallet/").status_code == 500
    assert current.worn().id == "base"
    assert MARK not in client_for(borealis).get("/en/").content.decode()


def test_nothing_is_worn_outside_a_request(two: Any, client_for: Any) -> None:
    aurora, _ = two
    client_for(aurora).get("/en/")
    assert current.worn().id == "base"


def test_threads_do_not_share_what_is_worn(brisk: Any) -> None:
    seen = []
    with current.wearing(theme("brisk")):
        other = threading.Thread(target=lambda: seen.append(current.worn().id))
        other.start()
        other.join()
        assert current.worn().id == "brisk"
    assert seen == ["base"]


def test_one_template_is_kept_for_all_shops_where_no_theme_differs(
    two: Any, client_for: Any
) -> None:
    """Memory grows with files, not with shops times templates."""
    from django.template import engines

    for shop in two:
        client_for(shop).get("/en/")
    kept = engines["django"].engine.template_loaders[0].get_template_cache
    assert "shop/home.html" in kept
    assert "brisk@1:shop/_header.html" in kept
    assert not [key for key in kept if key.startswith("brisk@1:") and "_header" not in key]


def test_a_style_sheet_of_one_shop_is_not_anothers(two: Any, client_for: Any) -> None:
    aurora, borealis = two
    with in_shop(aurora):
        set_look(shop=aurora, theme_id="base", actor=SYSTEM, tokens={"radius": 3})
        from storefronts.looks.queries import look_of

        name = look_of(aurora).sheet_name
    ours = client_for(aurora).get(f"/look/{name}.css")
    theirs = client_for(borealis).get(f"/look/{name}.css")
    assert b"--radius:3px" in ours.content
    assert "immutable" in ours["Cache-Control"]
    assert b"--radius:3px" not in theirs.content
    assert "immutable" not in theirs["Cache-Control"]
