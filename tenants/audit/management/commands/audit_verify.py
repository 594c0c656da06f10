"""manage.py audit_verify: exit code 0 when the chain is whole, 1 when it is not."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django_tenants.utils import schema_context

from tenants.audit.queries import verify
from tenants.audit.seal import BATCH, seal_events


class Command(BaseCommand):
    help = "Check the audit trail's chain; names each row that was changed, removed or inserted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--expect",
            metavar="SEQ:HASH",
            help="a head seen earlier (the log's audit.sealed lines): shows a chain cut at its end",
        )
        parser.add_argument("--seal", action="store_true", help="seal what is waiting first")

    def handle(self, *args: Any, **options: Any) -> None:
        expected = None
        if options["expect"]:
            seq, _, digest = options["expect"].partition(":")
            if not seq.isdigit() or not digest:
                raise CommandError("--expect takes SEQ:HASH")
            expected = (int(seq), digest.lower())
        with schema_context("public"):
            while options["seal"] and seal_events() == BATCH:
                pass
            found = verify(expected=expected)
        for finding in found.findings:
            self.stderr.write(str(finding))
        self.stdout.write(
            f"{found.sealed} sealed, {found.waiting} waiting; "
            f"head {found.head_seq}:{found.head_hash}"
        )
        if not found.intact:
            raise CommandError(f"the audit trail was altered: {found.broken} findings")
