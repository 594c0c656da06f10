"""Settings > Staff: who is in, what each role may, and inviting somebody."""

import uuid
from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from storefronts.console.pages import attempt, attempt_form, needs, step_up
from storefronts.console.roles import ACTS, ROLES
from storefronts.console.settings_tabs import settings_page
from tenants.accounts import staff as service
from tenants.accounts.models import User
from tenants.accounts.shop_roles import acts_of
from tenants.registry.context import current_shop

ROLE_CHOICES = [(role, User.Role(role).label) for role in ROLES]
ACT_WORDS: dict[str, str | Promise] = {
    "orders": gettext_lazy("See orders"),
    "refund": gettext_lazy("Refund"),
    "deliver": gettext_lazy("Deliver by hand, send mails again"),
    "export": gettext_lazy("Export orders"),
    "margin": gettext_lazy("See cost, margin and money"),
    "listings": gettext_lazy("Choose what is shown"),
    "prices_view": gettext_lazy("See price rules"),
    "prices": gettext_lazy("Set price rules"),
    "customers": gettext_lazy("See customers"),
    "adjust": gettext_lazy("Adjust wallets"),
    "pages": gettext_lazy("Edit pages and pictures"),
    "publish": gettext_lazy("Publish pages, approve those of others"),
    "promotions_view": gettext_lazy("See promotions"),
    "promotions": gettext_lazy("Set promotions"),
    "settings": gettext_lazy("Change the shop's settings"),
    "audit": gettext_lazy("Read the audit trail"),
    "webhooks": gettext_lazy("Manage webhooks"),
    "domains": gettext_lazy("Manage domains"),
    "staff": gettext_lazy("Manage staff"),
    "keys": gettext_lazy("Manage API keys"),
    "payments": gettext_lazy("Manage payment accounts"),
}


class InviteForm(forms.Form):
    email = forms.EmailField(label=gettext_lazy("E-mail"))
    name = forms.CharField(label=gettext_lazy("Name"), max_length=80, required=False)
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=ROLE_CHOICES, initial="support")


@needs("staff")
@step_up
def staff(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data, shop = form.cleaned_data, current_shop()
        if attempt_form(
            request,
            form,
            lambda actor: service.invite_staff(shop_id=shop.pk, actor=actor, **data),
            _("An invitation is on its way to %(email)s.") % {"email": data["email"]},
        ):
            return redirect("shopconsole:staff")
    people: list[Any] = list(service.staff_of_shop())
    careful = set(Authenticator.objects.filter(user__in=people).values_list("user_id", flat=True))
    for person in people:
        person.is_careful = person.pk in careful
        person.is_waiting = not person.has_usable_password()
        person.is_me = person.pk == request.user.pk
    return settings_page(
        request,
        "staff.html",
        "staff",
        form=form,
        people=people,
        roles=ROLE_CHOICES,
        matrix=_matrix(),
    )


@require_POST
@needs("staff")
@step_up
def change_staff(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Another role, the mail once more, or out."""
    person, shop = get_object_or_404(User, pk=pk, is_staff=True), current_shop()
    deed, words = request.POST.get("deed"), {"email": person.email}
    if deed == "role":
        role = request.POST.get("role", "")
        attempt(
            request,
            lambda a: service.change_role(shop_id=shop.pk, user=person, role=role, actor=a),
            _("The role of %(email)s is changed.") % words,
        )
    elif deed == "again":
        attempt(
            request,
            lambda a: service.invite_again(shop_id=shop.pk, user=person, actor=a),
            _("An invitation is on its way to %(email)s.") % words,
        )
    elif deed == "remove":
        attempt(
            request,
            lambda a: service.remove_staff(shop_id=shop.pk, user=person, actor=a),
            _("%(email)s no longer belongs to the staff.") % words,
        )
    # Who has just removed themselves is no longer let in here.
    mine = pk == request.user.pk
    return redirect("wagtailadmin_home" if mine else "shopconsole:staff")


def _matrix() -> list[tuple[str | Promise, list[bool]]]:
    """Each act in words, and whether each role may: the same table that the doors ask."""
    return [(ACT_WORDS[act], [act in acts_of(role) for role in ROLES]) for act in ACTS]
