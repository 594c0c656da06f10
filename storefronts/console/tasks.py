"""What the console owes: invitations of staff."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse
from django.utils import translation

from storefronts.customers import mail
from tenants.accounts.models import User
from tenants.accounts.staff import INVITATION
from tenants.outbox import handler
from tenants.registry.models import Shop
from tenants.registry.urls import shop_url


@handler(INVITATION, atomic=False)
def send_invitation(*, payload: dict[str, Any], shop: Shop) -> None:
    """The way in: a link that sets the password, or the console's door where there is one.

    The link is made here and never stored; it works once, and for three days.
    """
    user = User.objects.filter(pk=payload["user"], is_staff=True, is_active=True).first()
    if user is None:
        return
    locale = mail.locale_of(user.locale, shop)
    with translation.override(locale):
        path = "/console/"
        if not user.has_usable_password():
            key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
            path = reverse(
                "account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"}
            ).replace("UID-KEY", key)
        role = user.get_role_display()
    mail.send(
        name="staff_invitation",
        to=user.email,
        locale=locale,
        shop=shop,
        context={
            "role": role,
            "link": shop_url(shop, path),
            "console": shop_url(shop, "/console/"),
            "is_new": not user.has_usable_password(),
        },
    )
