"""Finding an order again: number and e-mail, then six digits by mail."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from storefronts.checkout import visits
from storefronts.checkout.access import Access, request_one_time_code
from storefronts.checkout.forms import LookupForm
from storefronts.checkout.looking_up import ask_for, proven
from storefronts.checkout.views.common import masked, private, told
from tenants.kernel.actor import Actor
from tenants.kernel.errors import RateLimited, Refusal
from tenants.registry.context import current_shop

_ASKED = "order_asked"


@require_http_methods(["GET", "POST"])
@private
def find(request: HttpRequest) -> HttpResponse:
    """The answer is the same whether number and address belong together or not."""
    form = LookupForm(request.POST or None, auto_id="id_%s")
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 400
        return render(request, "shop/lookup.html", {"form": form}, status=status)
    number, email = form.cleaned_data["number"].strip().upper(), form.cleaned_data["email"]
    try:
        ask_for(shop=current_shop(), number=number, email=email, actor=Actor.of_request(request))
    except Refusal as refusal:
        context = {"form": form, "refusal": told(refusal)}
        return render(request, "shop/lookup.html", context, status=429)
    request.session[_ASKED] = [number, email]
    return redirect("order_prove", number=number)


@require_http_methods(["GET", "POST"])
@private
def prove(request: HttpRequest, number: str) -> HttpResponse:
    """Six digits open the order and its codes for half an hour."""
    asked, email = request.session.get(_ASKED, ["", ""])
    if asked != number.upper():
        return redirect("order_lookup")
    context = {"number": asked, "email": masked(email)}
    if request.method == "GET":
        return render(request, "shop/lookup_code.html", context)
    try:
        order = proven(
            number=asked,
            email=email,
            digits=request.POST.get("code", ""),
            actor=Actor.of_request(request),
        )
    except Refusal as refusal:
        status = 429 if isinstance(refusal, RateLimited) else 400
        context |= {"refusal": told(refusal)}
        return render(request, "shop/lookup_code.html", context, status=status)
    del request.session[_ASKED]
    visits.remember(request, order, Access.PROVEN)
    return redirect("order", number=order.number)


@require_POST
@private
def send_code(request: HttpRequest, number: str) -> HttpResponse:
    """For who came by the mailed link: it views, and six digits open the codes."""
    order, _access = visits.order_of(request, number)
    try:
        request_one_time_code(shop=current_shop(), order=order, actor=Actor.of_request(request))
    except Refusal as refusal:
        context = {
            **told(refusal),
            "action": _("Back to the order"),
            "action_url": reverse("order", args=[order.number]),
        }
        return render(request, "shop/error.html", context, status=429)
    request.session[_ASKED] = [order.number, order.email]
    return redirect("order_prove", number=order.number)
