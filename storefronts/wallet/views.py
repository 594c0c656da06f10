"""A signed-in buyer's balance: what it is, how it came about, and adding to it."""

from __future__ import annotations

import uuid
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from storefronts.wallet.errors import BadAmount
from storefronts.wallet.models import TopUp
from storefronts.wallet.services import MOST_MINOR, statement_of, top_up, wallet_of
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money
from tenants.registry.context import current_shop
from tenants.registry.models import Shop

SHOWN = 100


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def wallet(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _top_up(request)
    return _page(request)


def _top_up(request: HttpRequest) -> HttpResponse:
    shop = current_shop()
    try:
        row = top_up(
            shop=shop,
            user=request.user,  # type: ignore[arg-type]
            amount=_amount(request.POST.get("amount", ""), shop),
            provider="sandbox",
            actor=Actor.of_request(request),
            top_up_id=_key(request.POST.get("key", "")),
        )
    except Refusal as refusal:
        note = {"title": _("That did not work"), "text": str(refusal)}
        return _page(request, status=400, refusal=note, amount=request.POST.get("amount", "")[:12])
    if row.status == TopUp.Status.PENDING:
        messages.info(request, _("Your top-up shows here as soon as the payment is confirmed."))
    else:
        messages.success(request, _("Your balance has been topped up."))
    return redirect("account_wallet")


def _page(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    shop = current_shop()
    lines = statement_of(shop=shop, user=request.user).lines  # type: ignore[arg-type]
    return render(
        request,
        "shop/account_wallet.html",
        {
            "balance": wallet_of(shop=shop, user=request.user),  # type: ignore[arg-type]
            "can_top_up": settings.CARDFLEET_SANDBOX and shop.sells,
            "key": new_id(),
            "statement": [
                {
                    "at": line.at,
                    "name": _name(line.event, line.memo),
                    "amount": line.money,
                    "after": line.balance,
                }
                for line in reversed(lines[-SHOWN:])
            ],
            **more,
        },
        status=status,
    )


def entry_name(event: str) -> str:
    """What changed a balance, in words."""
    names = {
        "wallet.topped_up": _("Top-up"),
        "wallet.adjusted": _("Correction by the shop"),
        "payment.captured": _("Payment of an order"),
        "payment.returned": _("Payment returned"),
        "line.refunded": _("Refund"),
    }
    return names.get(event, _("Booking"))


def _name(event: str, memo: dict[str, Any]) -> str:
    name = entry_name(event)
    number = memo.get("order_number") or memo.get("number")
    return f"{name} {number}" if number else name


def _amount(text: str, shop: Shop) -> Money:
    """What was typed, in the shop's currency; a comma may stand for the point."""
    try:
        amount = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or abs(amount) > MOST_MINOR:
        least, most = Money(1, shop.currency), Money(MOST_MINOR, shop.currency)
        raise BadAmount(field="amount", least=str(least), most=str(most))
    return Money.of(amount, shop.currency)


def _key(text: str) -> uuid.UUID | None:
    """The form's own id, so that a form that is sent twice tops up once."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
