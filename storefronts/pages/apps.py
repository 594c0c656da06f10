"""The pages app of a shop: its Wagtail pages and the storefront's browsing pages."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "storefronts.pages"
    label = "pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import task_cancelled

        from storefronts.pages.reviews import answer_passed_by

        task_cancelled.connect(answer_passed_by, dispatch_uid="pages.answer_passed_by")
