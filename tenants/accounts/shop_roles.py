"""Who of a shop's staff may do what: one table, asked by the console and by order pages."""

from typing import Any

OWNER = "owner"
MATRIX: dict[str, frozenset[str]] = {
    "manager": frozenset(
        "orders refund deliver export margin listings prices customers adjust pages publish "
        "settings promotions audit webhooks".split()
    ),
    "finance": frozenset(
        "orders refund export margin prices_view customers adjust promotions_view audit".split()
    ),
    "support": frozenset("orders refund deliver customers".split()),
    "editor": frozenset("listings pages".split()),
}
ROLES = (OWNER, *MATRIX)
# Who may write may look. The owner alone: domains, staff, keys, payments (accounts of providers).
VIEWS = ("prices_view", "promotions_view")
ACTS = (
    "orders refund deliver export margin listings prices_view prices customers adjust pages "
    "publish promotions_view promotions settings audit webhooks domains staff keys payments"
).split()


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
    return act in acts or _views(act, acts)


def acts_of(role: str) -> list[str]:
    """What a role may do, in the order of ACTS."""
    if role == OWNER:
        return list(ACTS)
    acts = MATRIX[role]
    return [act for act in ACTS if act in acts or _views(act, acts)]


def _views(act: str, acts: frozenset[str]) -> bool:
    return act in VIEWS and act.removesuffix("_view") in acts
