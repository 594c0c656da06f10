"""Addresses of a signed-in buyer's pages."""

from django.urls import path

from storefronts.orders import views

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/orders/", views.orders, name="account_orders"),
]
