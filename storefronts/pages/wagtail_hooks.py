"""The pages' place in the shop console."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from storefronts.pages import redirects
from storefronts.pages.choosers import product_chooser
from tenants.accounts.shop_roles import may
from tenants.kernel import versions
from tenants.registry.context import current_shop


@hooks.register("register_admin_viewset")
def choosers() -> Any:
    return product_chooser


@hooks.register("after_move_page")
@hooks.register("after_unpublish_page")
@hooks.register("after_delete_page")
def pages_changed(request: HttpRequest, page: Any, *_more: Any) -> None:
    """Moved and removed pages pass by their own save(): what is cached grows stale here."""
    versions.bump(f"pages:{current_shop().pk}")


def no_mails_of_wagtails() -> None:
    """They come from the platform's address and lead to the platform's host. What waits for whom
    stands on the console's first page instead."""
    task_submitted.disconnect(
        sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification"
    )
    for signal, word in (
        (workflow_submitted, "submitted"),
        (workflow_rejected, "rejected"),
        (workflow_approved, "approved"),
    ):
        signal.disconnect(
            sender=WorkflowState, dispatch_uid=f"workflow_state_{word}_email_notification"
        )


@hooks.register("construct_homepage_panels", order=10)
def what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Pages to be approved for those who publish; one's own submissions for those who write."""
    if may(request.user, "publish"):
        panels.append(WorkflowObjectsToModeratePanel())
    elif may(request.user, "pages"):
        panels.append(UserObjectsInWorkflowModerationPanel())


class ActMenuItem(MenuItem):  # type: ignore[misc]
    """Shown to those who may do ``act``."""

    def __init__(self, *args: Any, act: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.act = act

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, self.act)


@hooks.register("register_admin_urls")
def console_addresses() -> list[URLPattern]:
    # Asked for when every app is ready, and before anybody can submit a page.
    no_mails_of_wagtails()
    return [
        path("old-addresses/", redirects.redirects, name="shop_redirects"),
        path("old-addresses/<int:pk>/remove/", redirects.remove, name="shop_redirect_remove"),
    ]


@hooks.register("register_admin_menu_item")
def navigation_item() -> MenuItem:
    return ActMenuItem(
        _("Navigation"),
        reverse_lazy("wagtailsettings:edit", args=["pages", "navigation"]),
        name="navigation",
        icon_name="list-ul",
        order=160,
        act="publish",
    )


@hooks.register("register_admin_menu_item")
def redirects_item() -> MenuItem:
    return ActMenuItem(
        _("Redirects"),
        reverse_lazy("shop_redirects"),
        name="shop-redirects",
        icon_name="redirect",
        order=170,
        act="publish",
    )
