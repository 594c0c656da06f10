"""The wizard: name, look, goods, details; each step a page of its own that needs no script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tenants.kernel.actor import Actor
from tenants.kernel.addresses import network_of
from tenants.kernel.errors import Refusal
from tenants.landing import examples, pictures
from tenants.landing.frame import me, page
from tenants.landing.state import Draft, percent
from tenants.landing.views.asking import told
from tenants.launch.limits import refuse_too_many
from tenants.launch.names import availability, check_subdomain, shop_domain, suggest
from tenants.launch.plans import Plan
from tenants.launch.services import launch_shop
from themes.registry import themes

STEPS = ("name", "look", "goods", "details")
# A field that a service names -> the step it stands on.
STEP_OF = {"name": 1, "subdomain": 1, "theme": 2, "markups": 3, "value": 3}
Errors = dict[str, str]


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, step: int = 1) -> HttpResponse:
    """One step; a later one than the next unfinished is not shown yet."""
    draft = Draft.of(request)
    if not 1 <= step <= len(STEPS):
        raise Http404
    if step > draft.done + 1:
        return redirect("start_step", draft.done + 1)
    if request.method == "GET" and step == 1 and request.GET.get("name"):
        draft.name = request.GET["name"].strip()[:80]
        draft.subdomain = next(iter(suggest(draft.name)), "")
    draft.locale = draft.locale or get_language() or "zh-hans"
    errors: Errors = {}
    if request.method == "POST":
        errors = _READ[step](draft, request)
        if not errors and "again" not in request.POST:
            draft.done = max(draft.done, step)
            draft.keep(request)
            return redirect("start_step", step + 1) if step < len(STEPS) else redirect("start_go")
    if request.method == "POST":
        draft.keep(request)
    return _show(request, draft, step, errors)


def _show(
    request: HttpRequest, draft: Draft, step: int, errors: Errors, *, status: int = 200
) -> HttpResponse:
    about = _ABOUT[step](draft, request)
    return page(
        request,
        f"landing/start_{STEPS[step - 1]}.html",
        status=status,
        draft=draft,
        step=step,
        steps=_steps(draft, step),
        errors=errors,
        picture=pictures.address(draft.theme, draft.preset, draft.name),
        picture_base=pictures.address("THEME", "PRESET"),
        suffix=shop_domain(""),
        back=reverse("start_step", args=[step - 1]) if step > 1 else "",
        **about,
    )


def _steps(draft: Draft, here: int) -> list[dict[str, Any]]:
    names = [_("Name"), _("Look"), _("Goods"), _("Details")]
    return [
        {
            "number": number,
            "name": name,
            "here": number == here,
            "done": number <= draft.done,
            "url": reverse("start_step", args=[number]) if number <= draft.done + 1 else "",
        }
        for number, name in enumerate(names, 1)
    ]


# ---------------------------------------------------------------- reading what was typed


def _read_name(draft: Draft, request: HttpRequest) -> Errors:
    errors: Errors = {}
    draft.name = request.POST.get("name", "").strip()[:80]
    typed = request.POST.get("subdomain", "").strip()
    if not draft.name:
        errors["name"] = _("Give your shop a name.")
    draft.subdomain = typed[:80] or next(iter(suggest(draft.name)), "")
    try:
        draft.subdomain = check_subdomain(draft.subdomain)
    except Refusal as refusal:
        errors["subdomain"] = str(refusal)
    return errors


def _read_look(draft: Draft, request: HttpRequest) -> Errors:
    theme_id, _colon, preset = request.POST.get("look", "").partition(":")
    known = {found.id: found for found in themes()}
    if theme_id not in known or (preset and preset not in known[theme_id].presets):
        return {"look": _("Choose one of the looks.")}
    draft.theme, draft.preset = theme_id, preset
    return {}


def _read_goods(draft: Draft, request: HttpRequest) -> Errors:
    """What was typed is kept as it was typed, so that a mistake can be mended."""
    known = {shelf.slug for shelf in examples.shelves()}
    chosen = [slug for slug in request.POST.getlist("sell") if slug in known]
    draft.markups = {slug: request.POST.get(f"markup-{slug}", "").strip()[:12] for slug in chosen}
    if not chosen and known:
        return {"sell": _("Choose at least one category.")}
    errors: Errors = {}
    for slug, text in draft.markups.items():
        value = percent(text)
        if value is None:
            errors[slug] = _("Write a number, such as 8 or 7.5.")
        elif not examples.LEAST <= value <= examples.MOST:
            errors[slug] = _("Between 0 and 500 percent.")
    priced = examples.examples(draft.percents(), currency=draft.currency)
    for slug, example in priced.items():
        if slug not in errors and not example.sells:
            errors[slug] = _("This does not cover the wholesale price and the fee: add a little.")
    return errors


def _read_details(draft: Draft, request: HttpRequest) -> Errors:
    errors: Errors = {}
    draft.currency = request.POST.get("currency", "")[:3]
    if draft.currency not in examples.currencies():
        errors["currency"] = _("Choose one of the currencies.")
        draft.currency = settings.SETTLEMENT_CURRENCY
    draft.locale = request.POST.get("locale", "")[:10]
    draft.support_email = request.POST.get("support_email", "").strip()[:254]
    draft.support_contact = request.POST.get("support_contact", "").strip()[:121]
    try:
        Plan(**draft.plan()).check()
    except Refusal as refusal:
        errors[refusal.field or "locale"] = str(refusal)
    return errors


_READ: dict[int, Callable[[Draft, HttpRequest], Errors]] = {
    1: _read_name,
    2: _read_look,
    3: _read_goods,
    4: _read_details,
}

# ---------------------------------------------------------------- what each step shows


def _about_name(draft: Draft, request: HttpRequest) -> dict[str, Any]:
    if not draft.subdomain:
        return {"address": None}
    return {"address": availability(draft.subdomain, name=draft.name)}


def _about_look(draft: Draft, request: HttpRequest) -> dict[str, Any]:
    looks = pictures.offered()
    value = f"{draft.theme}:{draft.preset}" if draft.preset else ""
    for look in looks:
        for choice in look["choices"]:
            if choice.theme.id == draft.theme and not value:
                value = choice.value
    return {"looks": looks, "chosen": value}


def _about_goods(draft: Draft, request: HttpRequest) -> dict[str, Any]:
    fresh = not draft.markups
    shelves = examples.shelves()
    typed = {s.slug: draft.markups.get(s.slug, f"{examples.SUGGESTED}") for s in shelves}
    values = {slug: percent(text) for slug, text in typed.items()}
    usable = {s: v for s, v in values.items() if v is not None and abs(v) <= examples.MOST}
    priced = examples.examples(usable, currency=draft.currency)
    rows = [
        {
            "shelf": shelf,
            "sells": fresh or shelf.slug in draft.markups,
            "markup": typed[shelf.slug],
            "example": told(priced.get(shelf.slug)),
        }
        for shelf in shelves
    ]
    return {"rows": rows}


def _about_details(draft: Draft, request: HttpRequest) -> dict[str, Any]:
    if request.user.is_authenticated and not draft.support_email:
        draft.support_email = request.user.email
    return {
        "currencies": examples.currencies(),
        "locales": [("zh-hans", "简体中文"), ("en", "English")],
        "look_name": next(
            (pictures.name_of(t.name) for t in themes() if t.id == draft.theme), draft.theme
        ),
        "address_of": shop_domain(draft.subdomain),
        "kinds": len(draft.markups),
    }


_ABOUT: dict[int, Callable[[Draft, HttpRequest], dict[str, Any]]] = {
    1: _about_name,
    2: _about_look,
    3: _about_goods,
    4: _about_details,
}


# ---------------------------------------------------------------- the launch


@require_http_methods(["GET", "POST"])
def go(request: HttpRequest) -> HttpResponse:
    """Everything is chosen: launch it, once its owner is known."""
    draft = Draft.of(request)
    if draft.done < len(STEPS):
        return redirect("start_step", draft.done + 1)
    if not request.user.is_authenticated:
        return redirect(f"{reverse('join')}?{urlencode({'next': reverse('start_go')})}")
    if request.method == "GET":
        about = _about_details(draft, request)
        return page(request, "landing/start_go.html", draft=draft, **_pictured(draft), **about)
    return _launch(request, draft)


def _pictured(draft: Draft) -> dict[str, Any]:
    return {"picture": pictures.address(draft.theme, draft.preset, draft.name)}


def _launch(request: HttpRequest, draft: Draft) -> HttpResponse:
    actor, user = Actor.of_request(request), me(request)
    chosen = draft.plan()
    chosen["support_email"] = chosen["support_email"] or user.email
    plan = Plan(person=user.pk, address=network_of(actor.address)[:64], **chosen)
    try:
        refuse_too_many(person=user.pk, address=plan.address, key=f"wizard:{draft.key}")
        shop = launch_shop(
            name=draft.name,
            subdomain=draft.subdomain,
            owner_email=user.email,
            currency=draft.currency,
            theme=draft.theme,
            plan=plan,
            actor=actor,
            idempotency_key=f"wizard:{draft.key}",
        )
    except Refusal as refusal:
        step = STEP_OF.get(refusal.field or "", 4)
        return _show(request, draft, step, {refusal.field or "form": str(refusal)}, status=409)
    Draft.forget(request)
    return redirect("shop_progress", shop.pk)


@require_POST
def afresh(request: HttpRequest) -> HttpResponse:
    """Begin again with nothing filled in."""
    Draft.forget(request)
    return redirect("start")
