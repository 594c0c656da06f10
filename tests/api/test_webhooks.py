"""Webhooks over the API: who may, what is answered, and how many queries it takes."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from storefronts.webhooks.events import News, tell
from storefronts.webhooks.handing_out import hand_out
from storefronts.webhooks.models import Delivery, Endpoint
from tenants.kernel.ids import new_id
from tenants.registry.context import in_public, in_shop
from tests.api.conftest import Api
from tests.webhooks.receiver import Receiver, receiving

CREATE = """
mutation($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  endpoint { id url kinds state description counts { waiting delivered failed } }
  secret errors { code field message } } }
"""
LIST = """
query($first: Int, $after: String) { webhookEndpoints(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor }
  edges { node { id url state pauseReason failingSince counts { delivered failed } } } } }
"""
LOG = """
query($filter: WebhookDeliveryFilter, $first: Int, $after: String) {
  webhookDeliveries(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id messageId kind version data happenedAt state tries nextTryAt lastStatus
      lastError endpoint { url counts { waiting } } attempts { status error answer } } } } }
"""
FIELDS = {"url": "https://example.com/hooks", "kinds": ["ORDER_PAID", "STOCK_CHANGED"]}


def mutation(name: str, selects: str, input_type: str) -> str:
    return (
        f"mutation($input: {input_type}!) {{ {name}(input: $input) "
        f"{{ {selects} errors {{ code field }} }} }}"
    )


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one


@pytest.fixture
def manager(aurora: Any) -> Any:
    from tenants.accounts.models import User

    with in_shop(aurora):
        return User.objects.create_user("manager@shop.test", is_staff=True, role="manager")


@pytest.fixture
def api(manager: Any, keyed: Callable[..., Api]) -> Api:
    """A manager's key with the scope."""
    return keyed(manager, "webhooks")


@pytest.fixture
def made(api: Api) -> dict[str, Any]:
    return api(CREATE, input=FIELDS).data["createWebhookEndpoint"]["endpoint"]


def events(shop: Any, count: int) -> list[Delivery]:
    """So many events, handed out."""
    with in_shop(shop):
        ids = [new_id() for _ in range(count)]
        news = [
            News("order.paid", one, {"order": {"number": f"N-{n}"}}) for n, one in enumerate(ids)
        ]
        tell(shop_id=shop.pk, at=timezone.now(), news=news)
        hand_out(shop_id=shop.pk, object_ids=ids)
        return list(Delivery.objects.order_by("id"))


# ---------------------------------------------------------------- endpoints


def test_an_endpoint_is_made_listed_changed_paused_resumed_and_removed(api: Api) -> None:
    answer = api(CREATE, input={**FIELDS, "description": "Books"}).data["createWebhookEndpoint"]
    assert answer["errors"] == []
    assert answer["secret"].startswith("whsec_")
    endpoint = answer["endpoint"]
    assert (endpoint["kinds"], endpoint["state"]) == (["ORDER_PAID", "STOCK_CHANGED"], "ACTIVE")
    listed = api(LIST).data["webhookEndpoints"]
    assert [edge["node"]["id"] for edge in listed["edges"]] == [endpoint["id"]]
    assert listed["totalCount"] == 1

    def does(name: str, **more: Any) -> Any:
        kind = "UpdateWebhookEndpointInput" if name[:6] == "update" else "WebhookEndpointInput"
        query = mutation(name, "endpoint { kinds url state pauseReason }", kind)
        return api(query, input={"endpoint": endpoint["id"], **more}).data[name]["endpoint"]

    assert does("updateWebhookEndpoint", kinds=["ORDER_HELD"])["kinds"] == ["ORDER_HELD"]
    assert does("updateWebhookEndpoint", url="https://example.org/x")["url"][-5:] == "org/x"
    paused = does("pauseWebhookEndpoint")
    assert (paused["state"], paused["pauseReason"]) == ("PAUSED", "BY_HAND")
    assert does("resumeWebhookEndpoint")["state"] == "ACTIVE"
    delete = mutation("deleteWebhookEndpoint", "deleted", "WebhookEndpointInput")
    gone = api(delete, input={"endpoint": endpoint["id"]}).data["deleteWebhookEndpoint"]
    assert gone == {"deleted": True, "errors": []}
    again = api(delete, input={"endpoint": endpoint["id"]}).data["deleteWebhookEndpoint"]
    assert (again["deleted"], again["errors"][0]["code"]) == (False, "NOT_FOUND")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"url": "https://169.254.169.254/"}, "INVALID", "url"),
        ({"url": "http://example.com/"}, "INVALID", "url"),
        ({"kinds": []}, "REQUIRED", "kinds"),
        ({"kinds": ["PING"]}, "INVALID", "kinds"),
    ],
)
def test_what_cannot_be_is_an_error_with_its_field(
    api: Api, aurora: Any, changes: dict[str, Any], code: str, field: str
) -> None:
    answer = api(CREATE, input={**FIELDS, **changes}).data["createWebhookEndpoint"]
    assert [(e["code"], e["field"]) for e in answer["errors"]] == [(code, field)]
    assert answer["secret"] is None
    with in_shop(aurora):
        assert not Endpoint.objects.exists()


def test_a_repeated_call_makes_one_endpoint_and_tells_the_secret_once(api: Api) -> None:
    given = {**FIELDS, "idempotencyKey": "hook-1"}
    first = api(CREATE, input=given).data["createWebhookEndpoint"]
    second = api(CREATE, input=given).data["createWebhookEndpoint"]
    assert first["endpoint"]["id"] == second["endpoint"]["id"]
    assert (bool(first["secret"]), second["secret"]) == (True, None)
    other = api(CREATE, input={**given, "url": "https://example.org/"})
    assert other.data["createWebhookEndpoint"]["errors"][0]["code"] == "IDEMPOTENCY_CONFLICT"


def test_a_secret_is_rotated_with_an_overlap(api: Api, aurora: Any, made: dict[str, Any]) -> None:
    query = mutation("rotateWebhookSecret", "secret", "RotateWebhookSecretInput")
    given = {"endpoint": made["id"], "overlapHours": 2}
    assert api(query, input=given).data["rotateWebhookSecret"]["secret"].startswith("whsec_")
    bad = api(query, input={**given, "overlapHours": 169}).data["rotateWebhookSecret"]
    assert bad["errors"] == [{"code": "INVALID", "field": "overlapHours"}]
    with in_shop(aurora):
        (ending,) = Endpoint.objects.get().secrets.exclude(ends_at=None)
    assert ending.ends_at - timezone.now() < timedelta(hours=2)


# ---------------------------------------------------------------- who may


@pytest.mark.parametrize(
    ("role", "scopes", "code"),
    [
        ("owner", ["webhooks"], None),
        ("manager", ["webhooks"], None),
        ("manager", ["staff", "orders", "catalogue"], "FORBIDDEN"),
        ("finance", ["webhooks"], "FORBIDDEN"),
        ("support", ["webhooks"], "FORBIDDEN"),
        ("editor", ["webhooks"], "FORBIDDEN"),
        ("", ["webhooks"], "FORBIDDEN"),
    ],
)
def test_only_owner_and_manager_may_and_a_key_needs_the_scope(
    aurora: Any, keyed: Callable[..., Api], role: str, scopes: list[str], code: str | None
) -> None:
    from tenants.accounts.models import User

    with in_shop(aurora):
        person = User.objects.create_user("one@shop.test", is_staff=bool(role), role=role)
    one = keyed(person, *scopes)
    errors = one(CREATE, input=FIELDS).data["createWebhookEndpoint"]["errors"]
    assert [e["code"] for e in errors] == ([code] if code else [])
    for query in (LIST, LOG):
        answer = one(query)
        assert (answer.code if "errors" in answer.body else None) == code


def test_an_outsider_is_told_to_sign_in(outside: Api) -> None:
    assert outside(LIST).code == "UNAUTHENTICATED"
    errors = outside(CREATE, input=FIELDS).data["createWebhookEndpoint"]["errors"]
    assert errors[0]["code"] == "UNAUTHENTICATED"


def test_another_shops_endpoint_and_delivery_are_unknown_ones(
    api: Api, aurora: Any, borealis: Any, made: dict[str, Any]
) -> None:
    from storefronts.webhooks.services import create_endpoint
    from tenants.kernel.actor import SYSTEM

    with in_shop(borealis):
        theirs, _secret = create_endpoint(
            shop=borealis, url="https://example.com/", kinds=["order.paid"], actor=SYSTEM
        )
    (delivery,) = events(borealis, 1)
    for foreign, unknown in ((theirs.pk, new_id()), (delivery.pk, new_id())):
        answers = []
        for one in (foreign, unknown, "no-id"):
            test = mutation("testWebhookEndpoint", "delivery { id }", "WebhookEndpointInput")
            replay = mutation(
                "replayWebhookDelivery", "delivery { id }", "ReplayWebhookDeliveryInput"
            )
            answers.append(
                (
                    api(test, input={"endpoint": str(one)}).data["testWebhookEndpoint"]["errors"][
                        0
                    ]["code"],
                    api(replay, input={"delivery": str(one)}).data["replayWebhookDelivery"][
                        "errors"
                    ][0]["code"],
                    api(LOG, filter={"endpoint": str(one)}).data["webhookDeliveries"]["edges"],
                )
            )
        assert answers == [("NOT_FOUND", "NOT_FOUND", [])] * 3


# ---------------------------------------------------------------- the log


def test_a_test_is_sent_now_and_its_answer_shown(api: Api, receiver: Receiver) -> None:
    receiver.answer, receiver.body = 503, b"closed for lunch"
    made = api(CREATE, input={**FIELDS, "url": receiver.url}).data["createWebhookEndpoint"]
    query = mutation(
        "testWebhookEndpoint",
        "delivery { kind state lastStatus attempts { status error answer durationMs } }",
        "WebhookEndpointInput",
    )
    given = {"endpoint": made["endpoint"]["id"], "idempotencyKey": "t-1"}
    first = api(query, input=given).data["testWebhookEndpoint"]
    assert first["delivery"]["kind"] == "PING"
    assert (first["delivery"]["state"], first["delivery"]["lastStatus"]) == ("FAILED", 503)
    (tried,) = first["delivery"]["attempts"]
    assert (tried["error"], tried["answer"]) == ("STATUS", "closed for lunch")
    assert api(query, input=given).data["testWebhookEndpoint"] == first
    assert len(receiver.got) == 1
    soon = api(query, input={"endpoint": given["endpoint"]}).data["testWebhookEndpoint"]
    assert soon["errors"][0]["code"] == "RATE_LIMITED"


def test_the_log_is_paged_filtered_and_replayed(
    api: Api, aurora: Any, made: dict[str, Any]
) -> None:
    deliveries = events(aurora, 3)
    page = api(LOG, first=2).data["webhookDeliveries"]
    assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (3, True)
    rest = api(LOG, after=page["pageInfo"]["endCursor"]).data["webhookDeliveries"]["edges"]
    seen = [edge["node"] for edge in page["edges"] + rest]
    assert {one["id"] for one in seen} == {str(one.pk) for one in deliveries}
    assert {one["kind"] for one in seen} == {"ORDER_PAID"}
    number = seen[0]["data"]["order"]["number"]
    for wanted, found in (
        ({"about": number}, 1),
        ({"about": seen[0]["messageId"]}, 1),
        ({"about": "' OR 1=1"}, 0),
        ({"kind": "ORDER_PLACED"}, 0),
        ({"state": "WAITING"}, 3),
        ({"state": "FAILED"}, 0),
        ({"endpoint": made["id"]}, 3),
        ({"since": (timezone.now() + timedelta(hours=1)).isoformat()}, 0),
    ):
        answer = api(LOG, filter=wanted).data["webhookDeliveries"]
        assert answer["totalCount"] == found, wanted
    assert api(LOG, filter={"since": "yesterday"}).code == "INVALID"
    with in_shop(aurora):
        Delivery.objects.update(state="failed", next_try_at=None)
    failed = mutation("replayFailedWebhooks", "count", "ReplayFailedWebhooksInput")
    one = mutation("replayWebhookDelivery", "delivery { state }", "ReplayWebhookDeliveryInput")
    again = api(one, input={"delivery": seen[0]["id"]}).data["replayWebhookDelivery"]
    assert again["delivery"]["state"] == "WAITING"
    since = {"endpoint": made["id"], "since": "2020-01-01T00:00:00Z"}
    assert api(failed, input=since).data["replayFailedWebhooks"]["count"] == 2
    bad = api(failed, input={**since, "since": "2020-01-01"}).data["replayFailedWebhooks"]
    assert bad["errors"] == [{"code": "INVALID", "field": "since"}]


def queries_of(api: Api, query: str, **variables: Any) -> int:
    api(query, **variables)
    with CaptureQueriesContext(connection) as seen:
        api(query, **variables).data  # noqa: B018
    return len(seen)


def test_two_and_twelve_deliveries_take_as_many_queries(
    api: Api, aurora: Any, made: dict[str, Any]
) -> None:
    events(aurora, 12)
    few, many = (queries_of(api, LOG, first=n) for n in (2, 12))
    assert few == many
    assert len(api(LOG, first=12).data["webhookDeliveries"]["edges"]) == 12


def test_two_and_twelve_endpoints_take_as_many_queries(api: Api) -> None:
    for n in range(12):
        api(CREATE, input={**FIELDS, "url": f"https://example.com/{n}"})
    few, many = (queries_of(api, LIST, first=n) for n in (2, 12))
    assert few == many


def test_the_owner_host_knows_no_webhooks(owner_api: Api) -> None:
    with in_public():
        assert owner_api(LIST).code == "INVALID"
