"""A database for the run: migrated, with one shop; dropped at the end."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from config import embedded

NAME = "cardfleet_bench"
ROOT = Path(__file__).resolve().parent.parent


def _server_url() -> str:
    return os.environ.get("BENCH_SERVER_URL") or embedded.database_url()


def url_of(name: str) -> str:
    head, _, tail = _server_url().partition("?")
    return head.rsplit("/", 1)[0] + "/" + name + (f"?{tail}" if tail else "")


def _drop(name: str) -> None:
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _base_name() -> str:
    """Of the migrations that the base is made from: another set makes another base."""
    digest = hashlib.sha256()
    for path in sorted(ROOT.glob("*/*/migrations/*.py")):
        digest.update(path.read_bytes())
    return f"cardfleet_bench_{digest.hexdigest()[:10]}"


def _make_base(base: str) -> None:
    """Migrate once into a database that every run copies, half a minute to half a second."""
    making = f"{base}_making"
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(hashtext(%s))", [base])
        if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [base]).fetchone():
            return
        server.execute(f"DROP DATABASE IF EXISTS {making} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {making}")
        command = [sys.executable, "manage.py", "migrate_platform"]
        env = {**os.environ, "DATABASE_URL": url_of(making)}
        subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
        server.execute(f"ALTER DATABASE {making} RENAME TO {base}")


@contextmanager
def scratch_database(name: str = "") -> Iterator[str]:
    """Point Django (``bench.settings``) at a fresh database; yields its URL."""
    name = name or f"{NAME}_{os.getpid()}"
    embedded.ensure_running()
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    base = _base_name()
    _make_base(base)
    _drop(name)
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {base}")
    os.environ["DATABASE_URL"] = url_of(name)
    import django

    django.setup()
    from django.db import connections

    try:
        yield os.environ["DATABASE_URL"]
    finally:
        connections.close_all()
        _drop(name)
