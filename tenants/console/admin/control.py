"""The audit trail, background work and the owner's staff."""

import json
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.password_validation import validate_password
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.decorators import action, display
from unfold.widgets import UnfoldAdminPasswordWidget

from storefronts.console.templatetags.console_parts import moment, moment_exact
from tenants.accounts.models import User
from tenants.accounts.owner_roles import OWNER, ROLES, may
from tenants.accounts.staff import keep_an_owner
from tenants.audit.models import AuditEvent
from tenants.console.base import OwnerAdmin, ReadOnlyAdmin
from tenants.console.filters import (
    ActionFilter,
    ActorFilter,
    ShopFilter,
    SpanFilter,
    TargetFilter,
)
from tenants.console.names import deed_name, shop_names
from tenants.console.site import owner_site
from tenants.kernel.actor import Actor
from tenants.outbox.by_hand import retry_job
from tenants.outbox.models import Job


def as_json(data: Any) -> SafeString:
    text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True, default=str)
    return format_html('<pre class="cf-json">{}</pre>', text)


@admin.register(AuditEvent, site=owner_site)
class AuditEventAdmin(ReadOnlyAdmin):
    area = "audit"
    list_display = ("when", "actor", "deed", "target", "shop", "address")
    list_filter = (
        ActorFilter,
        ActionFilter,
        TargetFilter,
        ShopFilter,
        ("at", SpanFilter),
    )
    ordering = ("-at", "-id")
    fields = (
        "when",
        "who",
        "deed_told",
        "target",
        "shop",
        "details",
        "address",
        "device",
        "request_id",
    )
    readonly_fields = fields
    list_before_template = "console/parts/audit_bar.html"

    @display(description=_("time"), ordering="at")
    def when(self, event: AuditEvent) -> str:
        return moment_exact(event.at)

    @display(description=_("actor"))
    def who(self, event: AuditEvent) -> str:
        return " · ".join(filter(None, (event.actor_label, event.actor_kind, event.actor_id)))

    @display(description=_("action"), header=True)
    def deed(self, event: AuditEvent) -> list[Any]:
        name = deed_name(event.action)
        return [name, event.action if name != event.action else ""]

    @display(description=_("action"))
    def deed_told(self, event: AuditEvent) -> str:
        return " · ".join(filter(None, self.deed(event)))

    @display(description=_("actor"), header=True)
    def actor(self, event: AuditEvent) -> list[Any]:
        return [event.actor_label or event.actor_kind, event.actor_kind]

    @display(description=_("shop"))
    def shop(self, event: AuditEvent) -> str:
        return shop_names().get(event.shop_id, "–") if event.shop_id else "–"

    @display(description=_("details"))
    def details(self, event: AuditEvent) -> SafeString:
        return as_json(event.data)


JOB_COLOURS = {
    "waiting": "info",
    "running": "info",
    "done": "success",
    "failed": "danger",
    "refused": "warning",
}


@admin.register(Job, site=owner_site)
class JobAdmin(ReadOnlyAdmin):
    """What is owed and what went wrong. A payload holds ids only, so it may be shown."""

    area = "work"
    list_display = ("task", "status", "shop", "attempts", "last_error", "due", "added")
    list_filter = ("state", "task", ShopFilter)
    search_fields = ("task", "last_error")
    fields = (
        "task",
        "status_word",
        "shop",
        "work",
        "attempts",
        "last_error",
        "due",
        "added",
        "finished",
    )
    readonly_fields = fields
    actions = ("retry_selected",)

    @display(description=_("state"), label=JOB_COLOURS, ordering="state")
    def status(self, job: Job) -> tuple[str, str]:
        return job.state, job.get_state_display()

    @display(description=_("shop"))
    def shop(self, job: Job) -> str:
        return shop_names().get(job.shop_id, "–") if job.shop_id else "–"

    @display(description=_("state"))
    def status_word(self, job: Job) -> str:
        return job.get_state_display()

    @display(description=_("due"), ordering="due_at")
    def due(self, job: Job) -> str:
        return moment_exact(job.due_at)

    @display(description=_("added"), ordering="created_at")
    def added(self, job: Job) -> str:
        return moment_exact(job.created_at)

    @display(description=_("ended"))
    def finished(self, job: Job) -> str:
        return moment_exact(job.done_at)

    @display(description=_("payload"))
    def work(self, job: Job) -> SafeString:
        return as_json(job.payload)

    def has_retry_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, self.area, "retry")

    @action(description=_("Try again now"), permissions=["retry"])
    def retry_selected(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        actor = Actor.of_request(request)
        count = 0
        for job in queryset.filter(state__in=[Job.State.FAILED, Job.State.REFUSED]):
            count += retry_job(job=job, actor=actor)
        text = ngettext("%(n)d job is due again.", "%(n)d jobs are due again.", count)
        messages.success(request, text % {"n": count})


class StaffForm(forms.ModelForm):
    password = forms.CharField(
        label=_("New password"),
        required=False,
        min_length=12,
        strip=False,
        widget=UnfoldAdminPasswordWidget(attrs={"autocomplete": "new-password"}),
        help_text=_("Leave empty to keep the present one."),
    )

    class Meta:
        model = User
        fields = ("email", "name", "role", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "role" in self.fields:
            kept = [c for c in User.Role.choices if c[0] in ROLES]
            self.fields["role"].choices = kept  # type: ignore[attr-defined]
            self.fields["role"].required = True

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        if password:
            validate_password(password, self.instance)
        return password

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Somebody with this address is here already."))
        return email


@admin.register(User, site=owner_site)
class StaffAdmin(OwnerAdmin):
    """People who may enter this console. Only an owner sees it: no other role has the area."""

    area = "people"
    audit_noun = "staff"
    form = StaffForm
    list_display = ("email", "name", "part", "is_active", "seen")
    list_filter = ("role", "is_active")
    search_fields = ("email", "name")
    fields = (("email", "name"), ("role", "is_active"), "password")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).filter(is_staff=True)

    @display(description=_("last login"), ordering="last_login")
    def seen(self, person: User) -> str:
        return moment(person.last_login)

    @display(description=_("role"), label=True, ordering="role")
    def part(self, user: User) -> str:
        return user.get_role_display() if user.role else str(_("Owner"))

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        obj.is_staff = True
        if change and not (obj.is_active and (obj.role == OWNER or obj.is_superuser)):
            keep_an_owner(obj)
        if form.cleaned_data.get("password"):
            obj.set_password(form.cleaned_data["password"])
        elif not change:
            obj.set_unusable_password()
        obj.save()
