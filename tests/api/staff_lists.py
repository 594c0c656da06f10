"""The lists of a shop's staff and of a shopper's account: see tests/api/lists.py."""

import itertools
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from billing.ledger.codes import customer_wallet, shop_earnings
from billing.ledger.services import post
from billing.payments.models import ProviderAccount
from storefronts.pages.models import HomePage, LandingPage
from storefronts.pricing.models import FloorBreach, MarkupRule
from storefronts.promotions.models import CouponUse, Promotion
from tenants.accounts.models import ApiKey, User
from tenants.audit import record
from tenants.kernel.actor import SYSTEM
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Domain
from tenants.supply.models import LowStockAlert
from tests.api.lists import Entry, World, orders, products
from tests.api.shelves import card
from tests.factories.catalogue import CategoryFactory, ProductFactory

_numbers = itertools.count(10_000)
TOP_UP = """mutation($input: TopUpWalletInput!) { topUpWallet(input: $input) {
  errors { code } } }"""


def account(world: World, count: int) -> None:
    """Orders, top-ups and what they leave in the statement."""
    orders(world, count)
    for n in itertools.islice(_numbers, count):
        given = {"amount": "5", "provider": "sandbox", "idempotencyKey": f"top{n}"}
        payload = world.callers["buyer"](TOP_UP, input=given).data["topUpWallet"]
        assert payload["errors"] == []


def customers(world: World, count: int) -> None:
    with in_shop(world.aurora):
        for n in itertools.islice(_numbers, count):
            person = User.objects.create_user(f"c{n}@example.test")
            _given(customer_wallet(world.aurora.pk, person.pk), n)


def _given(account_code: str, n: int) -> None:
    money = Money(n, "CNY")
    ref = f"payment.captured:0192f0c0-0000-7000-8000-{n:012}"
    post(ref=ref, event="payment.captured", entries=[(account_code, money), ("escrow", -money)])


def wallet(world: World, count: int) -> None:
    with in_shop(world.aurora):
        for n in itertools.islice(_numbers, count):
            _given(customer_wallet(world.aurora.pk, world.buyer.pk), n)


def earnings(world: World, count: int) -> None:
    with in_shop(world.aurora):
        for n in itertools.islice(_numbers, count):
            _given(shop_earnings(world.aurora.pk), n)


def rules(world: World, count: int) -> None:
    for _ in range(count):
        one = card(codes=1)
        with in_shop(world.aurora):
            MarkupRule.objects.create(scope="denomination", target_id=one.pk, kind="fixed", value=5)
            FloorBreach.objects.create(denomination_id=one.pk, price=Decimal(5), floor=Decimal(9))


def promotions(world: World, count: int) -> None:
    for _ in range(count):
        one = card(codes=1)
        with in_shop(world.aurora):
            Promotion.objects.create(
                kind="member",
                name="x",
                off="percent",
                value=5,
                category_ids=[str(one.product.category.pk)],
                product_ids=[str(one.product.pk)],
            )


def people(world: World, count: int) -> None:
    with in_shop(world.aurora):
        for n in itertools.islice(_numbers, count):
            person = User.objects.create_user(f"s{n}@x.test", is_staff=True, role="editor")
            ApiKey.objects.create(
                user=person,
                name="x",
                prefix=f"prefix{n}",
                secret_hash=b"x" * 32,
                scopes=["staff"],
                expires_at=timezone.now() + timedelta(days=1),
                daily_cap_minor=500,
            )


def trail(world: World, count: int) -> None:
    with in_public():
        for n in itertools.islice(_numbers, count):
            record(
                actor=SYSTEM,
                action="shop.settings_changed",
                target="shop",
                shop_id=world.aurora.pk,
                data={"fields": ["name", "currency"], "n": n},
            )


def domains(world: World, count: int) -> None:
    with in_public():
        for n in itertools.islice(_numbers, count):
            Domain.objects.create(tenant=world.aurora, domain=f"cards{n}.example", kind="custom")


def tree(world: World, count: int) -> None:
    """Categories with one below each, a card in it, each of a region of its own."""
    for n in itertools.islice(_numbers, count):
        with in_public():
            above = CategoryFactory(slug=f"c{n}", name_zh="类", name_en="Sort")
            below = CategoryFactory(slug=f"d{n}", name_zh="子", name_en="Kind", parent=above)
            product = ProductFactory(category=below, region=f"R{n}"[:8])
        card(product=product, codes=1)


def face_values(world: World, count: int) -> None:
    with in_public():
        product = world.once("product", ProductFactory)
    for n in itertools.islice(_numbers, count):
        card(product=product, wholesale=str(n), codes=1)


def low_stock(world: World, count: int) -> None:
    for _ in range(count):
        one = card(codes=1)
        with in_public():
            LowStockAlert.objects.update_or_create(denomination=one, defaults={"free": 1})


def coupon(world: World, count: int) -> None:
    with in_shop(world.aurora):
        found = world.once(
            "coupon",
            lambda: Promotion.objects.create(kind="coupon", name="x", off="percent", value=5),
        )
        for _ in range(count):
            CouponUse.objects.create(
                promotion_id=found.pk, order_id=new_id(), email="a@example.test", minor=5
            )


def named(world: World, count: int) -> None:
    for n in itertools.islice(_numbers, count):
        with in_public():
            product = ProductFactory(name_en=f"Zebra {n}", name_zh=f"斑马 {n}")
        card(product=product, codes=1)


def accounts_of_providers(world: World, count: int) -> None:
    for n in itertools.islice(_numbers, count):
        with in_public():
            ProviderAccount.objects.create(
                provider=f"p{n}", shop_id=world.aurora.pk, label="x", key_id=new_id(), sealed=b"x"
            )


def pages(world: World, count: int) -> None:
    with in_shop(world.aurora):
        home = HomePage.objects.first()
        for n in itertools.islice(_numbers, count):
            home.add_child(instance=LandingPage(title=f"Page {n}", slug=f"page-{n}"))


STAFF_LISTS: dict[str, Entry] = {
    "ShopQuery.me": Entry("buyer", account),
    "ShopQuery.staffOrders": Entry("seller", orders),
    "ShopQuery.customers": Entry("seller", customers),
    "ShopQuery.customerStatement": Entry(
        "seller", wallet, lambda world: f'customer: "{world.buyer.pk}"'
    ),
    "ShopQuery.shopMoney": Entry("seller", earnings),
    "ShopQuery.listedProducts": Entry("seller", products),
    "ShopQuery.listedCategories": Entry("seller", tree),
    "ShopQuery.lowStock": Entry("seller", low_stock),
    "ShopQuery.couponUses": Entry(
        "seller", coupon, lambda world: f'promotion: "{world.kept["coupon"].pk}"'
    ),
    "ShopQuery.searchSuggestions": Entry("outside", named, lambda world: 'text: "Zebra"'),
    "ShopQuery.paymentAccounts": Entry("seller", accounts_of_providers),
    "ShopQuery.shopPages": Entry("seller", pages),
    "ShopQuery.markupPreview": Entry(
        "seller",
        products,
        lambda world: 'input: {target: {scope: SHOP}, kind: PERCENT, value: "5"}',
    ),
    "ShopQuery.markups": Entry("seller", rules),
    "ShopQuery.floorBreaches": Entry("seller", rules),
    "ShopQuery.promotions": Entry("seller", promotions),
    "ShopQuery.staffMembers": Entry("seller", people),
    "ShopQuery.apiKeys": Entry("seller", people),
    "ShopQuery.trail": Entry("seller", trail),
    "ShopQuery.domains": Entry("seller", domains),
    "ShopQuery.pricedDenominations": Entry(
        "seller", face_values, lambda world: f'product: "{world.kept["product"].pk}"'
    ),
    "ShopQuery.categories": Entry("outside", tree),
    "ShopQuery.facets": Entry("outside", tree),
}

# Lists that have no rows of their own: read from the code, or one row of the shop.
FIXED = (
    "ShopQuery.lookFaults ShopQuery.paymentProviders ShopQuery.staffRoles ShopQuery.themes"
    " ShopQuery.shopFigures ShopSettings.legal StaffRoleFacts.acts PaymentProvider.credentials"
    " Theme.presets Theme.tokens Facets.kinds Navigation.above Navigation.below"
    " TrailEntry.details"
).split()
