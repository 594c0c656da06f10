"""The cast and the stage.

`db` (or `@pytest.mark.django_db`) wraps a test in a transaction that is undone. A test that
commits, with threads, processes or faults, takes `fresh_database` instead: a copy of its own. Never
use `transaction=True`: it empties tables that every test needs.
"""

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import redis
from django.conf import settings
from django.test import Client
from django.utils import translation

from config import embedded

embedded.ensure_running()

from tenants.registry.context import in_shop, leave  # noqa: E402
from tests import databases, world  # noqa: E402
from tests.memory import forget_everything  # noqa: E402
from tests.site import Site, serve  # noqa: E402

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def pytest_make_parametrize_id(val: object) -> str | None:
    """The same name in every process for a test whose parameter holds a new identifier."""
    return UUID.sub("id", str(val)) if UUID.search(str(val)) else None


# ---------------------------------------------------------------- databases and caches


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        databases.use_own_database()
    yield
    with django_db_blocker.unblock():
        databases.drop_own_database()


@pytest.fixture
def fresh_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """For tests that commit: a database as the template has it, thrown away afterwards."""
    with django_db_blocker.unblock():
        yield
        databases.renew_own_database()


@pytest.fixture
def database(request: pytest.FixtureRequest) -> None:
    """Whichever of the two the test has asked for, so that the cast fits both."""
    wanted = "fresh_database" if "fresh_database" in request.fixturenames else "db"
    request.getfixturevalue(wanted)


@pytest.fixture(autouse=True)
def _nothing_left_over(django_db_blocker: Any) -> Iterator[None]:
    """Each test begins with nothing remembered and ends outside of every shop."""
    with redis.Redis.from_url(settings.CACHE_URL) as cache:
        cache.flushdb()
    forget_everything()
    translation.deactivate()  # a request of an earlier test may have left its language
    yield
    with django_db_blocker.unblock():
        leave()


@pytest.fixture(scope="session")
def process_environment(django_db_setup: None) -> dict[str, str]:
    """The environment for a process that a test starts: same database, cache, keys and files."""
    from django.db import connection

    from config.settings import lease

    database = connection.settings_dict
    url = os.environ.get("DATABASE_URL") or embedded.database_url()
    head, _, tail = url.partition("?")
    address = head.rsplit("/", 1)[0] + "/" + database["NAME"] + (f"?{tail}" if tail else "")
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": address,
        lease.VARIABLE: str(settings.LEASE.number),
    }


@pytest.fixture
def site(fresh_database: None, process_environment: dict[str, str]) -> Iterator[Site]:
    """The web server of this test, over its own database: `site.url(aurora, "/en/")`."""
    with serve(process_environment) as site:
        yield site


# ---------------------------------------------------------------- shops


@pytest.fixture
def aurora(database: None) -> Any:
    return _shop("aurora")


@pytest.fixture
def borealis(database: None) -> Any:
    return _shop("borealis")


def _shop(name: str) -> Any:
    from tenants.registry.context import in_public
    from tenants.registry.models import Shop

    with in_public():
        return Shop.objects.get(schema_name=name)


@pytest.fixture
def in_aurora(aurora: Any) -> Iterator[Any]:
    """The test's body runs inside the shop aurora."""
    with in_shop(aurora):
        yield aurora


# ---------------------------------------------------------------- people
# Made inside the shop aurora. `seller` runs it, `buyer` has an account there, `outsider` has one
# in borealis only.

PASSWORD = "correct horse battery"


def _person(shop: Any, name: str, **fields: Any) -> Any:
    from tenants.accounts.models import User

    with in_shop(shop):
        return User.objects.create_user(f"{name}@example.test", PASSWORD, **fields)


@pytest.fixture
def seller(aurora: Any) -> Any:
    return _person(aurora, "seller", is_staff=True, is_superuser=True)


@pytest.fixture
def buyer(aurora: Any) -> Any:
    return _person(aurora, "buyer")


@pytest.fixture
def outsider(borealis: Any) -> Any:
    return _person(borealis, "outsider")


# ---------------------------------------------------------------- browsers


@pytest.fixture
def client_for(database: None) -> Callable[..., Client]:
    """`client_for(shop)`: a browser on the shop's host; `client_for(shop, user)`: signed in."""

    def make(shop: Any, user: Any = None) -> Client:
        client = Client(HTTP_HOST=world.host_of(shop.schema_name))
        if user is not None:
            with in_shop(shop):
                client.force_login(user)
        return client

    return make


@pytest.fixture
def owner_client(database: None) -> Client:
    """A signed-in owner on the owner host."""
    from tenants.accounts.models import User
    from tenants.registry.context import in_public

    client = Client(HTTP_HOST=settings.OWNER_HOST)
    with in_public():
        owner = User.objects.create_superuser("owner@example.test", PASSWORD, role="owner")
        client.force_login(owner)
    return client
