"""Addresses of the browsing pages, under the language's prefix."""

from django.urls import path

from storefronts.pages import order_pad, suggest, views

urlpatterns = [
    path("", views.home, name="home"),
    path("c/<slug:slug>/", views.category, name="category"),
    path("p/<slug:slug>/", views.product, name="product"),
    path("search/", views.search, name="search"),
    path("suggest.json", suggest.suggest, name="suggest"),
    path("order-pad/", order_pad.order_pad, name="order_pad"),
    path("price-list.csv", order_pad.price_list, name="price_list"),
]
