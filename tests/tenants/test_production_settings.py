"""Production refuses to start without its secrets, and says which are missing."""

import os
import subprocess
import sys

from django.conf import settings

COMPLETE = {
    "DATABASE_URL": "postgresql://u:p@db.internal/cardfleet",
    "BROKER_URL": "redis://broker.internal:6379/0",
    "SECRET_KEY": "x9" * 40 + "Zq-!",
    "VAULT_MASTER_KEYS": "1:" + "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=",
    "OWNER_HOST": "cardfleet.example",
    "SHOP_HOST_SUFFIX": ".shops.example",
    "ALLOWED_HOSTS": "*",
    "EMAIL_URL": "smtp://mail.internal:25",
}


def run(*command: str, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "PYTHONPATH", "LANG")}
    clean |= env | {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_missing_variable_is_named():
    done = run("-c", "import django; django.setup()")
    assert done.returncode != 0
    for name in COMPLETE:
        assert name in done.stderr


def test_one_missing_variable_is_the_only_one_named():
    env = {k: v for k, v in COMPLETE.items() if k != "VAULT_MASTER_KEYS"}
    done = run("-c", "import django; django.setup()", **env)
    assert "VAULT_MASTER_KEYS" in done.stderr
    assert "BROKER_URL" not in done.stderr.splitlines()[-1]


def test_the_deployment_check_is_clean():
    program = (
        "import django; django.setup();"
        "from django.core.management import call_command;"
        "call_command('check', deploy=True, fail_level='WARNING')"
    )
    done = run("-c", program, **COMPLETE)
    assert done.returncode == 0, done.stderr
