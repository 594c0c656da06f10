"""Promotions: sales, member prices, threshold discounts and coupons of this shop."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from billing.funding.models import Funding
from billing.funding.queries import Budget, budget_of, fundings
from storefronts.console.figures import zone_of
from storefronts.console.pages import attempt, attempt_form, needs, page
from storefronts.console.product_picker import picker_of
from storefronts.console.promotion_forms import PromotionForm
from storefronts.orders.models import Order
from storefronts.promotions import services
from storefronts.promotions.models import CouponUse, Member, Promotion
from tenants.accounts.models import User
from tenants.kernel.errors import NotFound
from tenants.kernel.money import Money
from tenants.registry.context import current_shop
from tenants.registry.models import Shop

Kind = Promotion.Kind
SENTENCES: dict[str, str | Promise] = {
    Kind.SALE: gettext_lazy("A percentage off products or categories, between two times."),
    Kind.MEMBER: gettext_lazy("A percentage off for a group of customers that you choose."),
    Kind.THRESHOLD: gettext_lazy("Who spends so much saves so much, without typing anything."),
    Kind.COUPON: gettext_lazy("A code that buyers type at the checkout."),
}


@require_GET
@needs("promotions_view")
def promotions(request: HttpRequest) -> HttpResponse:
    shop = current_shop()
    rows: list[Any] = list(Promotion.objects.order_by("-is_active", "-created_at")[:200])
    asked = fundings([row.funding_id for row in rows if row.funding_id])
    for row in rows:
        row.says = _says(row, shop)
        row.shown_state = _state(row, asked)
    return page(
        request,
        "promotions.html",
        _("Promotions"),
        promotions=rows,
        kinds=[(kind, label, SENTENCES[kind]) for kind, label in Kind.choices],
    )


@needs("promotions_view")
def promotion(request: HttpRequest, pk: uuid.UUID | None = None, kind: str = "") -> HttpResponse:
    """One promotion, or a new one of a kind. A search of the picker comes by the same form."""
    shop, known = current_shop(), None
    if pk is not None:
        known = get_object_or_404(Promotion, pk=pk)
        kind = known.kind
    if kind not in Kind.values:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    initial = _initial(known, shop)
    if sent is not None:
        needs("promotions")(lambda r: HttpResponse())(request)
    with timezone.override(zone_of(shop)):
        if sent is not None and _searches(sent):
            form = PromotionForm(kind=kind, shop=shop, initial=_typed(sent))
        else:
            form = PromotionForm(sent, kind=kind, shop=shop, initial=initial)
            if sent is not None and form.is_valid() and _saved(request, form, shop, pk):
                return redirect("shopconsole:promotions")
        return page(
            request,
            "promotion.html",
            known.name if known else Kind(kind).label,
            form=form,
            known=known,
            sentence=SENTENCES[kind],
            picker=picker_of(sent, initial.get("products", [])),
            funding=funding_of(known),
            uses=_uses(known),
            members=_members(known),
            shop=shop,
        )


@require_GET
@needs("promotions_view")
def find_products(request: HttpRequest) -> HttpResponse:
    """What the picker finds while somebody types: a part of its page."""
    picker = picker_of(request.GET, [])
    return render(request, "shopconsole/parts/picker_found.html", {"picker": picker})


def _searches(sent: QueryDict) -> bool:
    """The search's own button, or Enter in its field: what is searched for is another thing now."""
    asked = sent.get("find", "").strip()
    return sent.get("deed") == "find" or bool(asked and asked != sent.get("found_for", ""))


def _typed(sent: QueryDict) -> dict[str, Any]:
    """Everything as it was typed, right or wrong."""
    lists = {name: sent.getlist(name) for name in ("categories", "products")}
    return {**sent.dict(), **lists}


@require_POST
@needs("promotions")
def switch(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    shop, on = current_shop(), request.POST.get("on") == "yes"
    attempt(
        request,
        lambda actor: services.switch_promotion(
            shop=shop, promotion_id=pk, is_active=on, actor=actor
        ),
        _("The promotion is on.") if on else _("The promotion is off. Placed orders keep it."),
    )
    return redirect("shopconsole:promotions")


@require_POST
@needs("promotions")
def members(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Somebody into the group by e-mail address, or out of it."""
    shop, group = current_shop(), get_object_or_404(Promotion, pk=pk, kind=Kind.MEMBER)
    user = User.objects.filter(
        email__iexact=request.POST.get("email", "").strip(), is_active=True
    ).first()

    def deed(actor: Any) -> None:
        if user is None:
            raise NotFound(_("Nobody has an account here with this address."))
        to = None if request.POST.get("deed") == "remove" else group.pk
        services.set_member(shop=shop, user=user, promotion_id=to, actor=actor)

    attempt(request, deed, _("The group is changed."))
    return redirect("shopconsole:promotion", pk)


def _saved(request: HttpRequest, form: PromotionForm, shop: Shop, pk: uuid.UUID | None) -> bool:
    data = dict(form.cleaned_data)
    data.setdefault("off", "percent")
    return attempt_form(
        request,
        form,
        lambda actor: services.save_promotion(
            shop=shop, actor=actor, kind=form.kind, promotion_id=pk, **data
        ),
        _("Saved. It counts from the next price on."),
    )


def _initial(known: Promotion | None, shop: Shop) -> dict[str, Any]:
    if known is None:
        return {}
    asked = funding_of(known)
    spend = Money(known.spend_minor, shop.currency).decimal if known.spend_minor else None
    return {
        "name": known.name,
        "code": known.code,
        "off": known.off,
        "value": f"{known.value.normalize():f}",
        "spend": spend,
        "most_uses": known.most_uses,
        "most_per_customer": known.most_per_customer,
        "starts_at": known.starts_at,
        "ends_at": known.ends_at,
        "categories": known.category_ids,
        "products": known.product_ids,
        "funded_by": known.funded_by,
        "budget": asked.funding.wanted.decimal if asked else None,
        "note": asked.funding.note if asked else "",
    }


def funding_of(known: Promotion | None) -> Budget | None:
    """What became of the request that the platform pays for it."""
    if known is None or known.funding_id is None or known.funded_by != Promotion.Funder.PLATFORM:
        return None
    found = fundings([known.funding_id])
    return budget_of(found[known.funding_id]) if found else None


def _state(row: Promotion, asked: dict[uuid.UUID, Funding]) -> str:
    """Its own state, or why it does not apply though it is on."""
    if row.funded_by != Promotion.Funder.PLATFORM or row.state != "on":
        return row.state
    funding = asked.get(row.funding_id) if row.funding_id else None
    if funding is None:
        return "declined"
    return "on" if funding.state == Funding.State.APPROVED else funding.state


def _says(row: Promotion, shop: Shop) -> dict[str, Any]:
    """What it takes off, from where on."""
    return {
        "percent": f"{row.value.normalize():f} %" if row.off == "percent" else "",
        "amount": Money.of(row.value, shop.currency) if row.off == "amount" else None,
        "from": Money(row.spend_minor, shop.currency) if row.spend_minor else None,
    }


def _uses(known: Promotion | None) -> list[Any]:
    if known is None or known.kind != Kind.COUPON:
        return []
    rows: list[Any] = list(
        CouponUse.objects.filter(promotion_id=known.pk).order_by("-used_at")[:50]
    )
    numbers = dict(
        Order.objects.filter(pk__in=[row.order_id for row in rows]).values_list("pk", "number")
    )
    for row in rows:
        row.number = numbers.get(row.order_id, "")
    return rows


def _members(known: Promotion | None) -> list[User] | None:
    if known is None or known.kind != Kind.MEMBER:
        return None
    ids = Member.objects.filter(promotion_id=known.pk).order_by("-since")
    return list(User.objects.filter(pk__in=ids.values_list("user_id", flat=True)[:500]))
