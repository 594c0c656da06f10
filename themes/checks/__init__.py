"""What is wrong with a theme, by file and line. Reads the files themselves, so that one mistake
does not hide the others. ``manage.py check_themes`` prints it."""

from __future__ import annotations

from collections.abc import Iterator

from themes import registry
from themes.checks.description import description
from themes.checks.pictures import pictures
from themes.checks.presets import presets
from themes.checks.problem import Problem
from themes.checks.styles import styles
from themes.checks.templates import templates
from themes.registry import UnknownTheme, theme

__all__ = ["Problem", "problems_of"]


def problems_of(theme_id: str) -> list[Problem]:
    """Everything wrong with the theme in this folder, in the order of its files."""
    return sorted(set(_found(theme_id)), key=lambda one: (one.file, one.line, one.code))


def _found(theme_id: str) -> Iterator[Problem]:
    folder = registry.ROOT / theme_id
    told = list(description(theme_id, folder))
    yield from told
    yield from pictures(theme_id, folder)
    try:
        found = theme(theme_id)
    except UnknownTheme as error:
        if not told:
            why = error.__cause__ or error
            yield Problem(theme_id, "theme.toml", 1, "unreadable", f"The theme is not read: {why}")
        return
    yield from presets(found)
    yield from templates(found)
    yield from styles(found)
