"""Taking a bulk order: priced, set aside and paid in one transaction, or nothing happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from billing.ledger.errors import floors_refuse
from billing.payments.accounts import Source, source_for
from billing.payments.services import capture_inline, captures_inline
from storefronts.checkout import idempotency
from storefronts.checkout.drafts import open_order
from storefronts.checkout.errors import NoLineTaken, PaysLater, TooManyPieces
from storefronts.checkout.models import BulkOrder
from storefronts.checkout.request import Request, checked
from storefronts.checkout.services import placing
from storefronts.orders import funded, lifecycle, rows
from storefronts.orders.batch import Batch
from storefronts.orders.models import Order, OrderLine
from storefronts.orders.shelf import HELD_FOR, stocked
from storefronts.pricing.engine import Customer, LineRequest, PricedCart, price_lines
from tenants.accounts.models import User
from tenants.accounts.spending import send_spending
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.sql import pipeline
from tenants.registry.errors import ShopSuspended
from tenants.registry.models import Shop
from tenants.supply.errors import TooFewLeft
from tenants.supply.stock import Wanted, reserve_many
from tenants.vault import key_for

MOST_LINES = 500
MOST_PIECES = 5_000
WORK = "checkout.work_off_bulk"
_ROWS_A_STATEMENT = 50


@dataclass(slots=True)
class _Draft:
    """An order in the making. `places` are its lines' positions in what was asked."""

    order: Order
    lines: list[OrderLine]
    places: list[int]
    refused: dict[int, Refusal]


def place_bulk_order(
    *,
    shop: Shop,
    lines: Sequence[LineRequest],
    email: str,
    locale: str,
    actor: Actor,
    user: User,
    idempotency_scope: str,
    idempotency_key: str,
    provider: str = "wallet",
    client_reference: str = "",
) -> BulkOrder:
    """Order up to MOST_LINES lines and pay for those that can be had; the rest is told.

    The same key with the same request answers the first bulk order, as it is by now. An order
    line's position is that of its line in `lines`. Raises NothingToBuy, TooManyLines,
    TooManyPieces, NoLineTaken, InsufficientFunds, SpendingCapReached, PaysLater, ShopSuspended,
    UnknownProvider, KeyReused, BadEmail, BudgetSpent; nothing has happened then.
    """
    request = checked(
        shop=shop,
        lines=lines,
        email=email,
        locale=locale,
        actor=actor,
        user=user,
        quote_id=None,
        coupon=None,
        client_reference=client_reference,
        idempotency_scope=idempotency_scope,
        idempotency_key=idempotency_key,
        pay=provider,
        bulk=True,
    )
    if not captures_inline(provider):
        raise PaysLater(field="pay")
    if sum(line.quantity for line in lines if line.quantity > 0) > MOST_PIECES:
        raise TooManyPieces(field="lines", most=MOST_PIECES)
    # Made outside of the transaction, where it does not exist yet.
    key_for("shop", shop.pk)
    return placing.first_or_again(request, lambda: _place(request, provider), _placed_before)


def _place(request: Request, provider: str) -> BulkOrder:
    shop, at = request.shop, timezone.now()
    if not shop.sells:
        raise ShopSuspended
    source = source_for(
        shop=shop, provider=provider, user_id=request.user.pk if request.user else None
    )
    draft = _draft(request, at)
    with transaction.atomic():
        with pipeline():
            key = idempotency.claim(request, order=draft.order.id)
            state = placing.ask_shop(shop)
        idempotency.refuse_or_replay(key, request)
        placing.open_for_orders(state, shop)
        draft = _set_aside(request, draft, at)
        return _pay(request, draft, source, at)


def _draft(request: Request, at: datetime) -> _Draft:
    """All that may be sold, at this moment's prices. Raises NoLineTaken."""
    refused: dict[int, Refusal] = {}
    cart = _priced(request, range(len(request.lines)), refused)
    places = [n for n in range(len(request.lines)) if n not in refused]
    if not places:
        raise NoLineTaken(refusals=refused)
    order, lines = open_order(request=request, cart=cart, at=at)
    return _Draft(order, lines, places, refused)


def _priced(request: Request, places: Sequence[int], refused: dict[int, Refusal]) -> PricedCart:
    """The lines at these places; what is refused goes to `refused`, by its place."""
    left_out: dict[int, Refusal] = {}
    cart = price_lines(
        shop=request.shop,
        lines=[request.lines[n] for n in places],
        customer=Customer(request.user.pk if request.user else None, request.email),
        need_buyer_fields=True,
        most=MOST_LINES,
        left_out=left_out,
    )
    for n, refusal in left_out.items():
        if refusal.path:
            refusal.path = ["lines", str(places[n]), *refusal.path[2:]]
        refused[places[n]] = refusal
    return cart


def _set_aside(request: Request, draft: _Draft, at: datetime) -> _Draft:
    """Reserve line by line. Where some are short the others are priced again, without them."""
    short = reserve_many(
        shop_id=request.shop.pk,
        order_id=draft.order.id,
        wanted=[Wanted(x.id, x.denomination_id, x.quantity) for x in stocked(draft.lines)],
        until=at + HELD_FOR,
    )
    if not short:
        return draft
    refused = dict(draft.refused)
    for line, place in zip(draft.lines, draft.places, strict=True):
        if line.id in short:
            refused[place] = TooFewLeft(denomination=line.denomination_id, wanted=line.quantity)
            refused[place].path = ["lines", str(place)]
    kept = [x for x in zip(draft.lines, draft.places, strict=True) if x[0].id not in short]
    places = [place for _line, place in kept]
    if not places:
        raise NoLineTaken(refusals=refused)
    again: dict[int, Refusal] = {}
    cart = _priced(request, places, again)
    if again:
        # Taken off the shelf in this very moment: it is simplest to begin anew.
        raise next(iter(again.values()))
    order, lines = open_order(request=request, cart=cart, at=at, order_id=draft.order.id)
    for line, (before, _place) in zip(lines, kept, strict=True):
        line.id = before.id
    return _Draft(order, lines, places, refused)


def _pay(request: Request, draft: _Draft, source: Source, at: datetime) -> BulkOrder:
    order = draft.order
    assert order.user_id is not None
    for line, place in zip(draft.lines, draft.places, strict=True):
        line.position = place
    bulk = BulkOrder(
        order_id=order.id,
        user_id=order.user_id,
        asked=len(request.lines),
        refused=[_told(request, n, refusal) for n, refusal in sorted(draft.refused.items())],
        placed_at=at,
    )
    batch = Batch(shop_id=request.shop.pk, actor=request.actor, at=at)
    with floors_refuse(), pipeline():
        attempt_id = capture_inline(
            source=source,
            money=order.total,
            order_id=order.id,
            order_number=order.number,
            shop_id=batch.shop_id,
            user_id=order.user_id,
        )
        batch.happened(order.id, "placed")
        batch.tell("order.placed", order)
        funded.set_aside(batch=batch, order=order)
        lifecycle.accept_payment(
            batch=batch,
            order=order,
            attempt_id=attempt_id,
            source=source.code,
            provider=source.provider,
        )
        batch.audit(
            "order.bulk_placed",
            order.id,
            number=order.number,
            total=str(order.total),
            lines=len(draft.lines),
            refused=len(draft.refused),
            provider=source.provider,
        )
        batch.owe(WORK, order=order.id)
        batch.owe("reporting.order_changed", key=str(order.id), order=order.id)
        rows.insert([order, bulk])
        for n in range(0, len(draft.lines), _ROWS_A_STATEMENT):
            rows.insert(draft.lines[n : n + _ROWS_A_STATEMENT])
        spending = send_spending(
            actor=request.actor, amount=order.total, at=at, zone=request.shop.time_zone
        )
        batch.write_here()
    if spending is not None:
        spending.settle()
    return bulk


def _told(request: Request, place: int, refusal: Refusal) -> dict[str, Any]:
    line = request.lines[place]
    return {
        "position": place,
        "denomination": str(line.denomination_id),
        "quantity": line.quantity,
        "code": refusal.code,
    }


def _placed_before(response: dict[str, Any]) -> BulkOrder:
    return BulkOrder.objects.get(pk=response["order"])
