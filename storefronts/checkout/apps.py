"""The checkout app of a shop."""

from django.apps import AppConfig


class CheckoutConfig(AppConfig):
    name = "storefronts.checkout"
    label = "checkout"
    default_auto_field = "django.db.models.BigAutoField"
