"""`launchShop`: a name becomes a shop; the same key never launches a second one."""

from decimal import Decimal

import pytest

from billing.ledger.fx import set_fx_rate
from tenants.kernel.actor import SYSTEM
from tenants.outbox.models import Job
from tenants.registry.context import in_public
from tenants.registry.models import Shop

LAUNCH = """mutation($input: LaunchShopInput!) { launchShop(input: $input) {
  shop { id name host status } errors { code field message path } } }"""
INPUT = {
    "name": "Corona Cards",
    "subdomain": "corona",
    "ownerEmail": "ann@corona.test",
    "idempotencyKey": "launch-1",
}


def launch(api, **changed):
    return api(LAUNCH, input={**INPUT, **changed}).data["launchShop"]


def shops():
    with in_public():
        return Shop.objects.count()


def test_a_launch_answers_at_once_and_queues_the_rest(owner_keyed, aurora):
    with in_public():
        set_fx_rate(base="USD", quote="CNY", rate=Decimal("7.1"), actor=SYSTEM)
    payload = launch(owner_keyed("shops"), currency="USD")
    assert payload["errors"] == []
    assert payload["shop"]["status"] == "LAUNCHING"
    assert payload["shop"]["host"] == "corona.localhost"
    with in_public():
        assert Shop.objects.get(pk=payload["shop"]["id"]).currency == "USD"
        assert Job.objects.filter(task="launch.carry_out").exists()


def test_the_same_key_answers_the_same_shop(owner_keyed, aurora):
    api = owner_keyed("shops")
    first, before = launch(api), shops()
    assert launch(api) == first
    assert shops() == before


def test_the_same_key_for_another_shop_is_a_conflict(owner_keyed, aurora):
    api = owner_keyed("shops")
    launch(api)
    before = shops()
    payload = launch(api, subdomain="other")
    assert payload["shop"] is None
    assert payload["errors"][0]["code"] == "IDEMPOTENCY_CONFLICT"
    assert shops() == before


def test_a_key_counts_for_who_used_it(owner_keyed, aurora):
    launch(owner_keyed("shops"))
    payload = launch(owner_keyed("shops", role="manager"), subdomain="other")
    assert payload["errors"][0]["code"] == "FORBIDDEN"


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"subdomain": "aurora"}, "CONFLICT", "subdomain"),
        ({"subdomain": "no_good"}, "INVALID", "subdomain"),
        ({"subdomain": "www"}, "INVALID", "subdomain"),
        ({"name": "  "}, "REQUIRED", "name"),
        ({"name": "x" * 81}, "INVALID", "name"),
        ({"ownerEmail": "nobody"}, "INVALID", "ownerEmail"),
        ({"currency": "gold"}, "INVALID", "currency"),
        ({"idempotencyKey": ""}, "REQUIRED", "idempotencyKey"),
    ],
)
def test_what_cannot_be_launched(owner_keyed, aurora, changed, code, field):
    before = shops()
    payload = launch(owner_keyed("shops"), **changed)
    assert payload["shop"] is None
    assert (payload["errors"][0]["code"], payload["errors"][0]["field"]) == (code, field)
    assert shops() == before


def test_refusals_are_told_in_the_language_of_the_request(owner_keyed, aurora):
    answer = owner_keyed("shops").post(
        {"query": LAUNCH, "variables": {"input": {**INPUT, "name": ""}}},
        HTTP_ACCEPT_LANGUAGE="zh-CN",
    )
    assert answer.data["launchShop"]["errors"][0]["message"]


def test_support_may_not_launch(owner_keyed, aurora):
    before = shops()
    payload = launch(owner_keyed("shops", role="support"))
    assert payload["errors"][0]["code"] == "FORBIDDEN"
    assert shops() == before


def test_a_session_needs_the_csrf_token(database, aurora):
    from django.conf import settings
    from django.test import Client

    from tenants.accounts.models import User
    from tests.api.conftest import Api

    client = Client(enforce_csrf_checks=True, HTTP_HOST=settings.OWNER_HOST)
    with in_public():
        client.force_login(User.objects.create_superuser("o@example.test", "x", role="owner"))
    api, before = Api(settings.OWNER_HOST, client=client), shops()
    answer = api(LAUNCH, input=INPUT)
    assert answer.status == 403
    assert answer.code == "FORBIDDEN"
    assert shops() == before
    client.cookies["csrftoken"] = token = "a" * 32
    answer = api.post({"query": LAUNCH, "variables": {"input": INPUT}}, HTTP_X_CSRFTOKEN=token)
    assert answer.data["launchShop"]["errors"] == []
