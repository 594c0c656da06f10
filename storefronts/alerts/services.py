"""Asking to be told, being told once, and not wanting to be told any more."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.core import signing
from django.core.cache import cache
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone

from storefronts.alerts.errors import NotSoldOut, TooManyAlerts
from storefronts.alerts.models import ShelfAlert, StockAlert
from storefronts.checkout.request import checked_email
from storefronts.customers import mail
from storefronts.listings.errors import NotListed
from storefronts.pricing import shelf
from storefronts.pricing.cards import DenominationCard, ProductCard
from tenants.kernel.actor import Actor
from tenants.outbox import add
from tenants.registry.models import Shop
from tenants.registry.urls import shop_url

LOOK_EVERY = timedelta(minutes=5)
# Nobody waits for a card for longer than this.
KEPT = timedelta(days=180)
MOST_PER_EMAIL = 20
MOST_PER_HOUR = 20
_SALT = "storefronts.alerts"


def ask(
    *,
    shop: Shop,
    product: ProductCard,
    denomination_id: uuid.UUID,
    email: str,
    locale: str,
    actor: Actor,
) -> None:
    """Tell this address once when the denomination can be bought again.

    Asking twice is the same as asking once, and is answered the same: nobody learns who waits.
    Raises NotListed, NotSoldOut, BadEmail, TooManyAlerts.
    """
    email = checked_email(email)
    wanted = _denomination(product, denomination_id)
    if wanted.can_be_bought:
        raise NotSoldOut
    if asked_too_often(actor.address):
        raise TooManyAlerts
    with transaction.atomic():
        waiting = StockAlert.objects.annotate(plain=Lower("email")).filter(plain=email.lower())
        if waiting.count() >= MOST_PER_EMAIL:
            return
        StockAlert.objects.bulk_create(
            [StockAlert(denomination_id=wanted.id, email=email, locale=locale)],
            ignore_conflicts=True,
        )
        look_later(shop=shop, denomination_id=wanted.id)


def look_later(*, shop: Shop, denomination_id: uuid.UUID) -> None:
    """One look for all who wait for a denomination, however many they are."""
    add(
        task="alerts.look",
        payload={"denomination": str(denomination_id)},
        shop_id=shop.pk,
        due_at=timezone.now() + LOOK_EVERY,
        key=f"{shop.pk}:{denomination_id}",
    )


def tell_if_back(*, shop: Shop, denomination_id: uuid.UUID) -> int:
    """Mail everybody who waits, if it can be bought; how many. Looks again later if it cannot.

    A wish is deleted before its mail leaves: rather no mail than two.
    """
    StockAlert.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    waiting = StockAlert.objects.filter(denomination_id=denomination_id).order_by("id")
    if not waiting.exists():
        return 0
    found = shown(shop, denomination_id)
    if found is None or not found[1].can_be_bought or not shop.sells:
        look_later(shop=shop, denomination_id=denomination_id)
        return 0
    told = 0
    for alert in waiting:
        if StockAlert.objects.filter(pk=alert.pk).delete()[0]:
            _tell(shop, alert, *found)
            told += 1
    return told


def stop_token(email: str) -> str:
    """For the link of a mail: names the address, and cannot be made up."""
    return signing.dumps(email.lower(), salt=_SALT)


def email_of(token: str) -> str | None:
    try:
        return str(signing.loads(token, salt=_SALT))
    except signing.BadSignature:
        return None


def stop(*, email: str) -> None:
    """Forget every wish of an address in this shop."""
    for wishes in (StockAlert, ShelfAlert):
        wishes.objects.annotate(plain=Lower("email")).filter(plain=email.lower()).delete()


def asked_too_often(address: str) -> bool:
    """Counted in the shop's cache, by the hour; without the cache nobody is kept out."""
    key = f"alerts:{address}"
    try:
        cache.add(key, 0, 3_600)
        return int(cache.incr(key)) > MOST_PER_HOUR
    except Exception:  # noqa: BLE001
        return False


def _tell(shop: Shop, alert: StockAlert, product: ProductCard, one: DenominationCard) -> None:
    chinese = alert.locale.startswith("zh")
    facts = product.facts
    names = (facts.name_zh, one.name_zh) if chinese else (facts.name_en, one.name_en)
    defaults = (facts.name_en, one.name_en) if chinese else (facts.name_zh, one.name_zh)
    name = " ".join(own or other for own, other in zip(names, defaults, strict=True))
    mail.send(
        name="back_in_stock",
        to=alert.email,
        locale=alert.locale,
        shop=shop,
        context={
            "name": name,
            "product_url": shop_url(shop, f"/{alert.locale}/p/{product.slug}/?d={one.id}"),
            "stop_url": shop_url(shop, f"/{alert.locale}/notify/stop/{stop_token(alert.email)}/"),
        },
    )


def shown(shop: Shop, denomination_id: uuid.UUID) -> tuple[ProductCard, DenominationCard] | None:
    """A face value that the shop shows, with its product."""
    from tenants.catalogue.queries import skus

    sku = skus([denomination_id]).get(denomination_id)
    if sku is None:
        return None
    for product in shelf.products_by_id(shop, [sku.product.id]):
        for one in product.denominations:
            if one.id == denomination_id:
                return product, one
    return None


def _denomination(product: ProductCard, denomination_id: uuid.UUID) -> DenominationCard:
    for one in product.denominations:
        if one.id == denomination_id:
            return one
    raise NotListed(slug=product.slug)
