"""What stands in the database before any test begins: the shops aurora and borealis, provisioned
and open, with nobody in them."""

from django.core.management import call_command

from tenants.registry.context import in_public
from tenants.registry.models import Domain, Shop
from tenants.registry.provisioning import ensure_template, provision_schema

SHOPS = ("aurora", "borealis")


def host_of(name: str) -> str:
    return f"{name}.localhost"


def build() -> None:
    """Into the empty database that Django points at."""
    call_command("migrate_schemas", shared=True, verbosity=0, interactive=False)
    ensure_template()
    for name in SHOPS:
        open_shop(name)


def open_shop(name: str, **fields: object) -> Shop:
    """A shop that sells: its schema, its address, no pages or people yet."""
    with in_public():
        shop = Shop.objects.create(
            name=name.capitalize(),
            schema_name=name,
            status=Shop.Status.ACTIVE,
            support_email=f"help@{name}.example",
            **fields,
        )
        Domain.objects.create(tenant=shop, domain=host_of(name), is_primary=True)
    provision_schema(shop)
    return shop
