"""Balances keep a shop from being paid in the other way: they are promises of whoever took them."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from billing.ledger.codes import shop_earnings, shop_wallet
from billing.ledger.queries import balance, balances_promised
from storefronts.wallet.models import TopUp
from tenants.kernel.errors import Conflict
from tenants.registry.context import in_shop
from tenants.registry.models import Shop

# A top-up that has not arrived by then is given up by its shopper; if it still comes, it is booked
# as taken by whoever took it.
UNDER_WAY = timedelta(hours=24)


class BalancesPromised(Conflict):
    message = _(
        "Customers of this shop hold balances: %(customers)s, together %(total)s. Nothing was "
        "switched. Whoever took that money owes the goods for it: let it be spent or pay it back, "
        "then switch."
    )


class TopUpsUnderWay(Conflict):
    message = _(
        "Top-ups of customers that are not paid yet: %(top_ups)s. Nothing was switched. They are "
        "paid, declined or given up within a day."
    )


class ShopOwes(Conflict):
    message = _(
        "This shop owes the platform %(owed)s (%(account)s). Nothing was switched. Settle it "
        "first: after the switch nothing would pay it."
    )


class WalletIsOwed(Conflict):
    message = _(
        "This shop's prepaid wallet holds %(left)s, which the platform owes it. Nothing was "
        "switched. Pay it out and debit the wallet first: where the platform collects, nothing "
        "is paid from it."
    )


def no_money_is_promised(shop: Shop, collects: str) -> None:
    """Asked before ``collects`` changes. Raises BalancesPromised, TopUpsUnderWay, ShopOwes,
    WalletIsOwed."""
    promised = balances_promised(shop.pk)
    if promised:
        raise BalancesPromised(
            customers=sum(count for count, _total in promised.values()),
            total=", ".join(str(total) for _count, total in promised.values()),
        )
    _no_top_up_is_under_way(shop)
    wallet = balance(shop_wallet(shop.pk), settings.SETTLEMENT_CURRENCY)
    earnings = balance(shop_earnings(shop.pk), shop.currency)
    if collects == Shop.Collects.PLATFORM and wallet.minor > 0:
        raise WalletIsOwed(left=wallet)
    # What the shop owes is paid by its next top-ups, or by its next earnings: not by the other.
    if collects == Shop.Collects.PLATFORM and wallet.minor < 0:
        raise ShopOwes(owed=-wallet, account=_("prepaid wallet"))
    if collects == Shop.Collects.SHOP and earnings.minor < 0:
        raise ShopOwes(owed=-earnings, account=_("earnings"))


def _no_top_up_is_under_way(shop: Shop) -> None:
    if not shop.opens:
        return
    since = timezone.now() - UNDER_WAY
    with in_shop(shop):
        waiting = TopUp.objects.filter(
            user__isnull=False, status=TopUp.Status.PENDING, created_at__gte=since
        ).count()
    if waiting:
        raise TopUpsUnderWay(top_ups=waiting)
