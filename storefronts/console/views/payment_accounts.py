"""Settings > Payment accounts: the shop's own accounts at providers. Credentials go in only."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from billing.payments import switching
from storefronts.console.pages import attempt, attempt_form, needs, step_up
from storefronts.console.settings_tabs import settings_page
from tenants.registry.context import current_shop


class AccountForm(forms.Form):
    """One provider's: what it asks for is typed here and never comes back."""

    provider = forms.CharField(widget=forms.HiddenInput)
    label = forms.CharField(
        label=gettext_lazy("Label"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("What buyers read at the payment. Empty: the provider's name."),
    )

    def __init__(self, *args: Any, offer: switching.Offer, **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": offer.provider, **kwargs})
        self.offer = offer
        self.fields["provider"].initial = offer.provider
        for one in offer.credentials:
            self.fields[one.name] = forms.CharField(
                label=str(one.label),
                max_length=5000,
                required=one.is_needed,
                help_text=_("Sealed at once, and never shown again."),
                widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
            )


@never_cache
@needs("payments")
@step_up
def payment_accounts(request: HttpRequest) -> HttpResponse:
    shop, forms_shown = current_shop(), []
    for offer in switching.offers():
        sent = f"{offer.provider}-provider" in request.POST
        form = AccountForm(request.POST if sent else None, offer=offer)
        if sent and form.is_valid() and _opened(request, form):
            return redirect("shopconsole:payment_accounts")
        forms_shown.append(form)
    return settings_page(
        request,
        "payment_accounts.html",
        "payment_accounts",
        shop=shop,
        accounts=switching.accounts_of(shop.pk),
        forms=forms_shown,
    )


@require_POST
@needs("payments")
@step_up
def switch_off(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    account = get_object_or_404(switching.accounts_of(current_shop().pk), pk=pk)
    attempt(
        request,
        lambda actor: switching.switch_off(account=account, actor=actor),
        _("“%(label)s” takes no new payment.") % {"label": account.label},
    )
    return redirect("shopconsole:payment_accounts")


def _opened(request: HttpRequest, form: AccountForm) -> bool:
    data, shop = form.cleaned_data, current_shop()
    return attempt_form(
        request,
        form,
        lambda actor: switching.open_own_account(
            shop_id=shop.pk,
            provider=data["provider"],
            label=data["label"],
            credentials={one.name: data[one.name] for one in form.offer.credentials},
            actor=actor,
        ),
        _("The account is open."),
    )
