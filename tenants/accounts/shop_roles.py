"""Who of a shop's staff may do what: one table, asked by the console and by order pages."""

from typing import Any

OWNER = "owner"
MATRIX: dict[str, frozenset[str]] = {
    "manager": frozenset(
        "orders refund deliver export margin listings prices customers adjust pages".split()
    ),
    "finance": frozenset("orders refund export margin prices_view customers adjust".split()),
    "support": frozenset("orders refund deliver customers".split()),
    "editor": frozenset("listings pages".split()),
}
ROLES = (OWNER, *MATRIX)


def is_staff(user: Any) -> bool:
    """Whether this person may enter the shop's console at all."""
    if not (user.is_authenticated and user.is_active and user.is_staff):
        return False
    return user.is_superuser or user.role in ROLES


def may(user: Any, act: str) -> bool:
    """Whether this member of staff may do ``act``; the owner may everything."""
    if not is_staff(user):
        return False
    if user.is_superuser or user.role == OWNER:
        return True
    acts = MATRIX[user.role]
    return act in acts or (act == "prices_view" and "prices" in acts)
