"""schemathesis against the running server: whatever fits a schema gets an answer, never a 5xx and
never an error that tells of our insides."""

import json
from typing import Any

import pytest
import schemathesis
from django.conf import settings as django_settings
from graphql import StringValueNode
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tenants.accounts.models import User
from tenants.accounts.services import OWNER_SCOPES, SHOP_SCOPES, create_api_key
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_public, in_shop
from tests.api.shelves import shelf
from tests.world import host_of

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
EXAMPLES = 6
INSIDES = ("Traceback", "psycopg", "django.", "SELECT ", "site-packages")
TEXTS = {
    "DateTime": ("2026-11-05T12:00:00Z", "0001-01-01T00:00:00Z", "yesterday", ""),
    "Date": ("2026-11-05", "9999-12-31", "0000-00-00"),
    "JSON": ("{}", "x" * 300, "{{ settings.SECRET_KEY }}"),
}
for name, texts in TEXTS.items():
    nodes = [StringValueNode(value=text) for text in texts]
    schemathesis.graphql.scalar(name, st.sampled_from(nodes))


@pytest.fixture
def keys(aurora: Any) -> dict[str, str]:
    """A key that may everything, of each schema."""
    with in_shop(aurora):
        seller = User.objects.create_user("all@example.test", is_staff=True, role="owner")
        shop = create_api_key(user=seller, name="all", scopes=SHOP_SCOPES, actor=SYSTEM)[1]
    with in_public():
        owner = User.objects.create_user("all@owner.test", is_staff=True, role="owner")
        platform = create_api_key(user=owner, name="all", scopes=OWNER_SCOPES, actor=SYSTEM)[1]
    return {"shop": shop, "owner": platform}


@pytest.mark.parametrize("which", ["shop", "owner"])
@pytest.mark.parametrize("who", ["outsider", "key"])
def test_whatever_fits_the_schema_is_answered(which, who, site, aurora, keys):
    shelf(3)
    host = host_of("aurora") if which == "shop" else django_settings.OWNER_HOST
    headers = {"Host": f"{host}:{site.port}", "Accept-Language": "en"}
    if who == "key":
        headers["Authorization"] = f"Bearer {keys[which]}"
    path = django_settings.BASE_DIR / "graphql" / f"{which}.graphql"
    api = schemathesis.graphql.from_path(path)
    api.config.update(base_url=f"http://127.0.0.1:{site.port}/graphql/")
    asked = answered = 0
    for found in api.get_all_operations():
        operation = found.ok()
        statuses = _try(operation, headers, site.port)
        asked += len(statuses)
        answered += statuses.count(200)
    assert asked > EXAMPLES
    assert answered > asked / 4  # most of it ran: the limits did not refuse all


def _try(operation: Any, headers: dict[str, str], port: int) -> list[int]:
    statuses: list[int] = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def run(case: Any) -> None:
        response = case.call(
            base_url=f"http://127.0.0.1:{port}/graphql/", headers=headers, timeout=60
        )
        statuses.append(response.status_code)
        told = f"{operation.label}\n{case.body}\n{response.status_code} {response.text[:2_000]}"
        assert response.status_code < 500, told
        body = json.loads(response.text)
        codes = [error["extensions"]["code"] for error in body.get("errors", ())]
        assert "INTERNAL" not in codes, told
        assert all(codes), told
        assert not any(inside in response.text for inside in INSIDES), told

    run()
    return statuses
