"""Lists that are being read hold threads: so many at a time, and not for ever."""

import threading

import pytest
from django.test import Client

from api.refusals import RateLimited
from api.streams.places import Places
from tests.api.conftest import forget
from tests.world import host_of

LIST = "/api/price-list.ndjson"


@pytest.fixture
def read(keyed, buyer):
    """`read()` begins to read the price list; another reader with `read(other)`."""

    def begin(api=None):
        api = api or keyed(buyer, "catalogue")
        return Client(HTTP_HOST=host_of("aurora")).get(
            LIST, HTTP_AUTHORIZATION=f"Bearer {api.key}", HTTP_ACCEPT_ENCODING="identity"
        )

    return begin


def test_a_key_reads_one_list_at_a_time(read, keyed, buyer):
    api = keyed(buyer, "catalogue")
    first = read(api)
    refused = read(api)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "2"
    assert refused.json()["errors"][0]["extensions"]["limit"] == "lists"
    assert read().status_code == 200, "another key may"
    assert b"".join(first.streaming_content).endswith(b"\n")
    assert read(api).status_code == 200


def test_a_process_writes_so_many_lists_at_a_time(read, settings):
    settings.GRAPHQL_LISTS_OPEN = 3
    forget()
    answers = [read() for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]


def test_a_reader_who_leaves_in_the_middle_gives_the_place_back(read, keyed, buyer):
    api = keyed(buyer, "catalogue")
    first = read(api)
    next(iter(first.streaming_content))
    first._iterator.close()  # as a server closes it, and the test's connection stays
    assert read(api).status_code == 200


def test_a_list_that_takes_too_long_is_cut_and_its_place_is_free(read, keyed, buyer, settings):
    settings.GRAPHQL_LISTS_MOST_S = -1
    forget()
    api = keyed(buyer, "catalogue")
    cut = read(api)
    with pytest.raises(TimeoutError, match="price-list"):
        list(cut.streaming_content)
    assert read(api).status_code == 200


def test_places_are_counted_right_by_many_at_once():
    places, most, wrong = Places(total=3, each=2), [0], []
    inside, lock = [0], threading.Lock()

    def work(who: str) -> None:
        for _ in range(300):
            try:
                leave = places.take(who)
            except RateLimited:
                continue
            with lock:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                if inside[0] > 3:
                    wrong.append(inside[0])
            with lock:
                inside[0] -= 1
            leave()
            leave()

    threads = [threading.Thread(target=work, args=(str(n % 3),)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert most[0] >= 1
    assert not places._taken
