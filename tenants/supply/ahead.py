"""Doing the next piece of work while the database does the last one."""

from collections.abc import Generator, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import TypeVar

_T = TypeVar("_T")
_LOOK_AGAIN_S = 0.2


def ahead(items: Iterator[_T], depth: int = 2) -> Generator[_T, None, None]:
    """The items, made in a thread, at most ``depth`` before they are asked for.

    ``items`` may not use the database: the thread would have a connection of its own. What it
    raises is raised here. Close the iterator (``contextlib.closing``) to end the thread early.
    """
    made: Queue[tuple[list[_T], BaseException | None]] = Queue(depth)
    unwanted = Event()

    def put(some: list[_T], error: BaseException | None = None) -> None:
        while not unwanted.is_set():
            try:
                made.put((some, error), timeout=_LOOK_AGAIN_S)
            except Full:
                continue
            return

    def make() -> None:
        try:
            for item in items:
                put([item])
                if unwanted.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 - handed over to the caller's thread
            put([], error)
        else:
            put([])

    thread = Thread(target=make, name="reading-ahead", daemon=True)
    thread.start()
    try:
        while True:
            some, error = _get(made)
            if error is not None:
                raise error
            if not some:
                return
            yield from some
    finally:
        unwanted.set()
        thread.join()


def _get(
    made: "Queue[tuple[list[_T], BaseException | None]]",
) -> tuple[list[_T], BaseException | None]:
    # With a time limit, so that Ctrl-C is heard.
    while True:
        try:
            return made.get(timeout=_LOOK_AGAIN_S)
        except Empty:
            continue
