"""Into the console and out of it."""

from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode


def to_sign_in(request: HttpRequest, *, allowed: bool) -> HttpResponse:
    """allauth signs people in: with its second factor and its limits, which the admin's lacks."""
    home = reverse("admin:index")
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        wanted = home
    if allowed:
        return HttpResponseRedirect(wanted)
    if request.user.is_authenticated:
        raise PermissionDenied
    return HttpResponseRedirect(
        f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: wanted})}"
    )


def sign_out(request: HttpRequest) -> HttpResponse:
    """By POST only; then the sign-in page, since there is nothing else for a stranger here."""
    if request.method == "POST":
        logout(request)
    return redirect("account_login")
