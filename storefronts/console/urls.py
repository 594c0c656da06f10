"""The shop console's own pages, under /console/shop/ in Wagtail's admin."""

from django.urls import path

from storefronts.console.views import (
    customers,
    domains,
    keys,
    listings,
    money,
    orders,
    payment_accounts,
    prices,
    shop_settings,
    staff,
    trail,
)

app_name = "shopconsole"
urlpatterns = [
    path("orders/", orders.orders, name="orders"),
    path("orders/export.csv", orders.export, name="orders_csv"),
    path("orders/<str:number>/", orders.order, name="order"),
    path("orders/<str:number>/refund/", orders.refund, name="refund"),
    path("orders/<str:number>/lines/<uuid:pk>/refund/", orders.refund, name="refund_line"),
    path("orders/<str:number>/lines/<uuid:pk>/work/", orders.work, name="work"),
    path("orders/<str:number>/mail/", orders.mail, name="mail"),
    path("customers/", customers.customers, name="customers"),
    path("customers/<uuid:pk>/", customers.customer, name="customer"),
    path("customers/<uuid:pk>/wallet/", customers.wallet, name="customer_wallet"),
    path("money/", money.money, name="money"),
    path("low-stock/", money.low_stock, name="low_stock"),
    path("listings/", listings.listings, name="listings"),
    path("listings/products/", listings.change_products, name="change_products"),
    path("listings/products/<uuid:pk>/", listings.listing, name="listing"),
    path("listings/categories/<uuid:pk>/", listings.set_category, name="set_category"),
    path("settings/", shop_settings.index, name="settings"),
    path("settings/shop/", shop_settings.shop_settings, name="shop_settings"),
    path("settings/domain/", domains.domains, name="domains"),
    path("settings/domain/<uuid:pk>/", domains.change_domain, name="change_domain"),
    path("settings/staff/", staff.staff, name="staff"),
    path("settings/staff/<uuid:pk>/", staff.change_staff, name="change_staff"),
    path("settings/keys/", keys.keys, name="keys"),
    path("settings/keys/<uuid:pk>/", keys.change_key, name="change_key"),
    path("settings/payments/", payment_accounts.payment_accounts, name="payment_accounts"),
    path(
        "settings/payments/<uuid:pk>/off/",
        payment_accounts.switch_off,
        name="switch_off_account",
    ),
    path("settings/audit/", trail.trail, name="trail"),
    path("prices/", prices.prices, name="prices"),
    path("prices/settings/", prices.settings, name="price_settings"),
    path("prices/rule/<str:scope>/", prices.rule, name="rule"),
    path("prices/rule/<str:scope>/<uuid:pk>/", prices.rule, name="rule"),
]
