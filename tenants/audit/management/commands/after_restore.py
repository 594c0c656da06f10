"""Whether a restored database may be written to, and what to do if not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django_tenants.utils import schema_context

from tenants.audit.restored import epoch_needed

ADVICE = """\
The cluster's transaction ids are below those in the database, so the books and the audit chain
would leave out what is written now. Write nothing; stop PostgreSQL cleanly, then

    pg_resetwal --epoch={epoch} --pgdata=DATA_DIRECTORY

start it, and run this command again. docs/operations.md says why."""


class Command(BaseCommand):
    help = "After a dump was restored: are the cluster's transaction ids above the stored ones?"

    def handle(self, *args: Any, **options: Any) -> None:
        with schema_context("public"):
            epoch = epoch_needed()
        if epoch is not None:
            raise CommandError(ADVICE.format(epoch=epoch))
        self.stdout.write("Transaction ids go on above the stored ones: nothing is to be done.")
