"""What is owed, and what went wrong."""

from dataclasses import dataclass
from datetime import datetime

from tenants.kernel import sql

STATUS = """
SELECT state, task, count(*), min(due_at), max(attempts), max(last_error) FROM public.outbox_job
WHERE state <> 'done' GROUP BY state, task ORDER BY state, task
"""
DUE = """
SELECT EXISTS (SELECT FROM public.outbox_job
  WHERE state = 'waiting' AND due_at <= statement_timestamp())
"""


@dataclass(frozen=True, slots=True)
class Owed:
    """Jobs of one task in one state."""

    state: str
    task: str
    jobs: int
    oldest_due: datetime
    most_attempts: int
    an_error: str


def owed() -> list[Owed]:
    """Unfinished and failed jobs, by state and task."""
    return [Owed(*row) for row in sql.run(STATUS)]


def anything_due() -> bool:
    row = sql.run(DUE).fetchone()
    return bool(row and row[0])
