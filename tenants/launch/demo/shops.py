"""The demo's shops: four ways to run one, each in a theme of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from storefronts.listings.services import set_listing, set_listing_rule
from storefronts.pages.models import HomePage
from storefronts.pricing.services import set_ending, set_markup_rule
from tenants.catalogue.models import Category, Product
from tenants.kernel.actor import SYSTEM
from tenants.launch.names import shop_domain
from tenants.launch.services import carry_out, launch_shop
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Domain, Shop, ShopLaunch


@dataclass(frozen=True, slots=True)
class ShopPlan:
    """How a demo shop is set up. Markups: category slug or "" -> (kind, value)."""

    subdomain: str
    name: str
    theme: str
    currency: str
    tier: str
    ending: str
    markups: dict[str, tuple[str, str]]
    collects: str = Shop.Collects.PLATFORM
    locale: str = "zh-hans"
    time_zone: str = "Asia/Shanghai"
    hidden: tuple[str, ...] = ()
    featured: tuple[str, ...] = ()
    orders_a_day: float = 4.0
    # The sentence on its home page and the one below, each in Chinese and English.
    headline: tuple[str, str] = ("", "")
    lead: tuple[str, str] = ("", "")
    # The shop's own balance, in the settlement currency; only one that collects needs it.
    balance: Decimal = Decimal(0)


PLANS = (
    ShopPlan(
        subdomain="aurora",
        name="极光数卡",
        theme="night_city",
        currency="CNY",
        tier="standard",
        ending="minor",
        markups={
            "": ("percent", "3.6"),
            "video": ("percent", "12"),
            "software": ("percent", "18"),
            "phone": ("percent", "1.2"),
            "services": ("percent", "15"),
        },
        featured=("steam-wallet-cn", "q-coins", "tencent-video", "china-mobile", "app-store-us",
                  "office-licence", "genshin", "luckin"),
        orders_a_day=3.0,
        headline=("开局不等，秒到", "Loaded before the lobby is"),
        lead=("点卡、点券、会员、加速器：付款就出，不到账就退。",
              "Game cards, points, memberships: paid, and on your screen. If not, money back."),
    ),
    ShopPlan(
        subdomain="borealis",
        name="Borealis Cards",
        theme="folio",
        currency="USD",
        tier="silver",
        ending="99",
        markups={"": ("percent", "9"), "software": ("percent", "22"), "games": ("percent", "7")},
        locale="en",
        time_zone="America/New_York",
        hidden=("vouchers", "services"),
        featured=("steam-wallet-us", "playstation-us", "xbox-us", "spotify", "amazon-us",
                  "windows-licence"),
        orders_a_day=1.7,
        headline=("把一份心意，送到即刻", "A small gift, well chosen"),
        lead=("为数不多的礼品卡，逐张挑过。选好即得，写上名字就能送人。",
              "A short list of cards, each one picked. Yours the moment you decide."),
    ),
    ShopPlan(
        subdomain="depot",
        name="卡仓批发",
        theme="depot",
        currency="CNY",
        tier="gold",
        ending="none",
        markups={"": ("percent", "2.6"), "software": ("percent", "8")},
        collects=Shop.Collects.SHOP,
        hidden=("services",),
        featured=("q-coins", "jd-card", "steam-wallet-cn", "app-store-cn", "netease-card"),
        orders_a_day=1.4,
        balance=Decimal(60_000),
        headline=("清单贴进来，整单发出去", "Paste the list, ship the order"),
        lead=("阶梯价公开，库存实时，一单最多五十个面值。",
              "Open tier prices, live stock, and up to fifty face values an order."),
    ),
    ShopPlan(
        subdomain="corner",
        name="街角便民",
        theme="corner",
        currency="CNY",
        tier="standard",
        ending="minor",
        markups={"": ("percent", "4.2"), "phone": ("percent", "1.8"), "video": ("percent", "9")},
        hidden=("services", "accounts"),
        featured=("china-mobile", "tencent-video", "luckin", "jd-card", "kfc", "q-coins",
                  "netease-music", "cinema", "takeaway", "ride"),
        orders_a_day=0.9,
        headline=("话费早餐追剧，街角都有", "Everyday top-ups, round the corner"),
        lead=("充话费、买咖啡、续会员，像下楼一趟那么方便。",
              "Phone credit, coffee, memberships: as easy as popping downstairs."),
    ),
)  # fmt: skip


def seed_shop(plan: ShopPlan) -> Shop:
    """The shop of a plan: launched, priced, listed; as it is if it is active. Run it again where
    it was cut short."""
    shop = _launched(plan)
    if shop.status == Shop.Status.ACTIVE:
        return shop
    with in_shop(shop):
        _set_prices(shop, plan)
        _set_listings(shop, plan)
        _set_sentence(plan)
    with in_public():
        Shop.objects.filter(pk=shop.pk).update(
            status=Shop.Status.ACTIVE,
            tier=plan.tier,
            collects=plan.collects,
            default_locale=plan.locale,
            time_zone=plan.time_zone,
            support_email=f"help@{plan.subdomain}.example",
            created_at=timezone.now() - timedelta(days=100),
        )
        shop.refresh_from_db()
    return shop


def _launched(plan: ShopPlan) -> Shop:
    with in_public():
        domain = Domain.objects.filter(domain=shop_domain(plan.subdomain)).first()
        if domain is None:
            shop = launch_shop(
                name=plan.name,
                subdomain=plan.subdomain,
                owner_email=f"owner@{plan.subdomain}.example",
                currency=plan.currency,
                theme=plan.theme,
                actor=SYSTEM,
            )
        else:
            shop = Shop.objects.get(pk=domain.tenant_id)
        launch = ShopLaunch.objects.select_related("shop").get(shop=shop)
    return carry_out(launch=launch)


def _set_prices(shop: Shop, plan: ShopPlan) -> None:
    set_ending(shop=shop, ending=plan.ending, actor=SYSTEM)
    categories = {category.slug: category for category in Category.objects.all()}
    for slug, (kind, value) in plan.markups.items():
        target = categories[slug] if slug else None
        set_markup_rule(shop=shop, target=target, kind=kind, value=Decimal(value), actor=SYSTEM)


def _set_sentence(plan: ShopPlan) -> None:
    home = HomePage.objects.get()
    for block in home.body:
        if block.block_type == "hero":
            for name, said in (("title", plan.headline), ("lead", plan.lead)):
                block.value[name]["zh"], block.value[name]["en"] = said
    home.save()


def _set_listings(shop: Shop, plan: ShopPlan) -> None:
    for category in Category.objects.filter(slug__in=plan.hidden):
        set_listing_rule(shop=shop, category=category, is_listed=False, actor=SYSTEM)
    products = {product.slug: product for product in Product.objects.filter(slug__in=plan.featured)}
    for position, slug in enumerate(plan.featured):
        set_listing(shop=shop, target=products[slug], is_featured=True, sort=position, actor=SYSTEM)
