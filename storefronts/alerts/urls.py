"""Under the language's prefix."""

from django.urls import path

from storefronts.alerts import views

urlpatterns = [
    path("notify/", views.notify_shelf, name="notify_shelf"),
    path("notify/<slug:slug>/", views.notify, name="notify"),
    path("notify/stop/<str:token>/", views.stop, name="notify_stop"),
]
