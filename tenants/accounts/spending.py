"""What a key with a daily cap spends: counted exactly, however many orders arrive together.

One conditional upsert in the transaction of the payment, sent late: the row of key and day is
locked from then to the commit, so orders of one key wait for each other for the shortest time, and
a payment that is rolled back was never counted. A refund does not reopen the cap: it bounds what
somebody who has stolen the key can set in motion in a day, and buying, having it refunded and
buying again would be without bound.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from django.utils.translation import gettext_lazy as _

from tenants.accounts.models import ApiKey, ApiKeySpending
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money
from tenants.kernel.sql import run

# Parameters: key, row, day, amount, amount. Answers the cap, and what is spent if it fits.
COUNT = """
WITH capped AS (
  SELECT coalesce(counts_as, id) AS id, daily_cap_minor AS cap FROM accounts_apikey
  WHERE id = %s AND daily_cap_minor IS NOT NULL
), counted AS (
  INSERT INTO accounts_apikeyspending AS known (id, key_id, day, minor)
  SELECT %s, id, %s, %s FROM capped WHERE %s <= cap
  ON CONFLICT (key_id, day) DO UPDATE SET minor = known.minor + excluded.minor
  WHERE known.minor + excluded.minor <= (SELECT cap FROM capped)
  RETURNING minor
)
SELECT (SELECT id FROM capped), (SELECT cap FROM capped), (SELECT minor FROM counted)"""


class SpendingCapReached(Refusal):
    """The key may not spend this today. ``details`` has the cap, what is spent and what is left."""

    code = "SPENDING_CAP_REACHED"
    message = _(
        "This key may spend %(cap)s a day, and %(left)s of it is left until %(resets_at)s."
        " Nothing was charged."
    )


@dataclass(frozen=True, slots=True)
class Spending:
    """A count that has been sent; `settle` reads its answer, outside of the pipeline."""

    cursor: psycopg.Cursor[Any]
    wanted: Money
    day: date
    zone: str

    def settle(self) -> None:
        """Raises SpendingCapReached: the caller rolls back, and nothing was counted."""
        key_id, cap, counted = self.cursor.fetchone() or (None, None, None)
        if key_id is None or cap is None or counted is not None:
            return
        currency = self.wanted.currency
        spent = _spent(key_id, self.day)
        raise SpendingCapReached(
            cap=str(Money(cap, currency)),
            spent=str(Money(spent, currency)),
            left=str(Money(max(0, cap - spent), currency)),
            wanted=str(self.wanted),
            resets_at=end_of(self.day, self.zone).isoformat(),
        )


def send_spending(*, actor: Actor, amount: Money, at: datetime, zone: str) -> Spending | None:
    """Count what a key spends at this moment, in the caller's transaction, also in a pipeline.

    `zone` is the shop's time zone: its days are the cap's. None where no key acts.
    """
    if actor.kind != "api_key" or not actor.id:
        return None
    day = at.astimezone(_zone(zone)).date()
    values = (uuid.UUID(actor.id), new_id(), day, amount.minor, amount.minor)
    return Spending(run(COUNT, values), amount, day, zone)


def spent_today(*, keys: list[ApiKey], at: datetime, zone: str) -> dict[uuid.UUID, int]:
    """Minor units that each of these keys has spent under a cap today. One query."""
    day = at.astimezone(_zone(zone)).date()
    roots = {key.pk: key.counts_as or key.pk for key in keys}
    rows = ApiKeySpending.objects.filter(key_id__in=set(roots.values()), day=day)
    sums = dict(rows.values_list("key_id", "minor"))
    return {pk: sums.get(root, 0) for pk, root in roots.items()}


def end_of(day: date, zone: str) -> datetime:
    """When the shop's next day begins."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=_zone(zone))


def _zone(name: str) -> ZoneInfo:
    """A shop's zone; one that does not exist must not stop its sales."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError):
        return ZoneInfo("UTC")


def _spent(key_id: uuid.UUID, day: date) -> int:
    found = ApiKeySpending.objects.filter(key_id=key_id, day=day).values_list("minor", flat=True)
    return found.first() or 0
