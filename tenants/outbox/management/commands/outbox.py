"""manage.py outbox status | retry | drain"""

import uuid
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from tenants.outbox import lease
from tenants.outbox.dispatch import drain
from tenants.outbox.queries import owed
from tenants.outbox.services import retry_failed


class Command(BaseCommand):
    help = "What the outbox owes; failed jobs again; or, without workers, run what is due here."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("status", help="unfinished and failed jobs by task")
        retry = actions.add_parser("retry", help="make failed jobs due again")
        retry.add_argument("--job", type=uuid.UUID, help="only this one")
        retry.add_argument("--task", help="only those of this task")
        retry.add_argument(
            "--refused", action="store_true", help="also those refused for a closed shop"
        )
        actions.add_parser("drain", help="run what is due in this process")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "status":
            for line in owed():
                self.stdout.write(
                    f"{line.state:<8} {line.task:<36} {line.jobs:>7}  oldest due "
                    f"{line.oldest_due:%Y-%m-%d %H:%M:%S}  attempts {line.most_attempts}"
                    f"  {line.an_error}".rstrip()
                )
        elif options["action"] == "retry":
            count = retry_failed(
                job_id=options["job"], task=options["task"], refused=options["refused"]
            )
            self.stdout.write(f"{count} jobs are due again")
        else:
            lease.revive_expired()
            for outcome, count in sorted(drain(seconds=600).items()):
                self.stdout.write(f"{outcome}: {count}")
