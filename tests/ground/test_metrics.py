"""Metrics come from a port of their own, summed over processes, and not at all unless asked for."""

import socket
import time
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from config import metrics
from tests.site import Site, serve


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def measured(process_environment: dict[str, str], port: int) -> Iterator[Site]:
    with serve(process_environment | {"METRICS_PORT": str(port)}, workers=2) as site:
        yield site


def test_answers_are_counted_by_status(measured: Site, port: int) -> None:
    for _ in range(5):
        urlopen(f"http://127.0.0.1:{measured.port}/healthz").close()
    with pytest.raises(HTTPError):  # no shop is called 127.0.0.1
        urlopen(f"http://127.0.0.1:{measured.port}/metrics")
    missed = 'cardfleet_http_answers_total{method="GET",status="404"} 1.0'
    told = ""
    for _ in range(50):  # an answer is counted just after it is sent
        with urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
            told = answer.read().decode()
        if missed in told:
            break
        time.sleep(0.1)
    assert 'cardfleet_http_answers_total{method="GET",status="200"}' in told
    assert missed in told
    assert "cardfleet_http_seconds_bucket" in told


def test_nothing_is_counted_unless_asked_for() -> None:
    assert metrics.hooks() == {}
