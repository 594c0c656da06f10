from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShopConsoleConfig(AppConfig):
    name = "storefronts.console"
    label = "shopconsole"
    verbose_name = _("Shop console")
