"""Every example of docs/api runs, as it stands there, against the real server; every link leads."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.api.live import carried_out

ROOT = Path(settings.BASE_DIR)
PAGES = sorted((ROOT / "docs/api").glob("*.md"))
CHINESE = sorted((ROOT / "docs/api/zh").glob("*.md"))
LINKED = [
    *PAGES,
    *CHINESE,
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "graphql/README.md")),
    ROOT / "clients/typescript/README.md",
    *(ROOT / name for name in ("clients/python/README.md", "examples/reseller/README.md")),
]
BLOCK = re.compile(r"^```(\w+)( run)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REFUSED = re.compile(r'"errors": ?\[ ?\{')


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


# ------------------------------------------------------------------ the examples


def examples(page: Path) -> Iterator[tuple[str, str]]:
    """Language and text: the Python of a page is one program, its shell is one script."""
    found: dict[str, str] = {}
    for language, runs, text in BLOCK.findall(page.read_text()):
        if runs:
            found[language] = found.get(language, "") + text + "\n"
    yield from found.items()


@pytest.mark.slow
def test_every_example_runs(live: dict[str, str], tmp_path: Path) -> None:
    failed, ran = {}, 0
    for page in PAGES:
        for language, text in examples(page):
            python = language == "python"
            command = [sys.executable, "-"] if python else ["bash", "-euo", "pipefail", "-s"]
            ran += 1
            try:
                told = carried_out(command, live, tmp_path, text)
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
