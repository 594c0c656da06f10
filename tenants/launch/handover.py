"""From the owner host into a shop's console without a second sign-in: once, at once, there only.

The token proves that the owner host has just sent this person to this shop. It does not say what
they may do: that is the staff account's, which the person's UUID is written on. Whoever presents
it uses it up, also at the wrong door.
"""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from tenants.accounts.models import User
from tenants.accounts.shop_roles import is_staff
from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Forbidden, NotFound, RateLimited
from tenants.kernel.ids import new_token, token_hash
from tenants.launch.models import Handover, ShopMember
from tenants.registry.context import current_shop, in_public
from tenants.registry.models import Shop
from tenants.registry.urls import shop_host, shop_url

LIVES = timedelta(seconds=60)
KEPT = timedelta(days=1)
PATH = "/console/enter/"
MOST_IN_TEN_MINUTES = 30


class NotYours(NotFound):
    message = _("This shop is not on your list.")


class NotOpen(Forbidden):
    message = _("This shop's console cannot be opened at the moment.")


class StaleHandover(Forbidden):
    message = _(
        "This way into the console was used already, or has expired. "
        "Open the console from your list of shops again."
    )


class NoStaffAccount(Forbidden):
    message = _("Your account in this shop is switched off. Ask the shop's owner.")


def hand_over(*, person: UUID, shop_id: UUID, actor: Actor) -> str:
    """The address in the shop that opens its console, good once and for 60 seconds.

    Raises NotYours, NotOpen, RateLimited.
    """
    with in_public(), transaction.atomic():
        member = (
            ShopMember.objects.select_related("shop")
            .select_for_update(of=["self"])
            .filter(person=person, shop_id=shop_id)
            .first()
        )
        if member is None:
            raise NotYours()
        if not member.shop.opens:
            raise NotOpen()
        _refuse_too_many(member)
        token = new_token()
        now = timezone.now()
        # What was done with them stays in the audit trail.
        Handover.objects.filter(member=member, created_at__lt=now - KEPT).delete()
        Handover.objects.create(
            token_hash=token_hash(f"handover:{token}"),
            member=member,
            host=shop_host(member.shop),
            created_at=now,
            expires_at=now + LIVES,
        )
        record(
            actor=actor,
            action="handover.issued",
            target=f"shop:{shop_id}",
            shop_id=shop_id,
        )
        return shop_url(member.shop, f"{PATH}?{urlencode({'t': token})}")


def accept(*, token: str, host: str, actor: Actor) -> User:
    """The staff account that this browser may now sign in as. Inside the shop that is entered.

    Raises StaleHandover (unknown, used, expired, of another shop or host), NotOpen,
    NoStaffAccount. Each is audited, with the reason that the visitor is not told.
    """
    shop = current_shop()
    handover, why = _use_up(token, shop, host)
    if why or handover is None:
        raise _refused(shop, actor, why)
    person = handover.member.person
    with in_public():
        sender = User.objects.filter(pk=person, is_active=True).first()
    if sender is None:
        raise _refused(shop, actor, "the account on the owner host is switched off")
    staff = User.objects.filter(linked_to=person).first()
    if staff is None or not is_staff(staff):
        _refused(shop, actor, "no staff account is linked")
        raise NoStaffAccount()
    record(
        actor=Actor(
            kind="shop_staff",
            id=str(staff.pk),
            label=staff.email,
            address=actor.address,
            device=actor.device,
            request_id=actor.request_id,
        ),
        action="handover.accepted",
        target=f"user:{staff.pk}",
        shop_id=shop.pk,
        data={"person": str(person)},
    )
    return staff


def _use_up(token: str, shop: Shop, host: str) -> tuple[Handover | None, str]:
    """The hand-over, used up from now on whatever is wrong with it; and what is wrong with it."""
    with in_public(), transaction.atomic():
        handover = (
            Handover.objects.select_for_update(of=["self"])
            .select_related("member")
            .filter(token_hash=token_hash(f"handover:{token}"))
            .first()
        )
        if handover is None:
            return None, "unknown"
        used, now = handover.used_at, timezone.now()
        if used is None:
            handover.used_at = now
            handover.save(update_fields=["used_at"])
    if used is not None:
        return handover, "used before"
    if handover.expires_at <= now:
        return handover, "expired"
    if handover.member.shop_id != shop.pk:
        return handover, "of another shop"
    return handover, "" if handover.host == host else "of another host"


def _refused(shop: Shop, actor: Actor, why: str) -> StaleHandover:
    record(
        actor=actor,
        action="handover.refused",
        target=f"shop:{shop.pk}",
        shop_id=shop.pk,
        data={"why": why},
    )
    return StaleHandover()


def _refuse_too_many(member: ShopMember) -> None:
    window = timedelta(minutes=10)
    recent = Handover.objects.filter(member=member, created_at__gt=timezone.now() - window)
    if recent.count() >= MOST_IN_TEN_MINUTES:
        raise RateLimited(retry_after_s=int(window.total_seconds()))
