"""In which theme, preset and language the editor sees a page; what is worn is not touched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from storefronts.looks.checking import in_words
from storefronts.looks.queries import Look, look_of
from storefronts.looks.views import keep_draft
from tenants.registry.context import current_shop
from themes.current import wearing
from themes.registry import Theme, UnknownTheme, theme, themes
from themes.tokens import dress

LANGUAGES = ("zh-hans", "en")


def modes() -> list[tuple[str, str]]:
    """(name, words) for the preview's menu: as it is worn, then every theme in every preset.

    A name is a language, or "<theme>/<preset>:<language>".
    """
    worn = look_of(current_shop()).outfit.theme
    spoken = {"zh-hans": _("Chinese"), "en": _("English")}
    found = [(one, _("As worn · %(language)s") % {"language": spoken[one]}) for one in LANGUAGES]
    for look in sorted(themes(), key=lambda one: one.id != worn.id):
        for preset in _presets(look):
            words = f"{in_words(look.name)} · {in_words(look.presets[preset].name)}"
            found += [
                (f"{look.id}/{preset}:{one}", f"{words} · {spoken[one]}") for one in LANGUAGES
            ]
    return found


@contextmanager
def previewing(request: HttpRequest, mode: str | None) -> Iterator[str]:
    """Wear what the mode names, and speak its language; yields that. An unknown mode, or none, is
    what the shop wears, in its first language."""
    dressed, _colon, language = (mode or "").rpartition(":")
    if language not in LANGUAGES:
        language = current_shop().default_locale
    look = _look(dressed)
    if look is not None:
        # Its sheet is found by the page that asks for it, in this shop alone.
        keep_draft(look)
        request.look = look  # type: ignore[attr-defined]
    chosen: Any = look.outfit.theme if look else look_of(current_shop()).outfit.theme
    with wearing(chosen), translation.override(language):
        yield language


def _look(name: str) -> Look | None:
    """The theme in that preset by day and by night, with the shop's own logo and icon."""
    theme_id, _slash, preset = name.partition("/")
    try:
        chosen = theme(theme_id)
    except UnknownTheme:
        return None
    if preset not in chosen.presets:
        return None
    worn = look_of(current_shop())
    outfit = dress(chosen, light=preset, dark=preset)
    return Look(outfit=outfit, logo=worn.logo, icon=worn.icon)


def _presets(look: Theme) -> list[str]:
    """The theme's own for the day, for the night, then the others."""
    own = [look.light, look.dark]
    return [*dict.fromkeys(own), *sorted(set(look.presets) - set(own))]
