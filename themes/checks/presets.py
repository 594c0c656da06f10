"""The presets: complete, within the limits, and readable."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from themes.checks.problem import Problem, line_of
from themes.contrast import dull_pairs, shown
from themes.registry import MODES, Theme
from themes.tokens import COLOURS, Wrong, dress, faults

LEAST = 3


def presets(theme: Theme) -> Iterator[Problem]:
    files = sorted((theme.folder / "presets").glob("*.json"))
    if len(files) < LEAST:
        yield Problem(theme.id, "theme.toml", 1, "presets", f"It has fewer than {LEAST} presets.")
    if missing := set(MODES) - {one.mode for one in theme.presets.values()}:
        yield Problem(theme.id, "theme.toml", 1, "presets", f"No preset is {missing.pop()}.")
    for name, value in theme.shape.items():
        for fault in faults(theme, {name: value}):
            text = (theme.folder / "theme.toml").read_text()
            yield Problem(theme.id, "theme.toml", line_of(text, name), "token", _limit(fault))
    for file in files:
        yield from _preset(theme, file)


def _preset(theme: Theme, file: Path) -> Iterator[Problem]:
    text, name = file.read_text(), f"presets/{file.name}"

    def problem(word: str, code: str, message: str) -> Problem:
        return Problem(theme.id, name, line_of(text, f'"{word}"'), code, message)

    said = json.loads(text)
    if said["id"] != file.stem:
        yield problem("id", "id", f"Its id is {said['id']}, but its file is {file.name}.")
    for language in ("zh", "en"):
        if not said["name"].get(language):
            yield problem("name", "language", f"Its name is not told in {language}.")
    tokens: Mapping[str, Any] = said["tokens"]
    for colour in COLOURS:
        if colour not in tokens:
            yield problem("tokens", "missing", f"It does not say {colour}.")
    wrong = faults(theme, tokens)
    for fault in wrong:
        yield problem(fault.token, "token", _limit(fault))
    if wrong or set(COLOURS) - set(tokens):
        return
    colours = dress(theme, light=said["id"]).colours["light"]
    for pair in dull_pairs(colours, fills=theme.fills):
        word = pair.front if pair.front in tokens else pair.back
        offer = f"; {pair.change} {pair.nearest} would pass" if pair.nearest else ""
        yield problem(
            word,
            "contrast",
            f"{pair.front} {colours[pair.front]} on {pair.back} {colours[pair.back]} has "
            f"{shown(pair.found)}, needs {pair.least:g}{offer}.",
        )


def _limit(fault: Wrong) -> str:
    limits = {
        key: value
        for key, value in fault.limits.items()
        if key in ("type", "pattern", "minimum", "maximum", "enum", "fonts")
    }
    rule = ", ".join(f"{key} {value}" for key, value in limits.items()) or "no such token"
    return f"{fault.token} is {fault.value!r}: {rule}."
