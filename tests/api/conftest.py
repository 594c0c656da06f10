"""A client that speaks GraphQL, and the people who use it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from api.keys import ring
from api.options import options
from api.streams import serving
from api.views import OWNER_FACE, SHOP_FACE
from tenants.kernel import versions
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_public, in_shop
from tests.world import host_of

JSON = "application/json"


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Each test begins with an API that has seen nothing."""
    forget()


def forget() -> None:
    ring.forget()
    serving.forget()
    options.cache_clear()
    for face in (SHOP_FACE, OWNER_FACE):
        face.__dict__.pop("options", None)
        for remembered in (
            "documents",
            "answers",
            "by_address",
            "by_key",
            "points",
            "address_points",
            "persisted",
        ):
            face.__dict__.pop(remembered, None)
        face.stamps.known.clear()


def caught_up() -> None:
    """What a commit would make stale is forgotten: a test's transaction never ends in one."""
    versions.cache.clear()
    forget()


@dataclass
class Answer:
    """What came back."""

    status: int
    body: dict[str, Any]
    headers: Any

    @property
    def data(self) -> Any:
        assert "errors" not in self.body, self.body["errors"]
        return self.body["data"]

    @property
    def errors(self) -> list[dict[str, Any]]:
        return self.body["errors"]

    @property
    def code(self) -> str:
        """Of the first error."""
        return self.errors[0]["extensions"]["code"]


class Api:
    """One caller on one host."""

    def __init__(self, host: str, *, key: str = "", client: Client | None = None) -> None:
        self.client = client or Client()
        self.client.defaults["HTTP_HOST"] = host
        self.key = key

    def __call__(self, query: str, /, **variables: Any) -> Answer:
        return self.post({"query": query, "variables": variables})

    def post(self, body: Any, *, content_type: str = JSON, **headers: str) -> Answer:
        raw = body if isinstance(body, bytes | str) else json.dumps(body)
        response = self.client.post(
            "/graphql/", raw, content_type=content_type, **self._headers(headers)
        )
        return _answer(response)

    def get(self, **parameters: str) -> Answer:
        return _answer(self.client.get("/graphql/", parameters, **self._headers({})))

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        bearer = {"HTTP_AUTHORIZATION": f"Bearer {self.key}"} if self.key else {}
        return {"HTTP_ACCEPT_LANGUAGE": "en", **bearer, **more}


def _answer(response: Any) -> Answer:
    body = json.loads(response.content) if response.content else {}
    return Answer(response.status_code, body, response.headers)


@pytest.fixture
def outside(aurora: Any) -> Api:
    """Nobody in particular, on aurora's host."""
    return Api(host_of("aurora"))


@pytest.fixture
def signed_in(aurora: Any, client_for: Callable[..., Client]) -> Callable[[Any], Api]:
    """`signed_in(buyer)`: by session, on aurora's host."""
    return lambda user: Api(host_of("aurora"), client=client_for(aurora, user))


@pytest.fixture
def key_for(aurora: Any) -> Callable[..., str]:
    """`key_for(buyer, "orders", "spend")`: an API key of aurora."""

    def make(user: Any, *scopes: str, shop: Any = aurora, **options: Any) -> str:
        from tenants.accounts.services import create_api_key

        with in_shop(shop):
            return create_api_key(user=user, name="test", scopes=scopes, actor=SYSTEM, **options)[1]

    return make


@pytest.fixture
def keyed(key_for: Callable[..., str]) -> Callable[..., Api]:
    """`keyed(buyer, "orders")`: a program with a key, on aurora's host."""
    return lambda user, *scopes: Api(host_of("aurora"), key=key_for(user, *scopes))


@pytest.fixture
def staff(aurora: Any, signed_in: Callable[[Any], Api], key_for: Callable[..., str]) -> Any:
    """`staff("support")`: of aurora's, by session; `staff("owner", "refunds")`: by a key."""

    def make(role: str, *scopes: str) -> Api:
        person = member(aurora, role)
        if not scopes:
            return signed_in(person)
        return Api(host_of("aurora"), key=key_for(person, *scopes))

    return make


def member(shop: Any, role: str) -> Any:
    """Somebody of that role in the shop's staff."""
    from tenants.accounts.models import User

    with in_shop(shop):
        return User.objects.get_or_create(
            email=f"{role}@shop.test", defaults={"is_staff": True, "role": role}
        )[0]


@pytest.fixture
def owner_api(owner_client: Client) -> Api:
    return Api(settings.OWNER_HOST, client=owner_client)


@pytest.fixture
def owner_keyed(database: None) -> Callable[..., Api]:
    """`owner_keyed("shops", role="support")`: a key of somebody on the owner host."""
    from tenants.accounts.models import User
    from tenants.accounts.services import create_api_key

    def make(*scopes: str, role: str = "owner", staff: bool = True) -> Api:
        with in_public():
            user = User.objects.create_user(f"{role}@owner.test", is_staff=staff, role=role)
            key = create_api_key(user=user, name="test", scopes=scopes, actor=SYSTEM)[1]
        return Api(settings.OWNER_HOST, key=key)

    return make


@pytest.fixture
def audited() -> Callable[[str], list[Any]]:
    """`audited("api_key.refused")`: the events of that kind."""
    from tenants.audit.models import AuditEvent

    def events(action: str) -> list[Any]:
        with in_public():
            return list(AuditEvent.objects.filter(action=action).order_by("id"))

    return events


@pytest.fixture
def web(database: None) -> Client:
    """Somebody on the owner host with nothing but an address."""
    return Client(HTTP_HOST=settings.OWNER_HOST)


@pytest.fixture
def live(site: Any, aurora: Any, buyer: Any) -> dict[str, str]:
    """The environment of a program that talks to the real server of this test."""
    from tests.api.live import variables_of

    return variables_of(site, aurora, buyer=buyer, boss=member(aurora, "owner"))
