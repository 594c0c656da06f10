"""Where payment providers call back: verified below, settled in the event's own shop."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from billing.payments.callbacks import LARGEST_BODY, deliver_callback
from billing.payments.errors import CallbackRefused
from tenants.registry.context import in_public
from tenants.registry.errors import ShopClosed


@csrf_exempt
@require_POST
@never_cache
def provider_callback(request: HttpRequest, provider: str, account: uuid.UUID) -> HttpResponse:
    """A signature stands for the sender, so no cookie and no CSRF token. "success" also when
    repeated; a refusal does not say why; a shop that cannot be entered is asked again later."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        return _plain("refused", 413)
    try:
        # The platform's account serves many shops: whose event it is, the event tells.
        with in_public():
            deliver_callback(
                provider=provider,
                account_id=account,
                headers=request.headers,
                body=request.body,
                address=request.META.get("REMOTE_ADDR", ""),
            )
    except CallbackRefused:
        return _plain("refused", 400)
    except ShopClosed:
        return _plain("later", 503)
    return _plain("success", 200)


def _plain(text: str, status: int) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain")
