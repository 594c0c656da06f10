"""Write the published schemas, or check that the code still says what they say."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from graphql import print_schema

from api import schema

PUBLISHED = {"shop.graphql": schema.SHOP, "owner.graphql": schema.OWNER}
HEAD = "# Written by `manage.py graphql_schema --write`. Change the code, not this file.\n\n"


class Command(BaseCommand):
    help = "Write graphql/shop.graphql and graphql/owner.graphql (--write) or compare (--check)."

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group(required=True)
        how.add_argument("--write", action="store_true")
        how.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "graphql"
        stale = []
        for name, built in PUBLISHED.items():
            path, text = folder / name, HEAD + print_schema(built) + "\n"
            if options["write"]:
                path.write_text(text)
            elif not path.exists() or path.read_text() != text:
                stale.append(name)
        if stale:
            raise CommandError(
                f"{', '.join(stale)}: the code says something else."
                " Run manage.py graphql_schema --write, and look at what changes for clients."
            )
