"""The page of Look in the shop console, as a panel of Wagtail's settings view."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from wagtail.admin.panels import Panel

from storefronts.looks.checking import in_words
from storefronts.looks.forms import name_of
from themes.registry import MODES, Theme, themes
from themes.tokens import COLOURS, SHAPE, dress

# How tokens are put together on the page; the schema's x-group says which is where.
GROUPS = ("brand", "texts", "surfaces", "states")


class LookPanel(Panel):  # type: ignore[misc]
    """Draws the whole form: a picker of themes and presets, colours, shape, pictures."""

    def get_form_options(self) -> dict[str, Any]:
        return {"fields": ["logo", "favicon"], "widgets": {}}

    class BoundPanel(Panel.BoundPanel):  # type: ignore[misc,name-defined]
        template_name = "looks/panel.html"

        def render_missing_fields(self) -> str:
            """Nothing: every field has its place in the template, tokens and presets too."""
            return ""

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            form = self.form
            chosen = form["theme"].value()
            return context | {
                "form": form,
                "wrong": _wrong(form),
                "unfit": form.unfit,
                "themes": picker(chosen, {mode: form[mode].value() for mode in MODES}),
                "modes": [_mode(form, mode) for mode in MODES],
                "shape": [_row(form, name) for name in SHAPE if name in form.tokens],
                "pictures": [form["logo"], form["favicon"]],
                "reset": form["reset"],
                "has_own": bool(self.instance.tokens),
            }


def picker(theme_id: str, presets: dict[str, str]) -> list[dict[str, Any]]:
    """Themes with their pictures and presets, the chosen ones marked: for a page that lets
    somebody choose. `presets` is mode -> "<theme>/<preset>"."""
    return [
        {
            "id": theme.id,
            "name": in_words(theme.name),
            "about": in_words(theme.about),
            "chosen": theme.id == theme_id,
            "pictures": {kind: preview(theme, kind) for kind in ("phone", "desktop")},
            "modes": [
                {
                    "mode": mode,
                    "presets": _presets(theme, mode, presets.get(mode, "")),
                }
                for mode in MODES
            ],
        }
        for theme in themes()
    ]


def preview(theme: Theme, kind: str) -> str:
    """The address of a theme's picture, "" where it has none."""
    file = theme.folder / "previews" / f"{kind}.webp"
    return static(f"{theme.id}/previews/{kind}.webp") if file.is_file() else ""


def _presets(theme: Theme, mode: str, chosen: str) -> list[dict[str, Any]]:
    """The theme's presets, its own for this mode first, each with five colours to know it by."""
    found = []
    mine = chosen.startswith(f"{theme.id}/")
    own = getattr(theme, mode)
    order = sorted(theme.presets.values(), key=lambda p: (p.id != own, p.mode != mode, p.id))
    for preset in order:
        colours = dress(theme, light=preset.id).colours["light"]
        value = f"{theme.id}/{preset.id}"
        found.append(
            {
                "value": value,
                "name": in_words(preset.name),
                "mode": preset.mode,
                "chosen": value == chosen if mine else preset.id == own,
                "swatches": [colours[n] for n in ("bg", "surface", "text", "accent", "accent2")],
            }
        )
    return found


def _wrong(form: Any) -> list[dict[str, str]]:
    """What was refused, for the top of the page: the field may be far below."""
    found = []
    for name, texts in form.errors.items():
        field = form[name] if name in form.fields else None
        at = {"at": field.id_for_label, "label": field.label} if field else {"at": "", "label": ""}
        found += [at | {"text": str(text)} for text in texts]
    return found


def _mode(form: Any, mode: str) -> dict[str, Any]:
    properties = form.asked.schema["properties"]
    groups: list[dict[str, Any]] = []
    for group in GROUPS:
        names = [n for n in COLOURS if properties.get(n, {}).get("x-group") == group]
        rows = [_row(form, f"{mode}.{n}") for n in names if f"{mode}.{n}" in form.tokens]
        if rows:
            groups.append({"name": group, "rows": rows})
    changed = any(row["changed"] for group in groups for row in group["rows"])
    return {"mode": mode, "groups": groups, "changed": changed}


def _row(form: Any, token: str) -> dict[str, Any]:
    field = form[name_of(token)]
    fault = form.faults.get(name_of(token))
    return {
        "field": field,
        "nearest": fault.nearest if fault else "",
        "changed": field.value() not in (None, "") or bool(field.errors),
    }
