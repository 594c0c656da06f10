"""Who may change the look: those who edit the shop's pages. Asked by Wagtail's settings views."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Site
from wagtail.permission_policies.sites import SitePermissionPolicy

from tenants.accounts.shop_roles import may

ACT = "pages"


class LookPolicy(SitePermissionPolicy):  # type: ignore[misc]
    """By role: no permission rows have to be kept in step."""

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return may(user, ACT)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        return may(user, ACT)

    def sites_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Any]:
        return Site.objects.all() if may(user, ACT) else Site.objects.none()
