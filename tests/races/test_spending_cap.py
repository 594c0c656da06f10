"""Many orders of one key at once: its cap is exact. Without the condition, they pass it."""

import pytest

from tenants.accounts import spending
from tenants.accounts.models import ApiKeySpending
from tenants.accounts.services import create_api_key
from tenants.accounts.spending import SpendingCapReached
from tenants.kernel.actor import SYSTEM, Actor
from tenants.registry.context import in_shop
from tests.factories.fresh import forget_everything
from tests.factories.orders import buy, fill_wallet, make_goods
from tests.races.test_sale import all_at_once, books_are_right


@pytest.fixture
def shop(fresh_database, aurora):
    forget_everything()
    return aurora


def race(shop, buyer):
    """Forty orders of 9.90 under a cap that lets ten of them pass."""
    with in_shop(shop):
        goods = make_goods(codes=60)
        fill_wallet(shop, 100_000, buyer)
        key, _ = create_api_key(
            user=buyer, name="x", scopes=["spend"], actor=SYSTEM, daily_cap_minor=9_989
        )
    actor = Actor(kind="api_key", id=str(key.pk))
    return all_at_once(
        shop, 40, lambda n: buy(shop, goods, provider="wallet", user=buyer, actor=actor)
    )


def test_the_cap_is_exact_however_many_orders_arrive_together(shop, buyer):
    answers = race(shop, buyer)
    refused = [one for one in answers if isinstance(one, Exception)]
    assert len(answers) - len(refused) == 10
    assert all(isinstance(one, SpendingCapReached) for one in refused)
    with in_shop(shop):
        assert ApiKeySpending.objects.get().minor == 9_900
        books_are_right()


def test_without_its_condition_the_same_race_passes_the_cap(shop, buyer, monkeypatch):
    """The positive control."""
    loose = spending.COUNT.replace(
        "WHERE known.minor + excluded.minor <= (SELECT cap FROM capped)", ""
    )
    assert loose != spending.COUNT
    monkeypatch.setattr(spending, "COUNT", loose)
    assert not any(isinstance(one, Exception) for one in race(shop, buyer))
    with in_shop(shop):
        assert ApiKeySpending.objects.get().minor == 39_600
