"""What the demo's shops take off: a sale, coupons, a member group, and what the platform pays."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from billing.funding.services import approve
from storefronts.pages.navigation import Navigation
from storefronts.promotions.models import Promotion
from storefronts.promotions.services import save_promotion, set_member
from tenants.accounts.models import User
from tenants.catalogue.models import Category
from tenants.kernel import versions
from tenants.kernel.actor import Actor
from tenants.kernel.money import Money
from tenants.launch.demo.shops import ShopPlan
from tenants.registry.models import Shop

FINANCE = Actor(kind="owner_staff", label="owner@cardfleet.example")
RUNNING = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Offers:
    """Percentages of one shop, small enough for its markups; names in its buyers' language."""

    category: str  # of sale, own coupon and member price
    sale: str
    coupon: str
    member: str
    platform: str  # a coupon on everything, which the platform pays
    budget: int
    names: tuple[str, str, str, str]  # sale, coupon, group, platform's coupon
    note: str
    approved: bool = True


_ZH = ("限时特惠", "软件立减券", "金卡会员", "平台补贴新客券")
OFFERS = {
    "aurora": Offers(
        "software", "6", "4", "9", "10", 2_000, _ZH, "拉新活动：首单九折，预计带来三百位新客。"
    ),
    "borealis": Offers(
        "software",
        "8",
        "4",
        "11",
        "10",
        400,
        ("This week's shelf", "Software coupon", "Gold members", "Welcome gift of the platform"),
        "A first order at ten percent off; we expect two hundred newcomers.",
    ),
    "depot": Offers(
        "software", "2", "2", "3", "5", 5_000, _ZH, "批发客户试单补贴，五个点。", approved=False
    ),
    "corner": Offers(
        "video", "3", "2", "4", "8", 800, ("追剧周", "会员立减券", "老街坊", "平台补贴街坊券"),
        "社区拉新，首单九二折。",
    ),
}  # fmt: skip
OWN_COUPON, PLATFORM_COUPON = "SOFT", "HELLO"


def seed_offers(*, shop: Shop, plan: ShopPlan, shopper: User) -> None:
    """Inside the shop, before its trade. What a shop has of promotions is left as it is."""
    if Promotion.objects.exists():
        return
    offers = OFFERS[plan.subdomain]
    staff = Actor(kind="shop_staff", label=f"owner@{plan.subdomain}.example")
    only = list(Category.objects.filter(slug=offers.category).values_list("pk", flat=True))
    now = timezone.now()

    def make(kind: str, name: str, percent: str, **fields: object) -> Promotion:
        return save_promotion(
            shop=shop,
            actor=staff,
            kind=kind,
            name=name,
            off="percent",
            value=Decimal(percent),
            **fields,  # type: ignore[arg-type]
        )

    sale, coupon, group, gift = offers.names
    make(
        "sale", sale, offers.sale,
        categories=only, starts_at=now - timedelta(days=10), ends_at=now + RUNNING,
    )  # fmt: skip
    make("coupon", coupon, offers.coupon, code=OWN_COUPON, categories=only)
    members = make("member", group, offers.member, categories=only)
    set_member(shop=shop, user=shopper, promotion_id=members.pk, actor=staff)
    asked = make(
        "coupon",
        gift,
        offers.platform,
        code=PLATFORM_COUPON,
        most_per_customer=3,
        ends_at=now + RUNNING,
        funded_by="platform",
        budget=Decimal(offers.budget),
        note=offers.note,
    )
    if offers.approved and asked.funding_id:
        _approve(asked.funding_id, Money.of(offers.budget, shop.currency))
        _announce(shop, offers)
    else:
        _announce_sale(shop, offers)


def coupon_of(plan: ShopPlan, chance: float) -> str | None:
    """What one visitor in six or so types at the checkout."""
    offers = OFFERS[plan.subdomain]
    if chance < 0.12 and offers.approved:
        return PLATFORM_COUPON
    return OWN_COUPON if chance < 0.17 else None


def _approve(funding_id: uuid.UUID, cap: Money) -> None:
    approve(funding_id=funding_id, cap=cap, actor=FINANCE)


def _announce(shop: Shop, offers: Offers) -> None:
    off = Decimal(offers.platform)
    _say(
        shop,
        f"新客礼：结账输入优惠码 {PLATFORM_COUPON}，全场再减 {off}%",
        f"Welcome: type {PLATFORM_COUPON} at the checkout for {off}% off everything",
        "",
    )


def _announce_sale(shop: Shop, offers: Offers) -> None:
    _say(
        shop,
        f"限时特惠进行中，另有优惠码 {OWN_COUPON} 再减 {offers.coupon}%",
        f"A sale is on; type {OWN_COUPON} at the checkout for another {offers.coupon}% off",
        offers.category,
    )


def _say(shop: Shop, zh: str, en: str, category: str) -> None:
    """One line above every page, unless the shop says something already."""
    from wagtail.models import Site

    site = Site.objects.get(is_default_site=True)
    stored = Navigation.for_site(site)
    if stored.announcement:
        return
    link = {"page": None, "category": category, "address": "", "text": {"zh": "", "en": ""}}
    stored.announcement = [
        (
            "announcement",
            {"text": {"zh": zh, "en": en}, "link": link, "begins": None, "ends": None},
        )
    ]
    stored.save()
    versions.bump(f"pages:{shop.pk}")
