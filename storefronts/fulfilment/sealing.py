"""Codes on their way from the supplier's key to the shop's, and to the buyer's eyes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from storefronts.fulfilment.models import DeliveredCode
from tenants.kernel.ids import new_id
from tenants.supply.codes import CardCode
from tenants.supply.stock import Claimed, unseal
from tenants.vault import key_for, open_with

TABLE = "fulfilment_deliveredcode"


@dataclass(frozen=True, slots=True)
class Revealed:
    """One code as its buyer sees it. Never logged, never stored, never cached."""

    line_id: UUID
    code: str
    pin: str | None
    expires_on: date | None
    card_number: str | None = None

    def __repr__(self) -> str:
        return f"<Revealed of line {self.line_id}>"


def take_over(
    *, shop_id: UUID, claimed: Sequence[Claimed], at: datetime
) -> tuple[list[DeliveredCode], list[Revealed]]:
    """Claimed codes sealed anew under the shop's key, as unsaved rows; and as the buyer sees them.

    The shop's key must have been asked for before the transaction began: a key that is made in it
    would vanish with a roll-back.
    """
    key = key_for("shop", shop_id)
    rows: list[DeliveredCode] = []
    shown: list[Revealed] = []
    places: dict[UUID, int] = {}
    for one in claimed:
        card, row_id = unseal(one), new_id()
        position = places[one.line_id] = places.get(one.line_id, -1) + 1
        rows.append(
            DeliveredCode(
                id=row_id,
                line_id=one.line_id,
                position=position,
                stock_code_id=one.code_id,
                key_id=key.id,
                sealed=key.seal(card.as_bytes(), table=TABLE, row=row_id),
                expires_on=one.expires_on,
                has_pin=bool(card.pin),
                delivered_at=at,
            )
        )
        shown.append(_as_seen(one.line_id, card, one.expires_on))
    return rows, shown


def opened(row: DeliveredCode) -> Revealed:
    """The code in a row."""
    plain = open_with(row.key_id, bytes(row.sealed), table=TABLE, row=row.id)
    return _as_seen(row.line_id, CardCode.from_bytes(plain), row.expires_on)


def _as_seen(line_id: UUID, card: CardCode, expires_on: date | None) -> Revealed:
    return Revealed(
        line_id=line_id,
        code=card.secret,
        pin=card.pin,
        expires_on=expires_on,
        card_number=card.number,
    )
