"""The webhooks app of a shop."""

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "storefronts.webhooks"
    label = "webhooks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from storefronts.webhooks.signing import TABLE
        from tenants.registry.context import in_shop
        from tenants.vault import sealed_table

        # So that a rotation of the shop's key finds the secrets that its endpoints are signed with.
        sealed_table(TABLE, scope="shop", within=in_shop)
