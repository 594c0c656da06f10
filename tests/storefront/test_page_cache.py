"""Whole pages out of memory: for everyone, of one shop, fresh when something changes."""

import gzip

import pytest

from storefronts.pages import page_cache
from tenants.kernel import versions
from tenants.registry.context import in_public, in_shop

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _remember(settings):
    settings.SHELF_MEMORY_S = 30


@pytest.fixture
def rendered(monkeypatch):
    """How often a page was really rendered."""
    count = []
    keep = page_cache._keep
    monkeypatch.setattr(page_cache, "_keep", lambda response: count.append(1) or keep(response))
    return count


def test_the_second_visitor_gets_the_kept_page(stage, client_for, rendered):
    first = client_for(stage.shop).get("/en/p/steam-wallet/")
    second = client_for(stage.shop).get("/en/p/steam-wallet/")
    assert first.content == second.content
    assert len(rendered) == 1


def test_a_kept_page_asks_the_database_nothing(stage, client_for, django_assert_num_queries):
    client_for(stage.shop).get("/en/p/steam-wallet/")
    client = client_for(stage.shop)
    with django_assert_num_queries(0):
        assert client.get("/en/p/steam-wallet/").status_code == 200


def test_languages_and_questions_are_kept_apart(stage, client_for):
    client = client_for(stage.shop)
    pages = {
        client.get(path).content
        for path in (
            "/en/c/games/",
            "/zh-hans/c/games/",
            "/en/search/?q=steam",
            "/en/search/?q=mobile",
        )
    }
    assert len(pages) == 4


def test_two_shops_never_share_a_page(stage, borealis, client_for):
    from storefronts.pages.provision import make_first_pages

    with in_shop(borealis):
        make_first_pages(borealis)
    ours = client_for(stage.shop).get("/en/").content.decode()
    theirs = client_for(borealis).get("/en/").content.decode()
    assert "Aurora" in ours
    assert "Borealis" in theirs
    assert "Aurora" not in theirs


def test_a_change_of_the_catalogue_shows(stage, client_for, django_capture_on_commit_callbacks):
    client = client_for(stage.shop)
    client.get("/en/p/steam-wallet/")
    with in_public(), django_capture_on_commit_callbacks(execute=True):
        stage.steam.name_en = "Steam gift card"
        stage.steam.save()
        versions.bump("catalogue")
    page_cache._stamps.clear()  # as after STAMP_S
    assert "Steam gift card" in client.get("/en/p/steam-wallet/").content.decode()


def test_it_is_squeezed_for_who_can_read_that_and_not_sent_twice(stage, client_for):
    client = client_for(stage.shop)
    plain = client.get("/en/")
    squeezed = client.get("/en/", HTTP_ACCEPT_ENCODING="gzip, br")
    assert gzip.decompress(squeezed.content) == plain.content
    assert len(squeezed.content) * 3 < len(plain.content)
    again = client.get("/en/", HTTP_IF_NONE_MATCH=plain["ETag"])
    assert again.status_code == 304
    assert not again.content


def test_what_is_personal_is_never_kept(stage, client_for, rendered, buyer):
    client_for(stage.shop, buyer).get("/en/account/")
    client_for(stage.shop).get(f"/en/checkout/?d={stage.ten.pk}&q=1")
    client_for(stage.shop).get("/en/find/")
    client_for(stage.shop).get("/en/p/no-such/")
    client_for(stage.shop).get("/en/?utm_source=x")
    assert not rendered


def test_a_suspended_shop_says_so_at_once(stage, client_for):
    from tenants.registry.middleware import forget_hosts
    from tenants.registry.models import Shop

    client = client_for(stage.shop)
    client.get("/en/")
    with in_public():
        Shop.objects.filter(pk=stage.shop.pk).update(status=Shop.Status.SUSPENDED)
    forget_hosts()
    assert "takes no new orders" in client.get("/en/").content.decode()


def test_pages_carry_the_security_headers(stage, client_for):
    client = client_for(stage.shop)
    for _ in range(2):
        page = client.get("/en/")
        assert "default-src 'self'" in page["Content-Security-Policy"]
        assert "unsafe" not in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] in ("SAMEORIGIN", "DENY")
        assert page["X-Content-Type-Options"] == "nosniff"
        assert page["Content-Language"] == "en"
