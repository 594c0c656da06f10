"""`manage.py check_themes [theme ...] [--json]`: what is wrong with the themes, file and line."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from themes.checks import Problem, problems_of
from themes.registry import folders


class Command(BaseCommand):
    help = "Check the themes: format, presets, contrast, templates, styles, pictures."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("themes", nargs="*", help="Only these; all of them unless told.")
        parser.add_argument("--json", action="store_true", help="One JSON object, for machines.")

    def handle(self, *args: Any, **options: Any) -> None:
        known = folders()
        asked = options["themes"] or known
        if unknown := sorted(set(asked) - set(known)):
            raise CommandError(f"There is no theme {', '.join(unknown)}.")
        found: list[Problem] = [problem for name in asked for problem in problems_of(name)]
        if options["json"]:
            said = {"themes": asked, "problems": [problem.as_json() for problem in found]}
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=2))
        else:
            for problem in found:
                self.stdout.write(str(problem))
            self.stdout.write(f"{len(asked)} themes, {len(found)} problems.")
        if found:
            sys.exit(1)
