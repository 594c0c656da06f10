"""The fulfilment app of a shop."""

from django.apps import AppConfig


class FulfilmentConfig(AppConfig):
    name = "storefronts.fulfilment"
    label = "fulfilment"
    default_auto_field = "django.db.models.BigAutoField"
