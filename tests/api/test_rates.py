"""Rates: counted for all processes, a 429 with its time to wait, open when nobody can count."""

import pytest

from api.rates import Meter
from api.refusals import RateLimited
from tests.api.conftest import forget

SHOP = "{ shop { name } }"


def admitted(meter, identity, times):
    passed = 0
    for _ in range(times):
        try:
            meter.admit(identity)
        except RateLimited:
            continue
        passed += 1
    return passed


def test_so_many_and_no_more():
    assert admitted(Meter(name="t1", rate="5/minute"), "ann", 20) == 5


def test_everybody_for_themselves():
    meter = Meter(name="t2", rate="5/minute")
    assert admitted(meter, "ann", 20) == 5
    assert admitted(meter, "bob", 3) == 3


def test_two_processes_count_together():
    one, two = (Meter(name="t3", rate="10/minute") for _ in range(2))
    assert admitted(one, "ann", 6) + admitted(two, "ann", 20) == 10


def test_a_large_limit_is_counted_in_steps_and_holds_about():
    meter = Meter(name="t4", rate="1000/minute")
    assert meter.step == 20
    assert 1_000 <= admitted(meter, "ann", 2_000) <= 1_040


def test_the_wait_is_told():
    meter = Meter(name="t5", rate="1/minute")
    meter.admit("ann")
    with pytest.raises(RateLimited) as refused:
        meter.admit("ann")
    assert 1 <= refused.value.retry_after_s <= 60


def test_a_cache_that_is_down_lets_everybody_pass(settings):
    settings.CACHE_URL = "redis://127.0.0.1:1/1"
    meter = Meter(name="t6", rate="1/minute")
    assert admitted(meter, "ann", 50) == 50
    assert meter.is_closed("ann") == 0


def test_over_http(settings, outside):
    settings.GRAPHQL_RATE_ADDRESS = "3/minute"
    forget()
    answers = [outside(SHOP) for _ in range(5)]
    assert [answer.status for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[-1].code == "RATE_LIMITED"
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
    assert "data" not in answers[-1].body


def test_a_key_is_counted_by_itself(settings, keyed, buyer, outside):
    settings.GRAPHQL_RATE_ADDRESS = "1/minute"
    settings.GRAPHQL_RATE_KEY = "3/minute"
    forget()
    api = keyed(buyer, "orders")
    assert [api(SHOP).status for _ in range(4)] == [200, 200, 200, 429]
    assert [outside(SHOP).status for _ in range(2)] == [200, 429]
