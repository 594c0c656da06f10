"""The manual exchange rates."""

from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from billing.ledger.errors import NoRate
from billing.ledger.models import FxRate
from tenants.audit.services import record
from tenants.kernel import sql, versions
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Invalid
from tenants.kernel.money import Money
from tenants.outbox import services as outbox

PLACES = Decimal(1).scaleb(-10)
LATEST = """
SELECT rate FROM public.ledger_fxrate
WHERE base = %s AND quote = %s AND valid_from <= coalesce(%s::timestamptz, statement_timestamp())
ORDER BY valid_from DESC LIMIT 1
"""


def fx_rate(source: str, target: str, at: datetime | None = None) -> Decimal:
    """How many units of ``target`` one unit of ``source`` is worth at that time (now).

    The table's own rate, or the inverse of the opposite one (ten places). Raises NoRate.
    Caches of prices depend on the version name "fx".
    """
    if source == target:
        return Decimal(1)
    if row := sql.run(LATEST, (source, target, at)).fetchone():
        return Decimal(row[0])
    if row := sql.run(LATEST, (target, source, at)).fetchone():
        return (1 / Decimal(row[0])).quantize(PLACES)
    raise NoRate(base=source, quote=target)


def can_be_settled(currency: str) -> bool:
    """Whether a cost in that currency can be told in the settlement currency now."""
    try:
        fx_rate(currency, settings.SETTLEMENT_CURRENCY)
    except NoRate:
        return False
    return True


def convert(money: Money, currency: str, at: datetime | None = None) -> Money:
    """The same worth in another currency, rounded half-up once."""
    return Money.of(money.decimal * fx_rate(money.currency, currency, at), currency)


def set_fx_rate(
    *, base: str, quote: str, rate: Decimal, actor: Actor, valid_from: datetime | None = None
) -> FxRate:
    """From ``valid_from`` (now) on, one unit of ``base`` is worth ``rate`` units of ``quote``.

    Rates are added, never changed: an order's rate can be found again. Audited.
    """
    if not (rate.is_finite() and PLACES <= rate < 10**10):
        raise Invalid(field="rate")
    if base == quote or not all(len(c) == 3 and c.isupper() for c in (base, quote)):
        raise Invalid(field="quote")
    with transaction.atomic():
        row = FxRate.objects.create(
            base=base,
            quote=quote,
            rate=rate.quantize(PLACES),
            valid_from=valid_from or timezone.now(),
            set_by=str(actor)[:254],
        )
        record(
            actor=actor,
            action="fx_rate.set",
            target=f"fx_rate:{row.pk}",
            data={"base": base, "quote": quote, "rate": str(row.rate), "from": row.valid_from},
        )
        # Shops of another currency may now sell below what a sale costs them: they are told.
        # Each at its own time: under one key the earliest would take the place of the others.
        outbox.add(
            task="pricing.check_floors",
            payload={},
            key=f"fx:{row.valid_from.isoformat()}",
            due_at=valid_from,
        )
        versions.bump("fx")
    return row
