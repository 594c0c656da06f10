"""What the ledger refuses."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import DatabaseError
from django.utils.translation import gettext_lazy as _

from billing.ledger.codes import shape_of
from tenants.kernel.errors import Refusal
from tenants.kernel.money import Money


class InsufficientFunds(Refusal):
    """Spending would pass a floor. ``account``, ``wanted`` and ``left`` are in the details."""

    code = "INSUFFICIENT_FUNDS"
    message = _("The balance is too low: %(wanted)s is needed, %(left)s is there.")


class BudgetSpent(InsufficientFunds):
    """What the platform pays for a promotion would pass its budget. A shopper may read this."""

    code = "CONFLICT"
    message = _(
        "An offer in this order has just been used up. Nothing was charged. Please look at the "
        "price once more."
    )


class Unfunded(InsufficientFunds):
    """A shop would give its customers more than it has earned."""

    message = _(
        "A credit is paid from your shop's earnings, and they hold %(left)s: %(wanted)s is too "
        "much. Nothing has changed."
    )


class NoRate(Refusal):
    """The platform lacks a rate. Its words may reach a shopper, who is not told which: a supplier's
    currency is not the shopper's business. Staff's doorways read ``base`` and ``quote``.
    """

    code = "INVALID"
    message = _("This cannot be sold at the moment. Nothing was charged. Please try again later.")

    def __init__(self, *, base: str, quote: str) -> None:
        super().__init__()
        self.base, self.quote = base, quote


class NotAWallet(Refusal):
    code = "INVALID"
    message = _("Only wallets are adjusted by hand.")


class ReasonNeeded(Refusal):
    code = "REQUIRED"
    message = _("Say why: the reason is kept with the change.")


class AmountNeeded(Refusal):
    code = "INVALID"
    message = _("The amount may not be zero.")


class Unbalanced(ValueError):
    """A posting that does not sum to zero per currency. A mistake of ours, never of a user."""


@contextmanager
def floors_refuse() -> Iterator[None]:
    """Turn the database's word about a floor into InsufficientFunds.

    post() does so itself. Inside ``sql.pipeline()`` the word comes at the pipeline's end, so wrap
    that: ``with floors_refuse(), sql.pipeline(): ...``
    """
    try:
        yield
    except DatabaseError as error:
        refusal = as_refusal(error)
        if refusal is None:
            raise
        raise refusal from error


def as_refusal(error: BaseException) -> InsufficientFunds | None:
    cause = error.__cause__ if isinstance(error, DatabaseError) else error
    if (
        not isinstance(cause, psycopg.Error)
        or cause.diag.constraint_name != "account_keeps_its_floor"
    ):
        return None
    try:
        facts = json.loads(cause.diag.message_detail or "")
    except ValueError:
        return InsufficientFunds(_("The balance is too low."))
    if shape_of(facts["account"]).kind == "budget":
        return BudgetSpent()  # how much was left of it is no shopper's business
    return InsufficientFunds(
        account=facts["account"],
        wanted=Money(facts["wanted"], facts["currency"]),
        left=Money(facts["left"], facts["currency"]),
    )
