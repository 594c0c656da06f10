"""The order pad: lines of "SKU x quantity", read, priced and led to checkout. Works without JS.

Nothing is kept: the lines are in the address, so that a pad can be sent to a colleague.
"""

from __future__ import annotations

import csv
import re
import uuid
from dataclasses import dataclass
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from storefronts.pages import shelves
from storefronts.pages.viewer import member_of_request
from storefronts.pricing import shelf
from storefronts.pricing.cards import DenominationCard, ProductCard
from storefronts.pricing.engine import MOST_LINES
from tenants.catalogue.models import Denomination
from tenants.kernel.money import Money
from tenants.registry.context import current_shop
from tenants.registry.models import Shop

LONGEST_PAD = 2_500
# What stands between SKU and quantity on lists people paste: x, ×, *, comma, semicolon, tab, space.
_LINE = re.compile(
    r"^\s*\"?(?P<sku>[a-z0-9][a-z0-9._-]{0,63})\"?"
    r"(?:\s*[x×*,;:\t ]\s*\"?(?P<count>[0-9]{1,7})\"?)?\s*(?:[,;].*)?$",
    re.IGNORECASE,
)
_LIST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a pad as it was understood, or why it was not."""

    text: str
    quantity: int = 0
    product: ProductCard | None = None
    denomination: DenominationCard | None = None
    fault: str = ""

    @property
    def unit(self) -> Money | None:
        """The price of one piece at this quantity."""
        if self.denomination is None:
            return None
        fitting = [b.price for b in self.denomination.breaks if b.min_quantity <= self.quantity]
        return fitting[-1] if fitting else self.denomination.price

    @property
    def total(self) -> Money | None:
        unit = self.unit
        return Money(unit.minor * self.quantity, unit.currency) if unit else None


@require_safe
def order_pad(request: HttpRequest) -> HttpResponse:
    """Without lines an empty pad; with lines what they come to, and the way to checkout."""
    text = request.GET.get("lines", "")[:LONGEST_PAD]
    rows = read(current_shop(), text, member=member_of_request(request))
    good = [row for row in rows if not row.fault]
    totals = [row.total for row in good if row.total is not None]
    response = render(
        request,
        "shop/order_pad.html",
        {
            "text": text,
            "rows": rows,
            "good": good,
            "faults": len(rows) - len(good),
            "sum": sum(totals[1:], totals[0]) if totals else None,
            "most": MOST_LINES,
        },
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def read(shop: Shop, text: str, *, member: uuid.UUID | None = None) -> list[Row]:
    """The rows of a pad in order; one SKU on several lines is one row. Asks the shelf once.

    Prices are those of everybody, or of a member group.
    """
    wanted: dict[str, int] = {}
    rows: dict[str, Row] = {}
    for line in text.splitlines():
        if not line.strip() or line.strip().lower().startswith("sku"):
            continue
        found = _LINE.match(line)
        if found is None:
            rows[f"?{len(rows)}"] = Row(line.strip()[:80], fault=_("We cannot read this line."))
            continue
        sku = found["sku"].lower()
        wanted[sku] = wanted.get(sku, 0) + int(found["count"] or 1)
        rows[sku] = Row(sku)
    sold = _sold(shop, list(wanted), member)
    read_rows = []
    for key, row in rows.items():
        read_rows.append(row if row.fault else _row(key, wanted[key], sold.get(key)))
    for place, row in enumerate(read_rows):
        if place >= MOST_LINES and not row.fault:
            fault = _("One order takes %(n)s lines.") % {"n": MOST_LINES}
            read_rows[place] = Row(row.text, row.quantity, fault=fault)
    return read_rows


def _row(sku: str, quantity: int, found: tuple[ProductCard, DenominationCard] | None) -> Row:
    if found is None:
        return Row(sku, quantity, fault=_("No such SKU in this shop."))
    product, one = found
    return Row(one.sku, quantity, product, one, _fault(one, quantity))


def _fault(one: DenominationCard, quantity: int) -> str:
    if any(field.required for field in one.buyer_fields):
        return _("Needs an account or a number: order it on its own page.")
    if not one.can_be_bought:
        return _("Sold out")
    if quantity < one.min_quantity:
        return _("At least %(n)s at a time.") % {"n": one.min_quantity}
    if quantity > one.max_quantity:
        return _("At most %(n)s at a time.") % {"n": one.max_quantity}
    if one.left is not None and one.left < 100 and quantity > one.left:
        return ngettext("Only %(n)s left.", "Only %(n)s left.", one.left) % {"n": one.left}
    return ""


def _sold(
    shop: Shop, codes: list[str], member: uuid.UUID | None
) -> dict[str, tuple[ProductCard, DenominationCard]]:
    """What the shop shows under these SKUs, by SKU in small letters."""
    if not codes:
        return {}
    ids = (
        Denomination.objects.filter(sku__in={*codes, *(code.upper() for code in codes)})
        .values_list("product_id", flat=True)
        .distinct()
    )
    cards = shelf.products_by_id(shop, list(ids), member=member)
    return {d.sku.lower(): (card, d) for card in cards for d in card.denominations}


@require_safe
def price_list(request: HttpRequest) -> HttpResponse:
    """Everything the shop sells as CSV, with a column to write quantities into: the pad reads it
    back as it is."""
    shop, written, member = current_shop(), StringIO(), member_of_request(request)
    rows = csv.writer(written)
    rows.writerow(["sku", "quantity", "name", "price", "currency", "from", "tier price", "stock"])
    count, offset = 0, 0
    while count < _LIST_ROWS:
        page = shelf.products(shop, sort="name", limit=100, offset=offset, member=member)
        for product in page.products:
            for one in product.denominations:
                last = one.breaks[-1] if len(one.breaks) > 1 else None
                tier = [last.min_quantity, last.price.amount] if last else ["", ""]
                name = f"{product.name} {one.name}"
                # A cell that begins like a formula is not to be one.
                name = f"'{name}" if name[:1] in "=+-@" else name
                stock = shelves.stock_word(one)
                rows.writerow(
                    [one.sku, "", name, one.price.amount, one.price.currency, *tier, stock]
                )
                count += 1
        if not page.has_next:
            break
        offset += 100
    response = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="price-list.csv"'
    response["Cache-Control"] = "private, no-cache"  # a member's prices are their own
    return response
