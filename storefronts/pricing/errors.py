"""What pricing refuses. Nothing here tells a shopper what anything costs the shop."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from tenants.catalogue.queries import Sku
from tenants.kernel.errors import Refusal
from tenants.kernel.money import Money


class NothingToBuy(Refusal):
    """No line was given."""

    code = "REQUIRED"
    message = _("There is nothing in the cart.")


class TooManyLines(Refusal):
    """More lines than one order takes."""

    code = "INVALID"
    message = _("One order takes at most %(most)s lines.")


class NotForSale(Refusal):
    """Unknown, not shown by this shop, or without a price: one answer for all of them."""

    code = "NOT_FOUND"
    message = _("This shop does not sell that item.")


class BadQuantity(Refusal):
    """A quantity that is no whole number, or outside of what the denomination allows."""

    code = "INVALID"
    message = _("Choose a whole number from %(least)s to %(most)s.")


class TooMuch(Refusal):
    """A total beyond what one order may be worth."""

    code = "INVALID"
    message = _("This order is too large. Split it, or ask the shop for an offer.")


class TooDear(Refusal):
    """The line costs more than whoever orders it would pay for it."""

    code = "PRICE_CHANGED"
    message = _(
        "%(sku)s costs %(now)s, more than the %(most)s that you allow. Nothing was charged."
    )


class BelowFloor(Refusal):
    """The price does not cover wholesale and fee, and the shop has not said that it may.

    `sku`, `price` and `floor` are for the shop's staff; `details` is all a shopper gets.
    """

    code = "BELOW_FLOOR"
    message = _("This item cannot be sold at the moment. The shop has been told.")

    def __init__(
        self, *, sku: Sku, price: Money, floor: Money, path: list[str] | None = None, **details: Any
    ) -> None:
        super().__init__(path=path, denomination=str(sku.id), **details)
        self.sku = sku
        self.price = price
        self.floor = floor


class BadMarkup(Refusal):
    """A markup rule that no price can follow."""

    code = "INVALID"
    message = _("This markup cannot be used: %(reason)s")
