"""The form of one kind of promotion, and picking the products that it is for."""

import uuid
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from storefronts.console.product_picker import ProductsField
from storefronts.console.shelf import branches
from storefronts.promotions.models import Promotion
from tenants.registry.models import Shop

Kind = Promotion.Kind
_FUNDED = " funded_by budget note"
FIELDS: dict[str, str] = {
    Kind.SALE: "name value starts_at ends_at categories products" + _FUNDED,
    Kind.MEMBER: "name value starts_at ends_at categories products" + _FUNDED,
    Kind.THRESHOLD: "name spend off value starts_at ends_at categories products" + _FUNDED,
    Kind.COUPON: "name code off value spend most_uses most_per_customer starts_at ends_at "
    "categories products" + _FUNDED,
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
    products = ProductsField(label=gettext_lazy("And these products"), required=False)
    funded_by = forms.ChoiceField(
        label=gettext_lazy("Who pays for the discount"),
        choices=[
            (Promotion.Funder.SHOP, gettext_lazy("Your shop, out of its margin")),
            (Promotion.Funder.PLATFORM, gettext_lazy("The platform, if it approves")),
        ],
        required=False,
    )
    budget = forms.DecimalField(
        label=gettext_lazy("Budget that you ask for"),
        max_digits=16,
        decimal_places=3,
        min_value=Decimal("0.001"),
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("Why the platform should pay"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For whom it is, and what you expect of it."),
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
        self.fields["budget"].help_text = _("In %(currency)s, for the whole promotion.") % {
            "currency": shop.currency
        }

    def clean_funded_by(self) -> str | None:
        """Who does not say who pays leaves it as it is."""
        return self.cleaned_data["funded_by"] or None

    def plain(self) -> list[forms.BoundField]:
        """The fields that are drawn one like the other."""
        own = {"categories", "products", *_FUNDED.split()}
        return [field for field in self if field.name not in own]

    def funding(self) -> list[forms.BoundField]:
        return [self[name] for name in _FUNDED.split()]

    def clean_categories(self) -> list[uuid.UUID]:
        return [uuid.UUID(text) for text in self.cleaned_data["categories"]]
