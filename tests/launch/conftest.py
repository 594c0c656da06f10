"""An entrepreneur of the owner host, and a way to launch for them."""

from typing import Any

import pytest

from tenants.accounts.models import User
from tenants.kernel.actor import Actor
from tenants.launch.plans import Plan
from tenants.launch.services import launch_shop
from tenants.registry.context import in_public
from tenants.registry.models import ShopLaunch
from tests.conftest import PASSWORD

PERSON = Actor(kind="customer", label="maker@example.test")


@pytest.fixture
def maker(database: None) -> Any:
    """Signed up on the owner host; no staff of the platform."""
    with in_public():
        return User.objects.create_user("maker@example.test", PASSWORD)


def launch_for(person: Any, **changes: Any) -> Any:
    plan = changes.pop("plan", {})
    fields = {
        "name": "Cirrus Cards",
        "subdomain": "cirrus",
        "owner_email": person.email,
        "actor": PERSON,
        "plan": Plan(person=person.pk, **plan),
    }
    return launch_shop(**(fields | changes))


def launch_of(shop: Any) -> ShopLaunch:
    with in_public():
        return ShopLaunch.objects.select_related("shop").get(shop=shop)
