"""The moves of a shop that need a reason and its name typed out."""

import uuid
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from storefronts.wallet import services as wallet
from tenants.console.fields import AdjustForm, RiskyForm
from tenants.console.pages import needs, page
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money
from tenants.registry import services
from tenants.registry.models import Shop

# Who would collect: what the button says, and what it means.
COLLECTING = {
    Shop.Collects.PLATFORM.value: (
        gettext_lazy("The platform collects from now on"),
        gettext_lazy(
            "Buyers pay the platform, which pays the shop out. The shop's prepaid wallet is used "
            "no more and must be empty. No order may be open, and no customer hold a balance."
        ),
    ),
    Shop.Collects.SHOP.value: (
        gettext_lazy("The shop collects from now on"),
        gettext_lazy(
            "Buyers pay into the shop's own accounts, and its prepaid wallet pays wholesale and "
            "fees: orders are held while it is short. What the shop has earned so far is still "
            "paid out. No order may be open, and no customer hold a balance."
        ),
    ),
}


def _risky(
    request: HttpRequest, pk: uuid.UUID, *, move: Any, title: str, submit: str, consequence: str
) -> HttpResponse:
    """The page before a move of a shop's state: what it means, why, and the name typed out."""
    found = get_object_or_404(Shop, pk=pk)
    form = RiskyForm(request.POST or None, shop=found)
    if request.method == "POST" and form.is_valid():
        try:
            move(
                shop_id=pk,
                reason=form.cleaned_data["reason"],
                actor=Actor.of_request(request),
            )
        except Refusal as error:
            form.refuse(error)
        else:
            messages.success(request, _("Done. It is in the audit trail with your reason."))
            return redirect("admin:shop_page", pk)
    return page(
        request,
        "console/risky.html",
        title % {"shop": found.name},
        form=form,
        submit=submit,
        tone="danger",
        consequence=consequence,
        cancel=reverse("admin:shop_page", args=[pk]),
    )


@needs("shops", "suspend")
def suspend(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _risky(
        request,
        pk,
        move=services.suspend_shop,
        title=_("Suspend %(shop)s"),
        submit=_("Suspend the shop"),
        consequence=_(
            "No new orders and no new payments from now on. What is paid is still delivered, can "
            "be looked up, and can be refunded. You can reinstate the shop at any time."
        ),
    )


@needs("shops", "reinstate")
def reinstate(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _risky(
        request,
        pk,
        move=services.reinstate_shop,
        title=_("Reinstate %(shop)s"),
        submit=_("Reinstate the shop"),
        consequence=_("The shop sells again at once, in the state it had before."),
    )


@needs("shops", "close")
def close(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _risky(
        request,
        pk,
        move=services.close_shop,
        title=_("Close %(shop)s"),
        submit=_("Close for good"),
        consequence=_(
            "For good: nothing is served any more, orders cannot be looked up, and no work is done "
            "for the shop. Its address is free again. Its records are kept, but after %(days)d "
            "days nobody can read a code of it any more."
        )
        % {"days": settings.CLOSED_SHOP_KEYS_DAYS},
    )


@needs("shops", "switch_collects")
def collects(request: HttpRequest, pk: uuid.UUID, to: str) -> HttpResponse:
    """The platform collects the shop's payments from now on, or the shop does. The address says
    which, so that a form sent twice is one switch."""
    if to not in COLLECTING:
        raise Http404
    submit, consequence = COLLECTING[to]
    return _risky(
        request,
        pk,
        move=partial(services.switch_collects, collects=to),
        title=_("Switch who collects the payments of %(shop)s"),
        submit=str(submit),
        consequence=str(consequence),
    )


@needs("shops", "adjust_wallet")
def adjust(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Money into or out of the shop's prepaid wallet by hand."""
    found = get_object_or_404(Shop, pk=pk)
    form = AdjustForm(request.POST or None, shop=found, initial={"reference": new_id()})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        # The prepaid wallet pays wholesale and fee, so it is kept in the settlement currency.
        amount = Money.of(data["amount"], settings.SETTLEMENT_CURRENCY)
        try:
            done = wallet.adjust(
                shop=found,
                user=None,
                amount=amount if data["direction"] == "in" else -amount,
                reason=data["reason"],
                actor=Actor.of_request(request),
                key=str(data["reference"]),
            )
        except Refusal as error:
            form.refuse(error)
        else:
            text = (
                _("The wallet is adjusted.")
                if done
                else _("This was done already: once is enough.")
            )
            messages.success(request, text)
            return redirect(f"{reverse('admin:shop_page', args=[pk])}?tab=money")
    return page(
        request,
        "console/risky.html",
        _("Adjust the wallet of %(shop)s") % {"shop": found.name},
        form=form,
        submit=_("Adjust the wallet"),
        consequence=_("This moves money in the ledger at once, against the adjustments account."),
        cancel=f"{reverse('admin:shop_page', args=[pk])}?tab=money",
    )
