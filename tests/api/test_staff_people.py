"""Staff and API keys over the API: as the console does it, and never more than one has."""

import json
import time
from datetime import timedelta

import pytest
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from api.rights import SCOPE_OF
from tenants.accounts.models import ApiKey, User
from tenants.accounts.services import SHOP_SCOPES, create_api_key
from tenants.accounts.shop_roles import ACTS
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_shop
from tests.api.conftest import Api, forget, member
from tests.world import host_of

ERRORS = "errors { code message field }"
MEMBER = "id email name role isWaiting hasSecondFactor isMe"
MEMBERS = (
    f"query($first: Int) {{ staffMembers(first: $first) {{ edges {{ node {{ {MEMBER} }} }} }} }}"
)
ROLES = "{ staffRoles { role label acts { name label } } }"
INVITE = f"""mutation($input: InviteStaffInput!) {{ inviteStaff(input: $input) {{
  member {{ {MEMBER} }} {ERRORS} }} }}"""
AGAIN = f"""mutation($input: StaffMemberInput!) {{ inviteStaffAgain(input: $input) {{
  member {{ email }} {ERRORS} }} }}"""
ROLE = f"""mutation($input: ChangeStaffRoleInput!) {{ changeStaffRole(input: $input) {{
  member {{ role }} {ERRORS} }} }}"""
REMOVE = f"""mutation($input: StaffMemberInput!) {{ removeStaff(input: $input) {{
  removed {ERRORS} }} }}"""
KEY = "id name prefix scopes addresses actsFor expiresAt revokedAt isOver leftToday { amount }"
KEYS = (
    f"query($first: Int) {{ apiKeys(first: $first) {{ edges {{ node {{ {KEY} }} }} totalCount }} }}"
)
CREATE = f"""mutation($input: CreateApiKeyInput!) {{ createApiKey(input: $input) {{
  key {{ {KEY} }} secret {ERRORS} }} }}"""
ROTATE = f"""mutation($input: RotateApiKeyInput!) {{ rotateApiKey(input: $input) {{
  key {{ {KEY} }} secret {ERRORS} }} }}"""
REVOKE = f"""mutation($input: RevokeApiKeyInput!) {{ revokeApiKey(input: $input) {{
  key {{ isOver }} {ERRORS} }} }}"""
SET_CAP = f"""mutation($input: SetKeyCapInput!) {{ setKeyCap(input: $input) {{
  key {{ id }} {ERRORS} }} }}"""
ME = "{ me { email scopes } }"


def codes(answer, name):
    return [error["code"] for error in answer.data[name]["errors"]]


def test_somebody_is_invited_gets_another_role_and_goes(staff, audited, aurora):
    api = staff("owner", *"people staff refunds customers listings settings".split())
    given = {"email": "new@shop.test", "role": "SUPPORT", "name": "New"}
    payload = api(INVITE, input={**given, "idempotencyKey": "k"}).data["inviteStaff"]
    person = payload["member"]
    assert (person["role"], person["isWaiting"], person["isMe"]) == ("SUPPORT", True, False)
    assert codes(api(INVITE, input=given), "inviteStaff") == ["CONFLICT"]
    assert codes(api(INVITE, input={"email": "x", "role": "EDITOR"}), "inviteStaff") == ["INVALID"]
    assert api(AGAIN, input={"member": person["id"]}).data["inviteStaffAgain"]["member"]
    changed = api(ROLE, input={"member": person["id"], "role": "EDITOR"}).data["changeStaffRole"]
    assert changed["member"] == {"role": "EDITOR"}
    assert api(REMOVE, input={"member": person["id"]}).data["removeStaff"]["removed"]
    assert codes(api(REMOVE, input={"member": person["id"]}), "removeStaff") == ["NOT_FOUND"]
    verbs = ("invited", "invited_again", "role_changed", "removed")
    assert [len(audited(f"staff.{verb}")) for verb in verbs] == [1, 1, 1, 1]


def test_the_last_owner_stays(staff, aurora):
    api = staff("owner")
    me = api(MEMBERS).data["staffMembers"]["edges"][0]["node"]
    assert me["isMe"]
    assert codes(api(REMOVE, input={"member": me["id"]}), "removeStaff") == ["CONFLICT"]
    given = {"member": me["id"], "role": "EDITOR"}
    assert codes(api(ROLE, input=given), "changeStaffRole") == ["CONFLICT"]
    with in_shop(aurora):
        assert User.objects.get(pk=me["id"]).role == "owner"


def test_a_customer_and_somebody_of_another_shop_are_no_members(staff, buyer, outsider):
    api = staff("owner")
    for person in (buyer, outsider):
        given = {"member": str(person.pk)}
        assert codes(api(REMOVE, input=given), "removeStaff") == ["NOT_FOUND"]


def test_roles_say_what_they_may(staff):
    roles = {row["role"]: row for row in staff("owner")(ROLES).data["staffRoles"]}
    acts = {role: [act["name"] for act in row["acts"]] for role, row in roles.items()}
    assert "staff" in acts["OWNER"]
    assert acts["EDITOR"] == ["listings", "pages"]
    assert "prices_view" in acts["MANAGER"]


def test_a_key_is_made_told_once_rotated_and_revoked(staff, buyer, audited, aurora):
    api = staff("owner")
    given = {
        "name": "ERP",
        "actsFor": buyer.email.upper(),
        "scopes": ["orders", "catalogue"],
        "addresses": ["127.0.0.0/8"],
        "idempotencyKey": "k",
    }
    made = api(CREATE, input=given).data["createApiKey"]
    assert made["errors"] == []
    assert made["secret"].startswith(f"cf_{made['key']['prefix']}_")
    again = api(CREATE, input=given).data["createApiKey"]
    assert (again["key"], again["secret"]) == (made["key"], None)
    theirs = Api(host_of("aurora"), key=made["secret"])
    assert theirs(ME).data["me"] == {"email": buyer.email, "scopes": ["catalogue", "orders"]}
    rotated = api(ROTATE, input={"key": made["key"]["id"], "overlapHours": 0}).data["rotateApiKey"]
    assert rotated["key"]["scopes"] == made["key"]["scopes"]
    forget()
    assert theirs(ME).status == 401
    fresh = Api(host_of("aurora"), key=rotated["secret"])
    assert fresh(ME).data
    revoked = api(REVOKE, input={"key": rotated["key"]["id"]}).data["revokeApiKey"]
    assert revoked["key"]["isOver"]
    forget()
    assert fresh(ME).status == 401
    assert codes(api(ROTATE, input={"key": rotated["key"]["id"]}), "rotateApiKey") == ["CONFLICT"]
    assert made["secret"] not in json.dumps(api(KEYS).data)
    assert [len(audited(f"api_key.{v}")) for v in ("created", "rotated", "revoked")] == [2, 1, 1]
    secret = made["secret"].split("_")[2]
    assert secret not in str([event.data for event in audited("api_key.created")])


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"name": " "}, "REQUIRED"),
        ({"scopes": []}, "REQUIRED"),
        ({"scopes": ["everything"]}, "INVALID"),
        ({"scopes": ["staff"]}, "INVALID"),
        ({"scopes": ["finance"]}, "INVALID"),
        ({"addresses": ["10.0.0.1/33"]}, "INVALID"),
        ({"expiresAt": "2020-01-01T00:00:00Z"}, "INVALID"),
        ({"actsFor": "nobody@example.test"}, "NOT_FOUND"),
        ({"actsFor": "outsider@example.test"}, "NOT_FOUND"),
    ],
)
def test_a_key_that_cannot_be(staff, buyer, outsider, aurora, given, code):
    whole = {"name": "x", "actsFor": buyer.email, "scopes": ["orders"], **given}
    payload = staff("owner")(CREATE, input=whole).data["createApiKey"]
    assert (payload["key"], payload["secret"]) == (None, None)
    assert payload["errors"][0]["code"] == code
    with in_shop(aurora):
        assert not ApiKey.objects.exists()


def test_a_key_hands_on_no_more_than_it_has(staff, aurora):
    owner = member(aurora, "owner")
    api = staff("owner", "people", "orders")
    whole = {"name": "x", "actsFor": owner.email}
    more = api(CREATE, input={**whole, "scopes": ["people", "finance"]})
    assert codes(more, "createApiKey") == ["FORBIDDEN"]
    made = api(CREATE, input={**whole, "scopes": ["people", "orders"]}).data["createApiKey"]
    assert made["key"]["scopes"] == ["people", "orders"]
    wide = staff("owner")(CREATE, input={**whole, "scopes": ["finance"]}).data["createApiKey"]
    assert codes(api(ROTATE, input={"key": wide["key"]["id"]}), "rotateApiKey") == ["FORBIDDEN"]
    assert api(REVOKE, input={"key": wide["key"]["id"]}).data["revokeApiKey"]["key"]["isOver"]


def test_a_key_with_a_cap_and_signed_requests(staff, buyer):
    api = staff("owner")
    query = """mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) {
      key { dailyCap { amount } leftToday { amount } signing } signingSecret errors { code } } }"""
    given = {"name": "x", "actsFor": buyer.email, "scopes": ["orders"], "idempotencyKey": "k"}
    bound = {**given, "dailyCap": "50.00", "signing": "REQUIRED"}
    made = api(query, input=bound).data["createApiKey"]
    assert made["key"] == {
        "dailyCap": {"amount": "50.00"},
        "leftToday": {"amount": "50.00"},
        "signing": "REQUIRED",
    }
    assert made["signingSecret"]
    assert api(query, input=bound).data["createApiKey"] == {**made, "signingSecret": None}
    wrong = api(query, input={**given, "dailyCap": "much", "idempotencyKey": "k2"}).data
    assert wrong["createApiKey"]["errors"] == [{"code": "INVALID"}]


def test_a_capped_key_makes_no_key_that_buys(key_for, aurora):
    owner = member(aurora, "owner")
    key = key_for(owner, "people", "orders", "catalogue", daily_cap_minor=100)
    api, whole = Api(host_of("aurora"), key=key), {"name": "x", "actsFor": owner.email}
    assert codes(api(CREATE, input={**whole, "scopes": ["orders"]}), "createApiKey") == [
        "FORBIDDEN"
    ]
    assert codes(api(CREATE, input={**whole, "scopes": ["people"]}), "createApiKey") == [
        "FORBIDDEN"
    ]
    assert codes(api(CREATE, input={**whole, "scopes": ["catalogue"]}), "createApiKey") == []


def test_a_capped_key_takes_no_other_keys_place_and_lifts_no_cap(key_for, aurora, staff):
    owner = member(aurora, "owner")
    api = Api(host_of("aurora"), key=key_for(owner, "people", "orders", daily_cap_minor=100))
    whole = {"name": "x", "actsFor": owner.email, "scopes": ["orders"]}
    other = staff("owner")(CREATE, input=whole).data["createApiKey"]["key"]["id"]
    assert codes(api(ROTATE, input={"key": other}), "rotateApiKey") == ["FORBIDDEN"]
    assert codes(api(SET_CAP, input={"key": other}), "setKeyCap") == ["FORBIDDEN"]
    with in_shop(aurora):
        own = ApiKey.objects.get(daily_cap_minor=100)
    rotated = api(ROTATE, input={"key": str(own.pk)}).data["rotateApiKey"]
    assert codes(api(SET_CAP, input={"key": rotated["key"]["id"]}), "setKeyCap") == ["FORBIDDEN"]
    with in_shop(aurora):
        assert ApiKey.objects.filter(daily_cap_minor=100).count() == 2


def test_a_key_makes_keys_that_are_bound_as_it_is(key_for, aurora):
    owner, until = member(aurora, "owner"), timezone.now() + timedelta(days=2)
    key = key_for(owner, "people", addresses=["127.0.0.0/8"], expires_at=until)
    api, whole = Api(host_of("aurora"), key=key), {"name": "x", "actsFor": owner.email}
    whole["scopes"] = ["people"]
    made = api(CREATE, input=whole).data["createApiKey"]
    with in_shop(aurora):
        child = ApiKey.objects.get(pk=made["key"]["id"])
    assert (child.addresses, child.expires_at) == (["127.0.0.0/8"], until)
    nearer = {"addresses": ["127.0.0.1/32"], "expiresAt": (until - timedelta(days=1)).isoformat()}
    assert codes(api(CREATE, input={**whole, **nearer}), "createApiKey") == []
    for wider in (
        {"addresses": ["0.0.0.0/0"]},
        {"addresses": ["127.0.0.1/32", "::/0"]},
        {"expiresAt": (until + timedelta(days=1)).isoformat()},
    ):
        assert codes(api(CREATE, input={**whole, **wider}), "createApiKey") == ["FORBIDDEN"]
    with in_shop(aurora):
        free = create_api_key(user=owner, name="free", scopes=["people"], actor=SYSTEM)[0]
    assert codes(api(ROTATE, input={"key": str(free.pk)}), "rotateApiKey") == ["FORBIDDEN"]
    assert codes(api(ROTATE, input={"key": str(child.pk)}), "rotateApiKey") == []


def test_a_key_gives_nobody_a_role_beyond_itself(staff, aurora, audited):
    api = staff("owner", "people", "settings", "listings")
    member(aurora, "support")
    with in_shop(aurora):
        person = str(User.objects.get(role="support").pk)
    for role in ("OWNER", "MANAGER", "FINANCE", "SUPPORT"):
        given = {"email": "new@shop.test", "role": role}
        assert codes(api(INVITE, input=given), "inviteStaff") == ["FORBIDDEN"]
    changed = api(ROLE, input={"member": person, "role": "OWNER"})
    assert codes(changed, "changeStaffRole") == ["FORBIDDEN"]
    assert not audited("staff.invited")
    assert not audited("staff.role_changed")
    assert codes(api(ROLE, input={"member": person, "role": "EDITOR"}), "changeStaffRole") == []


def test_every_act_of_the_console_has_its_scope():
    assert set(SCOPE_OF) == set(ACTS)
    assert set(SCOPE_OF.values()) <= set(SHOP_SCOPES)


def test_a_key_of_another_shop_is_unknown(staff, borealis, key_for, outsider):
    key_for(outsider, "orders", shop=borealis)
    with in_shop(borealis):
        foreign = str(ApiKey.objects.get().pk)
    api = staff("owner")
    for unknown in (foreign, "7"):
        assert codes(api(REVOKE, input={"key": unknown}), "revokeApiKey") == ["NOT_FOUND"]


def test_who_has_a_second_factor_shows_it_again_and_a_key_need_not(staff, aurora, client_for):
    owner = member(aurora, "owner")
    with in_shop(aurora):
        Authenticator.objects.create(user=owner, type="totp", data={"secret": "x"})
    given = {"email": "new@shop.test", "role": "SUPPORT"}
    assert codes(staff("owner")(INVITE, input=given), "inviteStaff") == ["STEP_UP_REQUIRED"]
    assert staff("owner")(MEMBERS).data["staffMembers"]["edges"][0]["node"]["hasSecondFactor"]
    client = client_for(aurora, owner)
    with in_shop(aurora):
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "mfa", "at": time.time(), "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = user_id_to_str(owner)
        session.save()
    browser = Api(host_of("aurora"), client=client)
    assert codes(browser(INVITE, input=given), "inviteStaff") == []
    other = {**given, "email": "two@shop.test"}
    program = staff("owner", *"people staff refunds customers".split())
    assert codes(program(INVITE, input=other), "inviteStaff") == []


def test_webhooks_and_registered_queries_ask_for_the_second_factor_too(staff, aurora):
    owner = member(aurora, "owner")
    with in_shop(aurora):
        Authenticator.objects.create(user=owner, type="totp", data={"secret": "x"})
        key = create_api_key(user=owner, name="x", scopes=["catalogue"], actor=SYSTEM)[0]
    api = staff("owner")
    asked = """mutation($key: String!) {
      createWebhookEndpoint(input: {url: "https://example.com/in", kinds: []}) { errors { code } }
      registerQueries(input: {key: $key, queries: []}) { errors { code } }
      unregisterQueries(input: {key: $key, hashes: []}) { errors { code } } }"""
    for payload in api(asked, key=str(key.pk)).data.values():
        assert payload["errors"] == [{"code": "STEP_UP_REQUIRED"}]


def test_the_number_of_queries_does_not_grow_with_members_and_keys(staff, aurora):
    api, counts = staff("owner", "people"), []
    for more in (range(2), range(2, 12)):
        with in_shop(aurora):
            for n in more:
                person = User.objects.create_user(f"s{n}@x.test", is_staff=True, role="editor")
                ApiKey.objects.create(
                    user=person,
                    name="x",
                    prefix=f"prefix{n:03}",
                    secret_hash=b"x" * 32,
                    scopes=["staff"],
                    expires_at=timezone.now() + timedelta(days=1),
                    daily_cap_minor=500,
                )
        counted = []
        for query in (MEMBERS, KEYS):
            api(query)
            with CaptureQueriesContext(connection) as queries:
                assert api(query, first=50).data
            counted.append(len(queries))
        counts.append(counted)
    assert counts[0] == counts[1]
