"""Draw the pictures of the demo's products into the catalogue's static files."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from tenants.catalogue.art import plate
from tenants.launch.demo.goods import all_goods


def drawings() -> dict[str, str]:
    """File name -> SVG, for every product and for one without a picture."""
    drawn = {
        f"{goods.slug}.svg": plate(
            name=goods.slug, mark=goods.mark, look=goods.category, region=goods.region
        )
        for goods in all_goods()
    }
    return drawn | {"plain.svg": plate(name="plain", mark="", look="")}


def folder() -> Path:
    return Path(apps.get_app_config("catalogue").path) / "static" / "catalogue" / "plates"


class Command(BaseCommand):
    help = "Draw the demo's product pictures; --check says whether the drawn ones are current."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted, place = drawings(), folder()
        if options["check"]:
            stale = [name for name, svg in wanted.items() if _read(place / name) != svg]
            if stale:
                raise CommandError(f"run draw_plates: {', '.join(sorted(stale))}")
            return
        place.mkdir(parents=True, exist_ok=True)
        for name, svg in wanted.items():
            (place / name).write_text(svg, encoding="utf-8")
        self.stdout.write(f"{len(wanted)} plates in {place}")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
