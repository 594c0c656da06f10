"""The wallet app of a shop."""

from django.apps import AppConfig


class WalletConfig(AppConfig):
    name = "storefronts.wallet"
    label = "wallet"
    default_auto_field = "django.db.models.BigAutoField"
