"""An entrepreneur's own pages: the shops, a launch under way, the account."""

from __future__ import annotations

import uuid
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.landing import pictures
from tenants.landing.frame import me, page, signed_in
from tenants.launch.handover import hand_over
from tenants.launch.models import LaunchPlan, ShopMember
from tenants.launch.recovery import abandon_launch, has_stopped, resume_launch
from tenants.registry.middleware import CONTENT_SECURITY
from tenants.registry.models import Shop, ShopLaunch
from tenants.registry.urls import origin, shop_host, shop_url
from themes.registry import Theme, theme_or_base

Step = ShopLaunch.Step
TONES = {"trial": "ok", "active": "ok", "past_due": "warn", "launching": "warn"}


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """My shops, the newest first."""
    members = ShopMember.objects.filter(person=me(request).pk).select_related("shop")
    shops = [_shown(member.shop) for member in members.order_by("-shop__created_at")]
    response = page(request, "landing/mine.html", shops=shops, trouble=request.GET.get("trouble"))
    return _may_lead_to(response, [shop["origin"] for shop in shops])


@signed_in
@require_GET
def progress(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The launch, step by step; asks for itself until the shop is there."""
    launch = _launch(request, pk)
    shop = _shown(launch.shop)
    response = page(
        request,
        "landing/progress.html",
        launch=launch,
        shop=shop,
        **_state(launch),
        picture=shop["drawn"],
    )
    return _may_lead_to(response, [shop["origin"]])


@signed_in
@require_GET
def state(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """For the progress page's script: which step, and whether it still moves."""
    told = _state(_launch(request, pk))
    return JsonResponse(
        {"step": told["step"], "moving": told["moving"], "stopped": told["stopped"]}
    )


@signed_in
@require_POST
def again(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _recover(request, pk, resume_launch)


@signed_in
@require_POST
def drop(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _recover(request, pk, abandon_launch)


@signed_in
@require_POST
def console(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Into the shop's console by a single-use hand-over."""
    try:
        address = hand_over(person=me(request).pk, shop_id=pk, actor=Actor.of_request(request))
    except Refusal as refusal:
        return page(request, "landing/refused.html", status=403, message=str(refusal))
    response = redirect(address)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


@signed_in
@require_GET
def security(request: HttpRequest) -> HttpResponse:
    """Address, password, second factor."""
    return page(request, "landing/security.html", has_factor=is_mfa_enabled(me(request)))


def _recover(request: HttpRequest, pk: uuid.UUID, move: Any) -> HttpResponse:
    try:
        move(launch=_launch(request, pk), actor=Actor.of_request(request))
    except Refusal as refusal:
        return page(request, "landing/refused.html", status=409, message=str(refusal))
    return redirect("mine" if move is abandon_launch else "shop_progress", *(
        [] if move is abandon_launch else [pk]
    ))  # fmt: skip


def _launch(request: HttpRequest, pk: uuid.UUID) -> ShopLaunch:
    """Of one of my own shops; of any other there is none."""
    if not ShopMember.objects.filter(person=me(request).pk, shop_id=pk).exists():
        raise Http404
    found = ShopLaunch.objects.select_related("shop").filter(shop_id=pk).first()
    if found is None:
        raise Http404
    return found


def _state(launch: ShopLaunch) -> dict[str, Any]:
    # The name is taken by the time that anybody sees this.
    places = {Step.QUEUED: 1, Step.SCHEMA: 1, Step.PAGES: 2, Step.STAFF: 3, Step.DONE: 4}
    stopped = has_stopped(launch)
    done = launch.step == Step.DONE
    at = places.get(Step(launch.step), 1)
    names = [
        _("Name and address taken"),
        _("A database schema of its own"),
        _("Pages, goods and prices"),
        _("Your console"),
    ]
    rows = [
        {"name": name, "done": number < at or done, "here": number == at and not stopped}
        for number, name in enumerate(names)
    ]
    moving = not done and not stopped and launch.step != Step.FAILED
    return {"step": launch.step, "rows": rows, "moving": moving, "stopped": stopped, "live": done}


def _shown(shop: Shop) -> dict[str, Any]:
    closed = shop.status == Shop.Status.CLOSED
    host = "" if closed else shop_host(shop)
    worn = theme_or_base(shop.theme)
    return {
        "id": shop.pk,
        "name": shop.name,
        "status": shop.status,
        "status_name": shop.get_status_display(),
        "tone": TONES.get(shop.status, "bad"),
        "reason": shop.status_reason if shop.status == Shop.Status.SUSPENDED else "",
        "host": host,
        "url": "" if closed else shop_url(shop),
        "origin": origin(host) if host else "",
        "opens": shop.opens,
        "launching": shop.status == Shop.Status.LAUNCHING,
        "theme": pictures.name_of(worn.name),
        "drawn": pictures.address(worn.id, _preset(shop, worn), shop.name),
        "progress": reverse("shop_progress", args=[shop.pk]),
    }


def _preset(shop: Shop, worn: Theme) -> str:
    """The colours that it was launched in, while it wears that theme."""
    plan = LaunchPlan.objects.filter(launch__shop=shop).first()
    chosen = plan.choices.get("light") or plan.choices.get("dark") if plan else ""
    return str(chosen) if chosen in worn.presets else ""


def _may_lead_to(response: HttpResponse, origins: list[str]) -> HttpResponse:
    """Browsers hold the answer of a form to form-action too, and the console is on other hosts."""
    allowed = " ".join(["form-action 'self'", *sorted({o for o in origins if o})])
    response["Content-Security-Policy"] = CONTENT_SECURITY.replace("form-action 'self'", allowed)
    return response
