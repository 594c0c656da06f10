"""The real web server over a test's own database, for browsers and for clients of the API."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from tests import world

START_TIMEOUT_S = 60


@dataclass(frozen=True)
class Site:
    port: int

    def url(self, shop: Any = None, path: str = "/") -> str:
        """An address of a shop, or (None) of the owner host."""
        host = world.host_of(shop.schema_name) if shop else settings.OWNER_HOST
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serve(environment: dict[str, str], *, workers: int = 1) -> Iterator[Site]:
    """gunicorn with `environment` (see the fixture process_environment) until the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", str(workers), "config.wsgi"]
    log = settings.LEASE.files / "web.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with (
        open(log, "wb") as output,
        subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env={**environment, "PORT": str(port), "PUBLIC_PORT": str(port)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            _wait(port, process, log)
            yield Site(port)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the web server did not start:\n{log.read_text()}") from None
            time.sleep(0.1)
