"""Settings > Domain: the shop's addresses, what proves one, and which leads."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from storefronts.console.pages import attempt, attempt_form, needs
from storefronts.console.settings_tabs import settings_page
from tenants.kernel.actor import Actor
from tenants.registry import domains as service
from tenants.registry.context import current_shop
from tenants.registry.errors import CheckedJustNow
from tenants.registry.models import Domain


class DomainForm(forms.Form):
    domain = forms.CharField(
        label=gettext_lazy("Domain"),
        max_length=300,
        help_text=gettext_lazy(
            "For example cards.mycompany.com. The address with www. is served too."
        ),
        widget=forms.TextInput(
            attrs={
                "placeholder": "cards.mycompany.com",
                "autocapitalize": "off",
                "spellcheck": "false",
            }
        ),
    )


@needs("domains")
def domains(request: HttpRequest) -> HttpResponse:
    form = DomainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, shop = form.cleaned_data["domain"], current_shop()
        if attempt_form(
            request,
            form,
            lambda actor: service.add_domain(shop=shop, name=name, actor=actor),
            _("Now publish the record below with whoever keeps your domain's DNS."),
        ):
            return redirect("shopconsole:domains")
    rows = list(service.domains_of(current_shop()))
    for row in rows:
        row.record = service.record_of(row)  # type: ignore[attr-defined]
        row.ends = service.grace_ends(row)  # type: ignore[attr-defined]
    target = next((row.domain for row in rows if row.kind == Domain.Kind.PLATFORM), "")
    return settings_page(request, "domains.html", "domains", form=form, domains=rows, target=target)


@require_POST
@needs("domains")
def change_domain(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Check it now, let it lead, or take it away."""
    domain = get_object_or_404(Domain, pk=pk, tenant=current_shop())
    deeds: dict[str, Any] = {"check": _check, "primary": _lead, "remove": _remove}
    if deed := deeds.get(request.POST.get("deed", "")):
        deed(request, domain)
    return redirect("shopconsole:domains")


def _check(request: HttpRequest, domain: Domain) -> None:
    try:
        found = service.check_by_hand(domain=domain, actor=Actor.of_request(request))
    except CheckedJustNow as refusal:
        messages.info(request, str(refusal))
        return
    if found.proven_at and not found.lost_at:
        messages.success(
            request, _("%(domain)s is proven and leads to your shop.") % {"domain": found.domain}
        )
    elif found.finding == Domain.Finding.FOUND:
        messages.warning(
            request,
            _(
                "The record is there, but another shop has proven %(domain)s too. You take it over "
                "as soon as that shop's record is gone from the DNS."
            )
            % {"domain": found.domain},
        )
    else:
        messages.warning(
            request,
            _("%(finding)s. A new record can take some minutes to be seen; we keep looking.")
            % {"finding": found.get_finding_display()},
        )


def _lead(request: HttpRequest, domain: Domain) -> None:
    attempt(
        request,
        lambda actor: service.make_primary(domain=domain, actor=actor),
        _("Links in mails lead to %(domain)s from now on.") % {"domain": domain.domain},
    )


def _remove(request: HttpRequest, domain: Domain) -> None:
    attempt(
        request,
        lambda actor: service.remove_domain(domain=domain, actor=actor),
        _("%(domain)s is removed.") % {"domain": domain.domain},
    )
