"""The wizard's live preview in a real browser: a frame of real pages, or the picture."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_launching import fits, owner_url


def named(site, page):
    """At the second step, after a name."""
    page.goto(f"{owner_url(site)}/en/start/1/")
    page.fill("[name=name]", "Cirrus Cards")
    page.fill("[name=subdomain]", "cirrus")
    page.locator(".onward button").last.click()
    expect(page).to_have_url(re.compile("/start/2/"))


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_shops_own_pages_are_tried_on(site, open_browser, size):
    page = open_browser(size)
    named(site, page)
    inside = page.frame_locator("iframe")
    # The first page of a server that has just started is slow.
    expect(inside.locator("header.top")).to_contain_text("Cirrus Cards", timeout=30_000)
    expect(page.locator(".live")).to_be_visible()
    expect(page.locator("[data-picture]")).to_be_hidden()
    fits(page)

    page.locator("input[name=look][value='folio:paper']").check(force=True)
    expect(inside.locator("html.theme-folio")).to_be_attached()
    page.get_by_role("button", name="A product").click()
    expect(inside.locator("form[data-buy]")).to_be_visible()
    page.get_by_role("button", name="Desktop").click()
    width = page.locator("iframe").evaluate("frame => frame.contentWindow.innerWidth")
    assert width == 1280
    box = page.locator(".live-box").bounding_box()
    frame = page.locator("iframe").bounding_box()
    assert abs(frame["width"] - box["width"]) < 2, "made small, not cut off"
    page.get_by_role("button", name="Phone").click()
    assert page.locator("iframe").evaluate("frame => frame.contentWindow.innerWidth") == 390

    # Nothing in it is bought, and it leads nowhere.
    address = page.url
    inside.get_by_role("button", name="Buy now").click()
    page.wait_for_timeout(300)
    expect(inside.locator("form[data-buy]")).to_be_visible()
    assert page.url == address
    inside.locator(".crumbs a", has_text="Home").click()
    expect(inside.locator(".hero")).to_be_visible()
    assert [url for url in page.outside if not url.startswith(owner_url(site))] == []
    # Only that the sandbox sends no forms.
    assert [said for said in page.problems if "form" not in said] == []


def test_without_scripts_the_picture_shows(site, open_browser):
    page = open_browser("desktop", scripts=False)
    named(site, page)
    expect(page.locator("[data-picture]")).to_be_visible()
    expect(page.locator(".live")).to_be_hidden()
    page.locator("input[name=look][value='folio:paper']").check(force=True)
    page.locator(".onward button").last.click()
    expect(page).to_have_url(re.compile("/start/3/"))


def test_a_preview_that_fails_leaves_the_picture(site, open_browser):
    page = open_browser("desktop")
    page.route("**/sample/**", lambda route: route.fulfill(status=429, body=""))
    named(site, page)
    page.wait_for_timeout(500)
    expect(page.locator("[data-picture]")).to_be_visible()
    expect(page.locator(".live")).to_be_hidden()
