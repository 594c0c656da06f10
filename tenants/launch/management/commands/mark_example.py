"""Which shops the landing page shows to everybody."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tenants.audit import record
from tenants.kernel.actor import SYSTEM
from tenants.launch.models import ExampleShop
from tenants.launch.names import shop_domain
from tenants.registry.context import in_public
from tenants.registry.models import Domain


class Command(BaseCommand):
    help = "Show a shop on the landing page as an example; --remove takes it from there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("subdomain", help="the shop's name under the platform's domain")
        parser.add_argument("--sort", type=int, default=0, help="its place among the examples")
        parser.add_argument("--remove", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        with in_public():
            host = shop_domain(options["subdomain"])
            domain = Domain.objects.filter(domain=host).select_related("tenant").first()
            if domain is None:
                raise CommandError(f"there is no shop at {host}")
            shop = domain.tenant
            if options["remove"]:
                ExampleShop.objects.filter(shop=shop).delete()
            else:
                ExampleShop.objects.update_or_create(shop=shop, defaults={"sort": options["sort"]})
            record(
                actor=SYSTEM,
                action="example.removed" if options["remove"] else "example.marked",
                target=f"shop:{shop.pk}",
                shop_id=shop.pk,
            )
        self.stdout.write(f"{shop.name}: {'no example' if options['remove'] else 'an example'}")
