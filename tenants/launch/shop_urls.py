"""On a shop's host."""

from django.urls import path

from tenants.launch import shop_views

urlpatterns = [path("", shop_views.enter, name="console_enter")]
