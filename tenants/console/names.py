"""Names of shops for lists whose rows carry only a shop's id."""

import time
import uuid
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from billing.funding.models import Funding
from tenants.registry.models import Shop
from tenants.supply.models import Supplier

# In the process: a list asks for the name of each of its rows.
_KEPT_S = 30.0
_kept: dict[str, tuple[float, dict[Any, str]]] = {}


def forget() -> None:
    """Read the names again (tests: the next one's database knows nothing of this one's)."""
    _kept.clear()


def _remembered(what: str, read: Callable[[], dict[Any, str]]) -> dict[Any, str]:
    now = time.monotonic()
    known = _kept.get(what)
    if known is None or known[0] < now:
        known = _kept[what] = (now + _KEPT_S, read())
    return known[1]


def shop_names() -> dict[uuid.UUID, str]:
    """Every shop's name by id; half a minute old at most."""
    return _remembered(
        "shops", lambda: dict(Shop.objects.order_by("name").values_list("pk", "name"))
    )


def account_name(code: str) -> str:
    """An account in words: whose, and what for."""
    parts = code.split(":")
    owner, rest = parts[0], parts[-1]
    if owner == "shop" and len(parts) == 3:
        shop = _shop(parts[1])
        words = {"wallet": _("Wallet of %(shop)s"), "earnings": _("Earnings of %(shop)s")}
        return words.get(rest, _("%(shop)s")) % {"shop": shop}
    if owner == "customer":
        return _("A customer's wallet at %(shop)s") % {"shop": _shop(parts[1])}
    if owner == "outside":
        return _("Collected by %(shop)s itself") % {"shop": _shop(parts[1])}
    if owner == "promotion":
        return _("Budget of the promotion %(name)s") % {
            "name": _promotion_names().get(parts[1], parts[1][:8])
        }
    if owner == "supplier":
        name = _supplier_names().get(parts[1], parts[1][:8])
        what = _("Owed to %(name)s") if rest == "payable" else _("Deposit of %(name)s")
        return what % {"name": name}
    if owner == "clearing":
        return _("Clearing: %(provider)s") % {"provider": " ".join(parts[1:])}
    return _PLAIN[code]() if code in _PLAIN else code


_FAMILIES: dict[str, Callable[[], str]] = {
    "customer:wallet": lambda: _("Customers' wallets"),
    "shop:wallet": lambda: _("Shops' prepaid wallets"),
    "shop:earnings": lambda: _("Shops' earnings"),
    "outside": lambda: _("Collected by shops themselves"),
    "supplier:payable": lambda: _("Owed to suppliers"),
    "promotion:budget": lambda: _("Budgets of promotions"),
    "supplier:deposit": lambda: _("Suppliers' deposits"),
}


def family_of(code: str) -> str:
    """What an account is one of many of, such as "customer:wallet"; "" for one of a kind."""
    owner, _colon, rest = code.partition(":")
    if owner == "outside":
        return owner
    family = f"{owner}:{rest.rpartition(':')[2]}"
    return family if family in _FAMILIES else ""


def family_name(family: str) -> str:
    return _FAMILIES[family]()


def _shop(shop_id: str) -> str:
    try:
        return shop_names().get(uuid.UUID(shop_id), shop_id[:8])
    except ValueError:
        return shop_id


def _supplier_names() -> dict[str, str]:
    return _remembered(
        "suppliers",
        lambda: {str(pk): name for pk, name in Supplier.objects.values_list("pk", "name")},
    )


def _promotion_names() -> dict[str, str]:
    return _remembered(
        "promotions", lambda: {str(pk): n for pk, n in Funding.objects.values_list("pk", "name")}
    )


_PLAIN: dict[str, Callable[[], str]] = {
    "escrow": lambda: _("Escrow: paid, not yet delivered"),
    "platform:fees": lambda: _("Platform fees"),
    "platform:margin": lambda: _("Margin on wholesale"),
    "platform:rounding": lambda: _("Rounding"),
    "platform:promotions": lambda: _("Promotions paid by the platform"),
    "platform:commitments": lambda: _("Promised to promotions"),
    "platform:adjustments": lambda: _("Adjustments by hand"),
    "fx": lambda: _("Currency exchange"),
}
