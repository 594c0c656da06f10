"""Put data keys under the current master key, and on demand give owners new data keys."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django_tenants.utils import schema_context

from tenants.kernel.actor import SYSTEM
from tenants.vault import keys, services
from tenants.vault.errors import OutOfReach, VaultError


class Command(BaseCommand):
    help = (
        "Re-wrap all data keys by the first key of VAULT_MASTER_KEYS. With --data-keys, also make "
        "new data keys and seal their owners' rows anew. Sales go on meanwhile."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--data-keys", action="store_true", help="new data keys as well")
        parser.add_argument("--scope", choices=keys.SCOPES, help="only owners of this kind")
        parser.add_argument("--owner", type=UUID, help="only this shop or supplier (UUID)")
        parser.add_argument("--batch", type=int, default=services.BATCH, help="rows at a time")
        parser.add_argument(
            "--destroy-retired",
            action="store_true",
            help="destroy retired data keys under which nothing lies any more",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with schema_context("public"):
                self._run(options)
        except VaultError as error:
            raise CommandError(str(error)) from error

    def _run(self, options: dict[str, Any]) -> None:
        count = services.rewrap_keys(actor=SYSTEM)
        self.stdout.write(f"{count} data keys wrapped by the current master key.")
        if not (options["data_keys"] or options["destroy_retired"]):
            return
        chosen = [
            (scope, owner)
            for scope in keys.SCOPES
            if options["scope"] in (None, scope)
            for owner in services.owners(scope)
            if options["owner"] in (None, owner)
        ]
        if not chosen:
            raise CommandError("Nobody with a data key fits.")
        broken = [pair for pair in chosen if not self._went_on(*pair, options)]
        if broken:
            raise CommandError(f"{len(broken)} of {len(chosen)} owners are not done: see above.")

    def _went_on(self, scope: str, owner: UUID, options: dict[str, Any]) -> bool:
        """One owner's trouble is told, and the others are done all the same."""
        try:
            self._owner(scope, owner, options)
        except OutOfReach as error:
            self.stdout.write(f"Left out: {error}")
        except VaultError as error:
            self.stderr.write(f"{scope} {owner}: {error}")
            return False
        return True

    def _owner(self, scope: str, owner: UUID, options: dict[str, Any]) -> None:
        if options["data_keys"]:
            done = services.rotate_data_key(
                scope=scope, owner_id=owner, actor=SYSTEM, batch=options["batch"]
            )
            self.stdout.write(f"{scope} {owner}: {done.resealed} rows sealed under a new key.")
        if options["destroy_retired"]:
            gone = services.destroy_retired_keys(scope=scope, owner_id=owner, actor=SYSTEM)
            self.stdout.write(f"{scope} {owner}: {gone} retired keys destroyed.")
