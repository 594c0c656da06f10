from django.apps import AppConfig


class LandingConfig(AppConfig):
    name = "tenants.landing"
    label = "landing"
