"""A process that dies, or loses its database, at the n-th step of its work with the database.

A step is a statement handed to the driver, the end of a pipeline, and a COMMIT, before and after.
The product knows nothing of it: the driver is what is wrapped.
"""

import os
import signal
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import psycopg
from django.db import connection, connections

KILLED, LOST_DATABASE = "killed", "lost database"


def run(work: Callable[[], Any], *, at: int, how: str) -> tuple[bool, int]:
    """Do `work` in a process of its own. Returns (did it end by itself, steps it took).

    With `at` 0 nothing happens to it.
    """
    connections.close_all()
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(reader)
        _in_the_child(work, at, how, writer)
    os.close(writer)
    with os.fdopen(reader) as told:
        steps = told.read()
    _pid, status = os.waitpid(child, 0)
    return os.WIFEXITED(status), int(steps or 0)


def _in_the_child(work: Callable[[], Any], at: int, how: str, writer: int) -> None:
    steps = _Steps(at, how)
    try:
        steps.watch()
        # Whatever a caller is told when its database is gone.
        with suppress(Exception):
            work()
        os.write(writer, str(steps.taken).encode())
    finally:
        os._exit(0)


class _Steps:
    def __init__(self, at: int, how: str) -> None:
        self.at, self.how, self.taken = at, how, 0

    def watch(self) -> None:
        execute, leave = psycopg.Cursor.execute, psycopg.Pipeline.__exit__
        commit = psycopg.Connection.commit

        def step(*args: Any, **kwargs: Any) -> Any:
            self.step()
            return execute(*args, **kwargs)

        def after_pipeline(*args: Any) -> Any:
            left = leave(*args)
            self.step()
            return left

        def around_commit(self_: Any) -> Any:
            self.step()
            done = commit(self_)
            self.step()
            return done

        psycopg.Cursor.execute = step
        psycopg.Pipeline.__exit__ = after_pipeline
        psycopg.Connection.commit = around_commit

    def step(self) -> None:
        self.taken += 1
        if self.taken != self.at:
            return
        if self.how == KILLED:
            os.kill(os.getpid(), signal.SIGKILL)
        _end_my_backend()


def _end_my_backend() -> None:
    """As an administrator, or a crash of the server, would."""
    pid = connection.connection.info.backend_pid
    parameters = {**connection.get_connection_params(), "autocommit": True}
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters) as other:
        psycopg.RawCursor(other).execute("SELECT pg_terminate_backend($1)", [pid])
