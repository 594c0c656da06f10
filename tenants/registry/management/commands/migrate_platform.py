"""Migrate the public schema, the template, and every shop; one that fails stops no other."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from tenants.registry import provisioning


class Command(BaseCommand):
    help = "Migrate the public schema, the template schema, and then every shop in turn."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--public-only", action="store_true", help="leave the shops as they are"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate_schemas", shared=True, verbosity=0, interactive=False)
        self.stdout.write("The public schema is up to date.")
        provisioning.ensure_template()
        self.stdout.write("The template schema is up to date.")
        if options["public_only"]:
            return
        failed = []
        for shop in provisioning.shops_behind():
            try:
                provisioning.migrate_shop(shop)
                self.stdout.write(f"{shop.schema_name}: migrated.")
            except Exception as error:  # noqa: BLE001 - the other shops must not wait for this one
                failed.append(shop.schema_name)
                self.stderr.write(f"{shop.schema_name}: {error}")
        if failed:
            raise CommandError(
                f"{len(failed)} shop(s) are not migrated and stay closed: {', '.join(failed)}. "
                "Mend the cause and run this again."
            )
