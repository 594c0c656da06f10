"""Points: an answer tells what it cost and what is left; an empty bucket is a 429, and fills up."""

import time
from itertools import pairwise

import pytest

from api import budgets
from api.budgets import Budget
from api.refusals import RateLimited
from tests.api.conftest import Api, forget
from tests.api.shelves import card
from tests.world import host_of

SHOP = "{ shop { name } }"
PAGE = "{ products(first: 100) { edges { node { denominations { price { amount } } } } } }"


def budget(name: str, bucket: int = 100, refill: int = 1) -> Budget:
    return Budget(name=name, bucket=bucket, refill=refill)


def taken(purse: Budget, points: int, times: int, identity: str = "ann") -> int:
    done = 0
    for _ in range(times):
        try:
            purse.take(identity, points)
        except RateLimited:
            continue
        done += 1
    return done


def test_a_bucket_holds_so_many_points_and_no_more():
    assert taken(budget("p1"), 10, 30) == 10


def test_what_is_left_is_told():
    purse = budget("p2")
    assert purse.take("ann", 30).left == 70
    assert purse.take("ann", 30).left == 40
    assert purse.take("ann", 30).refill == 1


def test_everybody_has_a_bucket_of_their_own():
    purse = budget("p3")
    assert taken(purse, 50, 5) == 2
    assert taken(purse, 50, 5, "bob") == 2


def test_it_fills_up_by_the_second():
    purse = budget("p4", refill=200)
    assert taken(purse, 100, 2) == 1
    time.sleep(0.5)
    assert taken(purse, 100, 2) == 1


def test_what_was_not_used_comes_back():
    purse = budget("p5")
    purse.take("ann", 100)
    assert purse.give_back("ann", 90).left == 90
    assert purse.give_back("ann", 1_000).left == 100


def test_two_processes_spend_out_of_one_bucket():
    one, two = budget("p6"), budget("p6")
    assert taken(one, 5, 10) == 10
    assert 8 <= taken(two, 5, 30) <= 11


def test_what_one_process_gives_back_another_may_spend(monkeypatch):
    monkeypatch.setattr(budgets, "_SETTLE_S", 0.0)
    one, two = budget("p7"), budget("p7")
    one.take("ann", 100)
    one.give_back("ann", 100)
    one.take("ann", 0)
    assert taken(two, 50, 3) == 2


def test_the_wait_is_what_the_refill_takes():
    purse = budget("p8", refill=10)
    purse.take("ann", 100)
    with pytest.raises(RateLimited) as refused:
        purse.take("ann", 50)
    assert refused.value.retry_after_s == 5
    assert refused.value.extensions["cost"] == {
        "requested": 50,
        "spent": 0,
        "left": 0,
        "refill": 10,
    }


def test_a_request_larger_than_the_bucket_passes_when_it_is_full():
    purse = budget("p9", refill=10_000)
    assert taken(purse, 150, 2) == 1
    assert taken(budget("p10"), 150, 1) == 1


def test_a_request_costs_no_round_trip(monkeypatch):
    calls = []
    real = budgets._script
    monkeypatch.setattr(
        budgets,
        "_script",
        lambda url: lambda **given: calls.append(1) or real(url)(**given),
    )
    purse = budget("p11", bucket=100_000, refill=1_000)
    begin = time.monotonic()
    assert taken(purse, 5, 300) == 300
    assert len(calls) <= 2 + (time.monotonic() - begin) / budgets._SETTLE_S


def test_a_cache_that_is_down_leaves_each_process_its_own_count(settings):
    settings.CACHE_URL = "redis://127.0.0.1:1/1"
    assert taken(budget("p12"), 10, 30) == 10


def test_an_answer_tells_what_was_asked_used_and_left(outside):
    answer = outside(PAGE)
    cost = answer.body["extensions"]["cost"]
    assert set(cost) == {"requested", "spent", "left", "refill", "max"}
    assert cost["requested"] > 1_000
    assert cost["spent"] < 100
    assert cost["left"] >= 60_000 - cost["spent"] - 1
    assert cost["max"] == 5_000


def test_a_page_costs_what_it_holds(outside):
    before = outside(PAGE).body["extensions"]["cost"]["spent"]
    for _ in range(3):
        card()
    forget()
    # A product is an edge and a node, its one denomination and that one's price.
    assert outside(PAGE).body["extensions"]["cost"]["spent"] == before + 3 * 4


def test_a_kept_answer_costs_its_points_again(settings, outside):
    settings.GRAPHQL_COST_REFILL_ADDRESS = 1  # a second: what is spent is not back at once
    forget()
    costs = [outside(PAGE).body["extensions"]["cost"] for _ in range(4)]
    assert len({cost["spent"] for cost in costs}) == 1
    left = [cost["left"] for cost in costs]
    assert left[-1] < left[0]


def test_an_empty_bucket_is_a_429(settings, outside):
    settings.GRAPHQL_COST_BUCKET_ADDRESS = 20
    settings.GRAPHQL_COST_REFILL_ADDRESS = 1
    forget()
    fresh = [outside(f"{{ shop {{ name }} a{n}: __typename }}") for n in range(25)]
    statuses = [answer.status for answer in fresh]
    assert statuses[:20] == [200] * 20
    assert 429 in statuses[20:]
    refused = next(answer for answer in fresh if answer.status == 429)
    assert refused.code == "RATE_LIMITED"
    assert refused.headers["Retry-After"] == "1"
    assert refused.errors[0]["extensions"]["cost"]["refill"] == 1


def test_kept_answers_count_too(settings, outside):
    settings.GRAPHQL_COST_BUCKET_ADDRESS = 20
    settings.GRAPHQL_COST_REFILL_ADDRESS = 1
    forget()
    statuses = [outside(SHOP).status for _ in range(30)]
    assert statuses[:20] == [200] * 20
    assert statuses.count(429) >= 8


def test_a_key_spends_its_own_points(settings, keyed, buyer, outside):
    settings.GRAPHQL_COST_BUCKET_ADDRESS = 2
    settings.GRAPHQL_COST_REFILL_ADDRESS = 1
    forget()
    api = keyed(buyer, "catalogue")
    assert [outside(SHOP).status for _ in range(4)].count(429) >= 1
    assert [api(SHOP).status for _ in range(4)] == [200] * 4
    assert api(SHOP).body["extensions"]["cost"]["left"] >= 190_000


def test_a_person_spends_their_own_points(settings, signed_in, buyer):
    settings.GRAPHQL_COST_BUCKET_ADDRESS = 1
    settings.GRAPHQL_COST_BUCKET = 50
    settings.GRAPHQL_COST_REFILL = 1
    forget()
    me = signed_in(buyer)
    cost = me("{ me { email } }").body["extensions"]["cost"]
    assert (cost["left"], cost["refill"]) == (49, 1)


def test_what_is_refused_costs_nothing(outside):
    full = outside("{ __typename }").body["extensions"]["cost"]["left"]
    for query in ("{ nothing }", "query($n: Int!) { products(first: $n) { totalCount } }"):
        assert outside(query).status == 400
    assert outside("{ a: __typename }").body["extensions"]["cost"]["left"] == full


WORDY = "{ shop { " + " ".join(f"a{n}: name" for n in range(40)) + " } }"  # 81 names


def test_reading_a_new_document_is_paid_and_a_known_one_is_free(settings, outside):
    settings.GRAPHQL_COST_REFILL_ADDRESS = 1
    forget()
    left = [
        outside(text).body["extensions"]["cost"]["left"]
        for text in ("{ __typename }", WORDY, WORDY + " ", WORDY)
    ]
    # A point each for the shop that is in the answer.
    assert [before - after for before, after in pairwise(left)] == pytest.approx([21, 21, 1], abs=1)


@pytest.mark.parametrize("wrong", [" nothing } }", " } } }", ' } b: shop(id: "1") { name } }'])
def test_reading_is_paid_by_what_is_refused_too_until_nothing_is_left(settings, outside, wrong):
    settings.GRAPHQL_COST_BUCKET_ADDRESS = 50
    settings.GRAPHQL_COST_REFILL_ADDRESS = 1
    forget()
    answers = [outside(f"# {n}\n" + WORDY.rstrip("} ") + wrong) for n in range(5)]
    assert [answer.status for answer in answers] == [400, 400, 429, 429, 429]
    assert answers[-1].errors[0]["extensions"]["cost"]["requested"] >= 20


def test_a_key_pays_for_its_own_reading(settings, keyed, buyer):
    settings.GRAPHQL_COST_BUCKET_ADDRESS = 1
    settings.GRAPHQL_COST_REFILL_ADDRESS = 1
    settings.GRAPHQL_COST_REFILL = 1
    forget()
    api = keyed(buyer, "catalogue")
    before = api("{ __typename }").body["extensions"]["cost"]["left"]
    for n in range(3):
        assert api(f"# {n}\n{WORDY}").status == 200
    after = api("{ __typename }").body["extensions"]["cost"]["left"]
    assert before - after == pytest.approx(63, abs=2)


def test_a_mutation_costs_ten(outside):
    query = "mutation { createQuote(input: {lines: []}) { errors { code } } }"
    cost = outside(query).body["extensions"]["cost"]
    assert cost["spent"] >= 11


def test_two_shops_are_one_address(borealis, settings, outside):
    settings.GRAPHQL_COST_BUCKET_ADDRESS = 10
    settings.GRAPHQL_COST_REFILL_ADDRESS = 1
    forget()
    there = Api(host_of("borealis"))
    assert [outside(SHOP).status for _ in range(10)] == [200] * 10
    assert there(SHOP).status == 429
