"""The customers app of a shop."""

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "storefronts.customers"
    label = "customers"
    default_auto_field = "django.db.models.BigAutoField"
