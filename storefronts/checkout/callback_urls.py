"""The providers' door: outside the languages, on a shop's host and on the owner's."""

from django.urls import path

from storefronts.checkout.views.callbacks import provider_callback

urlpatterns = [
    path("callbacks/<str:provider>/<uuid:account>/", provider_callback, name="provider_callback"),
]
