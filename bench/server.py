"""A real server (gunicorn) and a lean client: keep-alive sockets in processes of their own."""

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Load:
    """What a run of load saw. ``latencies`` in seconds."""

    seconds: float
    latencies: list[float] = field(default_factory=list)
    failed: int = 0

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(app: str, *, env: dict[str, str], workers: int = 2) -> Iterator[int]:
    """gunicorn with ``app`` (``module:application``) on a free port, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", app, "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(workers), "--worker-class", "gthread", "--threads", "2"]
    command += ["--keep-alive", "30", "--log-level", "warning", "--preload"]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **env}, start_new_session=True)
    try:
        _until_open(port, process)
        yield port
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=20)


def _until_open(port: int, process: subprocess.Popen[bytes], timeout_s: float = 60) -> None:
    end = time.monotonic() + timeout_s
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError("the server ended before it began to listen")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server did not listen within {timeout_s} s")


def get(host: str, path: str, **headers: str) -> bytes:
    """A GET request's bytes."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", *(f"{k}: {v}" for k, v in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def post(host: str, path: str, body: bytes, **headers: str) -> bytes:
    """A POST of JSON."""
    lines = [f"POST {path} HTTP/1.1", f"Host: {host}", "Content-Type: application/json"]
    lines += [f"Content-Length: {len(body)}", *(f"{k}: {v}" for k, v in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


class Connection:
    """One keep-alive connection; understands what gunicorn answers, and no more."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._open()

    def _open(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self.socket.makefile("rb")

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """Status and body."""
        self.socket.sendall(request)
        first = self.file.readline()
        if not first:
            self._open()
            self.socket.sendall(request)
            first = self.file.readline()
        status, length, chunked, close = int(first.split(None, 2)[1]), 0, False, False
        while (line := self.file.readline().strip().lower()) != b"":
            name, _, value = line.partition(b":")
            if name == b"content-length":
                length = int(value)
            elif name == b"transfer-encoding":
                chunked = b"chunked" in value
            elif name == b"connection":
                close = b"close" in value
        body = self._chunks() if chunked else self.file.read(length)
        if close:
            self._open()
        return status, body

    def _chunks(self) -> bytes:
        parts = []
        while size := int(self.file.readline(), 16):
            parts.append(self.file.read(size))
            self.file.readline()
        self.file.readline()
        return b"".join(parts)


Visit = Callable[[Connection, int], bool]


def _client(port: int, visit: Visit, number: int, seconds: float, pipe: object) -> None:
    connection = Connection(port)
    latencies, failed, count = [], 0, number
    end = time.perf_counter() + seconds
    while (begin := time.perf_counter()) < end:
        ok = visit(connection, count)
        latencies.append(time.perf_counter() - begin)
        failed += not ok
        count += 1_000_003
    pipe.send((latencies, failed))  # type: ignore[attr-defined]


def load(port: int, visit: Visit, *, clients: int, seconds: float) -> Load:
    """``clients`` processes each repeat ``visit(connection, number)`` for ``seconds``."""
    context = multiprocessing.get_context("fork")
    ends, processes = [], []
    begin = time.perf_counter()
    for number in range(clients):
        receive, send = context.Pipe(duplex=False)
        process = context.Process(target=_client, args=(port, visit, number, seconds, send))
        process.start()
        ends.append(receive)
        processes.append(process)
    result = Load(seconds=0)
    for receive in ends:
        latencies, failed = receive.recv()
        result.latencies += latencies
        result.failed += failed
    for process in processes:
        process.join()
    result.seconds = time.perf_counter() - begin
    return result


def fetch(request: bytes) -> Visit:
    """A visit that is one request, and fine when it is answered with 200."""

    def visit(connection: Connection, number: int) -> bool:
        return connection.ask(request)[0] == 200

    return visit
