"""What each test process has for itself beside its database: two database numbers of the cache
server and a folder of files. Runs side by side then never read each other's cached pages, version
stamps, rate limits, tasks or uploads."""

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from config import embedded

# Set for a server that a test starts: it shares what the test process has.
VARIABLE = "TEST_LEASE"
# Redis has 16 databases unless told otherwise; the embedded Valkey is told 128. 0 and 1 are the
# demo's.
FIRST = 2
_held: list[int] = []  # open files; the kernel frees them when the process ends, however it ends


@dataclass(frozen=True)
class Lease:
    number: int
    broker_url: str
    cache_url: str
    files: Path


def take(var: Path, broker_url: str) -> Lease:
    """A share that no other living test process of this checkout has. `broker_url` is the
    configured server, empty for the embedded one."""
    folder = var / "tests"
    given = os.environ.get(VARIABLE)
    number = int(given) if given else _free_number(folder, most=15 if broker_url else 127)
    if broker_url:
        server = urlsplit(broker_url)
        broker, cache = (server._replace(path=f"/{n}").geturl() for n in (number, number + 1))
    else:
        broker, cache = embedded.broker_url(number), embedded.cache_url(number + 1)
    return Lease(number, broker, cache, folder / f"files-{number}")


def _free_number(folder: Path, *, most: int) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(FIRST, most, 2):
        file = os.open(folder / f"lease-{number}.lock", os.O_CREAT | os.O_RDWR)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            continue
        _held.append(file)
        return number
    raise RuntimeError(f"more than {most // 2} test processes at once")
