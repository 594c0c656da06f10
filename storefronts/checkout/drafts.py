"""A priced cart as an order and its lines: the snapshot that nothing changes afterwards."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from storefronts.checkout.request import Request
from storefronts.orders import tokens
from storefronts.orders.models import (
    DeliveryStatus,
    Order,
    OrderLine,
    OrderStatus,
    RefundStatus,
)
from storefronts.pricing.engine import PricedCart, PricedLine
from storefronts.promotions.coupons import normal_code
from storefronts.promotions.facts import by_budget
from tenants.kernel.ids import new_id, new_number, token_hash


def open_order(
    *, request: Request, cart: PricedCart, at: datetime, order_id: UUID | None = None
) -> tuple[Order, list[OrderLine]]:
    """An unsaved order, awaiting payment, with its unsaved lines."""
    shop, order_id = request.shop, order_id or new_id()
    order = Order(
        id=order_id,
        number=new_number(),
        status=OrderStatus.AWAITING_PAYMENT,
        delivery=DeliveryStatus.PENDING,
        refund=RefundStatus.NONE,
        currency=cart.total.currency,
        total_minor=cart.total.minor,
        email=request.email,
        locale=request.locale,
        user_id=request.user.pk if request.user else None,
        placed_token_hash=token_hash(tokens.placing_token(order_id)),
        mailed_token_hash=token_hash(tokens.mailed_token(order_id)),
        client_reference=request.client_reference,
        quote_id=request.quote_id,
        collects=shop.collects,
        placed_at=at,
        expires_at=at + timedelta(seconds=settings.ORDER_RESERVATION_S),
        session=request.scope[:80],
        address=request.actor.address[:64],
        device=request.actor.device[:200],
        snapshot={
            "tier": shop.tier,
            "fee_percent": str(shop.fee_percent),
            "coupon": normal_code(request.coupon),
            "coupon_id": str(cart.coupon_id) if cart.coupon_id else "",
            # Per line: what was taken off, and who pays for it.
            "promotions": [[one.as_json() for one in line.applied] for line in cart.lines],
            "test_mode": shop.test_mode,
            **({"funded": parts} if (parts := _funded(cart)) else {}),
        },
    )
    return order, [_line(order_id, position, priced) for position, priced in enumerate(cart.lines)]


def _funded(cart: PricedCart) -> dict[str, int]:
    """What of it each of the platform's budgets pays."""
    return by_budget(one for line in cart.lines for one in line.applied)


def _line(order_id: UUID, position: int, priced: PricedLine) -> OrderLine:
    sku = priced.denomination
    return OrderLine(
        id=new_id(),
        order_id=order_id,
        position=position,
        denomination_id=sku.id,
        product_id=sku.product.id,
        name_zh=_full_name(sku.product.name_zh, sku.name_zh),
        name_en=_full_name(sku.product.name_en or sku.product.name_zh, sku.name_en or sku.name_zh),
        kind=sku.kind,
        quantity=priced.quantity,
        unit_price=priced.unit,
        total_minor=priced.total.minor,
        discount_minor=priced.discount.minor,
        funded_minor=priced.funded.minor,
        settlement_currency=priced.wholesale_total.currency,
        fx_rate=priced.fx_rate,
        wholesale_unit=priced.wholesale_unit,
        wholesale_minor=priced.wholesale_total.minor,
        fee_minor=priced.fee.minor,
        buyer_fields=priced.buyer_fields,
        terms=priced.terms(),
        explanation=[step.as_json() for step in priced.steps],
        delivery=DeliveryStatus.PENDING,
    )


def _full_name(product: str, denomination: str) -> str:
    """Product and face value; a denomination that names its product is not said twice."""
    return denomination if denomination.startswith(product) else f"{product} {denomination}"
