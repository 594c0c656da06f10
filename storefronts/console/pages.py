"""What every page of the shop console needs: the door by role, and the frame."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from allauth.account.decorators import reauthentication_required
from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from storefronts.console.roles import may
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
PER_PAGE = 50


def needs(act: str) -> Callable[[View[P]], View[P]]:
    """Only staff whose role has this act; Wagtail's frame answers the others."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not may(request.user, act):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def page(request: HttpRequest, template: str, title: Any, **context: Any) -> HttpResponse:
    context |= {"title": title, "can": Can(request.user)}
    return render(request, f"shopconsole/{template}", context)


def me(request: HttpRequest) -> uuid.UUID:
    """The signed-in member of staff behind a page that `needs` guards."""
    return cast(uuid.UUID, request.user.pk)


class Can:
    """For templates: ``{% if can.refund %}``."""

    def __init__(self, user: Any) -> None:
        self._user = user

    def __getitem__(self, act: str) -> bool:
        return may(self._user, act)


def attempt(request: HttpRequest, deed: Callable[[Actor], Any], done: Any = "") -> bool:
    """Call a service for this person; say what came of it. True when it was carried out."""
    try:
        deed(Actor.of_request(request))
    except Refusal as error:
        messages.error(request, str(error))
        return False
    if done:
        messages.success(request, str(done))
    return True


def attempt_form(
    request: HttpRequest, form: forms.Form, deed: Callable[[Actor], Any], done: Any = ""
) -> bool:
    """The same of a form: what is refused stands beside its field, with all that was typed."""
    try:
        deed(Actor.of_request(request))
    except Refusal as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return False
    if done:
        messages.success(request, str(done))
    return True


def step_up(view: View[P]) -> View[P]:
    """Whoever has a second factor shows it again before a deed that opens doors.

    Without one there is nothing to show: the role has to do.
    """
    asking: Any = reauthentication_required(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        user: Any = request.user
        if request.method == "POST" and user.is_authenticated and is_mfa_enabled(user):
            return cast(HttpResponseBase, asking(request, *args, **kwargs))
        return view(request, *args, **kwargs)

    return guarded
