from collections.abc import Iterator

import pytest

from tenants.registry.context import in_public


@pytest.fixture
def public(db: None) -> Iterator[None]:
    """Where the catalogue lives."""
    with in_public():
        yield
