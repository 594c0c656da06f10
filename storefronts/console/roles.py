"""The shop console's door, opened by role; the table of acts is the accounts'."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from tenants.accounts.shop_roles import ACTS, MATRIX, OWNER, ROLES, VIEWS, is_staff, may

__all__ = ["ACTS", "MATRIX", "OWNER", "ROLES", "VIEWS", "StaffBackend", "is_staff", "may"]
_ACCESS = "wagtailadmin.access_admin"


class StaffBackend(BaseBackend):
    """Opens the console's door by role, so that no permission rows have to be kept in step."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return obj is None and perm == _ACCESS and is_staff(user_obj)
