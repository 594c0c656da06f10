from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tenants.vault import sealed_table


class SupplyConfig(AppConfig):
    name = "tenants.supply"
    label = "supply"
    verbose_name = _("Supply")

    def ready(self) -> None:
        for table in ("supply_stockcode", "supply_importpiece", "supply_refusedrow"):
            sealed_table(table, scope="supplier")
        sealed_table("supply_uploadpiece", scope="platform")
