"""Payment: how much, until when, and the ways; moves on by itself when it is confirmed."""

from __future__ import annotations

import io
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from billing.payments.errors import UnknownProvider
from billing.payments.models import Attempt
from storefronts.checkout import services, visits
from storefronts.checkout.errors import PaymentDeclined
from storefronts.checkout.views.buying import ways
from storefronts.checkout.views.common import for_whom, private, told
from storefronts.orders import tokens
from storefronts.orders.models import Order, OrderStatus
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.ids import new_id
from tenants.registry.context import current_shop
from tenants.registry.urls import shop_url

SANDBOX = "sandbox"


@require_http_methods(["GET", "POST"])
@private
def pay(request: HttpRequest, number: str) -> HttpResponse:
    """The payment page of an order that awaits payment; else on to the order."""
    if visits.by_link(request, number):
        return redirect("pay", number=number)
    order, access = visits.order_of(request, number)
    if order.status != OrderStatus.AWAITING_PAYMENT or not access.may_pay:
        return redirect("order", number=order.number)
    if request.method == "POST":
        return _pay(request, order)
    return _page(request, order)


@require_safe
@private
def state(request: HttpRequest, number: str) -> HttpResponse:
    """What a waiting page asks: the state as one word, and where to go when it is over."""
    order, _access = visits.order_of(request, number)
    waits = order.status == OrderStatus.AWAITING_PAYMENT
    on_payment = request.GET.get("from") == "pay"
    pending = waits and is_pending(order)
    return JsonResponse(
        {
            "state": f"{order.status}-{order.delivery}-{order.refund}-{pending}",
            "next": reverse("order", args=[order.number]) if on_payment and not waits else None,
        }
    )


def is_pending(order: Order) -> bool:
    """Is a payment under way whose end is not known yet?"""
    return Attempt.objects.filter(
        shop_id=current_shop().pk, order_id=order.pk, status=Attempt.Status.PENDING
    ).exists()


def _pay(request: HttpRequest, order: Order) -> HttpResponse:
    shop = current_shop()
    how = request.POST.get("how", "")
    known = {way["value"] for way in ways(request, shop, order.total)}
    if SANDBOX in known:
        known |= {value for value, __ in faults()}
    try:
        if how not in known:
            raise UnknownProvider(provider=how[:20])
        services.pay_order(
            shop=shop,
            order=order,
            provider=how,
            actor=Actor.of_request(request),
            user=request.user if request.user.is_authenticated else None,
            idempotency_scope=visits.scope_of(request),
            idempotency_key=request.POST.get("key", "")[:100],
        )
    except PaymentDeclined as refusal:
        return _page(request, order, status=402, refusal=told(refusal))
    except Refusal as refusal:
        order.refresh_from_db()
        if order.status != OrderStatus.AWAITING_PAYMENT:
            return redirect("order", number=order.number)
        return _page(request, order, status=409, refusal=told(refusal))
    order.refresh_from_db()
    to = "pay" if order.status == OrderStatus.AWAITING_PAYMENT else "order"
    return redirect(to, number=order.number)


def _page(
    request: HttpRequest, order: Order, *, status: int = 200, refusal: Any = None
) -> HttpResponse:
    shop = current_shop()
    here = reverse("pay", args=[order.number]) + "?t=" + tokens.placing_token(order.pk)
    offered = {way["value"]: way for way in ways(request, shop, order.total)}
    wallet = offered.get("wallet")
    return render(
        request,
        "shop/pay.html",
        {
            "order": order,
            "refusal": refusal,
            # The buyer may pay in another way while one try is open: what arrives twice goes back.
            "waiting": is_pending(order) and "again" not in request.GET,
            "poll_url": reverse("order_state", args=[order.number]) + "?from=pay",
            "qr": qr(shop_url(shop, here)),
            "key": new_id().hex,
            "sandbox": SANDBOX in offered,
            "faults": [{"value": value, "name": name} for value, name in faults()],
            "wallet": wallet if wallet and not wallet.get("disabled") else None,
            "cancel_url": reverse("order_cancel", args=[order.number]),
            "for_whom": for_whom(order),
            "change_url": _change_url(order),
        },
        status=status,
    )


def _change_url(order: Order) -> str:
    """The checkout of the same line: a wrong number is typed anew; this order runs out unpaid."""
    line = order.lines.all()[0]
    return f"{reverse('checkout')}?d={line.denomination_id}&q={line.quantity}"


def faults() -> list[tuple[str, str]]:
    """What the sandbox can be told to do, beside paying."""
    return [
        ("sandbox:decline", _("Decline")),
        ("sandbox:delay", _("Confirm later")),
        ("sandbox:twice", _("Call back twice")),
        ("sandbox:late", _("Call back after expiry")),
        ("sandbox:forge", _("Forged callback")),
    ]


def qr(address: str) -> SafeString:
    """A QR code as SVG: our own drawing of our own address."""
    drawing = io.BytesIO()
    segno.make(address, error="m").save(
        drawing, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=0, dark="#12152b"
    )
    return mark_safe(drawing.getvalue().decode())  # noqa: S308 - segno escapes, the address is ours
