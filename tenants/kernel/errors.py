"""Refusals: what a user can cause, as typed facts with a code and the numbers.

A service raises a subclass of :class:`Refusal`; the pages and the API render it in one place each.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """A request that is not carried out, and why. Nothing was written, or the caller rolls back.

    ``code`` is one of ``ErrorCode`` of the API; ``message`` may name ``details`` as
    ``%(name)s`` and is translated when it is shown, not when it is raised.
    """

    code: str = "INVALID"
    message: str | Promise = _("This cannot be done.")

    def __init__(
        self,
        message: str | Promise | None = None,
        *,
        field: str | None = None,
        path: list[str] | None = None,
        **details: Any,
    ) -> None:
        super().__init__(message or self.message)
        if message is not None:
            self.message = message
        self.field = field
        self.path = path
        self.details = details

    @property
    def each(self) -> "Sequence[Refusal]":
        """The facts one by one, where a request was refused for several at once."""
        return (self,)

    def __str__(self) -> str:
        text = str(self.message)
        return text % self.details if self.details and "%(" in text else text


class Invalid(Refusal):
    code = "INVALID"
    message = _("Please check what you entered.")


class Required(Refusal):
    code = "REQUIRED"
    message = _("This is needed.")


class NotFound(Refusal):
    code = "NOT_FOUND"
    message = _("There is nothing here by that name.")


class Unauthenticated(Refusal):
    code = "UNAUTHENTICATED"
    message = _("Please sign in first.")


class Forbidden(Refusal):
    code = "FORBIDDEN"
    message = _("You may not do this.")


class Conflict(Refusal):
    code = "CONFLICT"
    message = _("Somebody changed this in the meantime. Reload and try again.")


class RateLimited(Refusal):
    code = "RATE_LIMITED"
    message = _("Too many tries. Please wait %(retry_after_s)s seconds and try again.")

    def __init__(self, *, retry_after_s: int, **details: Any) -> None:
        super().__init__(retry_after_s=retry_after_s, **details)
