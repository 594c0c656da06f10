"""What a sale does to the ledger: pure functions from facts to entries. No database in here.

Signs are the ledger's: a positive entry raises what the account holds, an outside account (a
provider's clearing, the money a shop took itself) goes negative when money comes in.

Platform collects:  clearing -T, escrow +T             at capture
                    escrow -T, supplier +C, margin, fees +F, shop's earnings +rest   at delivery
Shop collects:      outside -T, escrow +T              at capture
                    escrow -T, outside +T; shop's wallet -(W+F), supplier, margin, fees
Platform pays P:    budget -P, commitments +P      when the order is placed
                    promotions -P, and +P to the shop (earnings or wallet)           at delivery
A shopper's wallet takes the place of clearing or outside when it pays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from billing.ledger.codes import (
    COMMITMENTS,
    ESCROW,
    FEES,
    FX,
    MARGIN,
    PROMOTIONS,
    ROUNDING,
    outside,
    promotion_budget,
    shop_earnings,
    shop_wallet,
    supplier_payable,
)
from tenants.kernel.money import Money

PLATFORM = "platform"

Entry = tuple[str, Money]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one supplier is owed for its part of a line, exact (unit cost times pieces)."""

    supplier_id: UUID
    amount: Decimal
    currency: str
    # Settlement units for one unit of `currency`; 1 when they are the same.
    rate: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Sold:
    """A delivered line as money: totals are rounded already, at the line."""

    total: Money  # the shop's currency
    wholesale: Money  # the settlement currency
    fee: Money  # the settlement currency
    fx_rate: Decimal  # units of the shop's currency for one settlement unit
    costs: Sequence[Cost]
    # What the platform pays of the price (the shop's currency), beside what the buyer paid.
    funded: Money | None = None


def capture(*, source: str, total: Money) -> list[Entry]:
    """Money comes in and waits in escrow. A total of nothing moves nothing."""
    return netted([(source, -total), (ESCROW, total)])


def delivery(*, shop_id: UUID, collects: str, sold: Sold) -> list[Entry]:
    """Escrow is let go: to supplier, platform and shop, or (shop collects) to the shop itself."""
    owed = sold.wholesale + sold.fee
    entries: list[Entry] = [(ESCROW, -sold.total)]
    if collects == PLATFORM:
        taken = converted(owed, sold.fx_rate, sold.total.currency)
        entries += exchange(given=taken, got=owed)
        entries.append((shop_earnings(shop_id), sold.total - taken))
    else:
        entries += [(outside(shop_id), sold.total), (shop_wallet(shop_id), -owed)]
    if sold.funded:
        entries += funded_share(
            shop_id=shop_id,
            collects=collects,
            amount=sold.funded,
            settled=settled(sold.funded, sold.fx_rate, owed.currency),
        )
    entries += [(FEES, sold.fee), *_wholesale(sold)]
    return netted(entries)


def set_aside(*, funding_id: UUID, amount: Money) -> list[Entry]:
    """An order takes its part out of a promotion's budget; below zero, it gives it back."""
    return [(promotion_budget(funding_id), -amount), (COMMITMENTS, amount)]


def funded_share(*, shop_id: UUID, collects: str, amount: Money, settled: Money) -> list[Entry]:
    """The platform pays the shop its part of a price; below zero, it takes it back.

    Into the earnings; where the shop collects, into its prepaid wallet, which is kept in the
    settlement currency (`settled` is the amount in it).
    """
    if collects == PLATFORM:
        return [(PROMOTIONS, -amount), (shop_earnings(shop_id), amount)]
    paid = [(PROMOTIONS, -amount), *exchange(given=amount, got=settled)]
    return [*paid, (shop_wallet(shop_id), settled)]


def refund_from_escrow(*, destination: str, amount: Money) -> list[Entry]:
    """Not delivered: what waits in escrow goes back."""
    return netted([(ESCROW, -amount), (destination, amount)])


def refund_by_shop(*, shop_id: UUID, collects: str, destination: str, amount: Money) -> list[Entry]:
    """Delivered: the shop pays it back, out of its earnings or of the money that it took itself.

    Where the shop collects, the platform holds none of it. Back by the shop's own provider account
    the two entries of `outside` cancel out and nothing is left to post; into a shopper's wallet the
    shop keeps the money and owes it, as after a top-up. Its prepaid wallet has no part in this: it
    has paid wholesale and fee, and those stay paid.
    """
    source = shop_earnings(shop_id) if collects == PLATFORM else outside(shop_id)
    return netted([(source, -amount), (destination, amount)])


def carried(*, shop_id: UUID, taken: str, collects: str, amount: Money) -> list[Entry]:
    """Money taken while ``taken`` collected becomes a balance now that ``collects`` does.

    What the platform took, the shop has earned, and promises its own goods for; what the shop took
    itself stays with it, and its earnings stand for the balance. Nothing where both are the same.
    """
    if taken == collects:
        return []
    given = amount if taken == PLATFORM else -amount
    return [(shop_earnings(shop_id), given), (outside(shop_id), -given)]


def _wholesale(sold: Sold) -> list[Entry]:
    """Wholesale goes to the suppliers at cost, and the rest is the platform's margin.

    Margin is the exact difference, rounded once; what the two roundings leave is posted as such.
    """
    entries: list[Entry] = []
    currency = sold.wholesale.currency
    exact, paid = Decimal(0), Money.zero(currency)
    for cost in sold.costs:
        owed = Money.of(cost.amount, cost.currency)
        entries.append((supplier_payable(cost.supplier_id), owed))
        settled = converted(owed, cost.rate, currency)
        entries += exchange(given=settled, got=owed)
        exact += cost.amount * cost.rate
        paid += settled
    margin = Money.of(sold.wholesale.decimal - exact, currency)
    entries.append((MARGIN, margin))
    entries.append((ROUNDING, sold.wholesale - paid - margin))
    return entries


def converted(amount: Money, rate: Decimal, currency: str) -> Money:
    """The amount in another currency, half-up; itself where there is nothing to convert."""
    if amount.currency == currency:
        return amount
    return Money.of(amount.decimal * rate, currency)


def settled(amount: Money, rate: Decimal, currency: str) -> Money:
    """The other way round: an amount of the shop's currency in the settlement currency."""
    if amount.currency == currency:
        return amount
    return Money.of(amount.decimal / rate, currency)


def exchange(*, given: Money, got: Money) -> list[Entry]:
    """The platform's currency desk takes one amount and gives the other."""
    if given.currency == got.currency:
        return []
    return [(FX, given), (FX, -got)]


def netted(entries: Iterable[Entry]) -> list[Entry]:
    """One entry an account and currency, none of zero."""
    sums: dict[tuple[str, str], int] = {}
    for account, money in entries:
        place = (account, money.currency)
        sums[place] = sums.get(place, 0) + money.minor
    return [
        (account, Money(minor, currency)) for (account, currency), minor in sums.items() if minor
    ]
