"""Checkout: the whole price, an address, a way to pay, one button.

An order has one line from a product's page, or several from an order pad: `d` and `q` as often as
there are lines. What a delivery must be told is asked for in an order of one line.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from billing.ledger.codes import customer_wallet
from billing.ledger.queries import balance
from billing.payments.queries import WayToPay, ways_to_pay
from storefronts.checkout import services, visits
from storefronts.checkout.access import Access
from storefronts.checkout.errors import KeyReused, PriceChanged, QuoteExpired, QuoteNotFound
from storefronts.checkout.forms import CheckoutForm
from storefronts.checkout.services.quoting import Quoted
from storefronts.checkout.views.common import fold_into, only_looks, private, told
from storefronts.pricing.engine import LineRequest, PricedLine
from storefronts.pricing.explain import public_steps
from tenants.catalogue.buyer_fields import buyer_fields
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money, format_money
from tenants.outbox import add
from tenants.registry.context import current_shop
from tenants.registry.models import Shop
from tenants.registry.urls import shop_url

LOOKS_PER_SWEEP = 256


@require_http_methods(["GET", "HEAD", "POST"])
@private
def checkout(request: HttpRequest) -> HttpResponse:
    """GET with `d` and `q` shows the quote; POST places the order and goes to its payment.

    Crawlers and HEAD see the price and leave no quote and no session behind.
    """
    shop = current_shop()
    lines = _lines(request.POST if request.method == "POST" else request.GET)
    typed = request.POST if request.method == "POST" else request.GET
    coupon, wrong = typed.get("coupon", "").strip()[:40], ""
    try:
        quoted = _quote(request, shop, lines, coupon)
    except Refusal as refusal:
        if refusal.field != "coupon":
            return _refused(request, refusal)
        # The rest of the order is as good as before: only the coupon is told to be none.
        wrong = str(refusal)
        try:
            quoted = _quote(request, shop, lines, "")
        except Refusal as other:
            return _refused(request, other)
    if request.method == "POST" and "apply" not in request.POST and not wrong:
        return _place(request, shop, lines, quoted)
    initial = {
        "email": getattr(request.user, "email", ""),
        **request.POST.dict(),
        "quote": quoted.quote.pk,
        "key": new_id().hex,
        "coupon": coupon,
    }
    if not only_looks(request):
        # The session must be there before the form is sent: a guest's key counts within it.
        visits.scope_of(request)
        _sweep_now_and_then(shop, quoted)
    form = _form(request, shop, quoted, initial=initial)
    status = 409 if wrong and request.method == "POST" else 200
    return _page(request, shop, quoted, form, status=status, coupon_error=wrong)


def _quote(request: HttpRequest, shop: Shop, lines: list[LineRequest], coupon: str) -> Quoted:
    return services.quote(
        shop=shop,
        lines=lines,
        actor=Actor.of_request(request),
        coupon=coupon or None,
        user=request.user if request.user.is_authenticated else None,
        stored=request.method == "POST" or not only_looks(request),
    )


def _sweep_now_and_then(shop: Shop, quoted: Quoted) -> None:
    """Who only looks leaves a quote and a session behind: also where nobody buys they are swept."""
    if quoted.quote.pk.int % LOOKS_PER_SWEEP == 0:
        add(task="checkout.sweep", payload={}, shop_id=shop.pk, key=f"sweep:{shop.pk}")


def _place(
    request: HttpRequest, shop: Shop, lines: list[LineRequest], quoted: Quoted
) -> HttpResponse:
    form = _form(request, shop, quoted, data=request.POST)
    if not form.is_valid():
        return _page(request, shop, quoted, form, status=400)
    data = form.cleaned_data
    signed_in = request.user if request.user.is_authenticated else None
    actor, scope = Actor.of_request(request), visits.scope_of(request)
    try:
        placed = services.place_order(
            shop=shop,
            lines=lines if len(lines) > 1 else [replace(lines[0], buyer_fields=form.buyer_data())],
            email=data["email"],
            locale=get_language() or shop.default_locale,
            actor=actor,
            user=signed_in,
            quote_id=data["quote"],
            coupon=data["coupon"] or None,
            idempotency_scope=scope,
            idempotency_key=data["key"],
        )
    except (PriceChanged, QuoteExpired, QuoteNotFound):
        # Show today's price and let the buyer decide again: under the new quote, with a new key.
        fresh = {"quote": str(quoted.quote.pk), "key": new_id().hex}
        form = _form(request, shop, quoted, data=request.POST.dict() | fresh)
        return _page(request, shop, quoted, form, status=409, changed=True)
    except KeyReused as refusal:
        form = _form(request, shop, quoted, data=request.POST.dict() | {"key": new_id().hex})
        return _page(request, shop, quoted, form, status=409, refusal=told(refusal))
    except Refusal as refusal:
        name = refusal.path[-1] if refusal.path else refusal.field
        beside = bool(name) and form.refuse(str(name), str(refusal))
        note = None if beside else told(refusal)
        return _page(request, shop, quoted, form, status=409, refusal=note)
    visits.remember(request, placed.order, Access.PLACED)
    # A number or account is looked at once more, on the payment's page, before money moves.
    if data["provider"] == "wallet" and not form.asked:
        return _pay_at_once(request, shop, placed.order, scope, data["key"])
    return redirect("pay", number=placed.order.number)


def _pay_at_once(
    request: HttpRequest, shop: Shop, order: Any, scope: str, key: str
) -> HttpResponse:
    """The balance needs no page of a provider. What it refuses is told on the payment page."""
    try:
        services.pay_order(
            shop=shop,
            order=order,
            provider="wallet",
            actor=Actor.of_request(request),
            user=request.user,  # type: ignore[arg-type]
            idempotency_scope=scope,
            idempotency_key=f"{key}-wallet",
        )
    except Refusal:
        return redirect("pay", number=order.number)
    return redirect("order", number=order.number)


def _lines(asked: QueryDict) -> list[LineRequest]:
    """The lines in order. A row of a table that was left at nothing is none."""
    wanted, counts = asked.getlist("d") or [""], asked.getlist("q")
    counts += ["1"] * (len(wanted) - len(counts))
    pairs = list(zip(wanted, counts, strict=False))
    if len(pairs) > 1:
        pairs = [(d, q) for d, q in pairs if q.strip("0 ")]
    return [_line(d, q) for d, q in pairs]


def _line(denomination: str, quantity: str) -> LineRequest:
    try:
        found = uuid.UUID(denomination)
    except ValueError as error:
        raise Http404 from error
    whole = quantity.isascii() and quantity.isdigit() and len(quantity) < 10
    return LineRequest(denomination_id=found, quantity=int(quantity) if whole else 0)


def _form(request: HttpRequest, shop: Shop, quoted: Quoted, **kwargs: Any) -> CheckoutForm:
    only = quoted.cart.lines[0] if len(quoted.cart.lines) == 1 else None
    schema = only.denomination.buyer_fields if only else None
    providers = [way["value"] for way in ways(request, shop, quoted.cart.total)]
    return CheckoutForm(asked=buyer_fields(schema or {}), providers=providers, **kwargs)


def ways(request: HttpRequest, shop: Shop, total: Money) -> list[dict[str, Any]]:
    """The ways to pay that this visitor has; the first that works is chosen beforehand."""
    payer = request.user.pk if request.user.is_authenticated else None
    found = [
        {
            "value": way.provider,
            "name": way.label,
            "hint": _hint(shop, payer, way),
            "icon": "wallet" if way.provider == "wallet" else "credit-card",
            "disabled": not way.covers,
        }
        for way in ways_to_pay(shop=shop, total=total, user_id=payer)
    ]
    for way in found:
        if not way["disabled"]:
            way["chosen"] = True
            break
    return found


def _hint(shop: Shop, payer: Any, way: WayToPay) -> str:
    if way.provider == "wallet":
        held = _shown(balance(customer_wallet(shop.pk, payer), shop.currency))
        if way.covers:
            return _("%(balance)s, paid at once") % {"balance": held}
        return _("%(balance)s: too little for this order") % {"balance": held}
    if way.provider == "sandbox":
        return _("For trying out: no real money moves")
    return ""


def _shown(amount: Money) -> str:
    return format_money(amount, get_language() or "en").replace("CN¥", "¥")


def _page(
    request: HttpRequest,
    shop: Shop,
    quoted: Quoted,
    form: CheckoutForm,
    *,
    status: int = 200,
    **notes: Any,
) -> HttpResponse:
    lines = quoted.cart.lines
    product_url = _product_url(shop, lines) if status == 200 else ""
    offered = ways(request, shop, quoted.cart.total)
    if chosen := form.data.get("provider"):
        for way in offered:
            way["chosen"] = way["value"] == chosen and not way.get("disabled")
    response = render(
        request,
        "shop/checkout.html",
        {
            "form": form,
            "canonical": product_url,
            "ways": offered,
            "lines": [
                {
                    "name": f"{line.denomination.product.name} {line.denomination.name}",
                    "product": line.denomination.product,
                    "id": line.denomination.id,
                    "quantity": line.quantity,
                    "unit": line.unit_money,
                    "total": line.total,
                }
                for line in lines
            ],
            "steps": [
                step for line in lines for step in public_steps(line.steps) if step.code != "total"
            ],
            "total": quoted.cart.total,
            "coupon": quoted.quote.coupon,
            "promise": min(
                (x.denomination.promise_seconds for x in lines if x.denomination.promise_seconds),
                default=None,
            ),
            "back_url": _back(lines),
            **notes,
        },
        status=status,
    )
    return fold_into(response, product_url) if product_url else response


def _product_url(shop: Shop, lines: Sequence[PricedLine]) -> str:
    """The page that a checkout of one face value is a step of; of several there is none."""
    if len(lines) != 1:
        return ""
    return shop_url(shop, reverse("product", args=[lines[0].denomination.product.slug]))


def _back(lines: Sequence[PricedLine]) -> str:
    """Where these lines can be changed: their product, or the order pad with all of them on it."""
    if len(lines) == 1:
        return reverse("product", args=[lines[0].denomination.product.slug])
    said = "\n".join(f"{line.denomination.sku} x {line.quantity}" for line in lines)
    return f"{reverse('order_pad')}?{urlencode({'lines': said})}"


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """There is no quote to show: say why, and lead back."""
    return render(
        request,
        "shop/error.html",
        {**told(refusal), "action": _("Back to the shop"), "action_url": reverse("home")},
        status=404 if refusal.code == "NOT_FOUND" else 409,
    )
