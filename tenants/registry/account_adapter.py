"""allauth in many schemas: links to the right host, mail in the right name, refusals audited."""

from email.utils import formataddr, parseaddr
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.registry.urls import owner_url, shop_url


class ShopAccountAdapter(DefaultAccountAdapter):
    """Addresses come from the registry, never from the Host header."""

    def _absolute(self, path: str) -> str:
        shop = getattr(self.request, "shop", None)
        return shop_url(shop, path) if shop else owner_url(path)

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        from django.urls import reverse

        return self._absolute(reverse("account_confirm_email", args=[emailconfirmation.key]))

    def get_reset_password_from_key_url(self, key: str) -> str:
        from django.urls import reverse

        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return self._absolute(path.replace("UID-KEY", key))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        from django.urls import reverse

        if getattr(request, "shop", None) is None:
            # The owner host: its staff to their console, entrepreneurs to their shops.
            return "/console/" if getattr(request.user, "is_staff", False) else reverse("mine")
        return super().get_login_redirect_url(request)

    def format_email_subject(self, subject: str) -> str:
        shop = getattr(self.request, "shop", None)
        return f"[{shop.name if shop else 'Cardfleet'}] {subject}"

    def get_from_email(self) -> str:
        """The platform's address, which is the one that may send; in the shop's name."""
        shop = getattr(self.request, "shop", None)
        if shop is None:
            return settings.DEFAULT_FROM_EMAIL
        name = " ".join((shop.sender_name or shop.name).split())
        return formataddr((name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        shop = getattr(request, "shop", None)
        record(
            actor=Actor.of_request(request),
            action="sign_in.failed",
            target="session",
            shop_id=shop.pk if shop else None,
        )
