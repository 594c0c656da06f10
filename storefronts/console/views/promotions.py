"""Promotions: sales, member prices, threshold discounts and coupons of this shop."""

import uuid
from decimal import Decimal
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from storefronts.console.figures import zone_of
from storefronts.console.pages import attempt, attempt_form, needs, page
from storefronts.console.shelf import branches
from storefronts.orders.models import Order
from storefronts.promotions import services
from storefronts.promotions.models import CouponUse, Member, Promotion
from tenants.accounts.models import User
from tenants.catalogue.models import Product
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
FIELDS: dict[str, str] = {
    Kind.SALE: "name value starts_at ends_at categories products",
    Kind.MEMBER: "name value starts_at ends_at categories products",
    Kind.THRESHOLD: "name spend off value starts_at ends_at categories products",
    Kind.COUPON: "name code off value spend most_uses most_per_customer starts_at ends_at "
    "categories products",
}
_CLOCK = {"type": "datetime-local"}


class PromotionForm(forms.Form):
    """The fields of one kind; times are the shop's own."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=60,
        help_text=gettext_lazy("Buyers read it on the receipt."),
    )
    code = forms.CharField(
        label=gettext_lazy("Coupon code"),
        max_length=40,
        help_text=gettext_lazy("In any case: ten-off."),
    )
    spend = forms.DecimalField(
        label=gettext_lazy("From a sum of"),
        max_digits=16,
        decimal_places=3,
        min_value=Decimal(0),
        required=False,
    )
    off = forms.ChoiceField(label=gettext_lazy("Takes off"), choices=Promotion.Off.choices)
    value = forms.DecimalField(
        label=gettext_lazy("How much"), max_digits=16, decimal_places=3, min_value=Decimal("0.001")
    )
    most_uses = forms.IntegerField(
        label=gettext_lazy("Uses in all"),
        required=False,
        min_value=1,
        max_value=2_000_000_000,
        help_text=gettext_lazy("Empty: as many as there are."),
    )
    most_per_customer = forms.IntegerField(
        label=gettext_lazy("Uses by one customer"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text=gettext_lazy("Counted by account and e-mail address."),
    )
    starts_at = forms.DateTimeField(
        label=gettext_lazy("Begins"),
        required=False,
        widget=forms.DateTimeInput(attrs=_CLOCK, format="%Y-%m-%dT%H:%M"),
        help_text=gettext_lazy("Empty: at once."),
    )
    ends_at = forms.DateTimeField(
        label=gettext_lazy("Ends"),
        required=False,
        widget=forms.DateTimeInput(attrs=_CLOCK, format="%Y-%m-%dT%H:%M"),
        help_text=gettext_lazy("Empty: when you switch it off."),
    )
    categories = forms.MultipleChoiceField(
        label=gettext_lazy("For these categories"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    products = forms.CharField(
        label=gettext_lazy("And these products"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Their addresses' last part, one on each line. With neither: for everything."
        ),
    )

    def __init__(self, *args: Any, kind: str, shop: Shop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = FIELDS[kind].split()
        self.kind = kind
        self.fields = {name: self.fields[name] for name in wanted}  # type: ignore[assignment]
        categories: Any = self.fields["categories"]
        categories.choices = [
            (str(branch.category.pk), "　" * branch.depth + branch.category.name)
            for branch in branches()
        ]
        if "off" not in wanted:
            self.fields["value"].label = _("Percent off")
        if "spend" in wanted:
            self.fields["spend"].required = kind == Kind.THRESHOLD
            self.fields["spend"].help_text = shop.currency
        if kind == Kind.SALE:
            self.fields["ends_at"].required = True
            self.fields["ends_at"].help_text = shop.time_zone

    def clean_products(self) -> list[uuid.UUID]:
        slugs = self.cleaned_data["products"].replace(",", " ").split()
        known = dict(Product.objects.live().filter(slug__in=slugs).values_list("slug", "pk"))
        if missing := [slug for slug in slugs if slug not in known]:
            raise forms.ValidationError(
                _("There is no product “%(slug)s”.") % {"slug": missing[0][:80]}
            )
        return [known[slug] for slug in slugs]

    def clean_categories(self) -> list[uuid.UUID]:
        return [uuid.UUID(text) for text in self.cleaned_data["categories"]]


@require_GET
@needs("promotions_view")
def promotions(request: HttpRequest) -> HttpResponse:
    shop = current_shop()
    rows: list[Any] = list(Promotion.objects.order_by("-is_active", "-created_at")[:200])
    for row in rows:
        row.says = _says(row, shop)
    return page(
        request,
        "promotions.html",
        _("Promotions"),
        promotions=rows,
        kinds=[(kind, label, SENTENCES[kind]) for kind, label in Kind.choices],
    )


@needs("promotions_view")
def promotion(request: HttpRequest, pk: uuid.UUID | None = None, kind: str = "") -> HttpResponse:
    """One promotion, or a new one of a kind."""
    shop, known = current_shop(), None
    if pk is not None:
        known = get_object_or_404(Promotion, pk=pk)
        kind = known.kind
    if kind not in Kind.values:
        raise Http404
    with timezone.override(zone_of(shop)):
        form = PromotionForm(
            request.POST or None, kind=kind, shop=shop, initial=_initial(known, shop)
        )
        if request.method == "POST":
            needs("promotions")(lambda r: HttpResponse())(request)
            if form.is_valid() and _saved(request, form, shop, pk):
                return redirect("shopconsole:promotions")
        return page(
            request,
            "promotion.html",
            known.name if known else Kind(kind).label,
            form=form,
            known=known,
            sentence=SENTENCES[kind],
            uses=_uses(known),
            members=_members(known),
            shop=shop,
        )


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
    slugs = Product.objects.filter(pk__in=known.product_ids).values_list("slug", flat=True)
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
        "products": "\n".join(slugs),
    }


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
