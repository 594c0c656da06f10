"""Pictures of themes: drawn on request, kept by browsers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from storefronts.pricing.rules import BUILT_IN
from tenants.catalogue.models import in_language
from tenants.catalogue.queries import category_tree, skus
from tenants.kernel.errors import RateLimited
from tenants.kernel.money import Money, format_money
from tenants.landing import examples, miniature
from tenants.landing.limits import admit
from themes import art
from themes.registry import BASE, Theme, UnknownTheme, theme, theme_or_base, themes

KEPT_S = 600
# Themes that are at home in the dark, and the order in which themes are shown.
NOCTURNAL = frozenset({"night_city"})
ORDER = ("night_city", "corner", "folio", "depot")


@dataclass(frozen=True, slots=True)
class Choice:
    """A preset of a theme, as the wizard offers it."""

    theme: Theme
    preset: str
    name: str
    mode: str
    swatches: tuple[str, ...]

    @property
    def address(self) -> str:
        return address(self.theme.id, self.preset)

    @property
    def value(self) -> str:
        return f"{self.theme.id}:{self.preset}"


def shown(money: Money) -> str:
    """As the storefront writes it: "¥", and not "CN¥", in English too."""
    return format_money(money, get_language() or "en").replace("CN¥", "¥")


def name_of(said: Any) -> str:
    return in_language(said.get("zh", ""), said.get("en", ""))


def choices_of(found: Theme) -> list[Choice]:
    """The theme's presets, the one that shows it best first."""
    first = found.dark if found.id in NOCTURNAL else found.light
    order = sorted(found.presets.values(), key=lambda p: (p.id != first, p.mode, p.id))
    return [
        Choice(
            theme=found,
            preset=preset.id,
            name=name_of(preset.name),
            mode=preset.mode,
            swatches=tuple(preset.tokens[t] for t in ("bg", "accent", "accent2")),
        )
        for preset in order
    ]


def offered() -> list[dict[str, Any]]:
    """Every theme with its presets, as different neighbours as there are; the plain one last."""
    found = sorted(themes(), key=lambda one: (one.id == BASE, _place(one), one.id))
    return [
        {
            "theme": one,
            "name": name_of(one.name),
            "about": name_of(one.about),
            "choices": choices_of(one),
            "phone": screenshot(one, "phone"),
            "desktop": screenshot(one, "desktop"),
        }
        for one in found
    ]


def _place(found: Theme) -> int:
    return ORDER.index(found.id) if found.id in ORDER else len(ORDER)


def screenshot(found: Theme, size: str) -> str:
    """The picture that the theme brings of itself, if it does."""
    path = found.folder / "previews" / f"{size}.webp"
    if not path.is_file():
        return ""
    try:
        return static(f"{found.id}/previews/{size}.webp")
    except ValueError:
        return ""  # not collected


def address(theme_id: str, preset: str, name: str = "") -> str:
    query = f"?{urlencode({'name': name})}" if name else ""
    if not preset and theme_id != "THEME":
        preset = choices_of(theme_or_base(theme_id))[0].preset
    return reverse("theme_picture", args=[theme_id, preset]) + query


@require_safe
def picture(request: HttpRequest, theme_id: str, preset: str) -> HttpResponse:
    """The shop in small, under the name in ``?name=``."""
    try:
        admit(request, "picture", most=600)
        found = theme(theme_id)
    except UnknownTheme as error:
        raise Http404 from error
    except RateLimited:
        return HttpResponse(status=429)
    drawn = miniature.draw(
        found,
        preset,
        name=request.GET.get("name", "").strip()[:80] or _("Your shop"),
        hint=_("Search for a card"),
        pieces=_pieces(),
    )
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response["Cache-Control"] = f"private, max-age={KEPT_S}"
    return response


def _pieces() -> list[miniature.Piece]:
    """One of the goods of each category, at what a new shop asks for it."""
    tree = category_tree()
    shelves = examples.shelves()[:4]
    known = skus(shelf.sample for shelf in shelves)
    currency = examples.currencies()[0]
    priced = examples.examples({s.slug: BUILT_IN.value for s in shelves}, currency=currency)
    pieces = []
    for shelf in shelves:
        product = known[shelf.sample].product
        path = [(node.slug, node.icon) for node in tree.path(product.category_id)]
        money = priced[shelf.slug].price if shelf.slug in priced else None
        pieces.append(
            miniature.Piece(
                slug=product.slug,
                name=product.name,
                price=shown(money) if money else "",
                subject=art.subject_of(path),
            )
        )
    return pieces


def mode_of(theme_id: str, preset: str) -> str:
    """ "light" or "dark", of a preset that the theme has; else ""."""
    try:
        found = theme(theme_id).presets.get(preset)
    except UnknownTheme:
        return ""
    return found.mode if found else ""


@require_safe
def dots(request: HttpRequest, theme_id: str, preset: str) -> HttpResponse:
    """The preset's ground and its two accents, as overlapping dots."""
    try:
        found = theme(theme_id).presets[preset]
    except (UnknownTheme, KeyError) as error:
        raise Http404 from error
    circles = "".join(
        f'<circle cx="{10 + 12 * n}" cy="10" r="9" fill="{found.tokens[token]}" '
        'stroke="#8a9a96" stroke-width="1"/>'
        for n, token in enumerate(("bg", "accent", "accent2"))
    )
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 20">{circles}</svg>'
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response["Cache-Control"] = f"public, max-age={KEPT_S}"
    return response
