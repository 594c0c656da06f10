"""Changes to a shop's state and to who collects, each audited with its reason."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Conflict, Invalid, Required
from tenants.outbox import services as outbox
from tenants.registry import closing, collecting
from tenants.registry.errors import ShopClosed, UnknownShop
from tenants.registry.middleware import forget_hosts
from tenants.registry.models import Domain, Shop


def suspend_shop(*, shop_id: uuid.UUID | str, reason: str, actor: Actor) -> Shop:
    """No new orders or payments from now on; what is paid is still delivered. Needs a reason."""
    _needs(reason)
    with transaction.atomic():
        shop = _locked(shop_id)
        if shop.status == Shop.Status.SUSPENDED:
            return shop
        if not shop.sells:
            raise Conflict()
        shop.status_before = shop.status
        return _move(shop, Shop.Status.SUSPENDED, reason, "shop.suspended", actor)


def reinstate_shop(*, shop_id: uuid.UUID | str, reason: str, actor: Actor) -> Shop:
    """Back to the state before the suspension. Needs a reason."""
    _needs(reason)
    with transaction.atomic():
        shop = _locked(shop_id)
        if shop.sells:
            return shop
        if shop.status != Shop.Status.SUSPENDED:
            raise Conflict()
        before = shop.status_before or Shop.Status.ACTIVE
        outbox.release_held(shop_id=shop.pk)
        return _move(shop, before, reason, "shop.reinstated", actor)


def close_shop(*, shop_id: uuid.UUID | str, reason: str, actor: Actor) -> Shop:
    """For good: nothing is served any more, and no task enters. The schema is kept.

    Refused (a Refusal of ``tenants.registry.closing``) while buyers wait for goods or money.

    The keys that open its codes are destroyed ``CLOSED_SHOP_KEYS_DAYS`` days later: until then a
    dispute can still be settled, from then on nobody can read a code of it again.
    """
    _needs(reason)
    with transaction.atomic():
        shop = _locked(shop_id)
        if shop.status == Shop.Status.CLOSED:
            return shop
        closing.ask_everybody(shop)
        # The name is free for another shop; the custom ones go back to their owner.
        Domain.objects.filter(tenant=shop).delete()
        outbox.add(
            task="registry.destroy_shop_keys",
            payload={"shop": str(shop.pk)},
            due_at=timezone.now() + timedelta(days=settings.CLOSED_SHOP_KEYS_DAYS),
            key=f"destroy-keys:{shop.pk}",
        )
        return _move(shop, Shop.Status.CLOSED, reason, "shop.closed", actor)


def switch_collects(*, shop_id: uuid.UUID | str, collects: str, reason: str, actor: Actor) -> Shop:
    """The shop's payments are collected by the other one from now on. Needs a reason; audited.

    Refused (a Refusal of ``tenants.registry.collecting``) while orders are open, customers hold
    balances, top-ups are on their way, or shop and platform owe each other what the other way
    could not settle.
    """
    _needs(reason)
    if collects not in Shop.Collects.values:
        raise Invalid(field="collects")
    with transaction.atomic():
        shop = _locked(shop_id)
        before = shop.collects
        if shop.status == Shop.Status.CLOSED:
            raise ShopClosed
        if before == collects:
            return shop
        collecting.ask_everybody(shop, collects)
        Shop.objects.filter(pk=shop.pk).update(collects=collects)
        shop.collects = collects
        record(
            actor=actor,
            action="shop.collects_switched",
            target=f"shop:{shop.pk}",
            shop_id=shop.pk,
            data={"before": before, "after": collects, "reason": reason},
        )
        transaction.on_commit(forget_hosts)
    return shop


def _needs(reason: str) -> None:
    if not reason.strip():
        raise Required(field="reason")


def _locked(shop_id: uuid.UUID | str) -> Shop:
    try:
        return Shop.objects.select_for_update().get(pk=shop_id)
    except (Shop.DoesNotExist, ValidationError) as error:
        raise UnknownShop(shop=str(shop_id)) from error


def _move(shop: Shop, status: str, reason: str, action: str, actor: Actor) -> Shop:
    Shop.objects.filter(pk=shop.pk).update(
        status=status, status_reason=reason, status_before=shop.status_before
    )
    shop.status, shop.status_reason = status, reason
    record(
        actor=actor,
        action=action,
        target=f"shop:{shop.pk}",
        shop_id=shop.pk,
        data={"reason": reason},
    )
    transaction.on_commit(forget_hosts)
    return shop
