"""Taking one code out of the trade: found by what is typed, which is never shown again."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tenants.console.fields import BurnForm, FindCodeForm
from tenants.console.pages import needs, page
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.supply import stock
from tenants.supply.models import StockCode


@needs("supply", "write")
def find(request: HttpRequest) -> HttpResponse:
    """The code goes in and is looked up by its fingerprint; no page gives it back."""
    form = FindCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            code_id = stock.find_code(
                denomination_id=form.cleaned_data["denomination"].pk,
                secret=form.cleaned_data["secret"],
            )
        except Refusal as error:
            form.add_error("secret", str(error))
        else:
            return redirect("admin:burn_found_code", code_id)
    return page(
        request,
        "console/risky.html",
        _("Burn a code"),
        form=form,
        submit=_("Find the code"),
        note_tone="info",
        consequence=_(
            "For a code that a supplier has recalled, or that is known to others. The code is "
            "looked up by its fingerprint and is not shown again."
        ),
        cancel=reverse("admin:stock_levels"),
    )


@needs("supply", "write")
def burn(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What is known of the code, a reason, and the SKU typed out."""
    found = get_object_or_404(StockCode.objects.select_related("batch__denomination"), pk=pk)
    sku = found.batch.denomination.sku
    form = BurnForm(request.POST or None, sku=sku)
    if request.method == "POST" and form.is_valid():
        done = stock.burn(
            code_id=pk, reason=form.cleaned_data["reason"], actor=Actor.of_request(request)
        )
        text = _("The code is burned.") if done else _("This code was burned before.")
        messages.success(request, text)
        return redirect("admin:stock_levels")
    facts = {
        "sku": sku,
        "batch": found.batch.reference or found.batch.pk,
        "state": found.get_state_display(),
    }
    return page(
        request,
        "console/risky.html",
        _("Burn this code of %(sku)s") % facts,
        form=form,
        submit=_("Burn the code"),
        tone="danger",
        consequence=_(
            "Batch %(batch)s, now: %(state)s. A burned code is never sold, and cannot be imported "
            "again. There is no way back."
        )
        % facts,
        cancel=reverse("admin:stock_levels"),
    )
