"""Markup rules: what they are, what one would do, and what has fallen below its floor."""

import uuid
from decimal import Decimal
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from storefronts.console.pages import attempt, needs, page
from storefronts.console.price_queries import MODELS, names_of
from storefronts.console.shelf import branches
from storefronts.pricing import services
from storefronts.pricing.models import Ending, FloorBreach, MarkupRule, PricingSettings
from storefronts.pricing.preview import preview_markup
from storefronts.pricing.rules import BUILT_IN
from tenants.catalogue.models import Product
from tenants.kernel.errors import Refusal
from tenants.registry.context import current_shop

Scope = MarkupRule.Scope
FOUND_MOST = 20


class MarkupForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind of markup"), choices=MarkupRule.Kind.choices)
    value = forms.DecimalField(
        label=gettext_lazy("Value"),
        max_digits=18,
        decimal_places=6,
        help_text=gettext_lazy("Percent, or an amount in the shop's currency for each piece."),
    )
    ending = forms.ChoiceField(
        label=gettext_lazy("Ending"),
        required=False,
        choices=[("", gettext_lazy("the shop's own ending")), *Ending.choices],
    )


@require_GET
@needs("prices_view")
def prices(request: HttpRequest) -> HttpResponse:
    rules: list[Any] = list(MarkupRule.objects.order_by("scope"))
    breaches: list[Any] = list(FloorBreach.objects.all()[:100])
    names = names_of(
        [(row.scope, row.target_id) for row in rules if row.target_id]
        + [(Scope.DENOMINATION, breach.pk) for breach in breaches]
    )
    for row in rules:
        row.name = names.get((row.scope, row.target_id), "")
    for breach in breaches:
        breach.name = names.get((Scope.DENOMINATION, breach.pk), "")
    query = request.GET.get("q", "").strip()[:80]
    default = next((rule for rule in rules if rule.scope == Scope.SHOP), None)
    return page(
        request,
        "prices.html",
        _("Prices"),
        default=default or BUILT_IN,
        is_built_in=default is None,
        rules=[rule for rule in rules if rule.scope != Scope.SHOP],
        breaches=breaches,
        breach_count=FloorBreach.objects.count() if len(breaches) == 100 else len(breaches),
        settings=PricingSettings.objects.filter(pk=1).first() or PricingSettings(),
        endings=Ending.choices,
        branches=branches(),
        query=query,
        found=_found(query) if query else [],
        shop=current_shop(),
    )


@needs("prices_view")
def rule(request: HttpRequest, scope: str, pk: uuid.UUID | None = None) -> HttpResponse:
    """One rule: see what it would do, then save it; or take it away."""
    target = _target(scope, pk)
    known = MarkupRule.objects.filter(scope=scope, target_id=pk).first()
    form, seen = MarkupForm(initial=_initial(known)), None
    if request.method == "POST":
        may_write = needs("prices")(lambda r: HttpResponse())
        deed = request.POST.get("deed")
        form = MarkupForm(request.POST)
        if deed == "remove":
            may_write(request)
            if _remove(request, target):
                return redirect("shopconsole:prices")
        elif form.is_valid():
            if deed == "save":
                may_write(request)
                if _save(request, target, form):
                    return redirect("shopconsole:prices")
            else:
                seen = _preview(request, target, form)
    return page(
        request,
        "rule.html",
        _title(scope, target),
        scope=scope,
        target=target,
        known=known,
        form=form,
        seen=seen,
        breaches=sum(row.below_floor for row in seen or []),
        allows=PricingSettings.objects.filter(pk=1, allow_below_floor=True).exists(),
        shop=current_shop(),
    )


@require_POST
@needs("prices")
def settings(request: HttpRequest) -> HttpResponse:
    """How prices end, and whether the shop sells at a loss."""
    shop, ending = current_shop(), request.POST.get("ending", "")
    allowed = request.POST.get("allow_below_floor") == "yes"
    now = PricingSettings.objects.filter(pk=1).first() or PricingSettings()
    fine = True
    if ending != now.ending:
        fine = attempt(request, lambda a: services.set_ending(shop=shop, ending=ending, actor=a))
    if fine and allowed != now.allow_below_floor:
        fine = attempt(
            request, lambda a: services.allow_below_floor(shop=shop, allowed=allowed, actor=a)
        )
    if fine:
        attempt(request, lambda a: None, _("Saved."))
    return redirect("shopconsole:prices")


def _target(scope: str, pk: uuid.UUID | None) -> Any:
    if scope == Scope.SHOP and pk is None:
        return None
    model = MODELS.get(scope)
    found = model.objects.live().filter(pk=pk).first() if model and pk else None
    if found is None:
        raise Http404
    return found


def _initial(known: MarkupRule | None) -> dict[str, Any]:
    if known is None:
        return {"kind": BUILT_IN.kind, "value": BUILT_IN.value, "ending": ""}
    return {"kind": known.kind, "value": known.value.normalize(), "ending": known.ending}


def _rule_of(form: MarkupForm) -> dict[str, Any]:
    data = form.cleaned_data
    return {"kind": data["kind"], "value": Decimal(data["value"]), "ending": data["ending"]}


def _preview(request: HttpRequest, target: Any, form: MarkupForm) -> Any:
    try:
        return preview_markup(shop=current_shop(), target=target, **_rule_of(form))
    except Refusal as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None


def _save(request: HttpRequest, target: Any, form: MarkupForm) -> bool:
    shop = current_shop()
    return attempt(
        request,
        lambda actor: services.set_markup_rule(
            shop=shop, target=target, actor=actor, **_rule_of(form)
        ),
        _("The rule is saved. New prices count from now on."),
    )


def _remove(request: HttpRequest, target: Any) -> bool:
    shop = current_shop()
    return attempt(
        request,
        lambda actor: services.remove_markup_rule(shop=shop, target=target, actor=actor),
        _("The rule is gone: the next wider one counts."),
    )


def _title(scope: str, target: Any) -> str:
    if scope == Scope.SHOP:
        return _("Markup of the whole shop")
    return _("Markup of “%(name)s”") % {"name": target.name}


def _found(query: str) -> list[Product]:
    rows = Product.objects.live().filter(search_text__icontains=query).select_related("category")
    return list(rows.prefetch_related("denominations")[:FOUND_MOST])
