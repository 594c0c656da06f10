"""Each role and each key against each thing that staff do over the API (case 24), out of one table.

A new field of the staff's must be named here.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from api import schema
from tenants.accounts.services import SHOP_SCOPES
from tenants.accounts.shop_roles import ACTS, ROLES, acts_of
from tests.api.conftest import Api

UNKNOWN = "0192f0c0-0000-7000-8000-000000000000"
SHOP = {"scope": "SHOP"}
# Field -> the role's act, the key's scope, arguments and their types, what is asked of it.
QUERIES: dict[str, tuple[str, str, dict[str, tuple[str, Any]], str]] = {
    "staffOrders": ("orders", "staff", {}, "{ totalCount }"),
    "staffOrder": ("orders", "staff", {"number": ("String!", "2222-222222")}, "{ id }"),
    "customers": ("customers", "customers", {}, "{ totalCount }"),
    "customer": ("customers", "customers", {"id": ("ID!", UNKNOWN)}, "{ id }"),
    "customerStatement": (
        "customers",
        "customers",
        {"customer": ("ID!", UNKNOWN)},
        "{ totalCount }",
    ),
    "listedCategories": ("listings", "listings", {}, "{ id }"),
    "listedProducts": ("listings", "listings", {}, "{ totalCount }"),
    "listedProduct": ("listings", "listings", {"id": ("ID!", UNKNOWN)}, "{ id }"),
    "priceSettings": ("prices_view", "prices", {}, "{ ending }"),
    "markups": ("prices_view", "prices", {}, "{ totalCount }"),
    "floorBreaches": ("prices_view", "prices", {}, "{ totalCount }"),
    "markupPreview": (
        "prices_view",
        "prices",
        {"input": ("MarkupInput!", {"target": SHOP, "kind": "PERCENT", "value": "5"})},
        "{ reached }",
    ),
    "pricedDenominations": ("prices_view", "prices", {"product": ("ID!", UNKNOWN)}, "{ id }"),
    "promotions": ("promotions_view", "promotions", {}, "{ totalCount }"),
    "promotion": ("promotions_view", "promotions", {"id": ("ID!", UNKNOWN)}, "{ id }"),
    "couponUses": (
        "promotions_view",
        "promotions",
        {"promotion": ("ID!", UNKNOWN)},
        "{ totalCount }",
    ),
    "shopSettings": ("settings", "settings", {}, "{ name }"),
    "navigation": ("publish", "settings", {}, "{ above { url } }"),
    "shopPages": ("pages", "settings", {}, "{ id }"),
    "themes": ("pages", "settings", {}, "{ id }"),
    "look": ("pages", "settings", {}, "{ theme }"),
    "lookFaults": ("pages", "settings", {"input": ("LookInput!", {"theme": "base"})}, "{ code }"),
    "staffMembers": ("staff", "people", {}, "{ totalCount }"),
    "staffRoles": ("staff", "people", {}, "{ role }"),
    "apiKeys": ("keys", "people", {}, "{ totalCount }"),
    "registeredQueries": ("keys", "people", {"key": ("String!", "none")}, "{ totalCount }"),
    "domains": ("domains", "settings", {}, "{ id }"),
    "shopMoney": ("margin", "finance", {}, "{ collects }"),
    "shopFigures": ("orders", "staff", {}, "{ day }"),
    "lowStock": ("orders", "listings", {}, "{ left }"),
    "paymentAccounts": ("payments", "finance", {}, "{ id }"),
    "paymentProviders": ("payments", "finance", {}, "{ provider }"),
    "trail": ("audit", "finance", {}, "{ totalCount }"),
    "webhookEndpoints": ("webhooks", "webhooks", {}, "{ totalCount }"),
    "webhookDeliveries": ("webhooks", "webhooks", {}, "{ totalCount }"),
}
# Mutations with an input that is refused even to who may: nothing changes while they are walked.
KEY = "walked"
MUTATIONS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "refundOrder": ("refund", "refunds", {"number": "2", "reason": "x", "idempotencyKey": KEY}),
    "markLineDelivered": ("deliver", "refunds", {"line": UNKNOWN}),
    "markLineFailed": ("deliver", "refunds", {"line": UNKNOWN, "reason": "x"}),
    "sendOrderMail": ("deliver", "refunds", {"number": "2222-222222"}),
    "adjustWallet": (
        "adjust",
        "customers",
        {"customer": UNKNOWN, "amount": "1", "reason": "x", "idempotencyKey": KEY},
    ),
    "setMemberGroup": ("promotions", "customers", {"customer": UNKNOWN}),
    "setListingRule": ("listings", "listings", {"category": UNKNOWN}),
    "setListing": ("listings", "listings", {"target": UNKNOWN}),
    "setMarkup": ("prices", "prices", {"target": SHOP, "kind": "PERCENT", "value": "x"}),
    "removeMarkup": ("prices", "prices", {"target": {"scope": "PRODUCT", "id": UNKNOWN}}),
    "setPriceSettings": ("prices", "prices", {}),
    "savePromotion": ("promotions", "promotions", {"kind": "COUPON", "name": "x", "value": "x"}),
    "switchPromotion": ("promotions", "promotions", {"id": UNKNOWN, "isActive": False}),
    "changeShopSettings": ("settings", "settings", {"name": " "}),
    "setNavigation": ("publish", "settings", {"above": [{}]}),
    "changePage": ("pages", "settings", {"page": UNKNOWN}),
    "publishPage": ("publish", "settings", {"page": UNKNOWN}),
    "unpublishPage": ("publish", "settings", {"page": UNKNOWN}),
    "unschedulePage": ("publish", "settings", {"page": UNKNOWN}),
    "submitPage": ("pages", "settings", {"page": UNKNOWN}),
    "reviewPage": ("publish", "settings", {"page": UNKNOWN, "approve": True}),
    "setLook": ("pages", "settings", {"theme": "nothing"}),
    "inviteStaff": ("staff", "people", {"email": "x", "role": "EDITOR"}),
    "inviteStaffAgain": ("staff", "people", {"member": UNKNOWN}),
    "changeStaffRole": ("staff", "people", {"member": UNKNOWN, "role": "EDITOR"}),
    "removeStaff": ("staff", "people", {"member": UNKNOWN}),
    "createApiKey": ("keys", "people", {"name": "x", "actsFor": "x", "scopes": []}),
    "rotateApiKey": ("keys", "people", {"key": UNKNOWN}),
    "registerQueries": ("keys", "people", {"key": "none", "queries": []}),
    "unregisterQueries": ("keys", "people", {"key": "none", "hashes": []}),
    "setKeyCap": ("keys", "people", {"key": UNKNOWN}),
    "setKeySigning": ("keys", "people", {"key": UNKNOWN, "signing": "OFF"}),
    "revokeApiKey": ("keys", "people", {"key": UNKNOWN}),
    "addDomain": ("domains", "settings", {"domain": "x"}),
    "checkDomain": ("domains", "settings", {"domain": UNKNOWN}),
    "makeDomainPrimary": ("domains", "settings", {"domain": UNKNOWN}),
    "removeDomain": ("domains", "settings", {"domain": UNKNOWN}),
    "openPaymentAccount": ("payments", "finance", {"provider": "x", "credentials": {}}),
    "switchOffPaymentAccount": ("payments", "finance", {"account": UNKNOWN}),
    "createWebhookEndpoint": ("webhooks", "webhooks", {"url": "x", "kinds": []}),
    "updateWebhookEndpoint": ("webhooks", "webhooks", {"endpoint": UNKNOWN}),
    "deleteWebhookEndpoint": ("webhooks", "webhooks", {"endpoint": UNKNOWN}),
    "rotateWebhookSecret": ("webhooks", "webhooks", {"endpoint": UNKNOWN}),
    "testWebhookEndpoint": ("webhooks", "webhooks", {"endpoint": UNKNOWN}),
    "pauseWebhookEndpoint": ("webhooks", "webhooks", {"endpoint": UNKNOWN}),
    "resumeWebhookEndpoint": ("webhooks", "webhooks", {"endpoint": UNKNOWN}),
    "replayWebhookDelivery": ("webhooks", "webhooks", {"delivery": UNKNOWN}),
    "replayFailedWebhooks": (
        "webhooks",
        "webhooks",
        {"endpoint": UNKNOWN, "since": "2026-01-01T00:00:00Z"},
    ),
}
DENIED = {"FORBIDDEN", "UNAUTHENTICATED"}


def asked(api: Api) -> Iterator[tuple[str, str, str, str]]:
    """(field, act, scope, the first error's code or nothing) of everything in the table."""
    for name, (act, scope, given, selection) in QUERIES.items():
        head = ", ".join(f"${key}: {kind}" for key, (kind, _value) in given.items())
        arguments = ", ".join(f"{key}: ${key}" for key in given)
        text = f"query{f'({head})' if head else ''} {{ {name}"
        text += f"{f'({arguments})' if arguments else ''} {selection} }}"
        answer = api(text, **{key: value for key, (_kind, value) in given.items()})
        assert answer.status == 200, (name, answer.body)
        yield name, act, scope, answer.code if "errors" in answer.body else ""
    for name, (act, scope, given) in MUTATIONS.items():
        kind = f"{name[0].upper()}{name[1:]}Input"
        named = schema.SHOP.type_map["ShopMutation"].fields[name].args["input"].type.of_type.name
        text = f"mutation($input: {named}!) {{ {name}(input: $input) {{ errors {{ code }} }} }}"
        answer = api(text, input=given)
        assert answer.status == 200, (kind, answer.body)
        errors = answer.data[name]["errors"]
        yield name, act, scope, errors[0]["code"] if errors else ""


def test_the_table_names_everything_that_is_the_staffs() -> None:
    for root, table in (("ShopQuery", QUERIES), ("ShopMutation", MUTATIONS)):
        everything = set(schema.SHOP.type_map[root].fields)
        shoppers = set(schema.SHOPPER.type_map[root].fields)
        assert shoppers < everything
        assert everything - shoppers == set(table)
    assert {act for act, *_rest in [*QUERIES.values(), *MUTATIONS.values()]} <= set(ACTS)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_does_what_the_matrix_says_and_nothing_else(role: str, staff: Any) -> None:
    acts, wrong = acts_of(role), []
    for name, act, _scope, code in asked(staff(role)):
        if (code in DENIED) is (act in acts):
            wrong.append((name, act, code))
    assert wrong == []


@pytest.mark.parametrize("scope", SHOP_SCOPES)
def test_a_key_does_what_its_scope_says_and_nothing_else(scope: str, staff: Any) -> None:
    wrong = []
    for name, _act, needed, code in asked(staff("owner", scope)):
        # An invitation also needs the scopes of the role that it gives: see test_staff_people.
        if (code in DENIED) is (needed == scope and name != "inviteStaff"):
            wrong.append((name, needed, code))
    assert wrong == []


def test_a_key_with_every_scope_is_bound_by_its_persons_role(staff: Any) -> None:
    acts = acts_of("support")
    for name, act, _scope, code in asked(staff("support", *SHOP_SCOPES)):
        assert (code in DENIED) is (act not in acts), name


def test_a_customer_and_an_outsider_do_none_of_it(
    outside: Any, signed_in: Any, keyed: Any, buyer: Any
) -> None:
    for name, _act, _scope, code in asked(outside):
        assert code == "UNAUTHENTICATED", name
    for api in (signed_in(buyer), keyed(buyer, *SHOP_SCOPES)):
        for name, _act, _scope, code in asked(api):
            assert code == "FORBIDDEN", name


def test_who_has_left_the_staff_does_none_of_it(staff: Any, aurora: Any) -> None:
    from tenants.accounts.models import User
    from tenants.registry.context import in_shop
    from tests.api.conftest import forget

    apis = staff("manager"), staff("manager", *SHOP_SCOPES)
    with in_shop(aurora):
        User.objects.filter(role="manager").update(is_staff=False)
    forget()
    for api in apis:
        assert {code for *_rest, code in asked(api)} == {"FORBIDDEN"}
