"""API keys: of this shop, live, from where they may be used; guessing is counted and audited."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tenants.accounts.models import ApiKey
from tenants.accounts.services import revoke_api_key
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_shop
from tests.api.conftest import Api, forget
from tests.world import host_of

ME = "{ me { email } }"
SHOP = "{ shop { name } }"


@pytest.fixture
def key(key_for, buyer):
    return key_for(buyer, "orders")


def by(key, shop="aurora"):
    return Api(host_of(shop), key=key)


def refused(answer):
    return answer.status == 401 and answer.code == "UNAUTHENTICATED" and "data" not in answer.body


def test_a_key_acts_for_its_person(key, buyer):
    assert by(key)(ME).data == {"me": {"email": buyer.email}}


def test_a_key_on_another_shop_is_refused_and_audited(key, borealis, audited):
    answer = by(key, "borealis")(SHOP)
    assert refused(answer)
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    (event,) = audited("api_key.refused")
    assert event.shop_id == borealis.pk
    assert event.target == f"api_key:{key.split('_')[1]}"
    assert event.data == {"why": "unknown"}
    assert key.split("_")[2] not in str(event.__dict__)


def test_a_key_on_the_owner_host_is_refused(key, settings):
    assert refused(Api(settings.OWNER_HOST, key=key)("{ trialBalance { account } }"))


def test_a_wrong_secret(key, audited):
    assert refused(by(key[:-4] + "0000")(ME))
    assert audited("api_key.refused")[0].data == {"why": "secret"}


@pytest.mark.parametrize(
    "header",
    ["x", "cf_x", "cf_abc_def", "cf__", "cf_abcdefgh_" + "x" * 500, "cf_ab'cd_" + "x" * 48],
)
def test_what_is_no_key_at_all(aurora, header):
    assert refused(by(header)(ME))


def test_another_scheme_is_refused(aurora, outside):
    answer = outside.post({"query": ME}, HTTP_AUTHORIZATION="Basic YTpi")
    assert refused(answer)


def test_all_wrong_keys_have_the_same_answer(key, aurora):
    wrong = by(key[:-4] + "0000")(ME).body
    assert by("cf_abcdefgh_" + "0" * 48)(ME).body == wrong


def test_a_revoked_key(key, aurora):
    assert by(key)(ME).data
    with in_shop(aurora):
        revoke_api_key(key=ApiKey.objects.get(), actor=SYSTEM)
    forget()  # other processes forget it within three seconds
    assert refused(by(key)(ME))


def test_a_key_that_was_remembered_is_forgotten_in_seconds(key, aurora, monkeypatch):
    import time

    assert by(key)(ME).data
    with in_shop(aurora):
        revoke_api_key(key=ApiKey.objects.get(), actor=SYSTEM)
    now = time.monotonic()
    monkeypatch.setattr("api.keys.time.monotonic", lambda: now + 3.1)
    assert refused(by(key)(ME))


def test_an_expired_key(key_for, buyer, aurora):
    past = key_for(buyer, "orders", expires_at=timezone.now() + timedelta(seconds=60))
    with in_shop(aurora):
        ApiKey.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    future = key_for(buyer, "orders", expires_at=timezone.now() + timedelta(hours=1))
    assert refused(by(past)(ME))
    assert by(future)(ME).data


def test_a_key_for_other_addresses(key_for, buyer, audited):
    assert by(key_for(buyer, "orders", addresses=["127.0.0.0/8"]))(ME).data
    assert refused(by(key_for(buyer, "orders", addresses=["10.0.0.0/8", "::1/128"]))(ME))
    assert audited("api_key.refused")[0].data == {"why": "address"}


def test_an_old_address_written_in_the_new_way_is_the_same(key_for, buyer):
    api = by(key_for(buyer, "orders", addresses=["192.0.2.0/24"]))
    for there, served in (("::ffff:192.0.2.7", True), ("::ffff:198.51.100.7", False)):
        api.client.defaults["REMOTE_ADDR"] = there
        answer = api(ME)
        assert (answer.status == 200) is served, there


def test_a_key_of_somebody_who_was_switched_off(key, buyer, aurora):
    with in_shop(aurora):
        buyer.is_active = False
        buyer.save()
    assert refused(by(key)(ME))


def test_when_it_was_last_used_is_written_about_once_a_minute(key, aurora):
    def last_used():
        with in_shop(aurora):
            return ApiKey.objects.get().last_used_at

    assert last_used() is None
    by(key)(ME)
    first = last_used()
    by(key)(ME)
    assert first is not None
    assert last_used() == first


def test_guessing_is_ended_and_stays_audited(aurora, audited, settings):
    settings.GRAPHQL_RATE_FAILED_KEYS = "5/minute"
    from api import keys

    forget()
    keys._failures.cache_clear()
    answers = [by(f"cf_abcdefgh_{n:048d}")(ME) for n in range(8)]
    assert [answer.status for answer in answers] == [401] * 5 + [429] * 3
    assert int(answers[-1].headers["Retry-After"]) >= 1
    assert len(audited("api_key.refused")) == 5
    keys._failures.cache_clear()


def test_the_csrf_token_is_not_asked_of_a_key(key, aurora):
    from django.test import Client

    from tests.api.sale import CANCEL

    client = Client(enforce_csrf_checks=True)
    client.cookies["cardfleet"] = "x" * 32
    answer = Api(host_of("aurora"), key=key, client=client)(CANCEL, input={"number": "x"})
    assert answer.data["cancelOrder"]["errors"][0]["code"] == "NOT_FOUND"


def test_a_session_of_another_shop_is_nobody(client_for, buyer, aurora, borealis, audited):
    client = client_for(aurora, buyer)
    assert Api(host_of("aurora"), client=client)(ME).data["me"]
    assert Api(host_of("borealis"), client=client)(ME).data == {"me": None}
    [event] = audited("session.refused")
    assert (event.shop_id, event.data) == (borealis.pk, {"why": "not known here"})


def test_an_address_that_guesses_is_not_looked_up_any_more(
    key, aurora, settings, django_assert_num_queries
):
    settings.GRAPHQL_RATE_FAILED_KEYS = "3/minute"
    from api import keys

    forget()
    keys._failures.cache_clear()
    by(key)(ME)  # in use here: it goes on being served
    for n in range(4):
        by(f"cf_abcdefgh_{n:048d}")(ME)
    with django_assert_num_queries(0):
        assert by(f"cf_zyxwvuts_{5:048d}")(ME).status == 429
    assert by(key)(ME).data["me"]
    keys._failures.cache_clear()
