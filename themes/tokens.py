"""From a theme, two presets and what a shop has changed to every value of its style.

Tokens are written flat. A colour counts in one mode: "light.accent", "dark.accent". What is no
colour counts in both: "radius". Preset files name colours without the mode, for they have one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from themes import colour
from themes.contrast import TEXT, Dull, contrast, dull_pairs, ink, nearest
from themes.registry import MODES, Preset, Theme

COLOURS = ("bg surface raised line text muted accent on_accent accent2 ok warn bad price").split()
SHAPE = (
    "font_head font_body scale base radius density card hero grid_min motion"
).split()  # fmt: skip

Colours = dict[str, str]


@dataclass(frozen=True)
class Outfit:
    """Everything a page needs to know of a look. `colours` is mode -> token -> "#rrggbb"."""

    theme: Theme
    light: Preset
    dark: Preset
    shape: Mapping[str, Any]
    colours: Mapping[str, Mapping[str, str]]

    @property
    def classes(self) -> str:
        """For <html>: what a style sheet keys off."""
        words = [f"theme-{self.theme.id}"]
        words += [f"{name}-{self.shape[name]}" for name in ("card", "density", "motion", "hero")]
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A token that is not what the schema allows."""

    token: str
    value: Any
    rule: str
    # The limits as the schema has them, to be told in the reader's language.
    limits: Mapping[str, Any]


def dress(
    theme: Theme, *, light: str = "", dark: str = "", tokens: Mapping[str, Any] | None = None
) -> Outfit:
    """Always an outfit: an unknown preset is the theme's own, a token that fits no more is left
    out. What is saved is checked beforehand, by `wrong_tokens` and `unreadable`."""
    chosen = {"light": preset(theme, light, "light"), "dark": preset(theme, dark, "dark")}
    given = dict(tokens or {})
    for fault in wrong_tokens(theme, given):
        given.pop(fault.token, None)
    own = {name: value for name, value in chosen["light"].tokens.items() if name in SHAPE}
    shape = {**theme.shape, **own, **{k: v for k, v in given.items() if k in SHAPE}}
    return Outfit(
        theme=theme,
        light=chosen["light"],
        dark=chosen["dark"],
        shape=shape,
        colours={mode: _complete(chosen[mode], _of_mode(given, mode)) for mode in MODES},
    )


def preset(theme: Theme, wanted: str, mode: str) -> Preset:
    """The preset for one mode: the wanted one, or the theme's own for that mode."""
    return theme.presets.get(wanted) or theme.presets[getattr(theme, mode)]


def unreadable(outfit: Outfit, tokens: Mapping[str, Any]) -> dict[str, list[Dull]]:
    """Mode -> pairs that cannot be read, each with the way out for what the shop has chosen."""
    found = {}
    for mode in MODES:
        pairs = dull_pairs(
            outfit.colours[mode],
            fills=outfit.theme.fills,
            chosen=_of_mode(tokens, mode),
        )
        if pairs:
            found[mode] = pairs
    return found


def wrong_tokens(theme: Theme, tokens: Mapping[str, Any]) -> list[Wrong]:
    """What a shop may not set, or not to this."""
    found = []
    for token, value in tokens.items():
        mode, _, name = token.rpartition(".")
        properties = theme.schema["properties"]
        known = name in properties and properties[name].get("x-editable")
        if not known or (mode not in MODES if name in COLOURS else mode):
            found.append(Wrong(token, value, "unknown", {}))
            continue
        found += [Wrong(token, value, f.rule, f.limits) for f in faults(theme, {name: value})]
    return found


def faults(theme: Theme, tokens: Mapping[str, Any]) -> list[Wrong]:
    """Values that the theme's schema does not allow, by plain names as in a preset."""
    found = []
    for error in _validator(theme).iter_errors(dict(tokens)):
        name = str(error.path[0]) if error.path else ""
        if not name:
            unknown = set(tokens) - set(theme.schema["properties"])
            found += [Wrong(n, tokens[n], "unknown", {}) for n in sorted(unknown)]
            continue
        limits = dict(theme.schema["properties"][name])
        found.append(Wrong(name, tokens[name], str(error.validator), limits))
    for name in ("font_head", "font_body"):
        if name in tokens and tokens[name] not in theme.fonts:
            found.append(Wrong(name, tokens[name], "font", {"fonts": sorted(theme.fonts)}))
    return found


_validators: dict[str, Draft202012Validator] = {}


def _validator(theme: Theme) -> Draft202012Validator:
    known = _validators.get(theme.key)
    if known is None:
        known = _validators[theme.key] = Draft202012Validator(theme.schema)
    return known


def _of_mode(tokens: Mapping[str, Any], mode: str) -> dict[str, Any]:
    head = f"{mode}."
    return {name[len(head) :]: value for name, value in tokens.items() if name.startswith(head)}


# ---------------------------------------------------------------- what follows from the others


def _complete(chosen: Preset, changed: Mapping[str, str]) -> Colours:
    """The preset's colours, what the shop has changed, and what follows from both.

    A preset may name a derived colour. It counts while nothing that it comes from is changed.
    """
    named = {name: value for name, value in chosen.tokens.items() if name not in SHAPE}
    colours: Colours = {name: named[name] for name in COLOURS if name in named}
    colours |= changed
    for name, (_, derive) in DERIVED.items():
        if name in named and not _roots(name) & set(changed):
            colours[name] = named[name]
        else:
            colours[name] = derive(colours)
    return colours


def _tint(name: str) -> Callable[[Colours], str]:
    def derive(c: Colours) -> str:
        for share in (0.86, 0.88, 0.9, 0.92, 0.94, 0.96, 0.98):
            tried = colour.mix(c[name], c["surface"], share)
            if contrast(c[name], tried) >= TEXT and contrast(c["text"], tried) >= TEXT:
                return tried
        return c["surface"]

    return derive


def _deeper(ground: str, word: str) -> Callable[[Colours], str]:
    """The same hue, a step away from the words on it, so that they read no worse."""

    def derive(c: Colours) -> str:
        lightness = colour.lab(c[ground])[0]
        away = -0.07 if colour.lab(c[word])[0] > lightness else 0.07
        return colour.with_lightness(c[ground], min(max(lightness + away, 0.0), 1.0))

    return derive


def _soft_words(c: Colours) -> str:
    soft = colour.mix(c["on_hero"], c["hero_bg"], 0.18)
    grounds = [(c["hero_bg"], TEXT), (c["hero_deep"], TEXT)]
    return nearest(soft, grounds) or c["on_hero"]


def _mark(c: Colours) -> str:
    reads = all(contrast(c["accent2"], c[ground]) >= TEXT for ground in ("hero_bg", "hero_deep"))
    return c["accent2"] if reads else c["on_hero"]


# In order: each may come from those before it. Name -> (what it comes from, how).
DERIVED: dict[str, tuple[tuple[str, ...], Callable[[Colours], str]]] = {
    "soft_line": (("surface", "text"), lambda c: colour.mix(c["surface"], c["text"], 0.14)),
    "accent_deep": (("accent", "on_accent"), _deeper("accent", "on_accent")),
    "tint": (("accent", "surface", "text"), _tint("accent")),
    "on_accent2": (("accent2",), lambda c: ink(c["accent2"])),
    "hero_bg": (("accent",), lambda c: c["accent"]),
    "on_hero": (("accent", "on_accent"), lambda c: c["on_accent"]),
    "hero_deep": (("hero_bg", "on_hero"), _deeper("hero_bg", "on_hero")),
    "on_hero_soft": (("hero_bg", "hero_deep", "on_hero"), _soft_words),
    "hero_mark": (("accent2", "hero_bg", "hero_deep", "on_hero"), _mark),
    "ok_tint": (("ok", "surface", "text"), _tint("ok")),
    "warn_tint": (("warn", "surface", "text"), _tint("warn")),
    "bad_tint": (("bad", "surface", "text"), _tint("bad")),
}


@cache
def _roots(name: str) -> frozenset[str]:
    """The colours a shop can set that this one comes from."""
    found: set[str] = set()
    for source in DERIVED[name][0]:
        found |= _roots(source) if source in DERIVED else {source}
    return frozenset(found)
