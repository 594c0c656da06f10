"""Names for what lists carry as an id or a code: shops, accounts, kinds of accounts, deeds."""

import time
import uuid
from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from billing.funding.models import Funding
from storefronts.console.trail import WORDS
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


# A deed of the owner's side; the shop's own are in its trail.
_DEEDS: dict[str, str | Promise] = {
    "audit.verified": gettext_lazy("Chain verified"),
    "batch.created": gettext_lazy("Purchase batch made"),
    "fx_rate.set": gettext_lazy("Exchange rate set"),
    "job.refused": gettext_lazy("Work refused: its shop is closed"),
    "owner.created": gettext_lazy("Platform owner made"),
    "shop.closed": gettext_lazy("Shop closed"),
    "shop.changed": gettext_lazy("Shop's terms changed"),
    "stock.code_burned": gettext_lazy("Code burned"),
    "stock.import_started": gettext_lazy("Import started"),
    "stock.import_cancelled": gettext_lazy("Import stopped"),
    "stock.import_failed": gettext_lazy("Import failed"),
    "stock.imported": gettext_lazy("Codes taken into stock"),
    "stock.ran_low": gettext_lazy("Stock ran low"),
    "stock_import.refused_downloaded": gettext_lazy("Refused rows downloaded"),
    "supplier.created": gettext_lazy("Supplier made"),
    "supplier.changed": gettext_lazy("Supplier changed"),
    "vault.key_rotated": gettext_lazy("Key rotated"),
    "vault.keys_destroyed": gettext_lazy("Keys destroyed"),
    "vault.rewrapped": gettext_lazy("Keys wrapped anew"),
    "wholesale_price.changed": gettext_lazy("Wholesale price changed"),
    "product.created": gettext_lazy("Product made"),
    "product.changed": gettext_lazy("Product changed"),
    "denomination.created": gettext_lazy("Denomination made"),
    "denomination.changed": gettext_lazy("Denomination changed"),
    "category.created": gettext_lazy("Category made"),
    "category.changed": gettext_lazy("Category changed"),
}
_KINDS: dict[str, str | Promise] = {
    "wallet": gettext_lazy("Wallet"),
    "earnings": gettext_lazy("Earnings"),
    "escrow": gettext_lazy("Escrow"),
    "clearing": gettext_lazy("Clearing"),
    "payable": gettext_lazy("Payable"),
    "deposit": gettext_lazy("Deposit"),
    "fees": gettext_lazy("Fees"),
    "margin": gettext_lazy("Margin on wholesale"),
    "rounding": gettext_lazy("Rounding"),
    "adjustments": gettext_lazy("Adjustments by hand"),
    "fx": gettext_lazy("Currency exchange"),
    "outside": gettext_lazy("Collected by shops themselves"),
}


def deed_name(action: str) -> str:
    """What was done, in words; the bare action where it has none."""
    return str(_DEEDS.get(action) or WORDS.get(action) or action)


def kind_name(kind: str) -> str:
    """A kind of ledger account in words."""
    return str(_KINDS.get(kind, kind))


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
