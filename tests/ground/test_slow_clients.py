"""A client that stops in the middle keeps a web thread for some seconds, and not for ever."""

import socket
import time
from collections.abc import Iterator

import pytest

from tests.site import Site, serve

LARGE = "/static/api/explorer/graphiql.js"  # a megabyte: twenty are more than buffers take


def connect(site: Site) -> socket.socket:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(20)
    client.connect(("127.0.0.1", site.port))
    return client


def stops_reading(site: Site, host: str) -> socket.socket:
    client = connect(site)
    client.sendall(f"GET {LARGE} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode() * 20)
    assert client.recv(12) == b"HTTP/1.1 200"
    time.sleep(1)  # until nothing more goes into the buffers
    return client


def stops_sending(site: Site, host: str) -> socket.socket:
    client = connect(site)
    head = "Content-Type: application/json\r\nContent-Length: 40"
    client.sendall(f'POST /graphql/ HTTP/1.1\r\nHost: {host}\r\n{head}\r\n\r\n{{"query"'.encode())
    time.sleep(0.2)
    return client


def answered_after(site: Site, host: str, *, at_most: float) -> float:
    """Seconds until the only thread answers somebody else; as many as it may be, if it does not."""
    begun = time.monotonic()
    with connect(site) as client:
        client.settimeout(at_most)
        client.sendall(f"GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        try:
            assert client.recv(12) == b"HTTP/1.1 200"
        except TimeoutError:
            return at_most
    return time.monotonic() - begun


@pytest.fixture
def of_patience(
    fresh_database: None, process_environment: dict[str, str], request: pytest.FixtureRequest
) -> Iterator[Site]:
    """A server of one thread that waits so many seconds for a client."""
    given = {"CLIENT_PATIENCE_S": str(request.param), "WEB_THREADS": "1"}
    with serve({**process_environment, **given}) as site:
        yield site


@pytest.mark.parametrize("stops", [stops_reading, stops_sending])
@pytest.mark.parametrize("of_patience", [1], indirect=True)
def test_the_thread_is_free_again_after_the_time_for_a_client(of_patience, stops):
    with stops(of_patience, "aurora.localhost"):
        assert answered_after(of_patience, "aurora.localhost", at_most=15) < 10


@pytest.mark.parametrize("stops", [stops_reading, stops_sending])
@pytest.mark.parametrize("of_patience", [60], indirect=True)
def test_without_such_a_time_the_thread_is_held(of_patience, stops):
    """The control: these clients do hold it."""
    with stops(of_patience, "aurora.localhost"):
        # On a busy machine it may be some time until all buffers are full.
        tries = [answered_after(of_patience, "aurora.localhost", at_most=3)]
        while tries[-1] < 3 and len(tries) < 20:
            time.sleep(0.5)
            tries.append(answered_after(of_patience, "aurora.localhost", at_most=3))
        assert tries[-1] == 3


@pytest.mark.parametrize("of_patience", [1], indirect=True)
def test_who_sent_half_a_body_is_told(of_patience):
    with stops_sending(of_patience, "aurora.localhost") as client:
        said = b""
        while not said.endswith(b"0\r\n\r\n"):  # the last of its chunks
            said += client.recv(4096)
    assert said.startswith(b"HTTP/1.1 400")
    assert b"did not come to its end" in said
