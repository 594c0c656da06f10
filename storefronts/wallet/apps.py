"""The wallet app of a shop."""

from django.apps import AppConfig


class WalletConfig(AppConfig):
    name = "storefronts.wallet"
    label = "wallet"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from storefronts.wallet.switching import no_money_is_promised
        from tenants.registry.collecting import before_switching

        before_switching(no_money_is_promised)
