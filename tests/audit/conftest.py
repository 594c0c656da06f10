"""The trail lies in the public schema: its tests stand there."""

from collections.abc import Iterator

import pytest

from tenants.registry.context import in_public


@pytest.fixture
def public(database: None) -> Iterator[None]:
    with in_public():
        yield


@pytest.fixture(autouse=True)
def _an_empty_trail(public: None) -> None:
    """What the making of the test's shops has recorded is not the test's matter."""
    from tenants.kernel import sql

    sql.run("SET session_replication_role = replica")
    sql.run("DELETE FROM public.audit_auditevent")
    sql.run("SET session_replication_role = origin")
