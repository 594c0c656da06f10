"""A database for the run: migrated, with one shop; dropped at the end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from config import embedded

NAME = "cardfleet_bench"


def _server_url() -> str:
    return os.environ.get("BENCH_SERVER_URL") or embedded.database_url()


def url_of(name: str) -> str:
    head, _, tail = _server_url().partition("?")
    return head.rsplit("/", 1)[0] + "/" + name + (f"?{tail}" if tail else "")


def _drop(name: str) -> None:
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def scratch_database(name: str = NAME) -> Iterator[str]:
    """Point Django (``bench.settings``) at a fresh database; yields its URL."""
    embedded.ensure_running()
    _drop(name)
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    os.environ["DATABASE_URL"] = url_of(name)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from tenants.registry import provisioning

    call_command("migrate_schemas", shared=True, verbosity=0, interactive=False)
    provisioning.ensure_template()
    try:
        yield os.environ["DATABASE_URL"]
    finally:
        connections.close_all()
        _drop(name)
