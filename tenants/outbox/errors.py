"""What a handler says about its job."""


class Retry(Exception):
    """Not now: run this job again after ``after_s`` seconds. Counts as an attempt."""

    def __init__(self, *, after_s: float, reason: str = "") -> None:
        super().__init__(reason or f"again in {after_s} s")
        self.after_s = after_s


class GiveUp(Exception):
    """No repetition can help: the job fails at once and somebody is told."""


class LeaseLost(Exception):
    """The job took longer than its lease and another worker has it: roll back."""
