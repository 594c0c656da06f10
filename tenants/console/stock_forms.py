"""The forms of the stock import: the file, the corrections, the batch that it goes into."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from unfold.fields import UnfoldAdminAutocompleteModelChoiceField
from unfold.widgets import UnfoldAdminFileFieldWidget

from tenants.catalogue.models import STOCKED_KINDS, Denomination
from tenants.console.fields import ConsoleForm
from tenants.supply.models import PurchaseBatch, Supplier, settlement_currency
from tenants.supply.preview import Preview
from tenants.supply.stockfile.encodings import ENCODINGS
from tenants.supply.stockfile.layout import COLUMNS

COLUMN_WORDS = {
    "number": _("card number"),
    "secret": _("card code"),
    "pin": _("PIN"),
    "expires_on": _("expiry"),
}
SEPARATORS = (
    (",", _("comma")),
    ("\\t", _("tab")),
    (";", _("semicolon")),
    ("|", _("bar |")),
    ("----", "----"),
    ("---", "---"),
    ("，", _("full-width comma")),
    ("", _("none: a line is one code")),
)
DATE_ORDERS = (
    ("ymd", _("year month day")),
    ("dmy", _("day month year")),
    ("mdy", _("month day year")),
)


def full_name(row: Denomination) -> str:
    """As people tell denominations apart: product, face, SKU."""
    return f"{row.product.name} · {row.name} ({row.sku})"


class DenominationField(UnfoldAdminAutocompleteModelChoiceField):  # type: ignore[misc]
    def label_from_instance(self, obj: Denomination) -> str:
        return full_name(obj)


class UploadForm(ConsoleForm):
    supplier = forms.ModelChoiceField(
        label=_("Supplier"), queryset=Supplier.objects.filter(is_archived=False)
    )
    denomination = DenominationField(
        url_path="admin:stock_choices",
        label=_("Denomination"),
        queryset=Denomination.objects.filter(is_archived=False, kind__in=STOCKED_KINDS),
        help_text=_("Search by SKU or name. Only what is delivered out of stock."),
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV, TXT (number----code lines) or XLSX; UTF-8, UTF-16 or GB18030; up to 256 MB."
        ),
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )


class LayoutForm(ConsoleForm):
    """How the file is made. What each column holds is asked above the column itself."""

    names = {"secret": "", "columns": ""}

    encoding = forms.ChoiceField(label=_("Encoding"), choices=ENCODINGS, required=False)
    separator = forms.ChoiceField(label=_("Separator"), choices=SEPARATORS, required=False)
    sheet = forms.CharField(label=_("Sheet"), max_length=80, required=False)
    header_row = forms.IntegerField(
        label=_("Header in row"),
        min_value=0,
        max_value=50,
        help_text=_("0: the file has no header."),
    )
    comment = forms.CharField(
        label=_("Comments begin with"), max_length=4, required=False, strip=True
    )
    date_order = forms.ChoiceField(label=_("Order in dates"), choices=DATE_ORDERS)
    pin_width = forms.IntegerField(
        label=_("Digits of a PIN"),
        min_value=0,
        max_value=64,
        help_text=_("Restores leading zeros that a spreadsheet dropped. 0: as they are."),
    )

    def __init__(self, data: Any = None, *, preview: Preview) -> None:
        layout = preview.layout
        initial = {
            **{name: getattr(layout, name) for name in self.base_fields},
            "separator": layout.separator.replace("\t", "\\t"),
        }
        super().__init__(data, initial=initial)
        self.preview = preview
        self._fit(layout.kind, initial["separator"], layout.encoding)

    def _fit(self, kind: str, separator: str, encoding: str) -> None:
        """Only what means something for this kind of file, and the guess among the choices."""
        for name in ("encoding", "separator", "comment") if kind == "xlsx" else ("sheet",):
            del self.fields[name]
        if kind != "xlsx":
            del self.fields["pin_width"]
            known = {value for value, _label in SEPARATORS}
            if separator not in known:
                self.fields["separator"].choices = [*SEPARATORS, (separator, separator)]  # type: ignore[attr-defined]
            if encoding not in dict(ENCODINGS):
                self.fields["encoding"].choices = [*ENCODINGS, (encoding, encoding)]  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        """What ``correct_preview`` takes."""
        changes = dict(self.cleaned_data)
        if "separator" in changes:
            changes["separator"] = changes["separator"].replace("\\t", "\t")
        columns: dict[str, int] = {}
        for at in range(self.preview.columns):
            name = self.data.get(f"column-{at}", "")
            if name in COLUMNS:
                columns.setdefault(name, at)
        return {**changes, "columns": columns}


class BatchForm(ConsoleForm):
    """A batch that is there already, or what a new one cost."""

    names = {"unit_cost": "unit_cost"}

    batch = forms.ModelChoiceField(
        label=_("Purchase batch"),
        queryset=PurchaseBatch.objects.none(),
        required=False,
        empty_label=_("a new batch"),
    )
    unit_cost = forms.DecimalField(
        label=_("Cost of one code"),
        max_digits=18,
        decimal_places=6,
        min_value=0,
        required=False,
        help_text=_("For a new batch, in major units."),
    )
    currency = forms.CharField(
        label=_("Currency"), max_length=3, min_length=3, required=False, initial=settlement_currency
    )
    reference = forms.CharField(label=_("Reference"), max_length=80, required=False)
    expires_on = forms.DateField(
        label=_("Expires on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("For codes whose file names no expiry of their own."),
    )

    def __init__(self, *args: Any, batches: QuerySet[PurchaseBatch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["batch"].queryset = batches  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if (
            not data.get("batch")
            and data.get("unit_cost") is None
            and "unit_cost" not in self.errors
        ):
            self.add_error("unit_cost", _("Say what one code cost, or choose a batch."))
        return data

    def facts(self) -> dict[str, Any]:
        """What ``create_batch`` takes."""
        data = self.cleaned_data
        return {
            "unit_cost": data["unit_cost"],
            "currency": data["currency"].upper(),
            "reference": data["reference"],
            "expires_on": data["expires_on"],
        }
