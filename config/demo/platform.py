"""The processes of the demo: started in order, watched, and ended together."""

import hashlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import psutil

from config import embedded
from config.demo.data import CHECKOUT, LOGS, PUBLISHED, VAR, in_use_by_others, publish

CELERY = [sys.executable, "-m", "celery", "-A", "config"]
RUNNING = VAR / "demo-processes.json"
READY_TIMEOUT_S = 90
STOP_TIMEOUT_S = 20


class DemoError(RuntimeError):
    """The demo cannot go on; the message says what to do."""


@dataclass
class Demo:
    port: int
    size: str
    started: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    # ---- the whole run ----------------------------------------------------------------------

    def run(self) -> None:
        begun = time.monotonic()
        end_leftovers()
        self._need_port()
        try:
            self._prepare()
            with step("Web, worker and beat"):
                self._start("web", *self._web())
                self._start("worker", *CELERY, "worker", "--loglevel=warning", "--concurrency=2")
                self._start("beat", *CELERY, "beat", "--loglevel=warning")
                self._wait_until_ready()
            self._print_addresses(publish(self.port), seconds=time.monotonic() - begun)
            self._watch()
        finally:
            self._stop_all()

    def _prepare(self) -> None:
        with step("PostgreSQL and Valkey"):
            embedded.ensure_running()
        with step("Tables of the platform and its shops"):
            self._manage("migrate_platform")
        self._collect_static()
        with step(f"Demo data (size {self.size})"):
            self._manage("seed_demo", f"--size={self.size}")

    def _web(self) -> list[str]:
        bind = ["--bind", f"127.0.0.1:{self.port}"]
        return [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py", *bind, "config.wsgi"]

    # ---- steps ------------------------------------------------------------------------------

    @property
    def _environment(self) -> dict[str, str]:
        given = {"DJANGO_SETTINGS_MODULE": "config.settings.dev", "PORT": str(self.port)}
        return {**os.environ, **given, "PYTHONUNBUFFERED": "1"}

    def _need_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", self.port))
            except OSError as error:
                raise DemoError(
                    f"Port {self.port} is taken by another program. Choose another one: "
                    f"make demo PORT={self.port + 80}"
                ) from error

    def _collect_static(self) -> None:
        """Styles, scripts and pictures under names with their hash; only when one has changed."""
        digest, kept = static_digest(), VAR / "static" / "digest"
        if kept.exists() and kept.read_text() == digest:
            return
        with step("Styles and pictures of the pages"):
            self._manage("collectstatic", "--noinput", "--verbosity=0")
        kept.write_text(digest)

    def _manage(self, *arguments: str) -> None:
        """A management command, whose output is shown as it comes."""
        command = [sys.executable, "manage.py", *arguments]
        with subprocess.Popen(
            command,
            cwd=CHECKOUT,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        ) as process:
            try:
                for line in process.stdout or ():
                    progress(line)
            except BaseException:
                process.terminate()
                raise
        if process.returncode:
            raise DemoError(f"`manage.py {' '.join(arguments)}` failed; it says why above.")

    def _start(self, name: str, *command: str) -> None:
        with open(LOGS / f"{name}.log", "ab") as log:
            process = subprocess.Popen(
                command,
                cwd=CHECKOUT,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Ctrl-C reaches this process alone, which then ends the others in order.
                start_new_session=True,
            )
        self.started[name] = process
        leftovers = {name: process.pid for name, process in self.started.items()}
        RUNNING.write_text(json.dumps(leftovers))

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_TIMEOUT_S
        while True:
            self._notice_ended()
            status, body = ask(self.port, "/readyz")
            if status == 200:
                return
            if time.monotonic() > deadline:
                raise DemoError(f"/readyz still answers {status}: {body}\nLogs are in {LOGS}.")
            time.sleep(0.2)

    def _watch(self) -> None:
        while True:
            self._notice_ended()
            time.sleep(1)

    def _notice_ended(self) -> None:
        for name, process in self.started.items():
            if process.poll() is not None:
                log = LOGS / f"{name}.log"
                tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
                raise DemoError(f"{name} has ended ({process.returncode}). {log} says:\n{tail}")

    def _stop_all(self) -> None:
        for process in self.started.values():
            with suppress(ProcessLookupError):
                process.terminate()
        deadline = time.monotonic() + STOP_TIMEOUT_S
        for process in self.started.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        RUNNING.unlink(missing_ok=True)
        if in_use_by_others():
            print("PostgreSQL and Valkey stay on for somebody else (`make stop` ends them).")
        else:
            embedded.stop()

    def _print_addresses(self, published: dict[str, Any], *, seconds: float) -> None:
        owner, entrepreneur = published["owner"], published["entrepreneur"]
        print(f"\nReady in {seconds:.0f} s. Everything below is also in {PUBLISHED}\n")
        print(f"  Owner console  {owner['console']}")
        print(f"                 {owner['email']} / {owner['password']}")
        print(f"\n  My shops       {owner['url']}zh-hans/shops/")
        print(f"                 {entrepreneur['email']} / {entrepreneur['password']}")
        for shop in published["shops"][:4]:
            print(f"\n  {shop['name']:<14} {shop['url']}")
            print(f"    its console  {shop['console']}")
            print(f"                 {shop['staff']['email']} / {shop['staff']['password']}")
            print(f"    a shopper    {shop['shopper']['email']} / {shop['shopper']['password']}")
        print("\nCtrl-C stops everything; the data are kept.", flush=True)


def static_digest() -> str:
    """Of every static file of ours by size and time, and of the packages' versions."""
    digest = hashlib.sha256((CHECKOUT / "requirements.txt").read_bytes())
    for top in ("themes", "tenants", "storefronts"):
        for folder in sorted((CHECKOUT / top).rglob("static")):
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                stat = path.stat()
                digest.update(f"{path}:{stat.st_size}:{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def ask(port: int, path: str) -> tuple[int, str]:
    """Status and body of a page of the web process; status 0 while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read(2000).decode(errors="replace")
    except (OSError, http.client.HTTPException) as error:
        return 0, str(error)
    finally:
        connection.close()


def end_leftovers() -> None:
    """End what a demo that was killed has left running; only processes of this checkout."""
    with suppress(FileNotFoundError, ValueError):
        for pid in json.loads(RUNNING.read_text()).values():
            with suppress(psutil.Error, ProcessLookupError):
                process = psutil.Process(pid)
                if process.cwd() == str(CHECKOUT) and sys.executable in process.cmdline():
                    os.killpg(pid, signal.SIGTERM)
                    process.wait(STOP_TIMEOUT_S)
    RUNNING.unlink(missing_ok=True)


@contextmanager
def step(name: str) -> Iterator[None]:
    begun = time.monotonic()
    print(f"  {name} ...", flush=True)
    yield
    print(f"  {name}: {time.monotonic() - begun:.1f} s", flush=True)


def progress(line: str) -> None:
    print(f"      {line.rstrip()[:150]}", flush=True)
