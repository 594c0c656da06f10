from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "billing.ledger"
    verbose_name = _("Ledger")

    def ready(self) -> None:
        from billing.ledger.fx import can_be_settled
        from tenants.supply.costs import ask_for_rates

        ask_for_rates(can_be_settled)
