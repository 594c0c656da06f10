"""The published schemas: written, compared with the code, compared with the last release."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from graphql import GraphQLSchema, build_schema, print_schema

from api import changes, schema

PUBLISHED = {"shop.graphql": schema.SHOP, "owner.graphql": schema.OWNER}
HEAD = "# Written by `manage.py graphql_schema --write`. Change the code, not this file.\n\n"


class Command(BaseCommand):
    help = (
        "Write graphql/shop.graphql and graphql/owner.graphql, and what is new into"
        " docs/api-changes.md (--write); fail where they are stale (--check); fail where clients of"
        " the last release would break, or a change is not told (--diff); publish the present"
        " state as a release that later ones are compared with (--release VERSION)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group(required=True)
        how.add_argument("--write", action="store_true")
        how.add_argument("--check", action="store_true")
        how.add_argument("--diff", action="store_true")
        how.add_argument("--release", metavar="VERSION")

    def handle(self, *args: Any, **options: Any) -> None:
        root = Path(settings.BASE_DIR)
        folder, log = root / "graphql", root / "docs" / "api-changes.md"
        if options["check"]:
            self._check(folder)
        elif options["diff"]:
            self._diff(folder / "baseline", log)
        elif options["release"]:
            self._check(folder)
            self._diff(folder / "baseline", log)
            _write(folder / "baseline")
            heading = f"## {options['release']} ({timezone.now().date()})"
            log.write_text(log.read_text().replace("## Unreleased", f"## Unreleased\n\n{heading}"))
        else:
            _write(folder)
            self._tell(folder / "baseline", log)

    def _check(self, folder: Path) -> None:
        stale = [
            name
            for name, built in PUBLISHED.items()
            if not (folder / name).exists() or (folder / name).read_text() != _text(built)
        ]
        if stale:
            raise CommandError(
                f"{', '.join(stale)}: the code says something else."
                " Run manage.py graphql_schema --write, and look at what changes for clients."
            )

    def _diff(self, baseline: Path, log: Path) -> None:
        wrong = []
        today = timezone.now().date()
        for name, built in PUBLISHED.items():
            published = (baseline / name).read_text()
            found = changes.changes(build_schema(published), built)
            wrong += [
                f"{name}: breaks clients: {told}"
                for told in changes.breaking(published, built, today)
            ]
            wrong += [
                f"{name}: {one} is deprecated without the day on which it goes (2030-12-31)"
                for one in changes.undated(built)
            ]
            wrong += [
                f"{name}: not told in {log.name}: {change}"
                for change in changes.untold(found, log.read_text())
            ]
            for change in found:
                self.stdout.write(f"{name} {change}")
        if wrong:
            raise CommandError(
                "\n".join(wrong)
                + "\nA member that goes is first released as deprecated, with the day on which it"
                " goes. What is new is written into the changelog by graphql_schema --write."
            )

    def _tell(self, baseline: Path, log: Path) -> None:
        """Additions and deprecations say themselves what they are; a person writes the rest."""
        text = log.read_text()
        lines: list[str] = []
        for name, built in PUBLISHED.items():
            found = changes.changes(build_schema((baseline / name).read_text()), built)
            for change in changes.untold(found, text):
                if change.verb in ("Added", "Deprecated") and str(change) not in lines:
                    lines.append(str(change))
        if lines:
            told = changes.unreleased(text)
            whole = "\n".join(part for part in (told.strip("\n"), *lines) if part)
            log.write_text(
                text.replace(f"## Unreleased\n{told}", f"## Unreleased\n\n{whole}\n\n", 1)
            )


def _text(built: GraphQLSchema) -> str:
    return HEAD + print_schema(built) + "\n"


def _write(folder: Path) -> None:
    for name, built in PUBLISHED.items():
        (folder / name).write_text(_text(built))
