"""What the demo keeps under var/: what it publishes, and how all of it is dropped."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import psycopg
import redis
from psycopg import sql

from config import embedded

CHECKOUT = Path(__file__).resolve().parent.parent.parent
VAR = CHECKOUT / "var"
LOGS = VAR / "log"
# Written by the command seed_demo: {"owner": {"host", "email", "password", "api_key"},
# "entrepreneur": {"email", "password"}, "shops": [{"name", "host",
# "staff": {"email", "password", "api_key"}, "shopper": {"email", "password"},
# "api_key": the shopper's}, ...]}.
PEOPLE = VAR / "demo-people.json"
PUBLISHED = VAR / "demo.json"


def publish(port: int) -> dict[str, Any]:
    """Write var/demo.json from what the seed made and the port of this run."""
    people = json.loads(PEOPLE.read_text())
    owner, shops = people["owner"], people["shops"]
    published = {
        "owner": {**addresses(owner.pop("host"), port), **owner},
        # On the owner's host, too: whose shops they are.
        "entrepreneur": people["entrepreneur"],
        "shops": [{**addresses(shop.pop("host"), port), **shop} for shop in shops],
    }
    unfinished = PUBLISHED.with_suffix(".part")
    unfinished.write_text(json.dumps(published, ensure_ascii=False, indent=2) + "\n")
    unfinished.replace(PUBLISHED)
    return published


def addresses(host: str, port: int) -> dict[str, str]:
    url = f"http://{host}:{port}"
    return {"url": f"{url}/", "console": f"{url}/console/", "graphql": f"{url}/graphql/"}


def reset() -> None:
    """Drop the demo's database, files and caches."""
    embedded.ensure_running()
    url = os.environ.get("DATABASE_URL") or embedded.database_url()
    name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
    with psycopg.connect(url, dbname="postgres", autocommit=True) as server:
        quoted = sql.Identifier(str(name))
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        server.execute(drop.format(quoted))
        server.execute(sql.SQL("CREATE DATABASE {}").format(quoted))
    if not os.environ.get("BROKER_URL"):
        for number in (0, 1):
            with redis.Redis.from_url(embedded.cache_url(number)) as cache:
                cache.flushdb()
    for folder in ("media", "private", "mail"):
        shutil.rmtree(VAR / folder, ignore_errors=True)
    for path in (PEOPLE, PUBLISHED):
        path.unlink(missing_ok=True)
    if not in_use_by_others():
        embedded.stop()
    print("The demo's data are gone.")


def in_use_by_others() -> bool:
    """Whether tests or a shell of somebody else are connected to the embedded PostgreSQL."""
    try:
        with psycopg.connect(embedded.database_url("postgres"), connect_timeout=3) as server:
            others = server.execute(
                "SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' "
                "AND pid <> pg_backend_pid() LIMIT 1"
            )
            return others.fetchone() is not None
    except psycopg.OperationalError:
        return False
