"""The limit: pgbench on ``bench/limit/hot.sql``, a sale with nothing around it.

900,000 codes over 1,000 products; claim one code of one product, write order, line and two ledger
rows in one transaction of six round trips.
"""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from bench.scratch import url_of
from config import embedded

SQL = Path(__file__).resolve().parent / "limit"
NAME = "cardfleet_limit"


@contextmanager
def limit_database() -> Iterator[str]:
    """An empty database for the yardstick; dropped at the end."""
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {NAME}")
    try:
        yield url_of(NAME)
    finally:
        with psycopg.connect(url_of("postgres"), autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def hot(url: str, *, clients: int = 8, seconds: float = 8) -> float:
    """Transactions per second of ``hot.sql``, on freshly loaded tables."""
    psql = [str(embedded.binary("psql")), "-q", "-v", "ON_ERROR_STOP=1", "-d", url]
    subprocess.run([*psql, "-f", str(SQL / "schema.sql")], check=True, capture_output=True)
    command = [str(embedded.binary("pgbench")), "-n", "-M", "prepared", "-f", str(SQL / "hot.sql")]
    command += ["-c", str(clients), "-j", "2", "-T", str(int(seconds)), url]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = re.search(r"tps = ([0-9.]+)", done.stdout)
    if found is None:
        raise RuntimeError(f"pgbench said nothing of tps: {done.stdout}")
    return float(found[1])
