"""The shop's domains over the API: claimed, proven, leading, removed."""

import pytest

from tenants.registry import dns
from tenants.registry.context import in_public
from tenants.registry.models import Domain

ERRORS = "errors { code message field }"
FIELDS = "id domain kind isPrimary isServed record { name kind value } finding provenAt"
LIST = f"{{ domains {{ {FIELDS} findingText dropsAt }} }}"
ADD = f"""mutation($input: AddDomainInput!) {{ addDomain(input: $input) {{
  domain {{ {FIELDS} }} {ERRORS} }} }}"""


def deed(name):
    kind = "removed" if name == "removeDomain" else f"domain {{ {FIELDS} }}"
    return f"mutation($input: DomainInput!) {{ {name}(input: $input) {{ {kind} {ERRORS} }} }}"


@pytest.fixture
def published(monkeypatch):
    """What the DNS says, by name."""
    records = {}
    monkeypatch.setattr(dns, "resolver", lambda: lambda name: records.get(name, []))
    return records


def test_a_domain_from_claim_to_removal(staff, published, audited):
    api = staff("owner", "settings")
    (platform,) = api(LIST).data["domains"]
    assert (platform["kind"], platform["isPrimary"], platform["record"]) == ("PLATFORM", True, None)
    given = {"domain": "cards.example.com", "idempotencyKey": "k"}
    added = api(ADD, input=given).data["addDomain"]["domain"]
    assert (added["isServed"], added["finding"]) == (False, "NEVER")
    mine = {"domain": added["id"]}
    early = api(deed("makeDomainPrimary"), input=mine).data["makeDomainPrimary"]
    assert early["errors"][0]["code"] == "CONFLICT"
    missing = api(deed("checkDomain"), input={**mine, "idempotencyKey": "c1"}).data["checkDomain"]
    assert missing["domain"]["finding"] == "MISSING"
    soon = api(deed("checkDomain"), input=mine).data["checkDomain"]
    assert soon["errors"][0]["code"] == "RATE_LIMITED"
    published[added["record"]["name"]] = [added["record"]["value"]]
    with in_public():
        Domain.objects.filter(pk=added["id"]).update(checked_at=None)
    proven = api(deed("checkDomain"), input=mine).data["checkDomain"]["domain"]
    assert (proven["finding"], proven["isServed"]) == ("FOUND", True)
    leading = api(deed("makeDomainPrimary"), input=mine).data["makeDomainPrimary"]["domain"]
    assert leading["isPrimary"]
    assert api(deed("removeDomain"), input=mine).data["removeDomain"]["removed"]
    (left,) = api(LIST).data["domains"]
    assert left["isPrimary"]
    verbs = ("added", "proven", "made_primary", "removed")
    assert [len(audited(f"domain.{verb}")) for verb in verbs] == [1, 1, 1, 1]


@pytest.mark.parametrize("name", ["not a domain", "localhost", "аpple.com", "aurora.localhost"])
def test_a_name_that_cannot_be_claimed(staff, name):
    for given in ({"domain": name}, {"domain": name, "idempotencyKey": "k"}):
        payload = staff("owner")(ADD, input=given).data["addDomain"]
        assert payload["domain"] is None
        assert payload["errors"][0]["code"] in ("INVALID", "CONFLICT")
    assert len(staff("owner")(LIST).data["domains"]) == 1


def test_a_domain_of_another_shop_is_unknown_and_the_platforms_stays(staff, borealis):
    with in_public():
        foreign = str(Domain.objects.get(tenant=borealis).pk)
    api = staff("owner")
    for unknown in (foreign, "7"):
        payload = api(deed("removeDomain"), input={"domain": unknown}).data["removeDomain"]
        assert payload["errors"][0]["code"] == "NOT_FOUND"
    own = api(LIST).data["domains"][0]["id"]
    payload = api(deed("removeDomain"), input={"domain": own}).data["removeDomain"]
    assert payload["errors"][0]["code"] == "CONFLICT"
