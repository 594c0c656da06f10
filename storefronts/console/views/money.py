"""The shop's own money with the platform, and what runs low of what it shows."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from billing.ledger.codes import shop_earnings, shop_wallet
from billing.ledger.queries import statement
from storefronts.console.low_stock import low_stock as low_stock_of
from storefronts.console.pages import needs, page
from tenants.registry.context import current_shop
from tenants.registry.models import Shop

DAYS = 90
LINES_MOST = 300


@require_GET
@needs("margin")
def money(request: HttpRequest) -> HttpResponse:
    """Earnings where the platform collects, the prepaid wallet where the shop does."""
    shop = current_shop()
    since = timezone.now() - timedelta(days=DAYS)
    books = [
        (
            _("Earnings"),
            _("Your part of delivered orders, until it is paid out."),
            statement(shop_earnings(shop.pk), shop.currency, since, limit=LINES_MOST),
        ),
        (
            _("Prepaid wallet"),
            _("Pays wholesale and fees when you collect payments yourself."),
            statement(shop_wallet(shop.pk), settings.SETTLEMENT_CURRENCY, since, limit=LINES_MOST),
        ),
    ]
    if shop.collects == Shop.Collects.SHOP:
        books.reverse()
    for _title, _text, book in books:
        book.lines.reverse()
    return page(request, "money.html", _("Money"), books=books, days=DAYS)


@require_GET
@needs("orders")
def low_stock(request: HttpRequest) -> HttpResponse:
    rows = low_stock_of(current_shop())
    return page(request, "low_stock.html", _("Low stock"), rows=rows)
