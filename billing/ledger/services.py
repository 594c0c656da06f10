"""What other apps call: post(), and the changes that people make by hand."""

import uuid

from django.db import transaction

from billing.ledger.codes import ADJUSTMENTS, shape_of
from billing.ledger.errors import AmountNeeded, NotAWallet, ReasonNeeded, Unfunded
from billing.ledger.fx import convert, fx_rate, set_fx_rate
from billing.ledger.posting import open_accounts, post
from billing.ledger.queries import balance
from tenants.audit.services import record
from tenants.kernel import sql
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Forbidden
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money

__all__ = ["adjust_wallet", "convert", "fx_rate", "open_accounts", "post", "set_fx_rate"]

# Who may move money against the platform's own account.
PLATFORMS = ("owner_staff", "system")
# Two credits at once would each see the money that only one of them can have.
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended(%s::text, 0))"


def adjust_wallet(
    *,
    account: str,
    money: Money,
    reason: str,
    actor: Actor,
    key: str | None = None,
    other_side: str = ADJUSTMENTS,
) -> bool:
    """Put ``money`` into a shop's or customer's wallet, or (below zero) take it out, by hand.

    ``other_side`` is whose money it is: the platform's (its own staff only), or a shop's earnings,
    which cannot be passed, or the money that a shop took itself.

    Audited with the reason. ``key`` makes a repetition harmless: the second one is False. Raises
    Forbidden, NotAWallet, ReasonNeeded, AmountNeeded, Unfunded, and InsufficientFunds when more is
    taken than is there.
    """
    if other_side == ADJUSTMENTS and actor.kind not in PLATFORMS:
        raise Forbidden
    shape = shape_of(account)
    if shape.kind != "wallet":
        raise NotAWallet(field="account")
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    if not money:
        raise AmountNeeded(field="amount")
    shop_id = uuid.UUID(shape.owner.split(":")[1])
    with transaction.atomic():
        if earned := shape_of(other_side).kind == "earnings":
            sql.run(ONE_AT_A_TIME, (other_side,))
        posted = post(
            ref=f"adjustment:{key or new_id()}",
            event="wallet.adjusted",
            entries=[(account, money), (other_side, -money)],
            shop_id=shop_id,
            memo={"reason": reason.strip()[:500]},
        )
        if not posted:
            return False
        if earned and money.minor > 0:
            _refuse_unfunded(other_side, money)
        record(
            actor=actor,
            action="wallet.adjusted",
            target=shape.owner,
            shop_id=shop_id,
            data={"account": account, "money": str(money), "reason": reason.strip()[:500]},
        )
    return True


def _refuse_unfunded(earnings: str, money: Money) -> None:
    after = balance(earnings, money.currency)
    if after.minor < 0:
        raise Unfunded(
            account=earnings, wanted=money, left=max(after + money, Money.zero(money.currency))
        )
