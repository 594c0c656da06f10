"""What the layout promises: import rules, the two lists of apps, the name `graphql`."""

import subprocess
import sys
from pathlib import Path

import graphql
from django.apps import apps as installed
from django.conf import settings

from config.settings import apps
from scripts import environment

ROOT = Path(settings.BASE_DIR)


def test_the_folder_graphql_does_not_hide_the_package() -> None:
    assert "site-packages" in graphql.__file__
    assert not (ROOT / "graphql" / "__init__.py").exists()


def test_an_app_is_in_one_schema_only_but_for_the_short_list() -> None:
    both = set(settings.SHARED_APPS) & set(settings.TENANT_APPS)
    assert both == set(apps.EVERYWHERE)
    assert set(apps.EVERYWHERE) == {
        "django.contrib.auth",
        "django.contrib.sessions",
        "allauth",
        "allauth.account",
        "allauth.mfa",
        "tenants.accounts",
    }
    assert "django.contrib.contenttypes" not in settings.TENANT_APPS


def test_apps_without_tables_have_none() -> None:
    """A table of theirs would be public, and so read by every shop."""
    for name in apps.WITHOUT_TABLES:
        label = name.rsplit(".", 1)[-1]
        config = next(c for c in installed.get_app_configs() if name in (c.name, c.label, label))
        assert not [model for model in config.get_models() if model._meta.managed], name


def test_the_import_rules_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"],
        cwd=ROOT,
        env={
            "PYTHONPATH": f"{ROOT}:{ROOT / 'graphql'}",
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_example_tells_of_every_environment_variable_and_of_no_other() -> None:
    assert environment.told_in_the_example() == set(environment.read_by_the_code())
