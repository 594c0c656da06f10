"""A signed-in buyer's overview and orders."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from billing.ledger.codes import customer_wallet
from billing.ledger.queries import balance
from storefronts.orders.models import DeliveryStatus, Order, OrderStatus, RefundStatus
from storefronts.orders.services import attach_guest_orders
from tenants.accounts.models import User
from tenants.registry.context import current_shop

ON_A_PAGE = 20
LATEST = 5


@require_safe
@login_required
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    shop = current_shop()
    attach_guest_orders(user=_buyer(request))
    held = balance(customer_wallet(shop.pk, _buyer(request).pk), shop.currency)
    context = {"balance": held, "orders": _rows(request, 0, LATEST)}
    return render(request, "shop/account.html", context)


@require_safe
@login_required
@never_cache
def orders(request: HttpRequest) -> HttpResponse:
    attach_guest_orders(user=_buyer(request))
    asked = request.GET.get("page", "1")
    page = min(max(int(asked), 1), 500) if asked.isascii() and asked.isdigit() else 1
    rows = _rows(request, (page - 1) * ON_A_PAGE, ON_A_PAGE + 1)
    return render(
        request,
        "shop/account_orders.html",
        {
            "orders": rows[:ON_A_PAGE],
            "prev_url": f"?page={page - 1}" if page > 1 else None,
            "next_url": f"?page={page + 1}" if len(rows) > ON_A_PAGE else None,
        },
    )


def _buyer(request: HttpRequest) -> User:
    """Somebody: login_required saw to it."""
    return cast(User, request.user)


def _rows(request: HttpRequest, offset: int, limit: int) -> list[dict[str, Any]]:
    mine = Order.objects.filter(user_id=_buyer(request).pk).prefetch_related("lines")
    locale = get_language() or "en"
    rows = []
    for order in mine.order_by("-placed_at")[offset : offset + limit]:
        lines = list(order.lines.all())
        title = f"{lines[0].name(locale)} × {lines[0].quantity}" if lines else order.number
        more = len(lines) - 1
        tone, state = _state(order)
        rows.append(
            {
                "url": reverse("order", args=[order.number]),
                "title": f"{title} + {more}" if more > 0 else title,
                "number": order.number,
                "placed_at": order.placed_at,
                "total": order.total,
                "tone": tone,
                "state": state,
            }
        )
    return rows


def _state(order: Order) -> tuple[str, str]:
    if order.refund == RefundStatus.FULL:
        return "bad", str(order.get_refund_display())
    if order.status == OrderStatus.AWAITING_PAYMENT:
        return "warn", _("To pay")
    if order.status in (OrderStatus.CANCELLED, OrderStatus.EXPIRED, OrderStatus.HELD):
        return "warn" if order.status == OrderStatus.HELD else "", str(order.get_status_display())
    tone = {DeliveryStatus.DELIVERED: "ok", DeliveryStatus.FAILED: "bad"}.get(order.delivery, "")  # type: ignore[call-overload]
    return tone, str(order.get_delivery_display())
