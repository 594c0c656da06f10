"""The pages app of a shop: its Wagtail pages and the storefront's browsing pages."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "storefronts.pages"
    label = "pages"
    default_auto_field = "django.db.models.BigAutoField"
