"""Sales for tests: goods with codes on the shelf, and the calls of the checkout with defaults."""

import itertools
from decimal import Decimal
from typing import Any

from billing.ledger.codes import ADJUSTMENTS, customer_wallet, shop_wallet
from billing.ledger.posting import post
from storefronts.checkout import services
from storefronts.checkout.services.buying import Bought
from storefronts.checkout.services.placing import Placed
from storefronts.orders.models import Order, OrderLine
from storefronts.pricing.engine import LineRequest
from tenants.catalogue.models import Denomination
from tenants.kernel.actor import Actor
from tenants.kernel.money import Money
from tenants.registry.models import Shop
from tests.factories.catalogue import make_denomination
from tests.factories.supply import make_stock

GUEST = Actor(
    kind="guest", id="", label="", address="203.0.113.7", device="Test phone", request_id="req-1"
)
SELLER = Actor(kind="shop_staff", id="seller", label="seller@example.test")
_numbers = itertools.count(1)


def make_goods(
    codes: int = 10, *, wholesale: str = "9", cost: str = "8.5", **fields: Any
) -> Denomination:
    """A card on the shelf: wholesale and the cost of one piece in yuan."""
    denomination = make_denomination(wholesale=wholesale, **fields)
    if codes:
        make_stock(codes, denomination=denomination, unit_cost=Decimal(cost))
    return denomination


def lines_of(*goods: Denomination | tuple[Denomination, int], **buyer: Any) -> list[LineRequest]:
    pairs = [one if isinstance(one, tuple) else (one, 1) for one in goods]
    return [LineRequest(d.pk, quantity, dict(buyer) or None) for d, quantity in pairs]


def _asked(shop: Shop, goods: Any, changes: dict[str, Any]) -> dict[str, Any]:
    n = next(_numbers)
    asked: dict[str, Any] = {
        "shop": shop,
        "lines": lines_of(*goods),
        "email": f"buyer{n}@example.test",
        "locale": "en",
        "actor": GUEST,
        "idempotency_scope": f"session:{n}",
        "idempotency_key": f"key-{n}",
    }
    return {**asked, **changes}


def place(shop: Shop, *goods: Any, **changes: Any) -> Placed:
    return services.place_order(**_asked(shop, goods, changes))


def buy(shop: Shop, *goods: Any, **changes: Any) -> Bought:
    return services.buy_now(**_asked(shop, goods, {"provider": "sandbox", **changes}))


def pay(shop: Shop, order: Order, provider: str = "sandbox", **changes: Any) -> services.Paid:
    n = next(_numbers)
    asked: dict[str, Any] = {
        "shop": shop,
        "order": order,
        "provider": provider,
        "actor": GUEST,
        "idempotency_scope": f"session:{n}",
        "idempotency_key": f"pay-{n}",
    }
    return services.pay_order(**{**asked, **changes})


def fill_wallet(shop: Shop, minor: int, user: Any = None, currency: str = "CNY") -> None:
    """Money into a shopper's wallet, or (no user) the shop's own, out of nowhere."""
    account = customer_wallet(shop.pk, user.pk) if user else shop_wallet(shop.pk)
    money = Money(minor, currency)
    post(
        ref=f"test.filled:{next(_numbers)}",
        event="test.filled",
        entries=[(account, money), (ADJUSTMENTS, -money)],
        shop_id=shop.pk,
    )


def collected_by(shop: Shop, who: str) -> None:
    """From now on, without asking what is still promised: in the row and in this copy of it."""
    Shop.objects.filter(pk=shop.pk).update(collects=who)
    shop.collects = who


def the_line(order: Order) -> OrderLine:
    return OrderLine.objects.get(order=order)
