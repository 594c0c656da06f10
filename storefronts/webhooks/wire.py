"""One POST to an address that somebody typed: guarded when connecting, bounded in time and size.

requests-hardened resolves the name once, refuses what is not public, and connects to the address
that it has looked at; here come what it leaves open: a time for the whole exchange (a receiver that
sends a byte a second never runs into a time limit for reading), a size, and no proxies or
credentials out of the environment.
"""

import ipaddress
import os
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Lock, Timer, local
from typing import Any

import requests
from django.conf import settings
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import EXTRA_BLOCKED_NET_RANGES, InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

AGENT = "Cardfleet-Webhooks/1"
CONNECT_S = 5.0
# More than this of an answer is not read, and so much of it is kept.
MOST_BYTES = 64 * 1024
KEPT_BYTES = 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. ``error`` is one of ``kinds.ERRORS``, or empty for a 2xx."""

    status: int | None
    error: str
    duration_ms: int
    body: str = ""
    retry_after_s: float = 0.0

    @property
    def is_good(self) -> bool:
        return not self.error

    @property
    def is_gone(self) -> bool:
        return self.status == 410


def post(
    url: str, *, body: bytes, headers: Mapping[str, str], seconds: float | None = None
) -> Answer:
    """Send it and read the answer, in so many seconds (`WEBHOOKS_TIMEOUT_S`) for all of it.

    Never raises for what the other side can cause.
    """
    begun = time.monotonic()
    limit = _Limit(settings.WEBHOOKS_TIMEOUT_S if seconds is None else seconds)
    status, error, text, retry_after = None, "", b"", 0.0
    with limit:
        try:
            with (
                _session() as session,
                session.post(
                    url,
                    data=body,
                    headers={
                        "Content-Type": "application/json",
                        "Accept-Encoding": "identity",
                        "Connection": "close",
                        **headers,
                    },
                    timeout=(min(CONNECT_S, limit.seconds), limit.seconds),
                    allow_redirects=False,
                    stream=True,
                ) as answer,
            ):
                if limit.passed:  # cut short by us, a head looks whole
                    raise TimeoutError
                status, error = answer.status_code, _verdict(answer.status_code)
                retry_after = _seconds(answer.headers.get("Retry-After", ""))
                text = _first_part(answer)
        except (requests.RequestException, HTTPError, OSError, UnicodeError) as problem:
            # Once it has said what came of it, that counts, however the rest of it came.
            if status is None:
                error = "timeout" if limit.passed else _named(problem)
    took = round((time.monotonic() - begun) * 1000)
    shown = text[:KEPT_BYTES].decode("utf-8", "replace").replace("\x00", "\ufffd")
    return Answer(status, error, took, shown, retry_after)


def _verdict(status: int) -> str:
    if 200 <= status < 300:
        return ""
    return "redirect" if 300 <= status < 400 else "status"


def _seconds(text: str) -> float:
    """Of a Retry-After in seconds; a date there is not read."""
    return float(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0.0


def _first_part(answer: requests.Response) -> bytes:
    """As it was sent, not unpacked: what is packed small may be large."""
    parts, size = [], 0
    for part in answer.raw.stream(8192, decode_content=False):
        parts.append(part)
        size += len(part)
        if size >= MOST_BYTES:
            break
    return b"".join(parts)


def _named(problem: BaseException) -> str:
    if isinstance(problem, InvalidIPAddress):
        return "address"
    if isinstance(problem, requests.exceptions.SSLError):
        return "tls"
    if isinstance(problem, requests.Timeout | TimeoutError) or "timed out" in str(problem):
        return "timeout"
    if isinstance(problem.__cause__, socket.gaierror) or isinstance(problem, UnicodeError):
        return "name"
    return "connection"


# ------------------------------------------------------------------ where it may connect


def is_public(address: str) -> bool:
    """Whether events may go to this IP address. Stricter than requests-hardened, never laxer."""
    ip: Any = ipaddress.ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    if ip.is_loopback:
        return bool(settings.WEBHOOKS_ALLOW_LOOPBACK)
    odd = ip.is_multicast or ip.is_unspecified or ip.is_reserved or ip.is_link_local
    if odd or getattr(ip, "is_site_local", False) or not ip.is_global:
        return False
    return not any(ip in network for network in EXTRA_BLOCKED_NET_RANGES)


class _Adapter(IPFilterAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}

    def build_connection_pool_key_attributes(self, *args: Any, **kwargs: Any) -> Any:
        host_params, pool_kwargs = super().build_connection_pool_key_attributes(*args, **kwargs)
        # By now the host is the address that the connection goes to.
        if not is_public(host_params["host"].strip("[]")):
            raise InvalidIPAddress(host_params["host"])
        return host_params, pool_kwargs


@contextmanager
def _session() -> Iterator[requests.Session]:
    """For one request: an address is looked at anew each time."""
    loopback = settings.WEBHOOKS_ALLOW_LOOPBACK
    config = Config(
        ip_filter_enable=True,
        ip_filter_allow_loopback_ips=loopback,
        never_redirect=True,
        default_timeout=(CONNECT_S, settings.WEBHOOKS_TIMEOUT_S),
        user_agent_override=AGENT,
    )
    with HTTPSession(config) as session:
        # No proxy, no .netrc, no other certificates by the environment.
        session.trust_env = False
        session.mount("http://", _Adapter(is_https_proto=False, allow_loopback=loopback))
        session.mount("https://", _Adapter(is_https_proto=True, allow_loopback=loopback))
        yield session


# ------------------------------------------------------------------ how long it may take


class _Limit:
    """Ends the exchange of this thread when its time is over, in whichever state it is."""

    def __init__(self, seconds: float) -> None:
        self.seconds = float(seconds)
        self.passed = False
        self._sockets: list[socket.socket] = []
        self._lock = Lock()
        self._timer = Timer(self.seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> None:
        _here.limit = self
        self._timer.start()

    def __exit__(self, *problem: object) -> None:
        _here.limit = None
        self._timer.cancel()
        with self._lock:
            for one in self._sockets:
                one.close()
            self._sockets.clear()

    def watch(self, opened: socket.socket) -> None:
        # Another handle of the same connection: TLS takes the first one over.
        with self._lock:
            self._sockets.append(socket.socket(fileno=os.dup(opened.fileno())))
            if self.passed:
                self._shut()

    def _end(self) -> None:
        with self._lock:
            self.passed = True
            self._shut()

    def _shut(self) -> None:
        for one in self._sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


_here = local()


def _watched(opened: socket.socket) -> socket.socket:
    limit: _Limit | None = getattr(_here, "limit", None)
    if limit is not None:
        limit.watch(opened)
    return opened


class _Connection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _watched(super()._new_conn())


class _TlsConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _watched(super()._new_conn())


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection
