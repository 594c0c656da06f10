"""The checkout's form: an address, what a delivery needs to know, a way to pay. No price."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenants.catalogue.buyer_fields import BuyerField

_PREFIX = "buyer_"


class CheckoutForm(forms.Form):
    """One line of an order. Field errors stand beside their field, with aria-describedby."""

    d = forms.UUIDField(widget=forms.HiddenInput)
    q = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    quote = forms.UUIDField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    provider = forms.ChoiceField()
    coupon = forms.CharField(
        label=_("Coupon"),
        required=False,
        max_length=40,
        widget=forms.TextInput(
            attrs={"class": "input mono", "autocomplete": "off", "autocapitalize": "characters"}
        ),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("To find the order again. Codes are never sent by mail."),
        widget=forms.EmailInput(
            attrs={"class": "input", "autocomplete": "email", "placeholder": "you@example.com"}
        ),
    )

    def __init__(
        self, *args: Any, asked: Sequence[BuyerField], providers: Sequence[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **{"auto_id": "id_%s", **kwargs})
        self.asked = asked
        provider = self.fields["provider"]
        provider.choices = [(value, value) for value in providers]  # type: ignore[attr-defined]
        for field in asked:
            self.fields[_PREFIX + field.name] = _field(field)

    def buyer_fields(self) -> list[forms.BoundField]:
        """The fields a delivery needs, for the template."""
        return [self[_PREFIX + field.name] for field in self.asked]

    def buyer_data(self) -> dict[str, Any]:
        """What was typed, by the names of the denomination's schema."""
        return {f.name: self.cleaned_data.get(_PREFIX + f.name) for f in self.asked}

    def refuse(self, name: str, message: str) -> bool:
        """Put a service's refusal beside the field it names; False where there is none."""
        for candidate in (name, _PREFIX + name):
            if candidate in self.fields and not self.fields[candidate].widget.is_hidden:
                self.add_error(candidate, message)
                return True
        return False


def _field(field: BuyerField) -> forms.Field:
    common: dict[str, Any] = {
        "label": field.label,
        "help_text": field.help,
        "required": field.required,
    }
    if field.type == "boolean":
        return forms.BooleanField(**common)
    if field.choices:
        choices = [("", "—"), *((value, value) for value in field.choices)]
        select = forms.Select(attrs={"class": "input"})
        return forms.ChoiceField(choices=choices, widget=select, **common)
    attrs = {"class": "input", "autocomplete": "off"}
    digits = field.pattern and not any(c.isalpha() for c in field.pattern.replace("\\d", ""))
    if field.type == "integer" or digits:
        attrs["inputmode"] = "numeric"
    if "phone" in field.name or "mobile" in field.name:
        attrs |= {"inputmode": "tel", "autocomplete": "tel-national"}
    return forms.CharField(
        max_length=field.max_length, widget=forms.TextInput(attrs=attrs), **common
    )


class LookupForm(forms.Form):
    """Both fields at once: number and address of an order."""

    number = forms.CharField(
        label=_("Order number"),
        max_length=24,
        widget=forms.TextInput(
            attrs={"class": "input mono", "autocomplete": "off", "autocapitalize": "characters"}
        ),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput(
            attrs={"class": "input", "autocomplete": "email", "placeholder": "you@example.com"}
        ),
    )
