"""The forms of the console's own pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from storefronts.console.views.keys import SIGNING
from tenants.accounts.models import User
from tenants.accounts.services import OWNER_SCOPES
from tenants.catalogue.models import Denomination
from tenants.kernel.errors import Refusal
from tenants.registry.models import Shop


class ConsoleForm(forms.Form):
    """A form drawn by ``console/parts/form.html``; a service's refusal lands on its field."""

    # A service names fields as the API does.
    names: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def refuse(self, error: Refusal) -> None:
        name = self.names.get(error.field or "", error.field or "")
        self.add_error(name if name in self.fields else None, str(error))


class LaunchForm(ConsoleForm):
    names = {"ownerEmail": "owner_email"}

    name = forms.CharField(
        label=_("Name of the shop"), max_length=80, help_text=_("Shoppers read it on every page.")
    )
    subdomain = forms.CharField(
        label=_("Address"),
        max_length=40,
        help_text=_("3 to 40 of a-z, 0-9 and hyphens. The shop may add its own domain later."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    owner_email = forms.EmailField(
        label=_("E-mail of the shop's owner"),
        help_text=_("Signs in to the shop's console, after setting a password by mail."),
    )
    currency = forms.CharField(
        label=_("Currency"),
        max_length=3,
        min_length=3,
        initial="CNY",
        help_text=_("Three letters. It is frozen by the first order."),
    )
    idempotency_key = forms.CharField(widget=forms.HiddenInput, max_length=100)

    def clean_currency(self) -> str:
        return str(self.cleaned_data["currency"]).upper()


class RiskyForm(ConsoleForm):
    """A reason, and the name typed out: for what cannot simply be clicked away."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the audit trail; the shop is told."),
    )
    typed_name = forms.CharField(label=_("Type the shop's name to confirm"), max_length=80)

    def __init__(self, *args: Any, shop: Shop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shop = shop
        self.fields["typed_name"].help_text = _("Exactly: %(name)s") % {"name": shop.name}

    def clean_typed_name(self) -> str:
        typed = str(self.cleaned_data["typed_name"]).strip()
        if typed != self.shop.name:
            raise forms.ValidationError(_("This is not the shop's name."))
        return typed


class WhyForm(ConsoleForm):
    """A reason that the shop reads."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the audit trail; the shop is told."),
    )


class ApproveForm(ConsoleForm):
    """Up to how much the platform pays."""

    cap = forms.DecimalField(label=_("Budget"), max_digits=16, decimal_places=3)

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cap"].help_text = _(
            "In %(currency)s. The promotion applies from now on in its time, until this is used up."
        ) % {"currency": currency}


class MoreBudgetForm(ConsoleForm):
    """How much is added to a budget."""

    more = forms.DecimalField(label=_("Add to the budget"), max_digits=16, decimal_places=3)

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["more"].help_text = _("In %(currency)s.") % {"currency": currency}


OWNER_SCOPE_WORDS = {
    "shops": _("Shops, their orders, background work"),
    "catalogue": _("Catalogue and wholesale prices"),
    "supply": _("Suppliers, stock and imports"),
    "ledger": _("The ledger, shops' wallets, exchange rates, budgets"),
    "audit": _("The audit trail, and who belongs to the staff"),
}


class StaffChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        role = obj.get_role_display() if obj.role else str(_("Owner"))
        return f"{obj.email} – {role}"


class OwnerKeyForm(ConsoleForm):
    """A key of the owner host: who it acts for, what it may, and what binds it."""

    names = {"expires_at": "expires", "user": "user"}

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("What uses it, such as “bookkeeping”.")
    )
    user = StaffChoice(
        label=_("Acts for"),
        queryset=User.objects.filter(is_staff=True, is_active=True).order_by("email"),
        help_text=_("It may what the scopes say, as far as this person's role goes."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("It may"),
        choices=[(scope, OWNER_SCOPE_WORDS[scope]) for scope in OWNER_SCOPES],
        widget=forms.CheckboxSelectMultiple,
    )
    addresses = forms.CharField(
        label=_("Only from these addresses"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "203.0.113.7\n198.51.100.0/24"}),
        help_text=_("One on each line. Empty: from anywhere."),
    )
    expires = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("The last day. Empty: until it is revoked."),
    )
    signing = forms.ChoiceField(
        label=_("Signed requests"),
        choices=SIGNING,
        required=False,
        help_text=_("Signed by a second secret that never travels (RFC 9421)."),
    )
    # A repeated form must not make a second key.
    reference = forms.UUIDField(widget=forms.HiddenInput)

    def clean_addresses(self) -> list[str]:
        return str(self.cleaned_data["addresses"]).replace(",", " ").split()


class FindCodeForm(ConsoleForm):
    """One code, by what it says. The field is not filled in again when the page comes back."""

    denomination = forms.ModelChoiceField(
        label=_("Denomination"),
        queryset=Denomination.objects.select_related("product").order_by("sku"),
    )
    secret = forms.CharField(
        label=_("Code"),
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


class BurnForm(ConsoleForm):
    """A reason, and the SKU typed out."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the audit trail. Do not write the code here."),
    )
    typed_sku = forms.CharField(label=_("Type the SKU to confirm"), max_length=80)

    def __init__(self, *args: Any, sku: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sku = sku
        self.fields["typed_sku"].help_text = _("Exactly: %(name)s") % {"name": sku}

    def clean_typed_sku(self) -> str:
        typed = str(self.cleaned_data["typed_sku"]).strip()
        if typed != self.sku:
            raise forms.ValidationError(_("This is not the SKU."))
        return typed


class AdjustForm(RiskyForm):
    """Money into or out of a wallet by hand."""

    direction = forms.ChoiceField(
        label=_("Direction"),
        choices=[("in", _("Credit: the wallet grows")), ("out", _("Debit: the wallet shrinks"))],
    )
    amount = forms.DecimalField(
        label=_("Amount"),
        max_digits=16,
        decimal_places=3,
        min_value=0,
        help_text=_("In the settlement currency: the wallet pays wholesale and fees."),
    )
    field_order = ["direction", "amount", "reason", "typed_name", "reference"]
    # A double click must not pay twice: the ledger knows the reference.
    reference = forms.UUIDField(widget=forms.HiddenInput)

    def clean_amount(self) -> Any:
        amount = self.cleaned_data["amount"]
        if not amount:
            raise forms.ValidationError(_("Enter an amount above zero."))
        return amount
