from django.apps import AppConfig


class LaunchConfig(AppConfig):
    name = "tenants.launch"
    label = "launch"
