"""Walking through the consoles with a real browser: signing in, and noting what goes wrong."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connections

from tenants.registry.context import in_public
from tests.conftest import PASSWORD

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
PHONE, DESKTOP = (390, 844), (1280, 900)


def open_page(
    browser: Any,
    size: tuple[int, int] = DESKTOP,
    *,
    locale: str = "zh-CN",
    dark: bool = False,
) -> tuple[Any, list[str]]:
    """A fresh browser's page, and the list of what goes wrong on it: an error of a script or of
    the console, an answer of 500, a request to the outside."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale=locale,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("response", lambda r: wrong.append(f"{r.status} {r.url}") if r.status >= 500 else None)
    page.on("request", lambda asked: wrong.extend(_outside(asked.url)))
    return page, wrong


def _outside(url: str) -> list[str]:
    inside = "localhost" in url.split("/")[2] if "//" in url else True
    return [] if inside or url.startswith(("data:", "blob:")) else [f"outside: {url}"]


def signed_in(
    browser: Any, root: str, email: str, size: tuple[int, int] = DESKTOP, **look: Any
) -> tuple[Any, list[str]]:
    """`open_page()` behind the door of the console at ``root``."""
    page, wrong = open_page(browser, size, **look)
    page.goto(f"{root}console/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form button[type=submit]").last.click()
    page.wait_for_url(lambda url: "/account/" not in url)
    return page, wrong


def too_wide(page: Any) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def beside(work: Callable[[], Any]) -> Any:
    """In a thread of its own, in public: Playwright keeps an event loop in this one."""

    def run() -> Any:
        try:
            with in_public():
                return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()
