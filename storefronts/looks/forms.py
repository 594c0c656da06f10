"""The form of Look in the shop console: theme, presets, tokens, logo and icon."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from storefronts.looks import pictures
from storefronts.looks.checking import faults_of, in_words, label
from storefronts.looks.errors import Fault, PictureUnreadable
from storefronts.looks.fitting import Unfit, unfit_pages
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.registry.context import current_shop
from themes.registry import MODES, Theme, theme_or_base, themes
from themes.tokens import COLOURS, SHAPE, Outfit, dress

UNLIMITED = 40


class LookForm(WagtailAdminModelForm):  # type: ignore[misc]
    """A field for each token that the theme lets a shop set. An empty one is the preset's own.

    The preview asks less of it than saving does: colours that are hard to read are shown.
    """

    theme = forms.ChoiceField(label=_("Theme"), widget=forms.RadioSelect)
    # "<theme>/<preset>"; one of another theme is not wrong, the chosen theme's own stands in.
    light = forms.CharField(label=_("Colours by day"), required=False, max_length=90)
    dark = forms.CharField(label=_("Colours by night"), required=False, max_length=90)
    # The theme that is put on although pages have blocks it has no place for.
    accept = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    reset = forms.BooleanField(label=_("Take back my own colours and sizes"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drafting = False
        self.faults: dict[str, Fault] = {}
        self.chosen: dict[str, Any] = {}
        self.unfit: list[Unfit] = []
        look = self.instance
        self.fields["theme"].choices = [(one.id, in_words(one.name)) for one in themes()]
        worn = theme_or_base(look.theme)
        own = dress(worn, light=look.light, dark=look.dark)
        self.initial |= {
            "theme": worn.id,
            "light": f"{worn.id}/{own.light.id}",
            "dark": f"{worn.id}/{own.dark.id}",
        }
        self.asked = theme_or_base(str(self.data.get("theme") or worn.id))
        self.tokens = _token_fields(self.asked, self._outfit())
        for token, field in self.tokens.items():
            self.fields[name_of(token)] = field
            self.initial[name_of(token)] = look.tokens.get(token, "")

    def _outfit(self) -> Outfit:
        light, dark = (
            _preset_of(self.asked, str(self.data.get(mode) or self.initial.get(mode) or ""))
            for mode in MODES
        )
        return dress(self.asked, light=light, dark=dark)

    def defer_required_fields(self) -> None:
        super().defer_required_fields()
        self.drafting = True

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "theme" not in data:
            return data
        chosen = theme_or_base(data["theme"])
        light, dark = (_preset_of(chosen, data.get(mode, "")) for mode in MODES)
        own = {} if data.get("reset") else self._given(data)
        self.chosen = {"theme_id": chosen.id, "light": light, "dark": dark, "tokens": own}
        found = faults_of(chosen, light=light, dark=dark, tokens=own, draft=self.drafting)
        for fault in found:
            field = name_of(fault.token) if fault.token in self.tokens else None
            self.faults[field or ""] = fault
            self.add_error(field, fault.message)
        if not self.drafting:
            self._check_pictures(data)
            self._check_pages(chosen, data)
        return data

    def _check_pages(self, chosen: Theme, data: Mapping[str, Any]) -> None:
        """Before another theme is worn: what of the published pages it has no place for."""
        if chosen.id == self.instance.theme or data.get("accept") == chosen.id:
            return
        self.unfit = unfit_pages(chosen)
        if self.unfit:
            self.add_error(
                "theme",
                _(
                    "%(theme)s has no place for some blocks of your pages. They are kept, and"
                    " shown plainly. Look at the pages below, then say so and save again."
                )
                % {"theme": in_words(chosen.name)},
            )

    def _given(self, data: Mapping[str, Any]) -> dict[str, Any]:
        values = {token: data.get(name_of(token)) for token in self.tokens}
        return {token: value for token, value in values.items() if value not in (None, "")}

    def _check_pictures(self, data: Mapping[str, Any]) -> None:
        for name, how in (("logo", pictures.LOGO), ("favicon", pictures.ICON)):
            try:
                pictures.make(data.get(name), how)
            except PictureUnreadable as refusal:
                self.add_error(name, str(refusal))

    def save(self, commit: bool = True) -> Any:
        """For the preview the unsaved look; else what the service has written."""
        from storefronts.looks import services

        look = self.instance
        if commit:
            services.set_look(
                shop=current_shop(),
                actor=getattr(look, "_actor", None) or _actor(self.for_user),
                logo=look.logo,
                favicon=look.favicon,
                **self.chosen,
            )
        look.theme, look.tokens = self.chosen["theme_id"], self.chosen["tokens"]
        look.light, look.dark = self.chosen["light"], self.chosen["dark"]
        return look


def name_of(token: str) -> str:
    """The field of a token: no dots, since scripts and labels find it by this name."""
    return "token-" + token.replace(".", "-")


def _actor(user: Any) -> Actor:
    if user is None:
        raise Refusal(_("Nobody is signed in."))
    return Actor(kind="shop_staff", id=str(user.pk), label=user.email)


def _preset_of(theme: Theme, value: str) -> str:
    """Of "<theme>/<preset>" the preset, where it is this theme's."""
    of, _slash, preset = value.partition("/")
    return preset if of == theme.id and preset in theme.presets else ""


def _token_fields(theme: Theme, outfit: Outfit) -> dict[str, forms.Field]:
    properties = theme.schema["properties"]
    editable = [name for name in (*COLOURS, *SHAPE) if properties.get(name, {}).get("x-editable")]
    found: dict[str, forms.Field] = {}
    for mode in MODES:
        for name in editable:
            if name in COLOURS:
                found[f"{mode}.{name}"] = _colour(theme, name, outfit.colours[mode][name])
    for name in editable:
        if name in SHAPE:
            found[name] = _shape(theme, name, properties[name], outfit.shape[name])
    return found


def _colour(theme: Theme, name: str, now: str) -> forms.Field:
    return forms.CharField(
        label=label(theme, name),
        required=False,
        max_length=UNLIMITED,  # what is no colour is told by the schema, not cut off
        widget=forms.TextInput(
            attrs={"placeholder": now, "data-colour": now, "spellcheck": "false", "size": 9}
        ),
        help_text=in_words(theme.schema["properties"][name].get("x-help", {})),
    )


def _shape(theme: Theme, name: str, limits: Mapping[str, Any], now: Any) -> forms.Field:
    common: dict[str, Any] = {
        "label": label(theme, name),
        "required": False,
        "help_text": in_words(limits.get("x-help", {})),
    }
    if "enum" in limits or limits.get("x-choices") == "fonts":
        named = limits.get("x-names", {})
        words = (
            {font.id: font.label for font in theme.fonts.values()}
            if "enum" not in limits
            else {value: in_words(named.get(value, {})) or value for value in limits["enum"]}
        )
        as_it_is = (("", _("As the theme has it: %(value)s") % {"value": words.get(now, now)}),)
        return forms.ChoiceField(choices=(*as_it_is, *words.items()), **common)
    numbers = forms.IntegerField if limits["type"] == "integer" else forms.FloatField
    # Limits are the schema's to check and tell; the browser is told them too.
    widget = forms.NumberInput(
        attrs={
            "min": limits["minimum"],
            "max": limits["maximum"],
            "step": 1 if limits["type"] == "integer" else "any",
            "placeholder": now,
        }
    )
    return numbers(widget=widget, **common)
