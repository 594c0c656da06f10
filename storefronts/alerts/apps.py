"""Who wants to be told when something is in stock again."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "storefronts.alerts"
    label = "alerts"
    default_auto_field = "django.db.models.BigAutoField"
