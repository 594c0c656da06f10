"""A theme's style sheets: in their layer, without requests to the outside, and small enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from themes.checks.problem import Problem, line_at, line_of
from themes.css import sheet
from themes.registry import Theme
from themes.static_files import squeezed
from themes.tokens import dress

# What a page may load, of base, the theme and the look together, as it is served.
MOST_BYTES = 30_000
# Kind of page -> the sheets that it loads beside theme.css, each where a theme has one. The list
# under the search field (suggest.css) is asked for with the first letter, on any of them.
KINDS = {
    "": ("suggest",),
    "home": ("home", "blocks", "pad", "suggest"),
    "product": ("product", "suggest"),
    "buying": ("buying", "ticket", "print", "suggest"),
    "order pad": ("buying", "pad", "suggest"),
}
OUTSIDE_A_LAYER = ("@layer theme", "@font-face", "@keyframes", "@property")


def styles(theme: Theme) -> Iterator[Problem]:
    if "theme" not in theme.sheets:
        yield Problem(theme.id, "static/theme.css", 1, "missing", "There is no theme.css.")
    for name in sorted(theme.sheets):
        text = (theme.folder / "static" / f"{name}.css").read_text()
        for line, code, message in _rules(theme, text):
            yield Problem(theme.id, f"static/{name}.css", line, code, message)
    for kind in KINDS:
        try:
            size = page_bytes(theme, kind)
        except (ValueError, LookupError):
            return  # a preset that cannot be worn is told where presets are checked
        if size > MOST_BYTES:
            file = f"static/{kind if kind in theme.sheets else 'theme'}.css"
            page = f"a {kind} page" if kind else "a page"
            message = f"The styles of {page} are {size} bytes, at most {MOST_BYTES}."
            yield Problem(theme.id, file, 1, "size", message)


def page_bytes(theme: Theme, kind: str) -> int:
    """All style sheets of a page of that kind, as they are served, before they are compressed."""
    names = ("theme", *KINDS[kind])
    files = [
        one.folder / "static" / f"{name}.css"
        for one in theme.line
        for name in names
        if name in one.sheets
    ]
    look = len(sheet(dress(theme)).encode())
    return look + sum(len(squeezed(file.read_text()).encode()) for file in files)


def _rules(theme: Theme, text: str) -> Iterator[tuple[int, str, str]]:
    plain = re.sub(r"/\*.*?\*/", lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.S)
    for found in re.finditer(r"@import\b", plain):
        yield line_at(plain, found.start()), "import", "A sheet brings in no other."
    for found in re.finditer(r"url\(\s*[\"']?([^\"')]*)", plain):
        line, target = line_at(plain, found.start()), found[1]
        if re.match(r"[a-z]+:|//", target):
            yield (
                line,
                "outside",
                "Nothing comes from outside, and nothing is written into a sheet.",
            )
        elif not target.startswith(("#", "/")) and not _exists(theme, target):
            yield line, "missing", f"There is no file {target}."
    if plain.count("{") != plain.count("}"):
        yield line_of(text, "{"), "syntax", "Braces do not match."
        return
    if theme.parent:
        for line, head in _top(plain):
            if not head.startswith(OUTSIDE_A_LAYER):
                yield line, "layer", f"“{head[:40]}” stands outside @layer theme."


def _exists(theme: Theme, target: str) -> bool:
    target = target.split("#")[0].split("?")[0]
    return (theme.folder / "static" / target).is_file() or (theme.folder / target).is_file()


def _top(plain: str) -> Iterator[tuple[int, str]]:
    """Line and head of each rule that is inside no other."""
    depth, begun = 0, 0
    for found in re.finditer(r"[{};]", plain):
        mark = found[0]
        if depth == 0 and mark in "{;":
            head = plain[begun : found.start()]
            if head.strip():
                yield line_at(plain, begun + len(head) - len(head.lstrip())), " ".join(head.split())
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if depth == 0:
            begun = found.end()
