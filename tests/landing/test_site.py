"""The public site: both languages, strict policy, the examples, and what stays the staff's."""

import re

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tenants.launch.models import ExampleShop
from tenants.registry.context import in_public
from tenants.registry.models import Shop
from themes.registry import themes

PAGES = ("", "start/", "join/")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_each_page_speaks_both_languages_under_a_strict_policy(visitor, goods, language, page):
    answer = visitor.get(f"/{language}/{page}")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{"zh-Hans" if language == "zh-hans" else "en"}"' in html
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"\sstyle=|<style|<script>|\son\w+=|https?://(?!localhost)", html)


def test_the_front_door_asks_the_browser_for_a_language(visitor):
    assert visitor.get("/").headers["Location"] == "/zh-hans/"
    assert visitor.get("/", headers={"accept-language": "en"}).headers["Location"] == "/en/"


def test_only_open_shops_that_are_marked_are_shown(visitor, goods, aurora, borealis):
    assert 'id="shops"' not in visitor.get("/en/").content.decode()
    with in_public():
        ExampleShop.objects.create(shop=aurora)
        ExampleShop.objects.create(shop=borealis)
        Shop.objects.filter(pk=borealis.pk).update(status=Shop.Status.SUSPENDED)
    html = visitor.get("/en/").content.decode()
    assert "http://aurora.localhost" in html
    assert "borealis" not in html


def test_each_theme_is_drawn_with_the_shops_name(visitor, goods):
    for theme in themes():
        for preset in theme.presets:
            answer = visitor.get(f"/en/look/{theme.id}/{preset}.svg?name=<b>%26 Nova")
            assert answer["Content-Type"] == "image/svg+xml"
            assert "&lt;b&gt;&amp; Nova" in answer.content.decode()
            assert visitor.get(f"/en/look/{theme.id}/{preset}/dots.svg").status_code == 200
    assert visitor.get("/en/look/no_such/paper.svg").status_code == 404


def test_the_consoles_pages_stay_the_staffs(visitor, maker_client):
    asked = visitor.get("/console/", follow=True).redirect_chain[-1][0]
    assert asked.startswith("/account/login/?next=")
    for path in ("/console/", "/console/shops/launch/", "/console/registry/shop/"):
        assert maker_client.get(path).status_code in (302, 403)
        assert "Unfold" not in maker_client.get(path, follow=True).content.decode()
    answer = maker_client.post(
        "/graphql/", {"query": "{ shops { edges { node { id } } } }"}, "application/json"
    ).json()
    assert answer["errors"]
    assert not answer.get("data")


def test_the_language_goes_along_to_pages_without_one(visitor):
    visitor.get("/en/go/?next=/account/login/")
    assert visitor.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert "Open an account" in visitor.get("/account/login/").content.decode()
    assert visitor.get("/en/go/?next=https://evil.example/").headers["Location"] == "/"


def test_the_owner_marks_examples_by_a_command(visitor, goods, aurora):
    call_command("mark_example", "aurora", verbosity=0)
    assert "http://aurora.localhost" in visitor.get("/en/").content.decode()
    call_command("mark_example", "aurora", "--remove", verbosity=0)
    assert "http://aurora.localhost" not in visitor.get("/en/").content.decode()
    with pytest.raises(CommandError):
        call_command("mark_example", "nobody")


def test_where_there_is_nothing_a_page_says_so(visitor, owner_client):
    answer = visitor.get("/en/no/such/page/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()
    assert "landing/landing.css" in answer.content.decode()
    assert "landing/landing.css" not in owner_client.get("/console/no-such/").content.decode()
