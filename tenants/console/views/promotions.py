"""One request of a shop that the platform pays for its promotion: what it is, and the decision."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from billing.funding import services
from billing.funding.errors import AlreadyDecided
from billing.funding.models import Funding
from billing.funding.queries import budget_of
from billing.ledger.codes import account_id, promotion_budget
from billing.ledger.queries import statement
from storefronts.console.templatetags.console_parts import moment, money
from storefronts.promotions.models import Promotion
from tenants.accounts.owner_roles import may
from tenants.catalogue.models import Category, Product
from tenants.console.fields import ApproveForm, ConsoleForm, MoreBudgetForm, WhyForm
from tenants.console.names import shop_names
from tenants.console.pages import needs, page
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.money import Money
from tenants.registry.models import Shop

State = Funding.State
NAMED_MOST = 40
STATEMENT_MOST = 50


@needs("promotions")
def promotion_request(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    funding = get_object_or_404(Funding, pk=pk)
    decides = may(request.user, "promotions", "decide")
    deeds = _deeds(funding) if decides else {}
    wanted = request.POST.get("deed", "")
    if request.method == "POST" and wanted in deeds:
        form = deeds[wanted]["form"] = deeds[wanted]["form"].__class__(
            request.POST, auto_id=f"{wanted}_%s", **deeds[wanted]["how"]
        )
        if form.is_valid() and _done(request, funding, wanted, form):
            return redirect("admin:promotion_request", pk)
    elif request.method == "POST":
        needs("promotions", "decide")(lambda r: HttpResponse())(request)
        messages.error(request, str(AlreadyDecided()))
        return redirect("admin:promotion_request", pk)
    return page(request, "console/promotion.html", funding.name, **_shown(request, funding, deeds))


def _deeds(funding: Funding) -> dict[str, dict[str, Any]]:
    """What may be done now: each a form of its own."""
    how = {"currency": funding.currency}
    if funding.state == State.ASKED:
        return {
            "approve": {
                "title": _("Approve"),
                "form": ApproveForm(
                    auto_id="approve_%s", initial={"cap": funding.most.decimal}, **how
                ),
                "how": how,
                "submit": _("Approve, and pay up to this"),
            },
            "decline": {
                "title": _("Decline"),
                "form": WhyForm(auto_id="decline_%s"),
                "how": {},
                "submit": _("Decline"),
                "tone": "danger",
            },
        }
    if funding.state in (State.APPROVED, State.USED_UP):
        return {
            "more": {
                "title": _("Raise the budget"),
                "form": MoreBudgetForm(auto_id="more_%s", **how),
                "how": how,
                "submit": _("Raise the budget"),
            },
            "stop": {
                "title": _("Stop paying"),
                "form": WhyForm(auto_id="stop_%s"),
                "how": {},
                "submit": _("Stop paying"),
                "tone": "danger",
            },
        }
    return {}


def _done(request: HttpRequest, funding: Funding, deed: str, form: ConsoleForm) -> bool:
    data, actor = form.cleaned_data, Actor.of_request(request)
    try:
        if deed == "approve":
            cap = Money.of(data["cap"], funding.currency)
            services.approve(funding_id=funding.pk, cap=cap, actor=actor)
        elif deed == "decline":
            services.decline(funding_id=funding.pk, reason=data["reason"], actor=actor)
        elif deed == "more":
            more = Money.of(data["more"], funding.currency)
            services.raise_budget(funding_id=funding.pk, more=more, actor=actor)
        else:
            services.stop(funding_id=funding.pk, reason=data["reason"], actor=actor)
    except Refusal as error:
        form.refuse(error)
        return False
    messages.success(request, _("Done. The shop is told by mail."))
    return True


def _shown(request: HttpRequest, funding: Funding, deeds: dict[str, Any]) -> dict[str, Any]:
    shop = Shop.objects.get(pk=funding.shop_id)
    account = account_id(promotion_budget(funding.pk), funding.currency)
    decided = funding.state not in (State.ASKED, State.DECLINED, State.WITHDRAWN)
    book = None
    if funding.cap_minor and may(request.user, "money"):
        code = promotion_budget(funding.pk)
        book = statement(code, funding.currency, limit=STATEMENT_MOST)
        book.lines.reverse()
    earlier = Funding.objects.filter(promotion_id=funding.promotion_id).exclude(pk=funding.pk)
    return {
        "funding": funding,
        "shop": shop,
        "shop_name": shop_names().get(shop.pk, shop.name),
        "terms": _terms(funding),
        "deeds": [{"name": name, **deed} for name, deed in deeds.items()],
        "budget": budget_of(funding) if decided else None,
        "book": book,
        "account": account,
        "earlier": earlier.filter(shop_id=shop.pk)[:20],
        "sees_money": may(request.user, "money"),
        "sees_shops": may(request.user, "shops"),
    }


def _terms(funding: Funding) -> list[tuple[str, str]]:
    """What is decided about, in words."""
    terms, currency = funding.terms, funding.currency
    percent = terms["off"] == "percent"
    off = f"{terms['value']} %" if percent else money(Money.of(terms["value"], currency))
    found = [
        (_("Kind"), str(Promotion.Kind(terms["kind"]).label)),
        (_("Takes off"), off),
    ]
    if terms["spend_minor"]:
        found.append((_("From a sum of"), money(Money(terms["spend_minor"], currency))))
    if terms["kind"] == Promotion.Kind.COUPON:
        found += [
            (_("Coupon code"), terms["code"]),
            (_("Uses in all"), str(terms["most_uses"] or _("no limit"))),
            (_("Uses by one customer"), str(terms["most_per_customer"] or _("no limit"))),
        ]
    named = _names(Category, terms["categories"]), _names(Product, terms["products"])
    found.append((_("For"), "; ".join(filter(None, named)) or _("everything")))
    begins, ends = (_time(terms[edge]) for edge in ("starts_at", "ends_at"))
    found.append((_("Begins"), begins or _("at once")))
    found.append((_("Ends"), ends or _("when the shop ends it, or the budget does")))
    return found


def _names(model: type[Category] | type[Product], ids: list[str]) -> str:
    rows: Any = model._default_manager.filter(pk__in=ids[:NAMED_MOST])
    names = [row.name for row in rows]
    more = len(ids) - NAMED_MOST
    return ", ".join(names) + (_(" and %(n)d more") % {"n": more} if more > 0 else "")


def _time(text: str | None) -> str:
    return moment(parse_datetime(text)) if text else ""
