from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaymentsConfig(AppConfig):
    name = "billing.payments"
    verbose_name = _("Payments")

    def ready(self) -> None:
        from tenants.vault import sealed_table

        for scope in ("shop", "platform"):
            sealed_table("payments_provideraccount", scope=scope)

        from billing.payments.refunds import no_refund_waits
        from tenants.registry.closing import before_closing

        before_closing(no_refund_waits)
