"""The owner's staff is told of requests and of used-up budgets; the clock ends the rest."""

from typing import Any

from celery import shared_task
from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from billing.funding import services
from billing.funding.models import Funding
from billing.funding.queries import left
from tenants.accounts.models import User
from tenants.kernel.actor import SYSTEM
from tenants.kernel.money import format_money
from tenants.outbox.registry import handler
from tenants.registry.context import in_public
from tenants.registry.models import Shop
from tenants.registry.urls import owner_url

# Whom it concerns among the owner's staff.
ROLES = ("owner", "finance")
# A budget of which less than this part is left is used up: hardly an order fits into the rest.
LAST_PART = 100


@handler("funding.tell_owner", atomic=False)
def tell_owner(*, payload: dict[str, Any], shop: Shop | None) -> None:
    """Mail those who decide, in their languages."""
    funding = Funding.objects.get(pk=payload["funding"])
    of = Shop.objects.get(pk=funding.shop_id)
    people = User.objects.filter(Q(is_superuser=True) | Q(role__in=ROLES), is_staff=True)
    for person in people.filter(is_active=True).order_by("email"):
        locale = person.locale or settings.LANGUAGE_CODE
        with translation.override(locale):
            facts = {
                "shop": " ".join(of.name.split()),
                "name": " ".join(funding.name.split()),
                "amount": format_money(
                    funding.wanted if payload["news"] == "asked" else funding.cap, locale
                ),
                "address": owner_url(f"/console/promotions/{funding.pk}/"),
            }
            subject, text = _asked(facts) if payload["news"] == "asked" else _used_up(facts)
            send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [person.email])


@shared_task(name="funding.look", ignore_result=True)
def look() -> None:
    """Budgets with nothing left, promotions whose time is over, money in budgets that ended."""
    with in_public():
        look_at_all()


def look_at_all() -> None:
    now = timezone.now()
    alive = list(Funding.objects.filter(state__in=services.OPEN))
    held = left([(one.pk, one.currency) for one in alive])
    closed = set(
        Shop.objects.filter(
            pk__in={one.shop_id for one in alive}, status=Shop.Status.CLOSED
        ).values_list("pk", flat=True)
    )
    for one in alive:
        if one.shop_id in closed:
            services.withdraw(shop_id=one.shop_id, promotion_id=one.promotion_id, actor=SYSTEM)
            continue
        if services.run_out(funding_id=one.pk, at=now):
            continue
        if one.state == Funding.State.APPROVED and held[one.pk] <= one.cap_minor // LAST_PART:
            services.use_up(funding_id=one.pk)
    ended = Funding.objects.exclude(state=Funding.State.APPROVED).filter(cap_minor__gt=0)
    rows = list(ended.values_list("pk", "currency"))
    for pk, minor in left(rows).items():
        if minor > 0:
            services.sweep(funding_id=pk)


def _asked(facts: dict[str, str]) -> tuple[str, str]:
    return (
        _("%(shop)s asks you to pay for a promotion") % facts,
        _(
            "%(shop)s asks the platform to pay for its promotion “%(name)s”, up to %(amount)s. "
            "Look at it and decide here:\n\n%(address)s"
        )
        % facts,
    )


def _used_up(facts: dict[str, str]) -> tuple[str, str]:
    return (
        _("A promotion of %(shop)s has used up its budget") % facts,
        _(
            "“%(name)s” of %(shop)s has used up its budget of %(amount)s and no longer applies. "
            "No more than that was spent. You can raise the budget here:\n\n%(address)s"
        )
        % facts,
    )
