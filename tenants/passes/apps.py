from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PassesConfig(AppConfig):
    name = "tenants.passes"
    label = "passes"
    verbose_name = _("Signed addresses")
