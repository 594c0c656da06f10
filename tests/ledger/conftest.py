"""The ledger lies in the public schema: its tests stand there."""

from collections.abc import Iterator

import pytest

from billing.ledger.posting import forget_accounts
from tenants.registry.context import in_public


@pytest.fixture
def public(database: None) -> Iterator[None]:
    forget_accounts()
    with in_public():
        yield
