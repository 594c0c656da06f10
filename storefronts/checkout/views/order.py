"""The order: what it is, what happens to the money, and its codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from storefronts.checkout import services, visits
from storefronts.checkout.access import Access, require
from storefronts.checkout.views.common import for_whom, masked, private, told
from storefronts.checkout.views.payment import is_pending
from storefronts.checkout.views.telling import code_count, state_of, timeline
from storefronts.fulfilment.sealing import Revealed
from storefronts.orders.models import DeliveryStatus, Order, OrderLine, OrderStatus
from storefronts.pricing.explain import PriceStep, public_steps
from tenants.catalogue.models import Product
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.money import Money


@require_safe
@private
def show(request: HttpRequest, number: str) -> HttpResponse:
    if visits.by_link(request, number):
        return redirect("order", number=number)
    order, access = visits.order_of(request, number)
    return _page(request, order, access)


@require_POST
@private
def reveal(request: HttpRequest, number: str) -> HttpResponse:
    """Show the codes, in this answer only: nothing of them is kept for a later page."""
    order, access = visits.order_of(request, number)
    try:
        shown = _revealed(request, order, access)
    except Refusal as refusal:
        return _page(request, order, access, status=409, refusal=told(refusal))
    order.refresh_from_db()
    names = {line.id: _name(line) for line in order.lines.all()}
    items = [
        {
            "name": names[one.line_id],
            "code": one.code,
            "number": one.card_number,
            "pin": one.pin,
            "expires_on": one.expires_on,
        }
        for one in shown
    ]
    vouchers = {"items": items, "several": len(items) > 1}
    return _page(request, order, access, vouchers=vouchers)


@require_POST
@private
def download(request: HttpRequest, number: str) -> HttpResponse:
    """The codes as a text file; a look at them like any other."""
    order, access = visits.order_of(request, number)
    try:
        shown = _revealed(request, order, access)
    except Refusal as refusal:
        return _page(request, order, access, status=409, refusal=told(refusal))
    names = {line.id: _name(line) for line in order.lines.all()}
    lines = [f"{_('Order')} {order.number}", ""]
    for one in shown:
        lines.append(names[one.line_id])
        lines += [f"{_('Card number')}: {one.card_number}"] if one.card_number else []
        lines.append(f"{_('Code')}: {one.code}")
        lines += [f"PIN: {one.pin}"] if one.pin else []
        lines += [_("Redeem before %(day)s") % {"day": one.expires_on}] if one.expires_on else []
        lines.append("")
    # Old editors on Windows read UTF-8 only after a byte order mark.
    response = HttpResponse("\ufeff" + "\r\n".join(lines), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{order.number}.txt"'
    return response


@require_POST
@private
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    order, access = visits.order_of(request, number)
    try:
        require(access.may_cancel)
        services.cancel_order(order=order, actor=Actor.of_request(request))
    except Refusal as refusal:
        order.refresh_from_db()
        return _page(request, order, access, status=409, refusal=told(refusal))
    return redirect("order", number=order.number)


def _revealed(request: HttpRequest, order: Order, access: Access) -> list[Revealed]:
    require(access.may_reveal)
    return list(services.reveal_codes(order=order, actor=Actor.of_request(request)))


def _page(
    request: HttpRequest, order: Order, access: Access, *, status: int = 200, **more: Any
) -> HttpResponse:
    lines = list(order.lines.all())
    unpaid = order.status == OrderStatus.AWAITING_PAYMENT
    pending = unpaid and is_pending(order)
    codes = code_count(order)
    here = {"number": order.number}
    return render(
        request,
        "shop/order.html",
        {
            "order": order,
            "state": state_of(order, pending=pending, codes=codes),
            "timeline": timeline(order),
            "waiting": pending or order.status == OrderStatus.PAID or _is_underway(order),
            "poll_url": reverse("order_state", kwargs=here),
            "masked_email": masked(order.email),
            "for_whom": for_whom(order),
            "lines": _lines(lines, order.currency),
            "steps": _steps(lines),
            "is_paid": order.paid_at is not None,
            "refunded": order.refunded_total if order.refunded_minor else None,
            "instructions": _instructions(lines),
            "code_count": codes,
            "seconds_taken": _seconds_taken(order, lines),
            "can_reveal": bool(codes) and access.may_reveal,
            "needs_code": bool(codes) and access == Access.MAILED,
            "can_pay": unpaid and access.may_pay and not pending,
            "can_cancel": unpaid and access.may_cancel and not pending,
            "again_url": _again(lines) if not unpaid and not pending else None,
            "order_url": reverse("order", kwargs=here),
            "pay_url": reverse("pay", kwargs=here),
            "reveal_url": reverse("order_reveal", kwargs=here),
            "download_url": reverse("order_download", kwargs=here),
            "cancel_url": reverse("order_cancel", kwargs=here),
            "send_code_url": reverse("order_send_code", kwargs=here),
            **more,
        },
        status=status,
    )


def _is_underway(order: Order) -> bool:
    return order.status == OrderStatus.HELD and order.delivery != DeliveryStatus.DELIVERED


def _name(line: OrderLine) -> str:
    return line.name(get_language() or "en")


def _lines(lines: Sequence[OrderLine], currency: str) -> list[dict[str, Any]]:
    products = Product.objects.in_bulk({line.product_id for line in lines})
    return [
        {
            "name": _name(line),
            "product": products.get(line.product_id),
            "quantity": line.quantity,
            "unit": Money.of(line.unit_price, currency),
            "total": Money(line.total_minor, currency),
        }
        for line in lines
    ]


def _steps(lines: Sequence[OrderLine]) -> list[PriceStep]:
    """Why this price, from the snapshot: what a shopper may see of it."""
    steps = [PriceStep.from_json(step) for line in lines for step in line.explanation]
    return [step for step in public_steps(steps) if step.code != "total"]


def _instructions(lines: Sequence[OrderLine]) -> list[dict[str, str]]:
    chinese = (get_language() or "zh").startswith("zh")
    first, second = ("zh", "en") if chinese else ("en", "zh")
    texts = {}
    for line in lines:
        text = line.terms.get(f"instructions_{first}") or line.terms.get(f"instructions_{second}")
        if text and line.delivery == DeliveryStatus.DELIVERED:
            texts[text] = _name(line)
    return [{"name": name if len(texts) > 1 else "", "text": t} for t, name in texts.items()]


def _seconds_taken(order: Order, lines: Sequence[OrderLine]) -> int | None:
    times = [line.delivered_at for line in lines if line.delivered_at]
    if not times or order.paid_at is None:
        return None
    return max(1, round((max(times) - order.paid_at).total_seconds()))


def _again(lines: Sequence[OrderLine]) -> str | None:
    slug = Product.objects.filter(pk=lines[0].product_id, is_archived=False).values_list("slug")
    found = slug.first()
    return reverse("product", args=[found[0]]) if found else None
