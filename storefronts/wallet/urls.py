"""Addresses of a buyer's balance."""

from django.urls import path

from storefronts.wallet import views

urlpatterns = [path("account/wallet/", views.wallet, name="account_wallet")]
