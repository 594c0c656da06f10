"""What other apps call: post(), and the changes that people make by hand."""

import uuid

from django.db import transaction

from billing.ledger.codes import ADJUSTMENTS, shape_of
from billing.ledger.errors import AmountNeeded, NotAWallet, ReasonNeeded
from billing.ledger.fx import convert, fx_rate, set_fx_rate
from billing.ledger.posting import open_accounts, post
from tenants.audit.services import record
from tenants.kernel.actor import Actor
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money

__all__ = ["adjust_wallet", "convert", "fx_rate", "open_accounts", "post", "set_fx_rate"]


def adjust_wallet(
    *, account: str, money: Money, reason: str, actor: Actor, key: str | None = None
) -> bool:
    """Put ``money`` into a shop's or customer's wallet, or (below zero) take it out, by hand.

    Audited with the reason. ``key`` makes a repetition harmless: the second one is False. Raises
    NotAWallet, ReasonNeeded, AmountNeeded, and InsufficientFunds when more is taken than is there.
    """
    shape = shape_of(account)
    if shape.kind != "wallet":
        raise NotAWallet(field="account")
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    if not money:
        raise AmountNeeded(field="amount")
    shop_id = uuid.UUID(shape.owner.split(":")[1])
    with transaction.atomic():
        posted = post(
            ref=f"adjustment:{key or new_id()}",
            event="wallet.adjusted",
            entries=[(account, money), (ADJUSTMENTS, -money)],
            shop_id=shop_id,
            memo={"reason": reason.strip()[:500]},
        )
        if not posted:
            return False
        record(
            actor=actor,
            action="wallet.adjusted",
            target=shape.owner,
            shop_id=shop_id,
            data={"account": account, "money": str(money), "reason": reason.strip()[:500]},
        )
    return True
