"""The side bar: what a role may not see is not there."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenants.accounts.owner_roles import may

Entry = tuple[str | Promise, str, str, str, str]

# (title, icon, address name, area, act)
GROUPS: list[tuple[str | Promise, list[Entry]]] = [
    (
        "",
        [(_("Overview"), "space_dashboard", "index", "", "")],
    ),
    (
        _("Shops"),
        [
            (_("Shops"), "storefront", "registry_shop_changelist", "shops", "view"),
            (_("Launch a shop"), "rocket_launch", "launch_shop", "shops", "launch"),
            (_("Orders"), "receipt_long", "reporting_ordersummary_changelist", "orders", "view"),
        ],
    ),
    (
        _("Catalogue"),
        [
            (_("Products"), "playing_cards", "catalogue_product_changelist", "catalogue", "view"),
            (_("Categories"), "account_tree", "category_tree", "catalogue", "view"),
            (_("Price tiers"), "layers", "catalogue_pricetier_changelist", "catalogue", "view"),
        ],
    ),
    (
        _("Supply"),
        [
            (_("Stock levels"), "inventory_2", "stock_levels", "supply", "view"),
            (_("Import stock"), "upload_file", "stock_upload", "supply", "import"),
            (_("Burn a code"), "local_fire_department", "burn_code", "supply", "write"),
            (_("Imports"), "history", "supply_stockimport_changelist", "supply", "view"),
            (_("Suppliers"), "local_shipping", "supply_supplier_changelist", "supply", "view"),
            (
                _("Purchase batches"),
                "package_2",
                "supply_purchasebatch_changelist",
                "supply",
                "view",
            ),
        ],
    ),
    (
        _("Money"),
        [
            (_("Trial balance"), "balance", "trial_balance", "money", "view"),
            (_("Promotions"), "sell", "funding_funding_changelist", "promotions", "view"),
            (_("Accounts"), "account_balance", "ledger_account_changelist", "money", "view"),
            (_("Journals"), "menu_book", "ledger_journal_changelist", "money", "view"),
            (_("Exchange rates"), "currency_exchange", "ledger_fxrate_changelist", "money", "view"),
        ],
    ),
    (
        _("Control"),
        [
            (_("Audit trail"), "policy", "audit_auditevent_changelist", "audit", "view"),
            (_("Verify the chain"), "verified_user", "audit_chain", "audit", "view"),
            (
                _("Background work"),
                "deployed_code_history",
                "outbox_job_changelist",
                "work",
                "view",
            ),
            (_("Staff"), "group", "accounts_user_changelist", "people", "view"),
            (_("API keys"), "key", "api_keys", "people", "write"),
        ],
    ),
]


def sidebar(request: HttpRequest) -> list[dict[str, Any]]:
    """Unfold's groups for this person, with each address looked up."""
    return [
        {"title": title, "items": [_item(request, entry) for entry in entries]}
        for title, entries in GROUPS
    ]


def _item(request: HttpRequest, entry: Entry) -> dict[str, Any]:
    title, icon, name, area, act = entry
    allowed = not area or may(request.user, area, act)
    link = reverse(f"admin:{name}")
    return {
        "title": title,
        "icon": icon,
        "link": link,
        "active": _is_here(request.path, link, name),
        "permission": (lambda _request: True) if allowed else (lambda _request: False),
    }


def _is_here(path: str, link: str, name: str) -> bool:
    if name == "index" or not path.startswith(link):
        return path == link
    # "Import stock" must not light up on the pages of a past import, and the other way round.
    return not any(
        len(other) > len(link) and path.startswith(other) and other.startswith(link)
        for other in (reverse(f"admin:{entry[2]}") for _t, entries in GROUPS for entry in entries)
    )
