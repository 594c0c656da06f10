"""Who of the owner's staff may do what: one table, asked by the console and by the API.

A role maps areas to acts. ``view`` shows the lists; ``write`` edits through the forms; the other
words are single acts that a page asks for by name.
"""

from typing import Any

OWNER = "owner"

Acts = frozenset[str]
_VIEW: Acts = frozenset({"view"})
_WRITE: Acts = frozenset({"view", "write"})

MATRIX: dict[str, dict[str, Acts]] = {
    "finance": {
        "shops": frozenset({"view", "adjust_wallet", "switch_collects"}),
        "orders": _VIEW,
        "catalogue": _VIEW,
        "supply": _VIEW,
        "money": _WRITE,
        "promotions": frozenset({"view", "decide"}),
        "audit": _VIEW,
    },
    "supply": {
        "catalogue": _WRITE,
        "supply": frozenset({"view", "write", "import"}),
        "orders": _VIEW,
    },
    "support": {
        "shops": _VIEW,
        "orders": _VIEW,
        "catalogue": _VIEW,
        "supply": _VIEW,
        "promotions": _VIEW,
        "work": frozenset({"view", "retry"}),
    },
    "compliance": {
        "shops": frozenset({"view", "suspend", "reinstate"}),
        "orders": _VIEW,
        "catalogue": _VIEW,
        "supply": _VIEW,
        "audit": _VIEW,
    },
}
ROLES = (OWNER, *MATRIX)


def may(user: Any, area: str, act: str = "view") -> bool:
    """Whether this user of the owner host may do ``act`` in ``area``; an owner may everything."""
    if not (user.is_active and user.is_staff):
        return False
    role = getattr(user, "role", "")
    if user.is_superuser or role == OWNER:
        return True
    return act in MATRIX.get(role, {}).get(area, frozenset())
