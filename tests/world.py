"""What stands in the database before any test begins: the shops aurora and borealis, launched and
open, with pages and with nobody in them."""

from typing import Any

from django.core.management import call_command

from tenants.launch.services import carry_out
from tenants.registry.context import in_public
from tenants.registry.models import Domain, Shop, ShopLaunch
from tenants.registry.provisioning import ensure_template

SHOPS = ("aurora", "borealis")


def host_of(name: str) -> str:
    return f"{name}.localhost"


def build() -> None:
    """Into the empty database that Django points at."""
    call_command("migrate_schemas", shared=True, verbosity=0, interactive=False)
    ensure_template()
    for name in SHOPS:
        open_shop(name)


def open_shop(name: str, **fields: Any) -> Shop:
    """A shop that sells, launched as every shop is, but with its name for a schema."""
    with in_public():
        shop = Shop.objects.create(
            name=name.capitalize(),
            schema_name=name,
            support_email=f"help@{name}.example",
            **fields,
        )
        Domain.objects.create(tenant=shop, domain=host_of(name), is_primary=True)
        launch = ShopLaunch.objects.create(shop=shop)
    carry_out(launch=launch)
    with in_public():
        Shop.objects.filter(pk=shop.pk).update(status=Shop.Status.ACTIVE)
        shop.refresh_from_db(fields=["status"])
    return shop
