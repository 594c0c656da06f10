"""Waiting for anything at all on a shelf that is empty: a search, a category, a kind of card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.db import transaction
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone, translation

from storefronts.alerts.errors import NotEmpty, TooManyAlerts
from storefronts.alerts.models import ShelfAlert
from storefronts.alerts.services import KEPT, MOST_PER_EMAIL, asked_too_often, stop_token
from storefronts.customers import mail
from storefronts.listings.errors import NotListed
from storefronts.pricing import shelf
from tenants.kernel.actor import Actor
from tenants.outbox import add
from tenants.registry.models import Shop
from tenants.registry.urls import shop_url

LOOK_EVERY = timedelta(minutes=15)
# How many of the goods a mail names.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looked for, in the shelf's own terms; an empty one means anything."""

    search: str = ""
    category: str = ""
    kind: str = ""

    @property
    def address(self) -> str:
        """The shelf in the active language, with only what can be bought."""
        asked = {"q": self.search, "kind": self.kind, "stock": "1"}
        query = urlencode({name: value for name, value in asked.items() if value})
        path = reverse("category", args=[self.category]) if self.category else reverse("search")
        return f"{path}?{query}"

    def found(self, shop: Shop) -> tuple[str, ...]:
        """Names of the first goods that can be bought. Raises NotListed for a hidden category."""
        page = shelf.products(
            shop,
            search=self.search,
            category=self.category,
            kinds=[self.kind] if self.kind else [],
            in_stock=True,
            limit=NAMED,
        )
        return tuple(product.name for product in page.products)


def ask_for_shelf(*, shop: Shop, wish: Wish, email: str, locale: str, actor: Actor) -> None:
    """Tell this address once when the shelf has something to buy.

    Asking twice is the same as asking once, and is answered the same: nobody learns who waits.
    Raises NotListed, NotEmpty, TooManyAlerts.
    """
    if wish.found(shop):
        raise NotEmpty
    if asked_too_often(actor.address):
        raise TooManyAlerts
    with transaction.atomic():
        waiting = ShelfAlert.objects.annotate(plain=Lower("email")).filter(plain=email.lower())
        if waiting.count() >= MOST_PER_EMAIL:
            return
        ShelfAlert.objects.bulk_create(
            [
                ShelfAlert(
                    search=wish.search,
                    category=wish.category,
                    kind=wish.kind,
                    email=email,
                    locale=locale,
                )
            ],
            ignore_conflicts=True,
        )
        look_later(shop=shop)


def look_later(*, shop: Shop) -> None:
    """One look for all shelves of a shop, however many wait: the job says nothing of anybody."""
    add(
        task="alerts.look_at_shelves",
        payload={},
        shop_id=shop.pk,
        due_at=timezone.now() + LOOK_EVERY,
        key=str(shop.pk),
    )


def tell_if_stocked(*, shop: Shop) -> int:
    """Mail everybody whose shelf has something to buy; how many. Looks again for the others.

    A wish is deleted before its mail leaves: rather no mail than two.
    """
    ShelfAlert.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    told = 0
    for alert in ShelfAlert.objects.order_by("id"):
        wish = Wish(search=alert.search, category=alert.category, kind=alert.kind)
        with translation.override(mail.locale_of(alert.locale, shop)):
            names, address = _names(shop, wish), wish.address
        if names and ShelfAlert.objects.filter(pk=alert.pk).delete()[0]:
            _tell(shop, alert, names, address)
            told += 1
    if ShelfAlert.objects.exists():
        look_later(shop=shop)
    return told


def _names(shop: Shop, wish: Wish) -> tuple[str, ...]:
    """Nothing while the shop sells nothing, or while it hides the category."""
    if not shop.sells:
        return ()
    try:
        return wish.found(shop)
    except NotListed:
        return ()


def _tell(shop: Shop, alert: ShelfAlert, names: tuple[str, ...], address: str) -> None:
    """It names what is sold, never what was typed: an address that somebody else gave must not
    get words of their choice."""
    mail.send(
        name="on_the_shelf",
        to=alert.email,
        locale=alert.locale,
        shop=shop,
        context={
            "names": names,
            "shelf_url": shop_url(shop, address),
            "stop_url": shop_url(shop, f"/{alert.locale}/notify/stop/{stop_token(alert.email)}/"),
        },
    )
