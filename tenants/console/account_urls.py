"""Signing in on the owner host: allauth's own views and rules, in the console's look.

Only these pages exist there: nobody signs up on the owner host.
"""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, re_path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View

from tenants.console.site import owner_site
from tenants.registry.middleware import CONSOLE_SECURITY

Words = str | Promise
ENTRANCE = "console/account/entrance.html"
INSIDE = "console/account/inside.html"


class InConsole:
    """Adds what the console's frame shows, and what its scripts are allowed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        response.headers.setdefault("Content-Security-Policy", CONSOLE_SECURITY)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        frame = owner_site.each_context(self.request)  # type: ignore[attr-defined]
        return {**frame, **super().get_context_data(**kwargs)}  # type: ignore[misc]


def _page(
    view: type[View], template: str, title: Words, submit: Words = "", **context: Words
) -> Any:
    name = f"Console{view.__name__}"
    ours = type(name, (InConsole, view), {"template_name": template})
    words = {"title": title, "submit": submit, **context}
    return ours.as_view(extra_context=words)  # type: ignore[attr-defined]


urlpatterns = [
    path(
        "login/",
        _page(account.LoginView, ENTRANCE, _("Sign in"), _("Sign in"), foot="reset"),
        name="account_login",
    ),
    path(
        "logout/",
        _page(account.LogoutView, ENTRANCE, _("Sign out"), _("Sign out")),
        name="account_logout",
    ),
    path(
        "inactive/",
        _page(
            account.AccountInactiveView,
            ENTRANCE,
            _("This account is switched off"),
            lead=_("Ask an owner of the platform to switch it on again."),
            foot="login",
        ),
        name="account_inactive",
    ),
    path(
        "reauthenticate/",
        _page(
            account.ReauthenticateView,
            ENTRANCE,
            _("Confirm it is you"),
            _("Confirm"),
            lead=_("This page changes how your account is protected."),
        ),
        name="account_reauthenticate",
    ),
    path(
        "password/change/",
        _page(account.PasswordChangeView, INSIDE, _("Change password"), _("Change password")),
        name="account_change_password",
    ),
    path(
        "password/set/",
        _page(account.PasswordSetView, INSIDE, _("Set a password"), _("Set the password")),
        name="account_set_password",
    ),
    path(
        "password/reset/",
        _page(
            account.PasswordResetView,
            ENTRANCE,
            _("Forgot your password?"),
            _("Send me a link"),
            lead=_(
                "We send a link to your e-mail address. The answer is the same for every address."
            ),
            foot="login",
        ),
        name="account_reset_password",
    ),
    path(
        "password/reset/done/",
        _page(
            account.PasswordResetDoneView,
            ENTRANCE,
            _("Look into your mail"),
            lead=_("If the address belongs to an account, the link is on its way."),
            foot="login",
        ),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        _page(account.PasswordResetFromKeyView, ENTRANCE, _("New password"), _("Set the password")),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        _page(
            account.PasswordResetFromKeyDoneView,
            ENTRANCE,
            _("The password is changed"),
            lead=_("Sign in with it now."),
            foot="login",
        ),
        name="account_reset_password_from_key_done",
    ),
    path(
        "2fa/",
        _page(mfa.IndexView, "console/account/security.html", _("Sign-in security")),
        name="mfa_index",
    ),
    path(
        "2fa/authenticate/",
        _page(
            mfa.AuthenticateView,
            ENTRANCE,
            _("Second step"),
            _("Sign in"),
            lead=_("Enter the six digits of your authenticator app, or a recovery code."),
        ),
        name="mfa_authenticate",
    ),
    path(
        "2fa/reauthenticate/",
        _page(
            mfa.ReauthenticateView,
            ENTRANCE,
            _("Confirm it is you"),
            _("Confirm"),
            lead=_("Enter the six digits of your authenticator app, or a recovery code."),
        ),
        name="mfa_reauthenticate",
    ),
    path(
        "2fa/totp/activate/",
        _page(
            totp.ActivateTOTPView,
            "console/account/totp.html",
            _("Set up an authenticator app"),
            _("Switch on"),
        ),
        name="mfa_activate_totp",
    ),
    path(
        "2fa/totp/deactivate/",
        _page(
            totp.DeactivateTOTPView,
            INSIDE,
            _("Switch two-factor sign-in off"),
            _("Switch off"),
            lead=_("Your password alone will open this console then."),
        ),
        name="mfa_deactivate_totp",
    ),
    path(
        "2fa/recovery-codes/",
        _page(recovery.ViewRecoveryCodesView, "console/account/codes.html", _("Recovery codes")),
        name="mfa_view_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/generate/",
        _page(
            recovery.GenerateRecoveryCodesView,
            INSIDE,
            _("New recovery codes"),
            _("Make new codes"),
            lead=_("The codes you have now will stop working."),
        ),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/download/",
        recovery.DownloadRecoveryCodesView.as_view(),
        name="mfa_download_recovery_codes",
    ),
]
