from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FundingConfig(AppConfig):
    name = "billing.funding"
    verbose_name = _("Promotions that the platform pays")
