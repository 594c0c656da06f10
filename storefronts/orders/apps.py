"""The orders app of a shop."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "storefronts.orders"
    label = "orders"
    default_auto_field = "django.db.models.BigAutoField"
