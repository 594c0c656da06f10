"""Pictures, icons and fonts of a theme: there, what they say they are, and harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from themes.checks.problem import Problem, line_at
from themes.registry import BASE, SERVED

PREVIEWS = ("phone", "desktop")
MOST_PREVIEW_BYTES = 120_000
MOST_FONT_BYTES = 60_000
ALLOWED = {".css", ".svg", ".woff2", ".webp", ".avif", ".png", ".md", ".txt", ".js"}
HOSTILE = re.compile(r"<script|\son\w+\s*=|javascript:|<foreignObject|href=\"(?:https?:)?//", re.I)


def pictures(theme_id: str, folder: Path) -> Iterator[Problem]:
    for name in PREVIEWS if theme_id != BASE else ():
        file = folder / "previews" / f"{name}.webp"
        where = f"previews/{name}.webp"
        if not file.is_file():
            yield Problem(theme_id, where, 1, "missing", "The picker has no picture to show.")
        elif file.read_bytes()[8:12] != b"WEBP":
            yield Problem(theme_id, where, 1, "picture", "This is no WebP picture.")
        elif file.stat().st_size > MOST_PREVIEW_BYTES:
            yield Problem(theme_id, where, 1, "size", f"More than {MOST_PREVIEW_BYTES} bytes.")
    for part in SERVED:
        for file in sorted(path for path in (folder / part).rglob("*") if path.is_file()):
            where = file.relative_to(folder).as_posix()
            yield from _file(theme_id, file, where)


def _file(theme_id: str, file: Path, where: str) -> Iterator[Problem]:
    if file.suffix not in ALLOWED or (file.suffix == ".js" and theme_id != BASE):
        yield Problem(theme_id, where, 1, "kind", f"A theme serves no {file.suffix} files.")
    elif file.suffix == ".woff2":
        content = file.read_bytes()
        if content[:4] != b"wOF2":
            yield Problem(theme_id, where, 1, "font", "This is no WOFF2 font.")
        elif len(content) > MOST_FONT_BYTES:
            message = f"More than {MOST_FONT_BYTES} bytes: leave Latin letters and digits in it."
            yield Problem(theme_id, where, 1, "size", message)
    elif file.suffix == ".svg":
        text = file.read_text()
        for found in HOSTILE.finditer(text):
            line = line_at(text, found.start())
            yield Problem(theme_id, where, line, "unsafe", "A drawing runs and loads nothing.")
