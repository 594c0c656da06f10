"""A real server with the shop aurora in it, and a real browser in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connections

from tenants.registry.context import in_public, in_shop
from tests import databases, world
from tests.factories.supply import make_stock
from tests.storefront.conftest import set_up

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}


@pytest.fixture(scope="module")
def site(
    django_db_setup: None,
    django_db_blocker: Any,
    process_environment: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[SimpleNamespace]:
    """`site.url` is the shop's front door; `site.stage` what is in it. One for all tests of a
    module: they commit, and each makes orders of its own."""
    from tenants.registry.models import Shop

    log = tmp_path_factory.mktemp("server") / "server.log"
    with django_db_blocker.unblock():
        with in_public():
            shop = Shop.objects.get(schema_name="aurora")
        stage = set_up(shop)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = _serve(port, process_environment, log)
        try:
            _wait_for(port, server, log)
            host = f"{world.host_of('aurora')}:{port}"
            yield SimpleNamespace(url=f"http://{host}", stage=stage, shop=shop, log=log)
        finally:
            server.terminate()
            server.wait(timeout=20)
            databases.renew_own_database()


def _serve(port: int, environment: dict[str, str], log: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"]
    with open(log, "w") as file:
        return subprocess.Popen(
            [*command, "--threads", "4", "--workers", "1"],
            env=environment | {"PUBLIC_PORT": str(port)},
            stdout=file,
            stderr=file,
        )


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Any) -> None:
    for _ in range(150):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the server did not start:\n{log.read_text()[-2000:]}")


def in_the_shop(shop: Any, read: Callable[[], Any]) -> Any:
    """What `read` finds in the shop's schema. In a thread of its own: Playwright keeps an event
    loop in this one, and Django asks no database beside a loop."""
    return _elsewhere(in_shop(shop), read)


def restock(denomination: Any, count: int = 2) -> None:
    """More codes: the tests of a module share one stock, and each may buy from it."""
    _elsewhere(in_public(), lambda: make_stock(count, denomination=denomination))


def _elsewhere(place: Any, read: Callable[[], Any]) -> Any:
    def work() -> Any:
        try:
            with place:
                return read()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result(timeout=20)


@pytest.fixture
def open_browser() -> Iterator[Any]:
    """`open_browser("phone")` is a page of a fresh browser of that size; `scripts=False` too."""
    if not CHROMIUM:
        message = "browser tests need Chromium: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        def open_page(size: str = "phone", *, scripts: bool = True, dark: bool = False) -> Any:
            width, height = SIZES[size]
            context = browser.new_context(
                viewport={"width": width, "height": height},
                java_script_enabled=scripts,
                color_scheme="dark" if dark else "light",
                has_touch=size == "phone",
            )
            context.set_default_timeout(10_000)
            page = context.new_page()
            page.problems = []
            page.outside = []
            page.on("pageerror", lambda error: page.problems.append(str(error)))
            page.on(
                "console",
                lambda said: page.problems.append(said.text) if said.type == "error" else None,
            )
            page.on(
                "request",
                lambda asked: (
                    None
                    if ".localhost" in asked.url.split("/")[2] or asked.url.startswith("data:")
                    else page.outside.append(asked.url)
                ),
            )
            return page

        yield open_page
        browser.close()
