"""Settings > API keys: made, shown once, rotated with an overlap, revoked."""

import uuid
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from storefronts.console.figures import zone_of
from storefronts.console.pages import attempt, attempt_form, needs, step_up
from storefronts.console.settings_tabs import settings_page
from tenants.accounts import services
from tenants.accounts.key_rules import check_scopes
from tenants.accounts.models import ApiKey, User
from tenants.accounts.spending import spent_today
from tenants.kernel.actor import Actor
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money
from tenants.registry.context import current_shop

SCOPE_WORDS: dict[str, str | Promise] = {
    "catalogue": gettext_lazy("Read products and prices"),
    "orders": gettext_lazy("Read orders of the account it acts for"),
    "spend": gettext_lazy("Place and pay orders, and see their codes"),
    "staff": gettext_lazy("Act as staff, as far as that person's role goes"),
    "customers": gettext_lazy("Customers: read, credit, put into member groups"),
    "listings": gettext_lazy("Listings: what is sold, and how it is called"),
    "prices": gettext_lazy("Markups and endings of prices"),
    "promotions": gettext_lazy("Promotions and coupons"),
    "settings": gettext_lazy("The shop's settings, look and domains"),
    "refunds": gettext_lazy("Refund, deliver and resend orders"),
    "finance": gettext_lazy("Margins, the shop's wallet, statements and the audit trail"),
    "webhooks": gettext_lazy("Webhooks: where the shop's events are sent"),
    "people": gettext_lazy("Staff and API keys"),
}
SCOPES = [(scope, SCOPE_WORDS[scope]) for scope in services.SHOP_SCOPES]
SIGNING = [
    ("", gettext_lazy("No")),
    ("optional", gettext_lazy("Checked where they are signed")),
    ("required", gettext_lazy("Refused unless they are signed (recommended for keys that spend)")),
]
OVERLAPS = [
    ("0", gettext_lazy("at once")),
    ("1", gettext_lazy("in an hour")),
    ("24", gettext_lazy("in a day")),
    ("168", gettext_lazy("in a week")),
]


class KeyForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        help_text=gettext_lazy("What uses it, such as “ERP of Mr. Li”."),
    )
    email = forms.EmailField(
        label=gettext_lazy("Acts for"),
        help_text=gettext_lazy("An account of this shop: its orders, its wallet, its role."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("It may"), choices=SCOPES, widget=forms.CheckboxSelectMultiple
    )
    addresses = forms.CharField(
        label=gettext_lazy("Only from these addresses"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "203.0.113.7\n198.51.100.0/24"}),
        help_text=gettext_lazy("One on each line. Empty: from anywhere."),
    )
    expires = forms.DateField(
        label=gettext_lazy("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("The last day. Empty: until it is revoked."),
    )
    daily_cap = forms.DecimalField(
        label=gettext_lazy("At most in a day"),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=3,
        help_text=gettext_lazy(
            "What it may spend in a day of the shop, in the shop's currency. Refunds do not add to"
            " it. Empty: no cap."
        ),
    )
    signing = forms.ChoiceField(
        label=gettext_lazy("Signed requests"),
        choices=SIGNING,
        required=False,
        help_text=gettext_lazy("Signed by a second secret that never travels (RFC 9421)."),
    )
    # A repeated form must not make a second key.
    reference = forms.UUIDField(widget=forms.HiddenInput)

    def clean_email(self) -> User:
        email = self.cleaned_data["email"]
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("Nobody has an account here with this address."))
        return user

    def clean_addresses(self) -> list[str]:
        return self.cleaned_data["addresses"].replace(",", " ").split()


@never_cache
@needs("keys")
@step_up
def keys(request: HttpRequest) -> HttpResponse:
    start = {"email": getattr(request.user, "email", ""), "reference": new_id()}
    form = KeyForm(request.POST or None, initial=start | {"scopes": ["catalogue", "orders"]})
    made: list[tuple[ApiKey, str]] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt_form(request, form, lambda actor: made.append(_make(form, actor)))
    ):
        return _page(request, KeyForm(initial=start), made[0])
    return _page(request, form)


@never_cache
@require_POST
@needs("keys")
@step_up
def change_key(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Another secret for it, or none any more."""
    key, shop = get_object_or_404(ApiKey, pk=pk), current_shop()
    if request.POST.get("deed") == "rotate":
        hours = request.POST.get("overlap", "24")
        overlap = timedelta(hours=int(hours) if hours in dict(OVERLAPS) else 24)
        made: list[tuple[ApiKey, str]] = []
        done = attempt(
            request,
            lambda actor: made.append(
                services.rotate_api_key(key=key, overlap=overlap, actor=actor, shop_id=shop.pk)
            ),
        )
        if done:
            return _page(request, None, made[0])
    elif request.POST.get("deed") == "limits":
        return _change_limits(request, key)
    elif request.POST.get("deed") == "revoke":
        attempt(
            request,
            lambda actor: services.revoke_api_key(key=key, actor=actor, shop_id=shop.pk),
            _("“%(name)s” is refused from now on.") % {"name": key.name},
        )
    return redirect("shopconsole:keys")


class LimitsForm(forms.Form):
    """The two things of a key that may be changed."""

    daily_cap = KeyForm.base_fields["daily_cap"]
    signing = KeyForm.base_fields["signing"]


def _change_limits(request: HttpRequest, key: ApiKey) -> HttpResponse:
    form, shop = LimitsForm(request.POST), current_shop()
    if not form.is_valid():
        messages.error(request, _("Enter the cap as an amount such as 500.00. Nothing changed."))
        return redirect("shopconsole:keys")
    cap_minor, signing = _cap(form.cleaned_data["daily_cap"]), form.cleaned_data["signing"]
    changed = [key]

    def change(actor: Actor) -> None:
        with transaction.atomic():
            if cap_minor != key.daily_cap_minor:
                services.set_daily_cap(key=key, cap_minor=cap_minor, actor=actor, shop_id=shop.pk)
            if signing != key.signing:
                changed[0] = services.set_signing(
                    key=key, signing=signing, actor=actor, shop_id=shop.pk
                )

    done = _("The limits of “%(name)s” count from now on.") % {"name": key.name}
    if attempt(request, change, done) and changed[0].signing_secret:
        return _page(request, None, (changed[0], ""))
    return redirect("shopconsole:keys")


def _cap(amount: Decimal | None) -> int | None:
    return Money.of(amount, current_shop().currency).minor if amount is not None else None


def _make(form: KeyForm, actor: Actor) -> tuple[ApiKey, str]:
    data, shop = form.cleaned_data, current_shop()
    until, user = data["expires"], data["email"]
    check_scopes(user=user, scopes=data["scopes"])
    return services.create_api_key(
        user=user,
        name=data["name"],
        scopes=data["scopes"],
        addresses=data["addresses"],
        # The whole of that day, in the shop's own time.
        expires_at=until and datetime.combine(until, time.max, tzinfo=zone_of(shop)),
        actor=actor,
        shop_id=shop.pk,
        key_id=data["reference"],
        daily_cap_minor=_cap(data["daily_cap"]),
        signing=data["signing"],
    )


def _page(
    request: HttpRequest, form: KeyForm | None, made: tuple[ApiKey, str] | None = None
) -> HttpResponse:
    now = timezone.now()
    shop = current_shop()
    rows: list[Any] = list(ApiKey.objects.select_related("user").order_by("-created_at"))
    spent = spent_today(keys=rows, at=now, zone=shop.time_zone)
    for row in rows:
        if row.daily_cap_minor is not None:
            row.cap = Money(row.daily_cap_minor, shop.currency)
            row.spent = Money(spent[row.pk], shop.currency)
        row.words = [SCOPE_WORDS.get(scope, scope) for scope in row.scopes]
        row.is_over = bool(row.revoked_at or (row.expires_at and row.expires_at <= now))
    if form is None:
        start = {"email": getattr(request.user, "email", ""), "reference": new_id()}
        form = KeyForm(initial=start)
    return settings_page(
        request,
        "keys.html",
        "keys",
        form=form,
        keys=sorted(rows, key=lambda row: row.is_over),
        overlaps=OVERLAPS,
        signings=SIGNING,
        currency=shop.currency,
        made=made and {"key": made[0], "text": made[1], "signing": made[0].signing_secret},
    )
