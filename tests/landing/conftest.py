"""The owner host: goods in the catalogue, an entrepreneur, and people's mail."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.test import Client

from tenants.accounts.models import User
from tenants.landing.models import EmailProof
from tenants.landing.proofs import digits_of
from tenants.registry.context import in_public
from tests.conftest import PASSWORD
from tests.factories.catalogue import CategoryFactory, ProductFactory, make_denomination


@pytest.fixture
def visitor(database: None) -> Client:
    return Client(HTTP_HOST=settings.OWNER_HOST)


@pytest.fixture
def maker(database: None) -> Any:
    """Signed up on the owner host; no staff of the platform."""
    with in_public():
        user = User.objects.create_user("maker@example.test", PASSWORD)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user


@pytest.fixture
def maker_client(maker: Any) -> Client:
    client = Client(HTTP_HOST=settings.OWNER_HOST)
    with in_public():
        client.force_login(maker)
    return client


@pytest.fixture
def goods(database: None) -> None:
    """Two categories, each with a card that costs ten yuan."""
    with in_public():
        for slug, zh, en in (("games", "游戏点卡", "Game cards"), ("video", "视频会员", "Video")):
            category = CategoryFactory(slug=slug, name_zh=zh, name_en=en)
            product = ProductFactory(category=category, slug=f"{slug}-card")
            make_denomination(wholesale="10", product=product)


def code_for(email: str) -> str:
    with in_public():
        return digits_of(EmailProof.objects.filter(email=email).latest("created_at").pk)


def fill_in(client: Client, **changes: str) -> Any:
    """All four steps; the answer to the last."""
    name = {"name": "Cirrus Cards", "subdomain": "cirrus"}
    goods = {"sell": ["games"], "markup-games": "20", "markup-video": "8"}
    details = {"currency": "CNY", "locale": "en", "support_email": "", "support_contact": ""}
    steps = [name, {"look": "folio:paper"}, goods, details]
    for number, fields in enumerate(steps, 1):
        fields |= {key: value for key, value in changes.items() if key in fields}
        answer = client.post(f"/en/start/{number}/", fields)
        assert answer.status_code == 302, answer.content.decode()
    return answer
