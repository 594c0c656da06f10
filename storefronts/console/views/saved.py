"""Saved filters of the list of orders: each person's own."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from storefronts.console.models import SavedView
from storefronts.console.order_queries import Filters
from storefronts.console.pages import me, needs

MOST = 12


@require_POST
@needs("orders")
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep what the list shows now under a name; the same name again replaces it."""
    query = _query(request.POST.get("query", ""))
    name = " ".join(request.POST.get("name", "").split())[:40]
    mine = SavedView.objects.filter(user_id=me(request))
    if not name or not query:
        messages.error(request, _("Filter first, then give the view a name."))
    elif mine.exclude(name=name).count() >= MOST:
        messages.error(request, _("You have %(n)s saved views. Remove one first.") % {"n": MOST})
    else:
        SavedView.objects.update_or_create(
            user_id=me(request), name=name, defaults={"query": query}
        )
    return redirect(_orders(query))


@require_POST
@needs("orders")
def forget_view(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    SavedView.objects.filter(pk=pk, user_id=me(request)).delete()
    return redirect("shopconsole:orders")


def _query(text: str) -> str:
    """Only filters that the list knows, as it writes them."""
    filters = Filters.of(QueryDict(text[:1000]))
    kept = {
        "q": filters.query,
        "status": filters.status,
        "delivery": filters.delivery,
        "refund": filters.refund,
        "attention": "yes" if filters.attention else "",
        "since": filters.since.isoformat() if filters.since else "",
        "until": filters.until.isoformat() if filters.until else "",
    }
    written = urlencode({name: value for name, value in kept.items() if value})
    return written if len(written) <= 400 else ""


def _orders(query: str) -> str:
    return f"{reverse('shopconsole:orders')}?{query}"
