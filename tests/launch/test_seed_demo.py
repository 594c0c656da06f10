"""The demo's content: enough of it, through the services, and the same when it is seeded again."""

import json
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.conf import settings
from django.db.models import Count
from django.test import Client

from billing.funding.models import Funding
from billing.ledger.queries import trial_balance
from storefronts.orders.models import Order
from storefronts.pages.frame import frame_of
from storefronts.pricing import shelf
from storefronts.promotions.models import Member, Promotion
from tenants.accounts.models import ApiKey, User
from tenants.catalogue.models import Category, Denomination, Product, WholesalePrice
from tenants.kernel.ids import token_hash
from tenants.launch.demo.offers import OFFERS
from tenants.launch.demo.people import PASSWORD, accounts, give_shop, seed_entrepreneur
from tenants.launch.demo.seed import seed
from tenants.launch.demo.shops import PLANS
from tenants.launch.models import ExampleShop, ShopMember
from tenants.launch.names import shop_domain
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Domain, Shop
from tenants.reporting.models import DailyFigure
from tenants.supply.models import StockCode


def counts() -> dict[str, Any]:
    """How much there is of everything."""
    found: dict[str, Any] = {}
    with in_public():
        models = (Category, Product, Denomination, WholesalePrice, StockCode, Shop, User)
        for model in (*models, ExampleShop):
            found[model.__name__] = model.objects.count()
        shops = list(Shop.objects.all())
    for shop in shops:
        with in_shop(shop):
            found[shop.name] = [Order.objects.count(), User.objects.count()]
            found[shop.name].append(ApiKey.objects.count())
    return found


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_demo_is_seeded_once(fresh_database: None, settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    seed(days=4, say=print)
    first = counts()

    assert Category.objects.filter(parent=None).count() == 8
    assert first["Product"] >= 60
    assert first["Denomination"] >= 400
    kinds = Counter(Denomination.objects.values_list("kind", flat=True))
    assert set(kinds) == set(Denomination.Kind.values)
    assert {tier for (tier,) in WholesalePrice.objects.values_list("tier__code").distinct()} == {
        "standard",
        "silver",
        "gold",
    }
    balances: Counter[str] = Counter()
    for account in trial_balance():
        balances[account.balance.currency] += account.balance.minor
    assert set(balances.values()) <= {0}
    assert DailyFigure.objects.exists()

    with in_public():
        requests = dict(Funding.objects.values_list("state").annotate(n=Count("pk")))
    assert requests == {"approved": 3, "asked": 1}
    for plan in PLANS:
        shop = Domain.objects.get(domain=shop_domain(plan.subdomain)).tenant
        with in_shop(shop):
            kinds_here = Promotion.objects.values_list("kind", flat=True)
            assert sorted(kinds_here) == ["coupon", "coupon", "member", "sale"]
            assert frame_of(shop).announcement
            category = OFFERS[plan.subdomain].category
            page = shelf.products(shop, category=category, limit=100)
            sold = [c for p in page.products for c in p.denominations]
            assert any(one.was for one in sold), plan.subdomain
            group = Member.objects.get().promotion_id
            page = shelf.products(shop, category=category, limit=100, member=group)
            low = [c for p in page.products for c in p.denominations]
            # The tests' own aurora and borealis stood before, at other markups than the demo's.
            lower = any(a.price < b.price for a, b in zip(low, sold, strict=True))
            assert lower or plan in PLANS[:2], plan.subdomain

    people = json.loads((tmp_path / "demo-people.json").read_text())
    assert people == accounts()
    assert [shop["name"] for shop in people["shops"]] == [plan.name for plan in PLANS]
    for plan, published in zip(PLANS, people["shops"], strict=True):
        shop = Domain.objects.get(domain=shop_domain(plan.subdomain)).tenant
        with in_shop(shop):
            shopper = User.objects.get(email=published["shopper"]["email"])
            assert shopper.check_password(PASSWORD)
            assert User.objects.get(email=published["staff"]["email"]).is_staff
            __, prefix, __ = published["staff"]["api_key"].split("_")
            assert ApiKey.objects.get(prefix=prefix).user.email == published["staff"]["email"]
            __, prefix, secret = published["api_key"].split("_")
            key = ApiKey.objects.get(prefix=prefix)
            assert (key.user, bytes(key.secret_hash)) == (shopper, token_hash(secret))
            assert shelf.products(shop).total > 50

    with in_public():
        entrepreneur = User.objects.get(email=people["entrepreneur"]["email"])
        assert entrepreneur.check_password(PASSWORD)
        assert not entrepreneur.is_staff
        mine = ShopMember.objects.filter(person=entrepreneur.pk)
        assert mine.count() == len(PLANS)

    seed(days=4, say=print)
    assert counts() == first


def test_the_entrepreneur_of_the_demo_walks_into_a_shop_of_theirs(aurora: Any) -> None:
    """Into the account that the shop was launched with; a second run changes nothing."""
    with in_public():
        person = seed_entrepreneur()
        Shop.objects.filter(pk=aurora.pk).update(owner_email="owner@aurora.example")
        aurora.refresh_from_db()
    with in_shop(aurora):
        owner = User.objects.create_user("owner@aurora.example", is_staff=True, role="owner")
        for _ in range(2):
            give_shop(shop=aurora, person=person)
    client = Client(HTTP_HOST=settings.OWNER_HOST)
    with in_public():
        client.force_login(person)
        assert aurora.name in client.get("/en/shops/").content.decode()
    opened = urlsplit(client.post(f"/en/shops/{aurora.pk}/console/").headers["Location"])
    at_the_shop = Client(HTTP_HOST=opened.netloc)
    at_the_shop.get(f"{opened.path}?{opened.query}")
    assert at_the_shop.get("/console/").status_code == 200
    with in_shop(aurora):
        assert at_the_shop.session["_auth_user_id"] == str(owner.pk)


def test_the_demo_does_not_take_over_an_account_that_is_somebodys(aurora: Any) -> None:
    other = uuid4()
    with in_public():
        person = seed_entrepreneur()
        Shop.objects.filter(pk=aurora.pk).update(owner_email="owner@aurora.example")
        aurora.refresh_from_db()
    with in_shop(aurora):
        User.objects.create_user("owner@aurora.example", is_staff=True, linked_to=other)
        give_shop(shop=aurora, person=person)
        assert User.objects.get(email="owner@aurora.example").linked_to == other
