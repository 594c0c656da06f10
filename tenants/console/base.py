"""The class every page of the owner console derives from: role by area, no delete, audited."""

from decimal import Decimal
from typing import Any

from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.db.models import DecimalField, Model
from django.http import HttpRequest, HttpResponse
from unfold.admin import ModelAdmin, TabularInline
from unfold.widgets import UnfoldAdminDecimalFieldWidget

from tenants.accounts.owner_roles import may
from tenants.audit.services import record
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal

ModelOrNone = Model | None


class PlainDecimal(UnfoldAdminDecimalFieldWidget):  # type: ignore[misc]
    """8.5, not 8.500000: as people write it."""

    def format_value(self, value: Any) -> Any:
        if isinstance(value, Decimal) and value.is_finite():
            value = format(value.normalize(), "f")
        return super().format_value(value)


PLAIN: dict[Any, Any] = {DecimalField: {"widget": PlainDecimal}}


class Guarded:
    """Permissions from the role matrix instead of Django's permission rows."""

    area = ""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(request.user, self.area)

    def has_view_permission(self, request: HttpRequest, obj: ModelOrNone = None) -> bool:
        return may(request.user, self.area)

    def has_add_permission(self, request: HttpRequest, obj: ModelOrNone = None) -> bool:
        return may(request.user, self.area, "write")

    def has_change_permission(self, request: HttpRequest, obj: ModelOrNone = None) -> bool:
        return may(request.user, self.area, "write")

    def has_delete_permission(self, request: HttpRequest, obj: ModelOrNone = None) -> bool:
        """Public rows that shops point at are archived, never deleted."""
        return False


class RefusalsInForm:
    """What a service refuses is said in the form, with everything that was typed still there."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]
        except Refusal as refusal:
            # Nothing was written. The form is read again, and finds itself at fault.
            request.refusal = refusal  # type: ignore[attr-defined]
            return super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)  # type: ignore[misc]
        refusal = getattr(request, "refusal", None)
        if refusal is None:
            return form

        def clean(self: Any) -> Any:
            cleaned = form.clean(self)
            field = refusal.field if refusal.field in self.fields else None
            self.add_error(field, str(refusal))
            return cleaned

        return type(form.__name__, (form,), {"clean": clean})


class OwnerAdmin(RefusalsInForm, Guarded, ModelAdmin):  # type: ignore[misc]
    """A list and a form of the owner console; each change is one audit event."""

    audit_noun = ""
    formfield_overrides = PLAIN
    list_per_page = 50
    list_filter_submit = True
    list_filter_sheet = False
    show_full_result_count = False
    warn_unsaved_form = True

    def noun(self) -> str:
        return self.audit_noun or self.model._meta.model_name

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry | None:
        self._audit(request, obj, "created", message)
        return None

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry | None:
        self._audit(request, obj, "changed", message)
        return None

    def _audit(self, request: HttpRequest, obj: Model, verb: str, message: Any) -> None:
        fields = sorted(
            {
                name
                for part in (message if isinstance(message, list) else [])
                for change in part.values()
                for name in change.get("fields", [])
            }
        )
        self.audit(
            Actor.of_request(request),
            f"{self.noun()}.{verb}",
            f"{self.noun()}:{obj.pk}",
            {"fields": fields, "name": str(obj)[:120]},
        )

    def audit(self, actor: Actor, action: str, target: str, data: dict[str, Any]) -> None:
        record(actor=actor, action=action, target=target, data=data)

    def require(self, request: HttpRequest, act: str) -> None:
        if not may(request.user, self.area, act):
            raise PermissionDenied


class ReadOnlyAdmin(OwnerAdmin):
    """Records that only services write: listed, opened, never edited."""

    def has_add_permission(self, request: HttpRequest, obj: ModelOrNone = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ModelOrNone = None) -> bool:
        return False


class OwnerInline(Guarded, TabularInline):  # type: ignore[misc]
    extra = 0
    tab = True
    formfield_overrides = PLAIN

    def get_formset(self, request: HttpRequest, obj: ModelOrNone = None, **kwargs: Any) -> Any:
        """A row's fields have no labels of their own: the column's is said with each."""
        formset = super().get_formset(request, obj, **kwargs)
        for field in formset.form.base_fields.values():
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", field.label)
        return formset
