"""From a stranger to an entrepreneur: an address, a password, and six digits that came by mail."""

from __future__ import annotations

import uuid

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tenants.accounts.models import User
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.landing import proofs
from tenants.landing.frame import me, page, safe, sign_in, signed_in

PENDING = "sign_up"
CHANGING = "email_change"


class JoinForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=128,
        strip=False,
        help_text=_("At least eight characters, and not one of the common ones."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> None:
        email, password = self.cleaned_data.get("email"), self.cleaned_data.get("password")
        if email and password:
            try:
                validate_password(password, User(email=email))
            except ValidationError as error:
                self.add_error("password", error)


class EmailForm(forms.Form):
    email = JoinForm.base_fields["email"]


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Six digits"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code"}
        ),
    )


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Address and password; the answer is the same for an address that has an account."""
    wanted = safe(request, request.GET.get("next", ""), reverse("start"))
    if request.user.is_authenticated:
        return redirect(wanted)
    form = JoinForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            proof = proofs.ask_to_sign_up(
                email=form.cleaned_data["email"],
                password=form.cleaned_data["password"],
                locale=get_language() or "",
                actor=Actor.of_request(request),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            kept = {"proof": str(proof.pk), "email": proof.email, "next": wanted}
            request.session[PENDING] = kept
            return redirect("join_proof")
    return page(request, "landing/join.html", form=form, sign_in_url=sign_in(wanted))


@require_http_methods(["GET", "POST"])
def join_proof(request: HttpRequest) -> HttpResponse:
    """The digits; then there is an account, and its owner is signed in."""
    pending = request.session.get(PENDING)
    if not pending:
        return redirect("mine" if request.user.is_authenticated else "join")
    form = CodeForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            user = proofs.sign_up(
                proof_id=uuid.UUID(pending["proof"]),
                digits=form.cleaned_data["code"],
                actor=Actor.of_request(request),
            )
        except Refusal as refusal:
            form.add_error("code", str(refusal))
        else:
            del request.session[PENDING]
            record_authentication(request, user, method="password", email=user.email)
            return perform_login(request, user, redirect_url=pending["next"])
    return page(request, "landing/proof.html", form=form, email=pending["email"], again="join")


@signed_in
@require_http_methods(["GET", "POST"])
def email(request: HttpRequest) -> HttpResponse:
    """A new address: who has just confirmed to be themselves asks, the new address is asked."""
    from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate

    if not did_recently_reauthenticate(request):
        return redirect(f"{reverse('account_reauthenticate')}?next={request.path}")
    form = EmailForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            proof = proofs.ask_to_change(
                user=me(request),
                email=form.cleaned_data["email"],
                locale=get_language() or "",
                actor=Actor.of_request(request),
            )
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            request.session[CHANGING] = {"proof": str(proof.pk), "email": proof.email}
            return redirect("email_proof")
    return page(request, "landing/email.html", form=form)


@signed_in
@require_http_methods(["GET", "POST"])
def email_proof(request: HttpRequest) -> HttpResponse:
    pending = request.session.get(CHANGING)
    if not pending:
        return redirect("email_change")
    form = CodeForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            proofs.change_email(
                user=me(request),
                proof_id=uuid.UUID(pending["proof"]),
                digits=form.cleaned_data["code"],
                actor=Actor.of_request(request),
            )
        except Refusal as refusal:
            form.add_error("code", str(refusal))
        else:
            del request.session[CHANGING]
            return redirect("security")
    return page(
        request, "landing/proof.html", form=form, email=pending["email"], again="email_change"
    )
