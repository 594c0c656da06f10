"""The shop console's own pages, under /console/shop/ in Wagtail's admin."""

from django.urls import path

from storefronts.console.views import customers, listings, money, orders, prices

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
    path("prices/", prices.prices, name="prices"),
    path("prices/settings/", prices.settings, name="price_settings"),
    path("prices/rule/<str:scope>/", prices.rule, name="rule"),
    path("prices/rule/<str:scope>/<uuid:pk>/", prices.rule, name="rule"),
]
