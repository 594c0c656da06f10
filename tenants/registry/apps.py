from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    name = "tenants.registry"
    label = "registry"
    verbose_name = _("Shops")

    def ready(self) -> None:
        # pgtrigger looks for Django's own attribute, which django-tenants' command lacks.
        from django.core.management.commands.makemigrations import (  # type: ignore[attr-defined]
            MigrationAutodetector,
        )
        from django_tenants.management.commands.migrate_schemas import MigrateSchemasCommand

        MigrateSchemasCommand.autodetector = MigrationAutodetector
