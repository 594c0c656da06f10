"""Supply and its keys are the platform's: these tests run where the owner host does."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from tenants.registry.context import in_public
from tenants.vault import forget


@pytest.fixture(autouse=True)
def _on_the_owner_host() -> Iterator[None]:
    forget()
    # Messages are asserted on in the language of the source.
    with in_public(), translation.override("en"):
        yield
    forget()
