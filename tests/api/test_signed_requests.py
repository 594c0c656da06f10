"""Signed requests: what was listened to is of no use later, elsewhere, or for something else."""

import re
import time
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import RequestFactory

from api.signatures import base_of, read
from tenants.accounts import services
from tenants.accounts.models import ApiKey
from tenants.audit.models import AuditEvent
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_public, in_shop
from tests.api.conftest import Api, forget
from tests.api.signing import body_of, digest_of, signed
from tests.world import host_of

ME = "{ me { email } }"


@dataclass
class Signer:
    key: ApiKey
    api: Api

    def __call__(self, query=ME, *, sent=None, headers=None, **how):
        body = body_of(query)
        made = signed(
            **{"secret": self.key.signing_secret, "prefix": self.key.prefix, "body": body, **how}
        )
        return self.api.post(sent or body, **{**made, **(headers or {})})


@pytest.fixture
def signer_of(aurora, buyer):
    def make(signing="required", shop=aurora, user=buyer, **fields):
        with in_shop(shop):
            key, text = services.create_api_key(
                user=user, name="signs", scopes=["orders"], actor=SYSTEM, signing=signing, **fields
            )
        return Signer(key, Api(host_of(shop.schema_name), key=text))

    return make


@pytest.fixture
def signer(signer_of):
    return signer_of()


def refused(answer, why):
    return (
        answer.status == 401
        and answer.code == "UNAUTHENTICATED"
        and answer.errors[0]["extensions"]["signature"] == why
        and "data" not in answer.body
    )


def test_a_signed_request_passes(signer, buyer):
    assert signer().data == {"me": {"email": buyer.email}}


def test_the_example_of_the_standard_is_signed_as_it_says():
    """RFC 9421, B.2.5."""
    import base64
    import hmac

    request = RequestFactory().post(
        "/foo?param=Value&Pet=dog",
        b'{"hello": "world"}',
        content_type="application/json",
        headers={"host": "example.com", "date": "Tue, 20 Apr 2021 02:07:55 GMT"},
    )
    found = read(
        'sig-b25=("date" "@authority" "content-type")'
        ';created=1618884473;keyid="test-shared-secret"',
        "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:",
        key_id="test-shared-secret",
    )
    shared = base64.b64decode(
        "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ=="
    )
    assert hmac.digest(shared, base_of(request, found), "sha256") == found.value


def test_a_key_that_must_sign_is_refused_without(signer, audited):
    assert refused(signer.api(ME), "missing")
    assert audited("api_key.refused")[0].data == {"why": "signature: missing"}


def test_a_key_that_may_sign_passes_without_and_is_checked_with(signer_of, buyer):
    signer = signer_of("optional")
    assert signer.api(ME).data["me"]["email"] == buyer.email
    assert signer().data["me"]
    assert refused(signer(secret="cfs_another"), "mismatch")


def test_a_replay_is_refused(signer, audited):
    assert signer(nonce="only-once-1").data["me"]
    assert refused(signer(nonce="only-once-1"), "replayed")
    assert audited("api_key.refused")[0].data == {"why": "signature: replayed"}


def test_a_nonce_is_remembered_for_as_long_as_the_clock_lets_it_pass(signer):
    ahead = int(time.time()) + 250
    assert signer(nonce="from-ahead", created=ahead).data["me"]
    place = next(iter(caches["platform"]._cache.get_client(None).keys("*nonce:aurora*")))
    left_s = caches["platform"]._cache.get_client(None).ttl(place)
    assert 530 < left_s <= 553


def test_one_nonce_of_two_keys_is_two_nonces(signer_of):
    assert signer_of()(nonce="both-alike").data["me"]
    assert signer_of()(nonce="both-alike").data["me"]


@pytest.mark.parametrize("off_s", [-301, 301])
def test_a_clock_that_is_off(off_s, signer):
    assert refused(signer(created=int(time.time()) + off_s), "created")


@pytest.mark.parametrize("off_s", [-290, 290])
def test_a_clock_that_is_a_little_off(off_s, signer):
    assert signer(created=int(time.time()) + off_s).data["me"]


def test_a_signature_may_expire_sooner(signer):
    now = int(time.time())
    assert signer(more=f";expires={now + 60}").data["me"]
    assert refused(signer(more=f";expires={now - 1}"), "expires")
    assert refused(signer(more=';expires="soon"'), "form")


def test_an_altered_body(signer):
    assert refused(signer(sent=body_of("{ shop { name } }")), "digest")


def test_an_altered_body_with_a_digest_of_its_own(signer):
    other = body_of("{ shop { name } }")
    answer = signer(sent=other, headers={"HTTP_CONTENT_DIGEST": digest_of(other)})
    assert refused(answer, "mismatch")


def test_a_request_of_one_shop_at_another(signer, signer_of, borealis, outsider):
    """Even a key that had the same name and secret there: the host is covered."""
    there = signer_of(shop=borealis, user=outsider)
    assert there(authority="borealis.localhost").data["me"]
    assert refused(there(authority="aurora.localhost"), "mismatch")


@pytest.mark.parametrize(
    "covered",
    [
        (),
        ("@method", "@authority", "@path"),  # without the body
        ("@method", "@path", "content-digest"),  # without the host
        ("@authority", "@path", "content-digest"),
        ("@method", "@authority", "@path", "@path", "content-digest"),
    ],
)
def test_what_must_be_covered(covered, signer):
    assert refused(signer(covered=covered), "components")


def test_a_target_uri_stands_for_host_path_and_query(signer):
    assert signer(covered=("@method", "@target-uri", "content-digest")).data["me"]


def test_a_query_string_must_be_covered(signer):
    from urllib.parse import urlencode

    query = urlencode({"query": ME})
    made = {"secret": signer.key.signing_secret, "prefix": signer.key.prefix, "method": "GET"}
    bare = signed(**made, covered=("@method", "@authority", "@path"))
    whole = signed(**made, covered=("@method", "@authority", "@path", "@query"), query=query)

    def get(headers):
        bearer = {"HTTP_AUTHORIZATION": f"Bearer {signer.api.key}"}
        return signer.api.client.get(f"/graphql/?{query}", **bearer, **headers)

    assert get(bare).status_code == 401
    assert get(whole).json()["data"]["me"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTP_SIGNATURE", ""),
        ("HTTP_SIGNATURE", "sig=:!!:"),
        ("HTTP_SIGNATURE", "other=:AAAA:"),
        ("HTTP_SIGNATURE_INPUT", "sig=("),
        ("HTTP_SIGNATURE_INPUT", 'sig=("@method")' + ";x=1" * 2_000),
        ("HTTP_SIGNATURE_INPUT", 'sig=("@method");keyid="cf_another1";created=1'),
    ],
)
def test_headers_that_cannot_be_read(name, value, signer):
    assert refused(signer(headers={name: value}), "form")


def test_a_short_nonce_and_another_algorithm(signer):
    assert refused(signer(nonce="short"), "nonce")
    assert refused(signer(alg="hmac-sha1"), "algorithm")


def test_without_the_cache_server_signed_keys_are_refused_and_others_are_not(
    signer, key_for, buyer, monkeypatch
):
    def down(*_args, **_options):
        raise ConnectionError

    monkeypatch.setattr(type(caches["platform"]), "add", down)
    answer = signer()
    assert (answer.status, answer.code) == (503, "UNAVAILABLE")
    assert answer.headers["Retry-After"]
    assert Api(host_of("aurora"), key=key_for(buyer, "orders"))(ME).data["me"]


def test_a_signature_alone_is_nobody(signer):
    assert Signer(signer.key, Api(host_of("aurora")))().data == {"me": None}


def test_the_secret_is_sealed_and_is_told_once(signer, aurora):
    with in_shop(aurora):
        row = ApiKey.objects.get()
        assert row.signing_secret == ""
        assert signer.key.signing_secret[4:] not in row.signing_sealed
    with in_public():
        audit = str([event.__dict__ for event in AuditEvent.objects.all()])
    assert signer.key.signing_secret not in audit


def test_a_sealed_secret_does_not_open_in_another_keys_row(signer_of, aurora):
    one, two = signer_of(), signer_of()
    with in_shop(aurora):
        sealed = ApiKey.objects.get(pk=one.key.pk).signing_sealed
        ApiKey.objects.filter(pk=two.key.pk).update(signing_sealed=sealed)
    assert two(secret=one.key.signing_secret).status == 500


def test_a_rotated_key_signs_with_another_secret(signer, aurora):
    from datetime import timedelta

    with in_shop(aurora):
        fresh, text = services.rotate_api_key(
            key=signer.key, overlap=timedelta(hours=1), actor=SYSTEM
        )
    assert fresh.signing == "required"
    assert fresh.signing_secret not in ("", signer.key.signing_secret)
    forget()
    assert signer().data["me"]
    assert Signer(fresh, Api(host_of("aurora"), key=text))().data["me"]


def test_signing_is_switched_on_and_off(key_for, buyer, aurora, audited):
    api = Api(host_of("aurora"), key=key_for(buyer, "orders"))
    with in_shop(aurora):
        key = ApiKey.objects.get()
        changed = services.set_signing(key=key, signing="required", actor=SYSTEM)
        assert changed.signing_secret.startswith("cfs_")
    forget()
    assert refused(api(ME), "missing")
    with in_shop(aurora):
        services.set_signing(key=key, signing="", actor=SYSTEM)
        assert ApiKey.objects.get().signing_sealed == ""
    forget()
    assert api(ME).data["me"]
    assert [event.data["signing"] for event in audited("api_key.signing_set")] == ["required", ""]


def test_the_example_of_the_docs_signs_what_passes(signer):
    """docs/api/signing.md, as it stands there."""
    text = (settings.BASE_DIR / "docs" / "api" / "signing.md").read_text()
    code = re.search(r"```python\n(.*?)```", text, re.DOTALL)[1]
    names = {}
    exec(code, names)
    body = body_of(ME)
    key = signer.key
    made = names["signed"](
        key.signing_secret, key.prefix, "POST", "aurora.localhost", "/graphql/", body
    )
    headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in made.items()}
    assert signer.api.post(body, **headers).data["me"]
