"""Pages and pictures by role: who may publish has what Wagtail's Moderators have, who may only
edit what its Editors have, and submits for approval.

Wagtail grants by group membership. Here the role is the one fact, and the policy reads the
group's permissions for whoever has it: nothing to keep in step, nothing to forget on a change.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from storefronts.console.roles import may

PUBLISHERS, WRITERS = "Moderators", "Editors"


def _group_of(user: Any) -> str:
    return PUBLISHERS if may(user, "publish") else WRITERS


class RolePagePolicy(PagePermissionPolicy):  # type: ignore[misc]
    def get_all_permissions_for_user(self, user: Any) -> Any:
        """On the home page and what is under it: the tree's root means nothing in a shop."""
        if user.is_superuser or not may(user, "pages"):
            return GroupPagePermission.objects.none()
        home = Page.objects.filter(depth=2).order_by("path").first()
        if home is None:
            return GroupPagePermission.objects.none()
        rows = GroupPagePermission.objects.filter(group__name=_group_of(user), page__depth=1)
        granted = list(rows.select_related("permission"))
        for row in granted:
            row.page = home
        return granted


class RoleCollectionPolicy(CollectionOwnershipPermissionPolicy):  # type: ignore[misc]
    def get_all_permissions_for_user(self, user: Any) -> QuerySet[Any]:
        if user.is_superuser or not may(user, "pages"):
            return GroupCollectionPermission.objects.none()
        return GroupCollectionPermission.objects.filter(group__name=_group_of(user)).select_related(
            "permission", "collection"
        )
