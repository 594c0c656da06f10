"""An API key from the command line: of a shop, or of the owner host."""

from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tenants.accounts.models import User
from tenants.accounts.services import OWNER_SCOPES, SHOP_SCOPES, create_api_key
from tenants.kernel.actor import SYSTEM
from tenants.kernel.errors import Refusal
from tenants.kernel.money import Money
from tenants.registry.context import in_public, in_shop
from tenants.registry.management.finding import shop_named
from tenants.registry.models import Shop


class Command(BaseCommand):
    help = "Make an API key and print it, this once. Without --shop it is one of the owner host."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the account that the key acts for")
        parser.add_argument("--shop", help="a shop's id, domain, or schema")
        parser.add_argument("--name", default="command line")
        parser.add_argument(
            "--scope", action="append", dest="scopes", help="may be repeated; all but staff"
        )
        parser.add_argument("--address", action="append", dest="addresses", default=[])
        parser.add_argument("--days", type=int, help="how long it is valid; always, if not given")
        parser.add_argument(
            "--daily-cap", help="the most it may spend in a day, in the shop's currency: 500.00"
        )
        parser.add_argument(
            "--signing",
            choices=("optional", "required"),
            help="requests are signed: also prints the signing secret",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["shop"]:
            if options["daily_cap"]:
                raise CommandError("Only a shop's key spends: --daily-cap needs --shop.")
            with in_public():
                return self._make(OWNER_SCOPES, options)
        shop = shop_named(options["shop"])
        with in_shop(shop):
            return self._make(SHOP_SCOPES, options, shop)

    def _make(
        self, known: Sequence[str], options: dict[str, Any], shop: Shop | None = None
    ) -> None:
        scopes = options["scopes"] or [scope for scope in known if scope != "staff"]
        if wrong := set(scopes) - set(known):
            raise CommandError(f"Unknown: {', '.join(sorted(wrong))}. There are {', '.join(known)}")
        user = User.objects.filter(email__iexact=options["email"], is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody here has the address {options['email']}.")
        days = options["days"]
        try:
            key, text = create_api_key(
                user=user,
                name=options["name"],
                scopes=scopes,
                addresses=options["addresses"],
                expires_at=timezone.now() + timedelta(days=days) if days is not None else None,
                actor=SYSTEM,
                shop_id=shop.pk if shop else None,
                daily_cap_minor=_cap(options["daily_cap"], shop),
                signing=options["signing"] or "",
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(text)
        if key.signing_secret:
            self.stdout.write(key.signing_secret)


def _cap(text: str | None, shop: Shop | None) -> int | None:
    if not text or shop is None:
        return None
    try:
        return Money.of(Decimal(text), shop.currency).minor
    except ArithmeticError as error:
        raise CommandError(f"{text} is not an amount such as 500.00.") from error
