"""What can go wrong, as types: what a caller must tell apart has a class or a code."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One error of a mutation. Decide by ``code``; ``message`` is for people."""

    code: str
    message: str
    field: str | None = None
    path: list[str] | None = None
    details: Any = None

    @classmethod
    def read(cls, data: dict[str, Any]) -> "Fault":
        return cls(
            code=data["code"],
            message=data["message"],
            field=data["field"],
            path=data["path"],
            details=data["details"],
        )


class CardfleetError(Exception):
    """Any failure that this client tells of."""


class Refused(CardfleetError):
    """A mutation was refused: nothing was done. ``payload`` may have an order to pay otherwise."""

    def __init__(self, faults: list[Fault], payload: Any) -> None:
        super().__init__("; ".join(f"{fault.code}: {fault.message}" for fault in faults))
        self.faults = faults
        self.payload = payload

    @property
    def code(self) -> str:
        """Of the first fault."""
        return self.faults[0].code


class RequestFailed(CardfleetError):
    """The request itself was not carried out: ``status``, ``code``, ``extensions``."""

    def __init__(self, message: str, *, status: int, code: str, extensions: dict[str, Any]) -> None:
        super().__init__(f"{code}: {message}")
        self.status = status
        self.code = code
        self.extensions = extensions


class Invalid(RequestFailed):
    """The request does not fit the schema."""


class Unauthenticated(RequestFailed):
    """No key, not a valid one here, or not signed as it must be (``extensions["signature"]``)."""


class Forbidden(RequestFailed):
    """The key lacks the scope, or its person the role."""


class NotRegistered(RequestFailed):
    """The key is bound to registered queries, and this is none of them."""


class TooExpensive(RequestFailed):
    """Over a limit: ask for smaller pages."""


class RateLimited(RequestFailed):
    """Too much, too fast; it was tried again as often as the client may."""


class Unavailable(RequestFailed):
    """The service could not be had for now; it was tried again as often as the client may."""


class Internal(RequestFailed):
    """A fault of the service: tell support ``extensions["reference"]``."""


class NoAnswer(CardfleetError):
    """The network failed, again and again. A repetition with the same key is safe."""


class NotThere(CardfleetError):
    """A list of something that is not there, or of nobody."""


class CutOff(CardfleetError):
    """A list came without its last line."""


class BadSignature(CardfleetError):
    """A webhook that is not from the shop, or too old."""


CLASSES: dict[str, type[RequestFailed]] = {
    "INVALID": Invalid,
    "UNAUTHENTICATED": Unauthenticated,
    "FORBIDDEN": Forbidden,
    "QUERY_NOT_REGISTERED": NotRegistered,
    "TOO_EXPENSIVE": TooExpensive,
    "RATE_LIMITED": RateLimited,
    "UNAVAILABLE": Unavailable,
    "INTERNAL": Internal,
}


def failure(status: int, errors: list[dict[str, Any]]) -> RequestFailed:
    """What the first error of an answer is."""
    first: dict[str, Any] = errors[0] if errors else {"message": f"HTTP {status}"}
    extensions = first.get("extensions") or {}
    code = extensions.get("code") or ("UNAVAILABLE" if status in (502, 503, 504) else "INVALID")
    kind = CLASSES.get(code, RequestFailed)
    return kind(first["message"], status=status, code=code, extensions=extensions)
