"""The looks app of a shop: which theme it wears, in which colours, with which logo."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LooksConfig(AppConfig):
    name = "storefronts.looks"
    label = "looks"
    verbose_name = _("Look")
    default_auto_field = "django.db.models.BigAutoField"
