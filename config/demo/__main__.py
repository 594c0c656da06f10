import fcntl
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from config import embedded
from config.demo.data import LOGS, VAR, reset
from config.demo.platform import Demo, DemoError


@contextmanager
def only_one() -> Iterator[None]:
    LOGS.mkdir(parents=True, exist_ok=True)
    with open(VAR / "demo.lock", "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DemoError("The demo runs already in this checkout; end that one first.") from None
        yield


def _end(number: int, frame: FrameType | None) -> None:
    # A second signal while ending would leave processes behind.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


def main(action: str) -> int:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)
    try:
        with only_one():
            if action == "reset":
                reset()
            else:
                Demo(port=int(os.environ.get("PORT", "8000")), size=_size()).run()
    except KeyboardInterrupt:
        print("\nStopped. `make demo` goes on with the same data.")
    except (DemoError, embedded.EmbeddedError) as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    return 0


def _size() -> str:
    size = os.environ.get("SIZE") or "normal"
    if size not in ("normal", "large"):
        raise DemoError("SIZE is normal or large.")
    return size


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
