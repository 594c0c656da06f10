"""Fill the platform with the demo's content."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any, ClassVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tenants.launch.demo.large import grow
from tenants.launch.demo.seed import seed
from tenants.launch.demo.trade import DAYS

SIZES = ("normal", "large")


class Command(BaseCommand):
    help = "Demo content: goods, stock, shops, people, months of trade. Adds what is missing."

    # The migrations that run before it have checked the project.
    requires_system_checks: ClassVar[list[str]] = []  # type: ignore[misc]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", default="normal", help=f"one of {', '.join(SIZES)}")
        parser.add_argument("--days", type=int, default=DAYS, help="days of past trade")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.CARDFLEET_SANDBOX:
            raise CommandError("This platform is not a demo: its people and keys are known to all.")
        size = options["size"] or "normal"
        if size not in SIZES:
            raise CommandError(f"--size is one of {', '.join(SIZES)}")
        seed(days=options["days"], say=self.stdout.write)
        if size == "large":
            grow(say=self.stdout.write)
