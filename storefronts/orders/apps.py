"""The orders app of a shop."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "storefronts.orders"
    label = "orders"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from storefronts.orders.closing import no_order_is_open, no_paid_order_waits
        from tenants.registry.closing import before_closing
        from tenants.registry.collecting import before_switching

        before_closing(no_paid_order_waits)
        before_switching(no_order_is_open)
