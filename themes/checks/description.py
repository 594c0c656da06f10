"""theme.toml and tokens.schema.json: can they be read, and do they say what they must?"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from themes import registry
from themes.checks.problem import Problem, line_of
from themes.registry import BASE

NEEDED = ("id", "version", "name", "light", "dark")
KNOWN = {
    *NEEDED,
    *("about", "parent", "fills", "on_a_page", "shape", "fonts", "slots", "requires"),
}
LANGUAGES = ("zh", "en")
KINDS = ("home", "landing", "category", "product", "article", "order")


def description(theme_id: str, folder: Path) -> Iterator[Problem]:
    text = (folder / "theme.toml").read_text()
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else 1
        yield Problem(theme_id, "theme.toml", line, "toml", str(error))
        return
    for code, word, message in _said(theme_id, folder, said):
        line = line_of(text, word) if word else 1
        yield Problem(theme_id, "theme.toml", line, code, message)
    yield from _schema(theme_id, folder)


def _said(theme_id: str, folder: Path, said: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Code, the word whose line is told, message."""
    for name in NEEDED:
        if name not in said:
            yield "missing", "", f"It does not say {name}."
    for name in said.keys() - KNOWN:
        yield "unknown", name, f"Nothing is known of {name}."
    if said.get("id", theme_id) != theme_id:
        yield "id", "id", f"Its id is {said['id']}, but its folder is {theme_id}."
    if not theme_id.isidentifier() or theme_id != theme_id.lower():
        yield "id", "id", "An id is written in small letters, digits and _."
    for name in ("name", "about"):
        for language in LANGUAGES:
            if name in said and not (isinstance(said[name], dict) and said[name].get(language)):
                yield "language", name, f"{name} is not told in {language}."
    many = said.get("on_a_page", 24)
    if type(many) is not int or not 1 <= many <= 100:
        yield "limit", "on_a_page", "on_a_page is how many products: a whole number from 1 to 100."
    yield from _parents(theme_id, said)
    for mode in ("light", "dark"):
        if mode in said and not (folder / "presets" / f"{said[mode]}.json").is_file():
            yield "preset", mode, f"There is no preset {said[mode]} in presets/."
    yield from _slots(said)
    for name, font in said.get("fonts", {}).items():
        stack = font.get("stack", "")
        if "sans-serif" not in stack and "serif" not in stack:
            yield "font", f"[fonts.{name}]", f"The stack of {name} ends in no generic family."
        if re.search(r"[;{}<>\\]|url\(", stack):
            yield "font", f"[fonts.{name}]", f"The stack of {name} is no list of families."
        if font.get("preload") and not (folder / "static" / font["preload"]).is_file():
            yield "font", f"[fonts.{name}]", f"There is no file static/{font['preload']}."


def _parents(theme_id: str, said: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    seen = [theme_id]
    parent = None if theme_id == BASE else said.get("parent", BASE)
    while parent:
        if parent in seen:
            yield "parent", "parent", f"Its parents go round: {' > '.join([*seen, parent])}."
            return
        seen.append(parent)
        file = registry.ROOT / parent / "theme.toml"
        if not file.is_file():
            yield "parent", "parent", f"There is no theme {parent}."
            return
        try:
            above = tomllib.loads(file.read_text())
        except tomllib.TOMLDecodeError:
            return  # told where it is checked itself
        parent = None if parent == BASE else above.get("parent", BASE)


def _slots(said: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    known = tomllib.loads((registry.ROOT / BASE / "theme.toml").read_text()).get("slots", {})
    blocks = {block for slot in known.values() for block in slot["blocks"]}
    for name, slot in said.get("slots", {}).items():
        where = f"[slots.{name}]"
        if name not in known:
            yield "slot", where, f"There is no slot {name}."
        for block in sorted(set(slot.get("blocks", ())) - blocks):
            yield "slot", where, f"The slot {name} takes {block}, which is no block."
        for kind in sorted(set(slot.get("pages", ())) - set(KINDS)):
            yield "slot", where, f"The slot {name} is on {kind}, which is no kind of page."
        if not (isinstance(slot.get("most", 1), int) and 0 <= slot.get("most", 1) <= 24):
            yield "slot", where, f"The slot {name} takes from 0 to 24 blocks."


def _schema(theme_id: str, folder: Path) -> Iterator[Problem]:
    file = folder / "tokens.schema.json"
    if not file.is_file():
        if theme_id == BASE:
            yield Problem(theme_id, file.name, 1, "missing", "The base theme has no schema.")
        return
    try:
        said = json.loads(file.read_text())
        Draft202012Validator.check_schema(said)
    except json.JSONDecodeError as error:
        yield Problem(theme_id, file.name, error.lineno, "json", error.msg)
        return
    except SchemaError as error:
        where = str(error.path[-1]) if error.path else ""
        line = line_of(file.read_text(), f'"{where}"')
        yield Problem(theme_id, file.name, line, "schema", error.message)
        return
    if not isinstance(said.get("properties"), dict):
        yield Problem(theme_id, file.name, 1, "schema", "It has no properties.")
