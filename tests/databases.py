"""One prepared database for all tests, and a copy of it for each test process.

Migrating and provisioning takes many seconds, CREATE DATABASE ... TEMPLATE half of one. The
template's name holds a hash of everything that goes into it, so it rebuilds itself.
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import psutil
import psycopg
from django.conf import settings
from django.db import connection, connections
from psycopg import sql

from tests import world

TEMPLATE_PREFIX = "cardfleet_tpl_"
PROCESS_PREFIX = "cardfleet_test_"
# Other working copies of the migrations may be under test on the same server.
TEMPLATES_KEPT = 3
MADE_BY = (
    "tenants/launch/services.py",
    "tenants/registry/provisioning.py",
    "storefronts/pages/provision.py",
)
WITH_MIGRATIONS = ("django", "wagtail", "django-allauth", "django-tenants", "django-taggit")

_copied_from = ""  # kept, since somebody may change a migration while the tests run

_taken_from: list[str] = []


def use_own_database() -> str:
    """Give this process a database of its own and point Django at it."""
    global _copied_from
    with _lock():
        name = f"{PROCESS_PREFIX}{os.getpid()}"
        _copied_from = template = _prepared_template()
        with _server() as server:
            _sweep(server, keep=template)
            _drop(server, name)
            _copy(server, template, name)
    _point_at(name)
    return name


def renew_own_database() -> None:
    """Throw away what tests have committed."""
    name = connection.settings_dict["NAME"]
    connections.close_all()
    with _server() as server:
        _drop(server, name)
        _copy(server, _copied_from, name)


def drop_own_database() -> None:
    name = connection.settings_dict["NAME"]
    connections.close_all()
    with _server() as server:
        _drop(server, name)


def _template_name() -> str:
    """Of all that the template is made from."""
    root = Path(settings.BASE_DIR)
    apps = [root / top for top in ("tenants", "billing", "storefronts")]
    made_from = [path for app in apps for path in app.rglob("migrations/*.py")]
    made_from += [root / path for path in MADE_BY] + [Path(world.__file__)]
    digest = hashlib.sha256()
    for path in sorted(made_from):
        digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    for package in WITH_MIGRATIONS:
        digest.update(version(package).encode())
    return TEMPLATE_PREFIX + digest.hexdigest()[:12]


def _prepared_template() -> str:
    """The template's name, built first if it is not there. Under the lock."""
    name = _template_name()
    with _server() as server:
        if _exists(server, name):
            return name
        unfinished = f"{PROCESS_PREFIX}{os.getpid()}_build"
        _drop(server, unfinished)
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
        before = connection.settings_dict["NAME"]
        _point_at(unfinished)
        try:
            world.build()
        finally:
            _point_at(before)
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        server.execute(rename.format(sql.Identifier(unfinished), sql.Identifier(name)))
    return name


def _point_at(name: str) -> None:
    connections.close_all()
    # One dictionary for all threads' connections, those of the future too.
    connections.settings["default"]["NAME"] = name
    connection.set_nowhere()  # type: ignore[attr-defined]


@contextmanager
def _lock() -> Iterator[None]:
    folder = Path(settings.VAR_DIR) / "tests"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "template.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _server() -> Iterator[psycopg.Connection]:
    parameters = {**connection.get_connection_params(), "dbname": "postgres"}
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters, autocommit=True) as server:
        yield server


def _exists(server: psycopg.Connection, name: str) -> bool:
    found = server.execute("SELECT FROM pg_database WHERE datname = %s", [name])
    return found.fetchone() is not None


def _copy(server: psycopg.Connection, template: str, name: str) -> None:
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    server.execute(copy.format(sql.Identifier(name), sql.Identifier(template)))


def _drop(server: psycopg.Connection, name: str) -> None:
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    server.execute(drop.format(sql.Identifier(name)))


def _sweep(server: psycopg.Connection, *, keep: str) -> None:
    """Drop databases whose process is gone, and templates that newer ones have replaced."""
    names = "SELECT datname FROM pg_database WHERE datname LIKE %s ORDER BY oid DESC"
    for (name,) in server.execute(names, [PROCESS_PREFIX + "%"]).fetchall():
        owner = name.removeprefix(PROCESS_PREFIX).split("_")[0]
        if not psutil.pid_exists(int(owner)):
            _drop(server, name)
    templates = [row[0] for row in server.execute(names, [TEMPLATE_PREFIX + "%"]).fetchall()]
    for name in [name for name in templates if name != keep][TEMPLATES_KEPT:]:
        _drop(server, name)
