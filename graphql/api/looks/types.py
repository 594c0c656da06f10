"""Themes, presets and tokens; and what is wrong with a look before it is worn."""

from typing import Any

import graphene

from api.basics import JSON, DateTime, Error
from api.fields import listed
from storefronts.looks.checking import in_words, label
from storefronts.looks.queries import look_from
from themes.registry import MODES
from themes.tokens import COLOURS, SHAPE


class ThemePreset(graphene.ObjectType):
    """A set of colours, by day or by night."""

    id = graphene.String(required=True)
    name = graphene.String(required=True)
    mode = graphene.String(required=True, description='"light" or "dark".')

    @staticmethod
    def resolve_name(preset: Any, info: Any) -> str:
        return in_words(preset.name)


class ThemeToken(graphene.ObjectType):
    """Something that a shop may set. A colour is set by mode: "light.accent", "dark.accent"."""

    name = graphene.String(required=True)
    label = graphene.String(required=True)
    limits = JSON(required=True, description="As JSON Schema says them.")


class Theme(graphene.ObjectType):
    """A theme with what it can be set to."""

    id = graphene.String(required=True)
    name = graphene.String(required=True)
    about = graphene.String(required=True)
    presets = listed(ThemePreset)
    fonts = listed(graphene.String, description="Values of the tokens that choose a font.")
    tokens = listed(ThemeToken)

    @staticmethod
    def resolve_name(theme: Any, info: Any) -> str:
        return in_words(theme.name)

    @staticmethod
    def resolve_about(theme: Any, info: Any) -> str:
        return in_words(theme.about)

    @staticmethod
    def resolve_presets(theme: Any, info: Any) -> list[Any]:
        return list(theme.presets.values())

    @staticmethod
    def resolve_fonts(theme: Any, info: Any) -> list[str]:
        return sorted(theme.fonts)

    @staticmethod
    def resolve_tokens(theme: Any, info: Any) -> list[dict[str, Any]]:
        properties = theme.schema["properties"]
        found = []
        for name in (*COLOURS, *SHAPE):
            limits = properties.get(name, {})
            if limits.get("x-editable"):
                plain = {key: value for key, value in limits.items() if not key.startswith("x-")}
                modes = MODES if name in COLOURS else ("",)
                found += [
                    {
                        "name": f"{mode}.{name}" if mode else name,
                        "label": label(theme, name),
                        "limits": plain,
                    }
                    for mode in modes
                ]
        return found


class Look(graphene.ObjectType):
    """What the shop wears. `tokens` is what differs from theme and presets."""

    theme = graphene.String(required=True)
    light = graphene.String(required=True, description="The preset by day.")
    dark = graphene.String(required=True, description="The preset by night.")
    tokens = JSON(required=True)
    colours = JSON(required=True, description="By mode, every colour as it comes out.")
    logo_url = graphene.String()
    icon_url = graphene.String()
    changed_at = DateTime()

    @staticmethod
    def resolve_light(look: Any, info: Any) -> str:
        return str(look_from(look).outfit.light.id)

    @staticmethod
    def resolve_dark(look: Any, info: Any) -> str:
        return str(look_from(look).outfit.dark.id)

    @staticmethod
    def resolve_colours(look: Any, info: Any) -> Any:
        return {mode: dict(found) for mode, found in look_from(look).outfit.colours.items()}

    @staticmethod
    def resolve_logo_url(look: Any, info: Any) -> str | None:
        shown = look_from(look).logo
        return shown.url if shown else None

    @staticmethod
    def resolve_icon_url(look: Any, info: Any) -> str | None:
        shown = look_from(look).icon
        return shown.url if shown else None


class LookInput(graphene.InputObjectType):
    """A look to check."""

    theme = graphene.String(required=True)
    light = graphene.String(description="A preset; the theme's own unless told.")
    dark = graphene.String()
    tokens = JSON(description='{"light.accent": "#d6321e", "radius": 4}')


class SetLookInput(LookInput):
    """A look to wear. Logo and icon stay as they are."""

    idempotency_key = graphene.String()


class SetLookPayload(graphene.ObjectType):
    look = graphene.Field(Look)
    errors = listed(
        Error, description="One for each token; `details.nearest` is a colour that would do."
    )
