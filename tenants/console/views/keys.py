"""The platform's API keys: made, shown once, rotated with an overlap, revoked."""

import uuid
from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from storefronts.console.pages import step_up
from storefronts.console.views.keys import OVERLAPS
from tenants.accounts import services
from tenants.accounts.models import ApiKey
from tenants.console.fields import OWNER_SCOPE_WORDS, OwnerKeyForm
from tenants.console.pages import needs, page, refused
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.ids import new_id

Made = tuple[ApiKey, str]


@never_cache
@needs("people", "write")
@step_up
def keys(request: HttpRequest) -> HttpResponse:
    """All of them, and a form for another; the answer to the form shows the key this once."""
    form = OwnerKeyForm(request.POST or None, initial=_start(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = _make(form, Actor.of_request(request))
        except Refusal as error:
            form.refuse(error)
        else:
            return _page(request, OwnerKeyForm(initial=_start(request)), made)
    return _page(request, form)


@never_cache
@require_POST
@needs("people", "write")
@step_up
def change_key(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Another secret for it, or none any more."""
    key, actor = get_object_or_404(ApiKey, pk=pk), Actor.of_request(request)
    if request.POST.get("deed") == "rotate":
        hours = request.POST.get("overlap", "24")
        overlap = timedelta(hours=int(hours) if hours in dict(OVERLAPS) else 24)
        try:
            made = services.rotate_api_key(key=key, overlap=overlap, actor=actor)
        except Refusal as error:
            refused(request, error)
        else:
            return _page(request, OwnerKeyForm(initial=_start(request)), made)
    elif request.POST.get("deed") == "revoke":
        services.revoke_api_key(key=key, actor=actor)
        messages.success(request, _("“%(name)s” is refused from now on.") % {"name": key.name})
    return redirect("admin:api_keys")


def _start(request: HttpRequest) -> dict[str, Any]:
    return {"user": request.user.pk, "reference": new_id()}


def _make(form: OwnerKeyForm, actor: Actor) -> Made:
    data = form.cleaned_data
    until = data["expires"]
    return services.create_api_key(
        user=data["user"],
        name=data["name"],
        scopes=data["scopes"],
        addresses=data["addresses"],
        # The whole of that day.
        expires_at=until
        and datetime.combine(until, time.max, tzinfo=timezone.get_current_timezone()),
        actor=actor,
        key_id=data["reference"],
        signing=data["signing"],
    )


def _page(request: HttpRequest, form: OwnerKeyForm, made: Made | None = None) -> HttpResponse:
    now = timezone.now()
    rows: list[Any] = list(ApiKey.objects.select_related("user").order_by("-created_at"))
    for row in rows:
        row.words = [OWNER_SCOPE_WORDS.get(scope, scope) for scope in row.scopes]
        row.is_over = bool(row.revoked_at or (row.expires_at and row.expires_at <= now))
    return page(
        request,
        "console/keys.html",
        _("API keys"),
        form=form,
        keys=sorted(rows, key=lambda row: row.is_over),
        overlaps=OVERLAPS,
        made=made and {"key": made[0], "text": made[1], "signing": made[0].signing_secret},
    )
