"""The themes on disk: what each is called, what it may be set to, where its files lie.

A theme is a folder with a theme.toml (docs/themes.md). It holds no code and imports none. What is
read here is checked by ``manage.py check_themes``; a folder that cannot be read is no theme, and
a shop that wears it is shown in the base one.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from themes.contrast import contrast

__all__ = ["BASE", "Font", "Preset", "Slot", "Theme", "UnknownTheme", "contrast", "icon_home"]

ROOT = Path(__file__).resolve().parent
BASE = "base"
MODES = ("light", "dark")
# Only these may differ between themes: where money and codes are handled, there is one template.
SHOP_TEMPLATES = "shop/"
CLOSED = re.compile(
    r"shop/(?:(?:checkout|pay|order|order_pad|lookup|lookup_code|private|account\w*|_receipt|_field"
    r"|_orders|error)\.html$|(?!blocks/)\w+/)"
)
# Folders of a theme that are served under /static/<id>/; `static` itself without its name.
SERVED = ("static", "icons", "fonts", "previews")


class UnknownTheme(KeyError):
    """No folder of this name, or none with a readable theme.toml."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A set of tokens by name: colours "#rrggbb", and whatever shape it wants changed."""

    id: str
    name: Mapping[str, str]
    mode: str
    tokens: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Font:
    """One choice of a type token. `stack` is the value of ``font-family``."""

    id: str
    label: str
    stack: str
    # A file below the theme's static folder that every page needs at once, or nothing.
    preload: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a page: which blocks it takes, how many, on which kinds of page."""

    name: str
    blocks: tuple[str, ...]
    most: int
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Theme:
    """A theme as its folder describes it, with what it has from its parents filled in."""

    id: str
    version: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    parent: Theme | None
    light: str
    dark: str
    shape: Mapping[str, Any]
    fills: frozenset[str]
    fonts: Mapping[str, Font]
    slots: Mapping[str, Slot]
    requires: Mapping[str, tuple[str, ...]]
    schema: Mapping[str, Any]
    presets: Mapping[str, Preset]
    # How many products a category or a search shows at once.
    on_a_page: int = 24
    # Names of the templates in its own folder.
    overrides: frozenset[str] = field(default_factory=frozenset)

    @property
    def key(self) -> str:
        """What caches are keyed by."""
        return f"{self.id}@{self.version}"

    @property
    def folder(self) -> Path:
        return ROOT / self.id

    @property
    def templates(self) -> Path:
        return self.folder / "templates"

    @cached_property
    def line(self) -> tuple[Theme, ...]:
        """This theme, its parents, and the base one last."""
        return (self, *(self.parent.line if self.parent else ()))

    @cached_property
    def sheets(self) -> frozenset[str]:
        """The style sheets of its own, by name without ".css"."""
        return frozenset(path.stem for path in (self.folder / "static").glob("*.css"))


@cache
def theme(theme_id: str) -> Theme:
    """Raises UnknownTheme, also for a folder that cannot be read."""
    folder = ROOT / theme_id
    if not theme_id.isidentifier() or not (folder / "theme.toml").is_file():
        raise UnknownTheme(theme_id)
    try:
        return _read(theme_id, folder)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UnknownTheme(theme_id) from error


def base() -> Theme:
    return theme(BASE)


def theme_or_base(theme_id: str) -> Theme:
    """For what must always show something: the base theme stands in for an unknown one."""
    try:
        return theme(theme_id)
    except UnknownTheme:
        return base()


def folders() -> list[str]:
    """Every folder that says it is a theme, the base one first."""
    found = [path.parent.name for path in ROOT.glob("*/theme.toml")]
    return sorted(found, key=lambda name: (name != BASE, name))


def themes() -> list[Theme]:
    """Every theme on disk that can be read, the base one first."""
    found = []
    for name in folders():
        try:
            found.append(theme(name))
        except UnknownTheme:
            continue
    return found


def _read(theme_id: str, folder: Path) -> Theme:
    said = tomllib.loads((folder / "theme.toml").read_text())
    if said["id"] != theme_id:
        raise ValueError(f"the folder {theme_id} holds the theme {said['id']}")
    parent = None if theme_id == BASE else theme(said.get("parent", BASE))
    fonts = {
        name: Font(id=name, label=f["label"], stack=f["stack"], preload=_static(theme_id, f))
        for name, f in said.get("fonts", {}).items()
    }
    slots = {
        name: Slot(
            name=name,
            blocks=tuple(s["blocks"]),
            most=int(s.get("most", 1)),
            pages=tuple(s.get("pages", ())),
        )
        for name, s in said.get("slots", {}).items()
    }
    return Theme(
        id=theme_id,
        version=str(said["version"]),
        name=said["name"],
        about=said.get("about", {"zh": "", "en": ""}),
        parent=parent,
        light=said["light"],
        dark=said["dark"],
        shape={**(parent.shape if parent else {}), **said.get("shape", {})},
        fills=frozenset(said.get("fills", ())),
        fonts={**(parent.fonts if parent else {}), **fonts},
        slots={**(parent.slots if parent else {}), **slots},
        requires={name: tuple(words) for name, words in said.get("requires", {}).items()},
        schema=_schema(folder, parent),
        presets={p.id: p for p in map(_preset, sorted((folder / "presets").glob("*.json")))},
        on_a_page=int(said.get("on_a_page", parent.on_a_page if parent else 24)),
        overrides=frozenset(name for name in template_names(folder) if may_override(name)),
    )


def template_names(folder: Path) -> list[str]:
    """What lies in a theme's templates folder, by the names that templates are asked for."""
    top = folder / "templates"
    return sorted(path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file())


def may_override(name: str) -> bool:
    """Whether a theme may have a template of this name."""
    return name.startswith(SHOP_TEMPLATES) and name.endswith(".html") and not CLOSED.match(name)


def _schema(folder: Path, parent: Theme | None) -> Mapping[str, Any]:
    """The theme's own schema laid over its parent's: it names only the limits that differ."""
    file = folder / "tokens.schema.json"
    if parent is None:
        return json.loads(file.read_text())
    own = json.loads(file.read_text())["properties"] if file.is_file() else {}
    under = parent.schema["properties"]
    over = {name: {**under.get(name, {}), **limits} for name, limits in own.items()}
    return {**parent.schema, "properties": {**under, **over}}


def _static(theme_id: str, font: Mapping[str, str]) -> str:
    return f"{theme_id}/{font['preload']}" if font.get("preload") else ""


def _preset(path: Path) -> Preset:
    said = json.loads(path.read_text())
    if said["mode"] not in MODES:
        raise ValueError(f"{path.name}: a mode is light or dark")
    return Preset(id=said["id"], name=said["name"], mode=said["mode"], tokens=said["tokens"])


def static_folders() -> list[tuple[str, Path]]:
    """What the static files finder is told: prefix and folder, for every theme."""
    found = []
    for name in folders():
        for part in SERVED:
            folder = ROOT / name / part
            if folder.is_dir():
                found.append((name if part == "static" else f"{name}/{part}", folder))
    return found


@cache
def icons(theme_id: str) -> frozenset[str]:
    """The names of the drawings in a theme's own sprite, static/icons.svg; it may have none."""
    sprite = theme(theme_id).folder / "static" / "icons.svg"
    text = sprite.read_text() if sprite.is_file() else ""
    return frozenset(re.findall(r'<symbol id="([a-z0-9-]+)"', text))


@cache
def icon_home(theme_id: str, name: str) -> str:
    """The theme whose sprite draws this icon: the nearest of the line that has it."""
    for wearing in theme_or_base(theme_id).line:
        if name in icons(wearing.id):
            return wearing.id
    return BASE
