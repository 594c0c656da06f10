"""What the wizard's scripts ask: is this address free, what does this markup mean."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tenants.kernel.errors import RateLimited
from tenants.landing import examples, pictures
from tenants.landing.limits import admit
from tenants.landing.state import Draft, percent
from tenants.launch.names import availability, suggest


@require_GET
def address(request: HttpRequest) -> HttpResponse:
    """Is this address free? ``?subdomain=``, and the shop's ``name=`` for suggestions."""
    try:
        admit(request, "address", most=60)
    except RateLimited as refusal:
        return _later(refusal)
    name = request.GET.get("name", "")[:80]
    wanted = request.GET.get("subdomain", "")[:120]
    if not wanted.strip():
        wanted = next(iter(suggest(name)), "")
    return JsonResponse({"asked": wanted, **availability(wanted, name=name)})


@require_GET
def price(request: HttpRequest) -> HttpResponse:
    """The example of one category at a markup: ``?category=slug&markup=7.5``."""
    try:
        admit(request, "price", most=240)
    except RateLimited as refusal:
        return _later(refusal)
    value = percent(request.GET.get("markup", ""))
    if value is None or not examples.LEAST <= value <= examples.MOST:
        return JsonResponse({"message": _("Between 0 and 500 percent.")}, status=400)
    slug = request.GET.get("category", "")[:60]
    found = examples.examples({slug: value}, currency=Draft.of(request).currency)
    if slug not in found:
        return JsonResponse({"message": _("There is no such category.")}, status=404)
    return JsonResponse(told(found[slug]) or {})


def _later(refusal: RateLimited) -> HttpResponse:
    wait = refusal.details["retry_after_s"]
    answer = JsonResponse({"message": str(refusal)}, status=429)
    answer["Retry-After"] = str(wait)
    return answer


def told(example: examples.Example | None) -> dict[str, Any] | None:
    """An example in words of the reader's language."""
    if example is None:
        return None
    return {
        "name": example.name,
        "price": pictures.shown(example.price),
        "wholesale": pictures.shown(example.wholesale),
        "fee": pictures.shown(example.fee),
        "kept": pictures.shown(example.kept),
        "sells": example.sells,
    }
