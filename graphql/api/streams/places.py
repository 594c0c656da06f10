"""How many lists a process writes at a time: readers may be slow, and others want its threads."""

from collections import Counter
from collections.abc import Callable
from threading import Lock

from api.refusals import RateLimited

WAIT_S = 2


class Places:
    """So many in all, and so many for each. Safe between threads."""

    def __init__(self, *, total: int, each: int) -> None:
        self.total = total
        self.each = each
        self._taken: Counter[str] = Counter()
        self._lock = Lock()

    def take(self, who: str) -> Callable[[], None]:
        """A place, until what is returned is called; calling it twice is once.

        Raises RateLimited where none is free.
        """
        with self._lock:
            if self._taken[who] >= self.each or self._taken.total() >= self.total:
                raise RateLimited(
                    f"Other lists are being read. Please wait {WAIT_S} seconds and try again.",
                    retry_after_s=WAIT_S,
                    limit="lists",
                )
            self._taken[who] += 1
        gone = False

        def leave() -> None:
            nonlocal gone
            with self._lock:
                if not gone:
                    gone = True
                    self._taken[who] -= 1
                    self._taken += Counter()  # whoever has none is forgotten

        return leave
