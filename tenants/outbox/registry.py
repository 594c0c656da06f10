"""Which function does which task. Apps register theirs in their ``tasks.py``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.module_loading import autodiscover_modules

ATTEMPTS = 12
# handler(payload=..., shop=...): the shop that the job belongs to, or None.
Run = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Handler:
    """A task's function and how it is run."""

    task: str
    run: Run
    atomic: bool
    finishes_paid_orders: bool
    attempts: int
    lease_s: int


_handlers: dict[str, Handler] = {}
_loaded = False


def handler(
    task: str,
    *,
    atomic: bool = True,
    finishes_paid_orders: bool = False,
    attempts: int = ATTEMPTS,
    lease_s: int = 60,
) -> Callable[[Run], Run]:
    """Register ``def f(*, payload: dict, shop: Shop | None) -> None`` for jobs of ``task``.

    The function runs inside the shop of the job, in a transaction of its own that also marks the
    job done. It may run twice: a worker that dies after its work outside (a mail) is not asked.
    Raise ``Retry(after_s=...)``, or anything, to be run again later with a growing delay.

    ``atomic=False``: no transaction around it, for work that writes an intent, commits, calls the
    outside and writes the outcome. ``finishes_paid_orders=True``: also for a suspended shop.
    ``attempts``: after so many the job fails and somebody is told. ``lease_s``: the longest that
    one run may take; then another worker takes the job over.
    """

    def register(run: Run) -> Run:
        known = _handlers.get(task)
        if known is not None and known.run.__qualname__ != run.__qualname__:
            raise ValueError(f"two handlers for {task}: {known.run} and {run}")
        _handlers[task] = Handler(task, run, atomic, finishes_paid_orders, attempts, lease_s)
        return run

    return register


def handler_for(task: str) -> Handler | None:
    global _loaded
    if not _loaded:
        autodiscover_modules("tasks")
        _loaded = True
    return _handlers.get(task)
