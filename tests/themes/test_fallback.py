"""A theme that fails: the page is shown in base, it is counted and told, and the breaker opens."""

from typing import Any

import pytest

from storefronts.looks.services import set_look
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_shop
from tests.looks.conftest import (  # noqa: F401
    _no_page_is_kept,
    _no_template_is_kept,
    stage,
    theme_folder,
)
from themes import breaker

pytestmark = pytest.mark.django_db

BROKEN = {
    "a tag that is not": "{# base 1 #}{% nonsense %}",
    "an address that is not": "{# base 1 #}{{ shop.name }}{% url 'nowhere' %}",
    "a partial that is not": '{# base 1 #}{% include "shop/_gone.html" %}',
    "it includes itself": '{# base 1 #}{% include "shop/_footer.html" %}',
}


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was counted, and what was logged as an error."""
    seen: list[str] = []
    monkeypatch.setattr(breaker, "_count", seen.append)
    monkeypatch.setattr(breaker.log, "error", lambda event, **data: seen.append(data["breaker"]))
    return seen


@pytest.fixture
def shop_in(stage: Any, theme_folder: Any) -> Any:  # noqa: F811
    def make(templates: dict[str, str]) -> Any:
        theme_folder("brittle", templates=templates)
        with in_shop(stage.shop):
            set_look(shop=stage.shop, theme_id="brittle", actor=SYSTEM, tokens={"radius": 5})
        return stage.shop

    return make


@pytest.mark.parametrize("kind", BROKEN)
def test_the_whole_page_is_shown_in_base(
    kind: str, shop_in: Any, client_for: Any, counted: list[str]
) -> None:
    shop = shop_in({"shop/_footer.html": BROKEN[kind], "shop/_header.html": "{# base 1 #}OURS"})
    answer = client_for(shop).get("/en/")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Prices in CNY" in text
    assert "OURS" not in text  # of one theme from head to foot
    assert "brittle/theme.css" not in text
    assert counted == ["brittle@1", "closed"]


def test_a_page_template_that_does_not_compile_is_bases(
    shop_in: Any, client_for: Any, counted: list[str]
) -> None:
    shop = shop_in({"shop/search.html": "{# base 1 #}{% if %}"})
    answer = client_for(shop).get("/en/search/")
    assert answer.status_code == 200
    assert "Steam Wallet card" in answer.content.decode()
    assert counted == ["brittle@1", "closed"]


def test_after_three_failures_the_theme_is_left_alone_for_a_while(
    shop_in: Any, client_for: Any, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = shop_in({"shop/_footer.html": BROKEN["an address that is not"]})
    client = client_for(shop)
    for _ in range(5):
        assert client.get("/en/").status_code == 200
    assert counted == ["brittle@1", "closed"] * 2 + ["brittle@1", "open"]
    text = client.get("/en/").content.decode()
    assert "theme-base" in text
    sheet = text.split("/look/")[1].split(".css")[0]
    assert b"--radius:5px" in client.get(f"/look/{sheet}.css").content  # in its own colours
    monkeypatch.setattr(breaker.time, "monotonic", lambda: 1e12)
    client.get("/en/")
    assert len(counted) == 8  # tried again


def test_what_base_cannot_show_either_is_not_the_themes_fault(
    shop_in: Any, client_for: Any, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from storefronts.pages import shelves

    shop = shop_in({"shop/_footer.html": "{# base 1 #}OUR FOOTER"})

    def broken(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("the shelf is broken")

    monkeypatch.setattr(shelves, "block_cards", broken)
    client = client_for(shop)
    client.raise_request_exception = False
    assert client.get("/en/").status_code == 500
    assert not counted


def test_a_theme_has_no_template_where_money_and_codes_are_handled(
    shop_in: Any, client_for: Any
) -> None:
    closed = dict.fromkeys(("shop/checkout.html", "shop/order.html", "mail/receipt.html"), "OURS")
    shop = shop_in(closed)
    assert "OURS" not in client_for(shop).get("/en/checkout/").content.decode()


def test_an_override_may_extend_what_it_overrides(shop_in: Any, client_for: Any) -> None:
    text = '{# base 1 #}{% extends "shop/search.html" %}{% block title %}OUR TITLE{% endblock %}'
    shop = shop_in({"shop/search.html": text})
    page = client_for(shop).get("/en/search/").content.decode()
    assert "<title>OUR TITLE</title>" in page
    assert "Steam Wallet card" in page
