"""Some months of plausible trade, through the services that pages and the API call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from storefronts.checkout.services import buy_now, expire_order, place_order
from storefronts.orders.models import DeliveryStatus, Order, OrderLine
from storefronts.orders.services import mark_line_delivered, mark_line_failed, refund_line
from storefronts.pricing.engine import LineRequest
from storefronts.wallet.services import adjust, top_up
from tenants.accounts.models import User
from tenants.catalogue.models import STOCKED_KINDS, Denomination
from tenants.kernel.actor import SYSTEM, Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.money import Money
from tenants.launch.demo.clock import as_of
from tenants.launch.demo.goods import all_goods
from tenants.launch.demo.offers import coupon_of
from tenants.launch.demo.shops import ShopPlan
from tenants.registry.models import Shop

DAYS = 90
# Orders an hour of the shop's day, from midnight: quiet nights, a peak in the evening.
_HOURS = (2, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 7, 6, 6, 6, 7, 8, 10, 12, 12, 9, 5)
_DEVICES = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1",
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/131.0 Mobile",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0",
    "Mozilla/5.0 (Linux; Android 14; HarmonyOS) MicroMessenger/8.0",
)
_FIELDS = {
    "phone": {"phone": "13800138000"},
    "fuel_card": {"card_number": "1000110001234567890"},
    "uid": {"uid": "128845203", "server": "官服"},
    "qq_server": {"qq": "283746152", "server": "艾欧尼亚"},
    "role": {"channel": "微信", "account": "wx_linlin2024"},
    "boost": {"account": "demo_player", "role_name": "夜航船"},
    "contact": {"contact": "wx_linlin2024"},
}
_REASONS = ("兑换时提示无效，核实后退款", "买错区服，协商退款", "重复购买，客服退款")


@dataclass(frozen=True, slots=True)
class Market:
    """Who buys, and what, with how much weight."""

    cards: list[tuple[Denomination, dict[str, Any], float]]
    customers: list[User]
    staff: Actor
    today: datetime


def fill_wallets(*, shop: Shop, plan: ShopPlan, shopper: User) -> None:
    """The shopper's balance, and that of a shop which collects by itself. Once."""
    amount = Money.of(800 if plan.currency == "CNY" else 120, shop.currency)
    top_up(
        shop=shop,
        user=shopper,
        amount=amount,
        provider="sandbox",
        actor=Actor(kind="customer", id=str(shopper.pk), label=shopper.email),
        top_up_id=uuid5(NAMESPACE_URL, f"demo:{shop.pk}:{shopper.pk}"),
    )
    if plan.balance:
        adjust(
            shop=shop,
            user=None,
            amount=Money.of(plan.balance, "CNY"),
            reason="Opening balance of the demo",
            actor=SYSTEM,
            key=f"demo-opening:{shop.pk}",
        )


def seed_trade(
    *,
    shop: Shop,
    plan: ShopPlan,
    denominations: dict[str, Denomination],
    shopper: User,
    days: int = DAYS,
) -> int:
    """Orders of the last days, unless the shop has had orders; how many were placed."""
    if Order.objects.exists():
        return 0
    rng = Random(f"trade:{plan.subdomain}")  # noqa: S311 - a demo
    market = _market(plan, denominations, shopper)
    placed = 0
    for moment in _moments(rng, plan, days):
        with as_of(moment):
            try:
                coupon = coupon_of(plan, rng.random())
                placed += _one_visit(
                    shop, market, rng, moment, f"demo:{placed}:{moment:%s}", coupon
                )
            except Refusal:
                continue  # sold out or not shown here: that visitor left
    return placed


def _market(plan: ShopPlan, denominations: dict[str, Denomination], shopper: User) -> Market:
    cards = []
    for rank, goods in enumerate(all_goods()):
        weight = 6.0 if goods.slug in plan.featured else exp(-rank / 60)
        for face in goods.faces:
            # Small cards go more often than large ones.
            often = weight / (1 + float(face.retail) / 60)
            denomination = denominations[f"{goods.slug}-{face.key}"]
            cards.append((denomination, _FIELDS.get(goods.fields, {}), often))
    customers = [shopper]
    for number in range(1, 7):
        email = f"buyer{number}@{plan.subdomain}.example"
        user = User.objects.filter(email=email).first() or User.objects.create_user(email)
        customers.append(user)
    return Market(
        cards=cards,
        customers=customers,
        staff=Actor(kind="shop_staff", label=f"owner@{plan.subdomain}.example"),
        today=timezone.now(),
    )


def _moments(rng: Random, plan: ShopPlan, days: int) -> Iterator[datetime]:
    """When somebody comes to buy: more each week, most at weekends and in the evening."""
    now = timezone.now()
    for ago in range(days, -1, -1):
        day = now - timedelta(days=ago)
        growth = 0.5 + 1.0 * (days - ago) / days
        weekend = 1.35 if day.weekday() >= 5 else 1.0
        expected = plan.orders_a_day * growth * weekend
        count = max(0, round(rng.gauss(expected, expected**0.5)))
        hours = rng.choices(range(24), weights=_HOURS, k=count)
        start = day.replace(hour=0, minute=0, second=0, microsecond=0)
        moments = sorted(
            start + timedelta(hours=hour, seconds=rng.randint(0, 3_599)) for hour in hours
        )
        yield from (moment for moment in moments if moment < now - timedelta(minutes=30))


def _one_visit(
    shop: Shop, market: Market, rng: Random, moment: datetime, key: str, coupon: str | None
) -> int:
    known = rng.random() < 0.45
    user = rng.choice(market.customers) if known else None
    actor = Actor(
        kind="customer" if user else "guest",
        id=str(user.pk) if user else "",
        label=user.email if user else "",
        address=f"203.0.113.{rng.randint(1, 254)}",
        device=rng.choice(_DEVICES),
    )
    asked: dict[str, Any] = {
        "shop": shop,
        "lines": _lines(market, rng),
        "email": user.email if user else f"guest{rng.randint(1, 400)}@mail.example",
        "locale": shop.default_locale,
        "actor": actor,
        "user": user,
        "idempotency_scope": f"demo:{shop.pk}",
        "idempotency_key": key,
    }
    if rng.random() < 0.06:
        order = place_order(**asked).order
        with as_of(order.expires_at + timedelta(seconds=1)):
            expire_order(order_id=order.pk)
        return 1
    asked |= {"provider": "sandbox", "reveal": rng.random() < 0.85}
    try:
        bought = buy_now(**asked, coupon=coupon)
    except Refusal as refusal:
        if refusal.field != "coupon":
            raise
        # Not for these goods, or used up: who came for the card buys it all the same.
        bought = buy_now(**asked)
    _work_on(bought.order, market.staff, rng, moment, market.today)
    return 1


def _lines(market: Market, rng: Random) -> list[LineRequest]:
    """Mostly one card, sometimes two kinds, sometimes several of one."""
    many = 2 if rng.random() < 0.12 else 1
    chosen = rng.choices(market.cards, weights=[often for *_, often in market.cards], k=many)
    quantity = rng.choice((1, 1, 1, 1, 1, 1, 2, 2, 3, 5))
    unlike = {denomination.pk: (denomination, fields) for denomination, fields, _ in chosen}
    return [
        LineRequest(
            denomination_id=denomination.pk,
            quantity=min(quantity, 3 if denomination.kind in STOCKED_KINDS else 1),
            buyer_fields=dict(fields),
        )
        for denomination, fields in unlike.values()
    ]


def _work_on(order: Order, staff: Actor, rng: Random, moment: datetime, until: datetime) -> None:
    """What staff did afterwards: top-ups carried out, now and then one failed or was refunded."""
    for line in OrderLine.objects.filter(order=order):
        if line.delivery == DeliveryStatus.DELIVERED:
            if rng.random() < 0.012:
                with as_of(moment + timedelta(hours=rng.randint(1, 20))):
                    refund_line(line=line, reason=rng.choice(_REASONS), actor=staff)
            continue
        took = rng.randint(40, 420) if line.kind == "top_up" else rng.randint(1_800, 60_000)
        done_at = moment + timedelta(seconds=took)
        if done_at > until:
            continue  # it is still being worked on: staff find something to do
        with as_of(done_at):
            if rng.random() < 0.03:
                mark_line_failed(line=line, reason="号码停机，充值失败", actor=staff)
            else:
                mark_line_delivered(line=line, actor=staff)
