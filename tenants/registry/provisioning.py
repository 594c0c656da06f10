"""A shop's schema in a fraction of a second: the migrated template's SQL, replayed under its name.

Migrations make one schema, ``shop_template``. Its dump (structure and first rows) is recorded in
the database; a new shop replays it. Migrating each shop costs ten seconds, replaying 0.3.
"""

import re
import subprocess
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.db.migrations.loader import MigrationLoader
from django_tenants.utils import schema_exists

from tenants.registry.context import connection, in_public
from tenants.registry.models import Shop, TemplateSnapshot

TEMPLATE = "shop_template"
# pg_dump's settings and psql's own commands have no place in a replay over a live connection.
_LEAVE_OUT = re.compile(
    r"^(SET |SELECT pg_catalog\.set_config\('search_path'|\\|CREATE SCHEMA |ALTER SCHEMA "
    r"|COMMENT ON SCHEMA |--).*$",
    re.MULTILINE,
)


@cache
def fingerprint() -> str:
    """Of all migrations that exist: a snapshot of other migrations is of another template."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return sha256(
        "\n".join(sorted(f"{a}.{n}" for a, n in loader.disk_migrations)).encode()
    ).hexdigest()


def ensure_template(*, verbosity: int = 0) -> TemplateSnapshot:
    """Migrate the template schema and record its SQL, unless that is done already."""
    with in_public():
        known = TemplateSnapshot.objects.filter(pk=fingerprint()).first()
        if known and schema_exists(TEMPLATE):
            return known
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {TEMPLATE}")
    call_command("migrate_schemas", tenant=True, schema_name=TEMPLATE, verbosity=verbosity)
    with in_public():
        snapshot, _ = TemplateSnapshot.objects.update_or_create(
            pk=fingerprint(), defaults={"sql": dump_template()}
        )
    return snapshot


def dump_template() -> str:
    """The template's structure and rows as SQL in which every name is written with its schema."""
    where = connection.get_connection_params()
    command = [str(settings.PG_DUMP), "--schema", TEMPLATE, "--no-owner", "--no-acl"]
    command += ["--inserts", "--rows-per-insert=500", "--dbname", str(where["dbname"])]
    for option in ("host", "port", "user"):
        if where.get(option):
            command += [f"--{option if option != 'user' else 'username'}", str(where[option])]
    env = {"PGPASSWORD": str(where.get("password") or ""), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"pg_dump of {TEMPLATE} failed: {done.stderr.strip()}")
    return _LEAVE_OUT.sub("", done.stdout)


def replay_sql(schema_name: str, sql: str) -> str:
    """The template's SQL for another schema. Schema names are ``[a-z0-9_]``, so plain text fits."""
    return f"CREATE SCHEMA {schema_name};\n" + re.sub(rf"\b{TEMPLATE}\b", schema_name, sql)


def provision_schema(shop: Shop) -> None:
    """Make the shop's schema from the template, whole or not at all; safe to call again.

    Must not run inside a transaction: the schema has to be visible to others when it returns.
    """
    snapshot = ensure_template()
    with in_public():
        with transaction.atomic(), connection.cursor() as cursor:
            # Two workers may carry out one launch: the second waits, then finds it done.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [shop.schema_name])
            if not schema_exists(shop.schema_name):
                cursor.execute(replay_sql(shop.schema_name, snapshot.sql))
            # A replay leaves an empty path behind it in the session on purpose: set ours again.
            connection.search_path_set_schemas = None
        shop.migrated_to = snapshot.pk
        Shop.objects.filter(pk=shop.pk).update(migrated_to=snapshot.pk)


def migrate_shop(shop: Shop, *, verbosity: int = 0) -> None:
    """Bring one shop's schema to the current migrations and record it."""
    call_command("migrate_schemas", tenant=True, schema_name=shop.schema_name, verbosity=verbosity)
    with in_public():
        Shop.objects.filter(pk=shop.pk).update(migrated_to=fingerprint())


def shops_behind() -> list[Shop]:
    """Shops whose schema is not at the current migrations; they serve nothing until it is."""
    with in_public():
        return list(
            Shop.objects.exclude(migrated_to=fingerprint())
            .exclude(status__in=[Shop.Status.LAUNCHING, Shop.Status.CLOSED])
            .order_by("created_at")
        )
