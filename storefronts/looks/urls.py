"""Addresses of what belongs to a shop's look; without a language."""

from django.urls import path

from storefronts.looks import plates, views

urlpatterns = [
    path("look/<slug:name>.css", views.look_css, name="look_css"),
    path(
        "plate/<slug:theme_id>/<slug:version>/<slug:language>/<slug:slug>.svg",
        plates.plate,
        name="plate",
    ),
]
