"""The door of a shop's console for somebody whom the owner host has sent."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.launch.handover import accept
from tenants.registry.middleware import host_of


@never_cache
@require_GET
def enter(request: HttpRequest) -> HttpResponse:
    """Signs the staff account in, and asks for its second factor where it has one."""
    actor = Actor.of_request(request)
    try:
        staff = accept(token=request.GET.get("t", ""), host=host_of(request), actor=actor)
    except Refusal as refusal:
        context = {"title": str(refusal), "text": "", "status": 403, "shop": None}
        response = render(request, "launch/no_entrance.html", context, status=403)
        response["Referrer-Policy"] = "no-referrer"
        return response
    if request.user.is_authenticated:
        # Whoever was signed in here before is not mixed with who comes.
        logout(request)
    record_authentication(request, staff, method="handover")
    response = perform_login(request, staff, redirect_url="/console/")
    response["Referrer-Policy"] = "no-referrer"
    return response
