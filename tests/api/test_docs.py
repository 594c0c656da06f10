"""Every example of docs/api runs, as it stands there, against the real server; every link leads."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tenants.accounts.models import User
from tenants.accounts.services import OWNER_SCOPES, SHOP_SCOPES, create_api_key
from tenants.kernel.actor import SYSTEM
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public, in_shop
from tests.api.conftest import member
from tests.api.shelves import card
from tests.factories.orders import fill_wallet
from tests.site import Site, serve

ROOT = Path(settings.BASE_DIR)
PAGES = sorted((ROOT / "docs/api").glob("*.md"))
CHINESE = sorted((ROOT / "docs/api/zh").glob("*.md"))
LINKED = [
    *PAGES,
    *CHINESE,
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "graphql/README.md")),
    *(ROOT / name for name in ("clients/python/README.md", "examples/reseller/README.md")),
]
BLOCK = re.compile(r"^```(\w+)( run)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REFUSED = re.compile(r'"errors": ?\[ ?\{')


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


# ------------------------------------------------------------------ the examples


@pytest.fixture
def site(fresh_database: None, process_environment: dict[str, str]) -> Iterator[Site]:
    with serve(process_environment, workers=2) as site:
        yield site


@pytest.fixture
def variables(site: Site, aurora: Any, buyer: Any, tmp_path: Path) -> dict[str, str]:
    """What the index tells its readers to set."""
    for _ in range(3):
        card(codes=60)

    def key(user: Any, *scopes: str, **more: Any) -> Any:
        return create_api_key(user=user, name="docs", scopes=scopes, actor=SYSTEM, **more)

    boss = member(aurora, "owner")
    with in_shop(aurora):
        fill_wallet(aurora, 1_000_000, buyer)
        signed, signed_text = key(buyer, "catalogue", "orders", "spend", signing="required")
        found = {
            "KEY": key(buyer, "catalogue", "orders", "spend")[1],
            "STAFF_KEY": key(boss, *SHOP_SCOPES)[1],
            "SIGNED_KEY": signed_text,
            "SIGNING_SECRET": signed.signing_secret,
            "EMAIL": buyer.email,
        }
    with in_public():
        owner = User.objects.create_user("owner@docs.test", is_staff=True, role="owner")
        found["OWNER_KEY"] = key(owner, *OWNER_SCOPES)[1]
    shop, platform = site.url(aurora, ""), site.url(None, "")
    paths = f"{ROOT / 'clients/python/src'}"
    plain = {"PATH": os.environ["PATH"], "PYTHONPATH": paths, "HOME": str(tmp_path)}
    return {**plain, **found, "SHOP": shop, "OWNER": platform}


def carried_out(command: list[str], text: str, variables: dict[str, str], folder: Path) -> str:
    """What it printed; while it runs, this test does the work of the workers."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as program:
        assert program.stdin is not None
        program.stdin.write(text)
        program.stdin.close()
        program.stdin = None
        until = time.monotonic() + 60
        while program.poll() is None and time.monotonic() < until:
            drain(seconds=5)
            time.sleep(0.05)
        program.kill()
        told, __ = program.communicate()
    assert program.returncode == 0, told
    return told


def examples(page: Path) -> Iterator[tuple[str, str]]:
    """Language and text: the Python of a page is one program, its shell is one script."""
    found: dict[str, str] = {}
    for language, runs, text in BLOCK.findall(page.read_text()):
        if runs:
            found[language] = found.get(language, "") + text + "\n"
    yield from found.items()


@pytest.mark.slow
def test_every_example_runs(variables: dict[str, str], tmp_path: Path) -> None:
    failed, ran = {}, 0
    for page in PAGES:
        for language, text in examples(page):
            python = language == "python"
            command = [sys.executable, "-"] if python else ["bash", "-euo", "pipefail", "-s"]
            ran += 1
            try:
                told = carried_out(command, text, variables, tmp_path)
                assert python or told, "it printed nothing"
                assert not REFUSED.search(told), told
            except AssertionError as error:
                failed[f"{named(page)}, {language}"] = str(error)[-1_500:]
    assert not failed, "\n".join(f"{name}:\n{told}\n" for name, told in failed.items())
    assert ran >= 15


def test_each_page_has_an_example_that_runs() -> None:
    assert [named(page) for page in PAGES if not list(examples(page))] == []


def test_a_shell_example_that_was_refused_is_found() -> None:
    assert REFUSED.search('{"data": {"placeOrder": {"errors": [{"code": "INVALID"}]}}}')
    assert not REFUSED.search('{"data": {"placeOrder": {"errors": []}}}')


@pytest.mark.parametrize("page", CHINESE, ids=named)
def test_the_chinese_page_has_the_examples_of_the_english_one(page: Path) -> None:
    english = page.parent.parent / page.name
    assert BLOCK.findall(page.read_text()) == BLOCK.findall(english.read_text())


# ------------------------------------------------------------------ the links


@pytest.mark.parametrize("page", LINKED, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)
    lost = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        name, __, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def anchors(page: Path) -> set[str]:
    """As GitHub makes them of headings."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    words = (re.sub(r"[^\w\- ]", "", title.lower()) for title in titles)
    return {title.replace(" ", "-") for title in words}
