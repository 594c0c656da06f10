"""Whether a look may be saved, told in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from storefronts.looks.errors import Fault
from themes.contrast import Dull, shown
from themes.registry import Theme
from themes.tokens import Wrong, dress, unreadable, wrong_tokens


def faults_of(
    theme: Theme, *, light: str, dark: str, tokens: Mapping[str, Any], draft: bool = False
) -> list[Fault]:
    """What is wrong, one fault a token. A draft may be hard to read, but not outside its limits."""
    found = [Fault(wrong.token, _limit(theme, wrong)) for wrong in wrong_tokens(theme, tokens)]
    if found or draft:
        return found
    outfit = dress(theme, light=light, dark=dark, tokens=tokens)
    seen: set[str] = set()
    for mode, pairs in unreadable(outfit, tokens).items():
        for pair in pairs:
            token = _blamed(theme, tokens, mode, pair)
            if token not in seen:
                seen.add(token)
                found.append(Fault(token, _dull(theme, mode, pair), _offer(mode, pair, token)))
    return found


def _blamed(theme: Theme, tokens: Mapping[str, Any], mode: str, pair: Dull) -> str:
    """The token of the pair that the shop has set, or else the words on it."""
    for name in (pair.change, pair.front, pair.back):
        if name and f"{mode}.{name}" in tokens:
            return f"{mode}.{name}"
    editable = theme.schema["properties"].get(pair.front, {}).get("x-editable")
    return f"{mode}.{pair.front if editable else pair.back}"


def _offer(mode: str, pair: Dull, token: str) -> str:
    return pair.nearest if token == f"{mode}.{pair.change}" else ""


def _dull(theme: Theme, mode: str, pair: Dull) -> str:
    text = (
        _("By night, “%(front)s” on “%(back)s” has a contrast of %(found)s; it needs %(least)s.")
        if mode == "dark"
        else _("By day, “%(front)s” on “%(back)s” has a contrast of %(found)s; it needs %(least)s.")
    )
    return text % {
        "front": label(theme, pair.front),
        "back": label(theme, pair.back),
        "found": shown(pair.found),
        "least": f"{pair.least:g}",
    }


def _limit(theme: Theme, wrong: Wrong) -> str:
    limits = wrong.limits
    if wrong.rule in ("minimum", "maximum", "type") and "minimum" in limits:
        return _("From %(least)s to %(most)s, please.") % {
            "least": limits["minimum"],
            "most": limits["maximum"],
        }
    if wrong.rule in ("pattern", "type"):
        return _("A colour is written as # and six digits or letters a to f: #2438d6.")
    if wrong.rule == "enum":
        return _("One of: %(choices)s.") % {"choices": ", ".join(map(str, limits["enum"]))}
    if wrong.rule == "font":
        return _("This theme has no such font.")
    return _("This theme has nothing called “%(token)s” to set.") % {"token": wrong.token}


def label(theme: Theme, name: str) -> str:
    """A token as the reader calls it."""
    return in_words(theme.schema["properties"].get(name, {}).get("x-label", {})) or name


def in_words(both: Mapping[str, str]) -> str:
    """A text that themes give in both languages."""
    chinese = (get_language() or "zh").startswith("zh")
    first, second = ("zh", "en") if chinese else ("en", "zh")
    return both.get(first) or both.get(second) or ""
