"""What the pages of buying share: refusals in words, private answers, masked addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from storefronts.orders.errors import OrderNotFound
from storefronts.orders.models import Order
from tenants.catalogue.buyer_fields import buyer_fields
from tenants.kernel.errors import Refusal

View = Callable[..., HttpResponse]


# Who opens pages for a machine to read; a telephone by the name of Cubot is a person's.
_CRAWLER = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|facebookexternalhit|whatsapp/|bingpreview|mediapartners",
    re.IGNORECASE,
)


def only_looks(request: HttpRequest) -> bool:
    """A crawler, or whoever asks for a page's head: nothing is kept for them. A person taken for
    one can still buy, and is asked to look at the total once more."""
    agent = request.META.get("HTTP_USER_AGENT", "")
    return request.method == "HEAD" or bool(_CRAWLER.search(agent))


def fold_into(response: HttpResponse, address: str) -> HttpResponse:
    """Tell search engines that this page is another one's, which they index in its place."""
    response["Link"] = f'<{address}>; rel="canonical"'
    return response


def private(view: View) -> View:
    """Pages of one person's order: kept nowhere, indexed nowhere, and no address leaks onwards.

    One that is folded into a public page is read by search engines, or they would not learn so.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except OrderNotFound as refusal:
            response = not_yours(request, refusal)
        add_never_cache_headers(response)
        response["Cache-Control"] = "no-store, private"
        # Forms of these pages are sent within the shop; nobody else learns the address.
        response["Referrer-Policy"] = "same-origin"
        folded = 'rel="canonical"' in response.get("Link", "")
        response["X-Robots-Tag"] = "noarchive" if folded else "noindex, nofollow, noarchive"
        return response

    return answered


def not_yours(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """An unknown order and one of somebody else's get the same page."""
    return render(
        request,
        "shop/error.html",
        {
            "title": _("We cannot show this order here"),
            "text": str(refusal),
            "action": _("Find my order"),
            "action_url": reverse("order_lookup"),
        },
        status=404,
    )


def told(refusal: Refusal) -> dict[str, str]:
    """A refusal as a note: what it is in a word, then what happened and what to do."""
    titles = {
        "OUT_OF_STOCK": _("Not enough left"),
        "PAYMENT_DECLINED": _("The payment was declined"),
        "INSUFFICIENT_FUNDS": _("Your balance is too small"),
        "RATE_LIMITED": _("A moment, please"),
        "SHOP_SUSPENDED": _("Closed for new orders"),
        "ORDER_NOT_PAYABLE": _("This order can no longer be paid"),
        "IN_PROGRESS": _("Still at work"),
    }
    return {"title": titles.get(refusal.code, _("That did not work")), "text": str(refusal)}


def masked(email: str) -> str:
    """Enough of an address to recognise one's own."""
    name, _at, domain = email.partition("@")
    return f"{name[:2]}***@{domain}" if len(name) > 2 else f"{name[:1]}***@{domain}"


def for_whom(order: Order) -> list[dict[str, str]]:
    """What the buyer has told for the delivery, masked: enough to notice a wrong digit at either
    end, too little for whoever looks over a shoulder."""
    found = []
    for line in order.lines.all():
        labels = {
            field.name: field.label for field in buyer_fields(line.terms.get("buyer_fields") or {})
        }
        for name, value in (line.buyer_fields or {}).items():
            if isinstance(value, str):
                found.append({"label": labels.get(name, name), "value": masked_value(value)})
    return found


def masked_value(value: str) -> str:
    """138****5678 of a telephone number; the ends of whatever else is long enough."""
    if "@" in value:
        return masked(value)
    if len(value) >= 9:
        return f"{value[:3]}****{value[-4:]}"
    if len(value) >= 5:
        return f"{value[:2]}***{value[-2:]}"
    return f"{value[:1]}***"
