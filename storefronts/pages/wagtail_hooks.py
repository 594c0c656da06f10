"""The pages' place in the shop console."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from storefronts.pages.choosers import product_chooser
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
