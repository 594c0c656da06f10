"""Accounts, journals and their entries. Written by services.post() only; see docs/ledger.md.

Entries point at journals and accounts without a foreign key: each check would lock the row of
``escrow`` for every sale (shared, but a multixact), and the trigger on entries proves the same.
"""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tenants.kernel.fields import CurrentTransaction, Xid8Field
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money


class Account(models.Model):
    """One owner's money in one currency. Its id is computed from code and currency (codes.py)."""

    id = models.UUIDField(primary_key=True, editable=False)
    code = models.CharField(_("account"), max_length=160)
    kind = models.CharField(_("kind"), max_length=12)
    # Whose money it is: "shop:<uuid>", "customer:<shop>:<user>", "platform".
    owner = models.CharField(_("owner"), max_length=120)
    currency = models.CharField(_("currency"), max_length=3)
    # Minor units. With a floor, the balance is kept here and locked by who spends; without one it
    # is null here and summed from the entries.
    floor = models.BigIntegerField(_("floor"), null=True)
    balance = models.BigIntegerField(_("balance"), null=True, editable=False)
    # How far below the floor a refund after payout has left it; spending cannot use this.
    carried = models.BigIntegerField(_("carried below the floor"), default=0, editable=False)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["code", "currency"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "currency"], name="one_account_per_code_and_currency"
            ),
            models.CheckConstraint(
                name="account_keeps_its_floor",
                condition=models.Q(floor__isnull=True)
                | models.Q(balance__gte=models.F("floor") - models.F("carried")),
            ),
            models.CheckConstraint(
                name="a_balance_is_kept_where_there_is_a_floor",
                condition=models.Q(floor__isnull=True, balance__isnull=True)
                | models.Q(floor__isnull=False, balance__isnull=False),
            ),
            models.CheckConstraint(
                name="carried_is_not_negative", condition=models.Q(carried__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.currency}"


class Journal(models.Model):
    """One event that moved money. Its entries sum to zero in each currency."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # What makes a repetition harmless: "order.paid:<uuid>".
    ref = models.CharField(_("reference"), max_length=160)
    event = models.CharField(_("event"), max_length=60)
    at = models.DateTimeField(_("time"), db_default=Now())
    shop_id = models.UUIDField(_("shop"), null=True, blank=True)
    memo = models.JSONField(_("details"), default=dict, blank=True)
    # Floors bind spending only: a refund may leave a wallet below its floor.
    passes_floors = models.BooleanField(db_default=False)
    xact = Xid8Field(db_default=CurrentTransaction(), editable=False)

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["-at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["-at"], name="ledger_newest_first"),
            models.Index(fields=["shop_id", "-at"], name="ledger_by_shop"),
        ]
        constraints: ClassVar = [
            # Not unique=True: that makes a second index, for LIKE, which every sale would feed.
            models.UniqueConstraint(fields=["ref"], name="a_ref_is_posted_once"),
        ]

    def __str__(self) -> str:
        return self.ref


class Entry(models.Model):
    """One account's part of a journal: more (positive) or less (negative) of what it holds."""

    id = models.BigAutoField(primary_key=True)
    journal = models.ForeignKey(
        Journal, models.DO_NOTHING, db_constraint=False, related_name="entries"
    )
    account = models.ForeignKey(
        Account, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="entries"
    )
    currency = models.CharField(_("currency"), max_length=3)
    minor = models.BigIntegerField(_("amount"))
    at = models.DateTimeField(_("time"), db_default=Now())
    xact = Xid8Field(db_default=CurrentTransaction(), editable=False)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["-at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["account", "xact"], name="ledger_since_a_snapshot"),
            models.Index(fields=["account", "at", "id"], name="ledger_statement"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="entry_is_not_zero", condition=~models.Q(minor=0)),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.money}"

    @property
    def money(self) -> Money:
        return Money(self.minor, self.currency)


class BalanceSnapshot(models.Model):
    """What an account held, counting every entry of a transaction before ``before``.

    All those had ended when it was taken, so that no late commit can be missed.
    """

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(Account, models.DO_NOTHING, db_constraint=False, db_index=False)
    before = Xid8Field(editable=False)
    minor = models.BigIntegerField()
    taken_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("balance snapshot")
        verbose_name_plural = _("balance snapshots")
        indexes: ClassVar = [
            models.Index(fields=["account", "-before"], name="ledger_latest_snapshot"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.minor}"


class FxRate(models.Model):
    """One unit of ``base`` is worth ``rate`` units of ``quote`` from ``valid_from`` on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    base = models.CharField(_("from currency"), max_length=3)
    quote = models.CharField(_("to currency"), max_length=3)
    rate = models.DecimalField(_("rate"), max_digits=20, decimal_places=10)
    valid_from = models.DateTimeField(_("valid from"))
    set_by = models.CharField(_("set by"), max_length=254)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        ordering = ["base", "quote", "-valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["base", "quote", "valid_from"], name="one_rate_at_a_time"
            ),
            models.CheckConstraint(name="rate_is_positive", condition=models.Q(rate__gt=0)),
            models.CheckConstraint(
                name="rate_joins_two_currencies", condition=~models.Q(base=models.F("quote"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.base}/{self.quote} {self.rate}"
