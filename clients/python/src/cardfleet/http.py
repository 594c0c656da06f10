"""Requests over the standard library's HTTP, on connections that are kept open."""

import gzip
import http.client
import ssl
import threading
import zlib
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Request:
    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    timeout_s: float = 30.0


@dataclass(frozen=True)
class Response:
    """Header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


class Transport(Protocol):
    """Carries one request. Raises OSError where no whole answer came (TimeoutError is one)."""

    def __call__(self, request: Request) -> Response: ...


class Http:
    """One open connection for each thread and host. Names under .localhost are this machine."""

    def __init__(self, *, context: ssl.SSLContext | None = None) -> None:
        self.context = context
        self._mine = threading.local()

    def __call__(self, request: Request) -> Response:
        parts = urlsplit(request.url)
        kept = self._kept()
        where = (parts.scheme, parts.netloc)
        reused = where in kept
        connection = kept.pop(where, None) or self._connect(parts.scheme, parts.netloc, request)
        try:
            try:
                response = self._ask(connection, request)
            except (http.client.RemoteDisconnected, ConnectionError):
                # A signed request is good for one try: who sends it signs it anew.
                if not reused or "Signature" in request.headers:
                    raise
                # The server had closed the idle connection: this is no failure of the request.
                connection.close()
                connection = self._connect(parts.scheme, parts.netloc, request)
                response = self._ask(connection, request)
        except http.client.HTTPException as error:
            connection.close()
            raise ConnectionError(f"no whole answer: {error!r}") from error
        except OSError:
            connection.close()
            raise
        kept[where] = connection
        return response

    def close(self) -> None:
        """The connections of this thread."""
        kept = self._kept()
        while kept:
            kept.popitem()[1].close()

    def _kept(self) -> dict[tuple[str, str], http.client.HTTPConnection]:
        if not hasattr(self._mine, "kept"):
            self._mine.kept = {}
        kept: dict[tuple[str, str], http.client.HTTPConnection] = self._mine.kept
        return kept

    def _connect(self, scheme: str, netloc: str, request: Request) -> http.client.HTTPConnection:
        parts = urlsplit(f"{scheme}://{netloc}")
        host = parts.hostname or ""
        if host == "localhost" or host.endswith(".localhost"):
            host = "127.0.0.1"  # RFC 6761; not every resolver knows it
        if scheme == "https":
            return http.client.HTTPSConnection(
                host, parts.port, timeout=request.timeout_s, context=self.context
            )
        return http.client.HTTPConnection(host, parts.port, timeout=request.timeout_s)

    def _ask(self, connection: http.client.HTTPConnection, request: Request) -> Response:
        parts = urlsplit(request.url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        headers = {"Host": parts.netloc, "Accept-Encoding": "gzip", **request.headers}
        connection.timeout = request.timeout_s
        if connection.sock is not None:
            connection.sock.settimeout(request.timeout_s)
        connection.request(request.method, target, request.body or None, headers)
        answer = connection.getresponse()
        body = answer.read()
        found = {name.lower(): value for name, value in answer.getheaders()}
        if found.get("content-encoding") == "gzip":
            try:
                body = gzip.decompress(body)
            except (EOFError, zlib.error) as error:
                raise ConnectionError("the answer was cut off") from error
        return Response(answer.status, found, body)
