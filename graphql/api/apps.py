from django.apps import AppConfig


class ApiConfig(AppConfig):
    """No models; an app so that ``manage.py graphql_schema`` and the texts are found."""

    name = "api"
    label = "api"
