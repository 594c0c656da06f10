"""Customers: who they are, what they bought, what their wallet holds."""

import uuid
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from billing.ledger.codes import customer_wallet
from billing.ledger.queries import balance, statement
from storefronts.console.customer_queries import matching, people, worth
from storefronts.console.pages import PER_PAGE, attempt, needs, page
from storefronts.orders.models import Order
from storefronts.wallet.services import adjust
from tenants.accounts.models import User
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money
from tenants.registry.context import current_shop

STATEMENT_DAYS = 365


class AdjustForm(forms.Form):
    """Money into or out of a customer's wallet by hand; the typed e-mail address confirms it."""

    direction = forms.ChoiceField(
        label=gettext_lazy("Direction"),
        choices=[
            ("in", gettext_lazy("Credit: the wallet grows")),
            ("out", gettext_lazy("Debit: the wallet shrinks")),
        ],
    )
    amount = forms.DecimalField(
        label=gettext_lazy("Amount"), max_digits=16, decimal_places=3, min_value=Decimal("0.001")
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        help_text=gettext_lazy("Kept in the audit trail and on the statement."),
    )
    typed = forms.CharField(
        label=gettext_lazy("Type the e-mail address to confirm"), max_length=254
    )
    # A double click must not pay twice: the ledger knows the reference.
    reference = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: object, email: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.email = email

    def clean_typed(self) -> str:
        typed = str(self.cleaned_data["typed"]).strip()
        if typed.lower() != self.email.lower():
            raise forms.ValidationError(_("This is not the customer's address."))
        return typed


@require_GET
@needs("customers")
def customers(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:100]
    rows = matching(query).order_by("-date_joined", "pk")
    found: Any = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    currency = current_shop().currency
    for row in found:
        row.worth = worth(row, currency)
    return page(request, "customers.html", _("Customers"), customers=found, query=query)


@require_GET
@needs("customers")
def customer(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    person = get_object_or_404(people(), pk=pk)
    return _page(request, person, AdjustForm(email=person.email, initial={"reference": new_id()}))


@needs("adjust")
def wallet(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """An adjustment by hand, audited with its reason."""
    person = get_object_or_404(people(), pk=pk)
    if request.method != "POST":
        return redirect("shopconsole:customer", pk)
    form = AdjustForm(request.POST, email=person.email)
    if form.is_valid():
        shop, data = current_shop(), form.cleaned_data
        money = Money.of(data["amount"], shop.currency)
        done = attempt(
            request,
            lambda actor: adjust(
                shop=shop,
                user=person,
                amount=money if data["direction"] == "in" else -money,
                reason=data["reason"],
                actor=actor,
                key=str(data["reference"]),
            ),
            _("The wallet is adjusted."),
        )
        if done:
            return redirect("shopconsole:customer", pk)
    return _page(request, person, form)


def _page(request: HttpRequest, person: User, form: AdjustForm) -> HttpResponse:
    shop = current_shop()
    account = customer_wallet(shop.pk, person.pk)
    since = timezone.now() - timedelta(days=STATEMENT_DAYS)
    return page(
        request,
        "customer.html",
        person.name or person.email,
        customer=person,
        orders=Order.objects.filter(user=person).order_by("-placed_at")[:PER_PAGE],
        balance=balance(account, shop.currency),
        statement=statement(account, shop.currency, since, limit=200),
        form=form,
    )
