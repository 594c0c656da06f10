from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsoleConfig(AppConfig):
    name = "tenants.console"
    label = "console"
    verbose_name = _("Owner console")

    def ready(self) -> None:
        # Registering is importing: each module names the owner's site itself.
        from tenants.console.admin import (  # noqa: F401
            catalogue,
            control,
            funding,
            ledger,
            registry,
            reporting,
            supply,
        )
