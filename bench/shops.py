"""Shops for a run. Import after the scratch database is up."""

from tenants.registry.context import in_public
from tenants.registry.models import Domain, Shop
from tenants.registry.provisioning import provision_schema


def make_shop(name: str, **fields: object) -> Shop:
    """A shop that sells, on ``<name>.localhost``."""
    with in_public():
        shop = Shop.objects.create(
            name=name.capitalize(), schema_name=name, status=Shop.Status.ACTIVE, **fields
        )
        Domain.objects.create(tenant=shop, domain=f"{name}.localhost", is_primary=True)
    provision_schema(shop)
    return shop
