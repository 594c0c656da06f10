"""Telling the workers, after a commit, that something is due.

A request only sets a flag. A thread of the process sends at most one message per 200 ms: it costs
the request nothing, and a broker that is slow or down is none of its business. What no message
told of, the sweep finds.
"""

import os
import threading
from time import sleep

import structlog
from celery import current_app
from django.conf import settings

log = structlog.get_logger(__name__)

EVERY_S = 0.2
# A message that nobody took within a minute is of no use: the sweep has been by.
EXPIRES_S = 60

_wanted = threading.Event()
_starting = threading.Lock()
_thread: threading.Thread | None = None


def _after_fork() -> None:
    """A child has none of its parent's threads, and may have copied a lock in its held state."""
    global _wanted, _starting, _thread
    _wanted, _starting, _thread = threading.Event(), threading.Lock(), None


os.register_at_fork(after_in_child=_after_fork)


def nudge() -> None:
    """Have ``outbox.drain`` run soon. Never raises, never waits."""
    if not getattr(settings, "OUTBOX_NUDGE", True):
        return
    _wanted.set()
    if _thread is None:
        _start()


def _start() -> None:
    global _thread
    with _starting:
        if _thread is None:
            _thread = threading.Thread(target=_send_when_wanted, name="outbox-nudge", daemon=True)
            _thread.start()


def _send_when_wanted() -> None:
    was_down = False
    while True:
        _wanted.wait()
        _wanted.clear()
        try:
            current_app.send_task("outbox.drain", expires=EXPIRES_S, retry=False)
            was_down = False
        except Exception as problem:  # noqa: BLE001 - whatever the broker's client raises
            if not was_down:
                log.warning("outbox.nudge_lost", error=type(problem).__name__)
            was_down = True
        sleep(EVERY_S)
