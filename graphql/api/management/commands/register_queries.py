"""Queries of a client, registered for its key when the client is built."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tenants.accounts.models import ApiKey
from tenants.accounts.registered import Text, query_hash, register_queries, set_registered_only
from tenants.kernel.actor import SYSTEM
from tenants.kernel.errors import Refusal
from tenants.registry.context import in_public, in_shop
from tenants.registry.management.finding import shop_named


class Command(BaseCommand):
    help = (
        "Register the queries of files for an API key: .graphql, each file one document; .json, an"
        " Apollo persisted query manifest or an object of hash to text (Relay). Prints each hash."
        " Without --shop the key is one of the owner host."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("key", help="the key's prefix: what stands between cf_ and the secret")
        parser.add_argument("files", nargs="*", type=Path)
        parser.add_argument("--shop", help="a shop's id, domain, or schema")
        parser.add_argument("--replace", action="store_true", help="forget the key's other queries")
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--only", action="store_true", help="the key runs nothing else")
        how.add_argument("--any", action="store_true", help="the key runs every query again")

    def handle(self, *args: Any, **options: Any) -> None:
        queries = [query for path in options["files"] for query in _read(path)]
        if not options["shop"]:
            with in_public():
                return self._register(queries, options)
        shop = shop_named(options["shop"])
        with in_shop(shop):
            return self._register(queries, options, shop_id=shop.pk)

    def _register(self, queries: list[Text], options: dict[str, Any], **whose: Any) -> None:
        prefix = options["key"].removeprefix("cf_").split("_")[0]
        key = ApiKey.objects.filter(prefix=prefix, revoked_at=None).first()
        if key is None:
            raise CommandError(f"There is no key {prefix} here.")
        try:
            if queries or options["replace"]:
                rows = register_queries(
                    key=key, queries=queries, replace=options["replace"], actor=SYSTEM, **whose
                )
                for row in rows:
                    self.stdout.write(f"{row.sha256}  {row.name}")
            if options["only"] or options["any"]:
                set_registered_only(key=key, on=options["only"], actor=SYSTEM, **whose)
        except Refusal as refusal:
            steps = [int(step) for step in refusal.path or () if step.isdigit()]
            where = f" (query {steps[0] + 1} of {len(queries)})" if steps else ""
            raise CommandError(f"{refusal}{where}") from refusal


def _read(path: Path) -> list[Text]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from error
    if path.suffix != ".json":
        return [Text(text)]
    try:
        given = json.loads(text)
        if isinstance(given, dict) and isinstance(given.get("operations"), list):
            pairs = [(one["id"], one["body"], one.get("name", "")) for one in given["operations"]]
        else:
            pairs = [(sha, body, "") for sha, body in given.items()]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CommandError(f"{path}: no manifest of queries.") from error
    for sha, body, _name in pairs:
        if not isinstance(body, str) or query_hash(body) != sha:
            raise CommandError(f"{path}: {str(sha)[:80]} is not the SHA-256 of its text.")
    return [Text(body, name) for _sha, body, name in pairs]
