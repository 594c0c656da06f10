"""The fulfilment app of a shop."""

from django.apps import AppConfig


class FulfilmentConfig(AppConfig):
    name = "storefronts.fulfilment"
    label = "fulfilment"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from storefronts.fulfilment.sealing import TABLE
        from tenants.registry.context import in_shop
        from tenants.vault import sealed_table

        # So that a rotation of the shop's key finds its delivered codes.
        sealed_table(TABLE, scope="shop", within=in_shop)
