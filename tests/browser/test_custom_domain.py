"""A domain of the shop's own in a real browser: claimed, proven by the tests' own DNS, served."""

import shutil
import socket
from collections.abc import Iterator
from threading import Thread
from typing import Any

import dns.flags
import dns.message
import dns.rrset
import pytest

from storefronts.pages.provision import make_first_pages
from tenants.accounts.models import User
from tenants.registry.context import in_shop
from tests import site
from tests.conftest import PASSWORD

NAME = "cards.mycompany.com"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


class NameServer:
    """Answers TXT questions over UDP on the loopback, from `texts`."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.socket.getsockname()[1]}"
        self.thread = Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        while True:
            try:
                data, peer = self.socket.recvfrom(4096)
            except OSError:
                return
            if not data:
                return
            asked = dns.message.from_wire(data)
            answer = dns.message.make_response(asked)
            answer.flags |= dns.flags.AA | dns.flags.RA
            name = asked.question[0].name
            if text := self.texts.get(name.to_text(omit_final_dot=True)):
                answer.answer.append(dns.rrset.from_text(name, 60, "IN", "TXT", f'"{text}"'))
            self.socket.sendto(answer.to_wire(), peer)

    def close(self) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as waker:
            host, port = self.address.split(":")
            waker.sendto(b"", (host, int(port)))
        self.thread.join(5)
        self.socket.close()


@pytest.fixture
def zone() -> Iterator[NameServer]:
    server = NameServer()
    yield server
    server.close()


@pytest.fixture
def web(
    fresh_database: None, aurora: Any, zone: NameServer, process_environment: dict[str, str]
) -> Iterator[site.Site]:
    with in_shop(aurora):
        make_first_pages(aurora)
        User.objects.create_user("boss@shop.test", PASSWORD, is_staff=True, role="owner")
    with site.serve({**process_environment, "DNS_SERVERS": zone.address}) as served:
        yield served


@pytest.fixture
def page(web: site.Site) -> Iterator[Any]:
    if not CHROMIUM:
        pytest.fail("a browser is needed: install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", f"--host-resolver-rules=MAP {NAME} 127.0.0.1"],
        )
        context = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844})
        yield context.new_page()


@pytest.mark.browser
def test_a_domain_is_proven_and_served(
    page: Any, web: site.Site, zone: NameServer, aurora: Any
) -> None:
    theirs = f"http://{NAME}:{web.port}/"
    page.goto(f"{web.url(aurora)}console/shop/settings/domain/")
    page.fill("input[name=login]", "boss@shop.test")
    page.fill("input[name=password]", PASSWORD)
    page.locator("form button[type=submit]").last.click()
    page.wait_for_url("**/settings/domain/")
    page.fill("input[name=domain]", NAME)
    page.get_by_role("button", name="Add the domain").click()
    page.wait_for_load_state()
    name, value = (page.locator("[data-copy]").nth(n).get_attribute("data-copy") for n in (0, 1))

    other = page.context.new_page()
    assert other.goto(theirs).status == 404  # pointed here, not proven

    zone.texts[name] = value
    page.get_by_role("button", name="Check now").click()
    page.get_by_text("is proven and leads to your shop").wait_for()
    other.wait_for_timeout(2_500)  # hosts are remembered for two seconds
    assert other.goto(theirs).status == 200
    assert "Aurora" in other.title()
    page.get_by_role("button", name="Let it lead").click()
    page.get_by_text("Links in mails lead to").wait_for()
