"""`make check`: everything that can be said of the code without running its tests.

Each check runs even when an earlier one failed, so that one run tells all.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CODE = [
    *["config", "tenants", "billing", "storefronts", "themes", "graphql/api"],
    "clients/python/src/cardfleet",
]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "only-to-check-the-settings-" + "0123456789abcdefghijklmnopqrstuvwxyz",
    "VAULT_MASTER_KEYS": "1:" + "a" * 43 + "=",
    "OWNER_HOST": "owner.example.com",
    "SHOP_HOST_SUFFIX": ".shops.example.com",
    "ALLOWED_HOSTS": "*",
    "EMAIL_URL": "smtp://mail.example.com:25",
}


def checks() -> list[tuple[str, list[str], dict[str, str]]]:
    """Name, command and extra environment of each check."""
    from config import embedded

    python = sys.executable
    servers = {
        "DATABASE_URL": os.environ.get("DATABASE_URL") or embedded.database_url(),
        "BROKER_URL": os.environ.get("BROKER_URL") or embedded.broker_url(),
        "CACHE_URL": os.environ.get("CACHE_URL") or embedded.cache_url(),
    }
    test = {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
    manage = [python, "manage.py"]
    return [
        ("lint", [str(BIN / "ruff"), "check", "-q", "."], {}),
        ("format", [str(BIN / "ruff"), "format", "--check", "-q", "."], {}),
        ("types", [str(BIN / "mypy"), *CODE], test),
        ("imports", [str(BIN / "lint-imports")], test),
        ("settings", [*manage, "check", "--fail-level", "WARNING"], test),
        (
            "production settings",
            [*manage, "check", "--deploy", "--fail-level", "WARNING"],
            {**servers, **PRODUCTION},
        ),
        ("migrations", [*manage, "makemigrations", "--check", "--dry-run"], test),
        ("published GraphQL schemas", [*manage, "graphql_schema", "--check"], test),
        ("changes of the API", [*manage, "graphql_schema", "--diff"], test),
        ("clients", [python, "scripts/build_clients.py", "--check"], {}),
        ("templates", [python, "scripts/check_templates.py"], test),
        ("themes", [*manage, "check_themes"], test),
        ("translations", [python, "scripts/messages.py", "--check"], {}),
        ("environment variables", [python, "scripts/environment.py", "--check"], {}),
    ]


def main() -> int:
    failed = []
    for name, command, extra in checks():
        begun = time.monotonic()
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **extra},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        result = "ok" if done.returncode == 0 else "FAILED"
        print(f"{name:<28} {result:<7} {time.monotonic() - begun:5.1f} s", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout, flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
