"""The pages of the console that are not a model's list or form."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from tenants.console.views import (
    burning,
    catalogue,
    keys,
    money,
    promotions,
    shop_moves,
    shops,
    stock,
    trail,
)


def pages_of(site: AdminSite) -> list[URLPattern]:
    """Each behind the site's door; each asks for its own role besides."""

    def page(route: str, view: Callable[..., Any], name: str) -> URLPattern:
        return path(route, site.admin_view(view), name=name)

    return [
        page("stock/burn/", burning.find, "burn_code"),
        page("stock/burn/<uuid:pk>/", burning.burn, "burn_found_code"),
        page("shops/launch/", shops.launch, "launch_shop"),
        page("shops/<uuid:pk>/", shops.shop, "shop_page"),
        page("shops/<uuid:pk>/launch/", shops.launch_progress, "launch_progress"),
        page("shops/<uuid:pk>/suspend/", shop_moves.suspend, "suspend_shop"),
        page("shops/<uuid:pk>/reinstate/", shop_moves.reinstate, "reinstate_shop"),
        page("shops/<uuid:pk>/close/", shop_moves.close, "close_shop"),
        page("shops/<uuid:pk>/collects/<slug:to>/", shop_moves.collects, "switch_collects"),
        page("shops/<uuid:pk>/wallet/", shop_moves.adjust, "adjust_wallet"),
        page("categories/", catalogue.tree, "category_tree"),
        page("stock/", stock.levels, "stock_levels"),
        page("stock/import/", stock.upload, "stock_upload"),
        page("stock/choices/", stock.choices, "stock_choices"),
        page("stock/import/<uuid:pk>/", stock.show_import, "stock_import"),
        page("stock/import/<uuid:pk>/refused.csv", stock.refused, "stock_refused"),
        page("promotions/<uuid:pk>/", promotions.promotion_request, "promotion_request"),
        page("money/trial-balance/", money.balances, "trial_balance"),
        page("money/accounts/<uuid:pk>/", money.account_statement, "statement"),
        page("keys/", keys.keys, "api_keys"),
        page("keys/<uuid:pk>/", keys.change_key, "change_api_key"),
        page("audit/chain/", trail.chain, "audit_chain"),
    ]
