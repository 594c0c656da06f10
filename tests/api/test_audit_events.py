"""`auditEvents`: who did what, for those who may look."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tenants.audit import record
from tenants.kernel.actor import SYSTEM, Actor
from tenants.registry.context import in_public

EVENTS = """query($shop: ID, $action: String, $first: Int, $after: String) {
  auditEvents(shop: $shop, action: $action, first: $first, after: $after) {
    edges { node { id at actor action target shop } }
    pageInfo { hasNextPage endCursor } totalCount } }"""


def happened(count, action="stock.counted", shop=None):
    with in_public():
        for n in range(count):
            record(actor=SYSTEM, action=action, target=f"thing:{n}", shop_id=shop)


def targets(answer):
    return [edge["node"]["target"] for edge in answer.data["auditEvents"]["edges"]]


def test_newest_first_page_by_page(owner_keyed):
    api = owner_keyed("audit")
    happened(5)
    first = api(EVENTS, action="stock.counted", first=2)
    assert targets(first) == ["thing:4", "thing:3"]
    assert first.data["auditEvents"]["totalCount"] == 5
    cursor = first.data["auditEvents"]["pageInfo"]["endCursor"]
    assert targets(api(EVENTS, action="stock.counted", after=cursor)) == [
        "thing:2",
        "thing:1",
        "thing:0",
    ]


def test_by_shop(owner_keyed, aurora, borealis):
    api = owner_keyed("audit")
    happened(1, shop=aurora.pk)
    happened(1, shop=borealis.pk)
    answer = api(EVENTS, shop=str(aurora.pk), action="stock.counted")
    assert [e["node"]["shop"] for e in answer.data["auditEvents"]["edges"]] == [str(aurora.pk)]
    assert targets(api(EVENTS, shop="not an id")) == []


def test_the_actor_is_named(owner_keyed):
    api = owner_keyed("audit")
    with in_public():
        record(actor=Actor(kind="customer", label="ann@x.test"), action="a.done", target="t:1")
    edges = api(EVENTS, action="a.done").data["auditEvents"]["edges"]
    assert edges[0]["node"]["actor"] == "customer:ann@x.test"
    assert edges[0]["node"]["at"].endswith("Z")


def test_the_number_of_queries_does_not_grow(owner_keyed):
    api = owner_keyed("audit")
    counts = []
    for _ in range(2):
        happened(20)
        api(EVENTS)
        with CaptureQueriesContext(connection) as queries:
            api(EVENTS, first=100)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_only_who_may_look(owner_keyed):
    assert owner_keyed("shops")(EVENTS).code == "FORBIDDEN"
    assert owner_keyed("audit", role="support")(EVENTS).code == "FORBIDDEN"
    assert owner_keyed("audit", role="finance")(EVENTS).data
