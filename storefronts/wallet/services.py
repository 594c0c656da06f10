"""Putting money into a prepaid balance: a shopper's, or the shop's own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from billing.ledger.codes import (
    ADJUSTMENTS,
    customer_wallet,
    outside,
    shop_earnings,
    shop_wallet,
)
from billing.ledger.posting import post
from billing.ledger.queries import Statement, balance, statement
from billing.ledger.services import PLATFORMS, adjust_wallet
from billing.payments.accounts import source_for
from billing.payments.callbacks import VerifiedEvent
from billing.payments.errors import UnknownProvider
from billing.payments.models import Attempt
from billing.payments.providers import provider_named
from billing.payments.services import (
    capture,
    capture_inline,
    captures_inline,
    decline,
    event_settled,
    start_payment,
)
from storefronts.orders.postings import carried, netted
from storefronts.wallet.errors import BadAmount, TopUpDeclined
from storefronts.wallet.models import TopUp
from tenants.accounts.models import User
from tenants.audit.services import record
from tenants.kernel.actor import Actor
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money
from tenants.outbox import services as outbox
from tenants.registry.collecting import collects_now
from tenants.registry.errors import ShopSuspended
from tenants.registry.models import Shop
from tenants.registry.urls import shop_url

MOST_MINOR = 10**9


@dataclass(frozen=True, slots=True)
class _PaysThePlatform:
    """A shop that tops up its own wallet pays the platform, whoever collects its sales."""

    pk: UUID
    collects: str = Shop.Collects.PLATFORM


def wallet_of(*, shop: Shop, user: User) -> Money:
    """What a shopper's balance is, in the shop's currency."""
    return balance(customer_wallet(shop.pk, user.pk), shop.currency)


def wallet_of_shop(*, shop: Shop) -> Money:
    """What the shop's own wallet holds, in the settlement currency."""
    return balance(shop_wallet(shop.pk), settings.SETTLEMENT_CURRENCY)


def statement_of(
    *, shop: Shop, user: User | None, since: datetime | None = None, until: datetime | None = None
) -> Statement:
    """The entries of a shopper's wallet, or (user None) of the shop's own."""
    if user is None:
        return statement(shop_wallet(shop.pk), settings.SETTLEMENT_CURRENCY, since, until)
    return statement(customer_wallet(shop.pk, user.pk), shop.currency, since, until)


def top_up(
    *,
    shop: Shop,
    user: User | None,
    amount: Money,
    provider: str,
    actor: Actor,
    top_up_id: UUID | None = None,
) -> TopUp:
    """Begin a top-up of a shopper's wallet, or (user None) of the shop's own.

    A provider that captures at once has it done with this call; for the others the callback does
    it. `top_up_id` is the caller's: the same one again is the same top-up. Raises BadAmount,
    ShopSuspended (shoppers only), TopUpDeclined, UnknownProvider.
    """
    account, currency = _account(shop, user)
    if amount.currency != currency or not 0 < amount.minor <= MOST_MINOR:
        raise BadAmount(
            field="amount", least=str(Money(1, currency)), most=str(Money(MOST_MINOR, currency))
        )
    if user is not None and not shop.sells:
        raise ShopSuspended
    if not provider_named(provider)[0].has_accounts:
        # A wallet is not filled out of a wallet.
        raise UnknownProvider(provider=provider[:40], field="provider")
    row = TopUp(
        id=top_up_id or new_id(),
        user=user,
        account=account,
        minor=amount.minor,
        currency=amount.currency,
        provider=provider,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            if captures_inline(provider):
                _capture_at_once(shop, row, actor)
    except IntegrityError:
        return TopUp.objects.get(pk=row.pk)
    if row.status == TopUp.Status.PENDING:
        _ask_provider(shop, row)
    return row


def settle_top_up(*, shop: Shop, event: VerifiedEvent) -> str:
    """A provider's word about a top-up, acted on once; returns the outcome."""
    with transaction.atomic():
        row = TopUp.objects.select_for_update().get(pk=event.order_id)
        if event.kind == "declined":
            outcome = "declined" if decline(attempt_id=event.attempt_id) else "repeated"
            if outcome == "declined" and row.status == TopUp.Status.PENDING:
                row.status = TopUp.Status.DECLINED
                row.save(update_fields=["status"])
        elif capture(attempt_id=event.attempt_id, provider_ref=event.provider_ref):
            outcome = "captured"
            row.attempt_id = event.attempt_id
            _credit(shop, row, source=event.code, actor=Actor(kind="system", label=event.provider))
        else:
            outcome = "repeated"
        event_settled(event_id=event.id, outcome=outcome)
    return outcome


def adjust(
    *,
    shop: Shop,
    user: User | None,
    amount: Money,
    reason: str,
    actor: Actor,
    key: str | None = None,
) -> bool:
    """Change a wallet by hand, audited with the reason. Held orders go on if it helps them.

    What a shop's own staff gives to a customer is the shop's: out of its earnings, or, where the
    shop collects, a promise of its own goods. Only the owner's staff fills a shop's wallet.
    Raises what the ledger raises: ReasonNeeded, AmountNeeded, InsufficientFunds, Unfunded.
    """
    account, _currency = _account(shop, user)
    with transaction.atomic():
        done = adjust_wallet(
            account=account,
            money=amount,
            reason=reason,
            actor=actor,
            key=key,
            other_side=_payer(shop, actor) if user else ADJUSTMENTS,
        )
        if done and user is None:
            _resume_held(shop)
    return done


def _payer(shop: Shop, actor: Actor) -> str:
    if actor.kind in PLATFORMS:
        return ADJUSTMENTS
    shop_has_it = collects_now(shop.pk) == Shop.Collects.SHOP
    return outside(shop.pk) if shop_has_it else shop_earnings(shop.pk)


def _account(shop: Shop, user: User | None) -> tuple[str, str]:
    if user is None:
        return shop_wallet(shop.pk), settings.SETTLEMENT_CURRENCY
    return customer_wallet(shop.pk, user.pk), shop.currency


def _payee(shop: Shop, row: TopUp) -> Any:
    return shop if row.user_id else _PaysThePlatform(shop.pk)


def _capture_at_once(shop: Shop, row: TopUp, actor: Actor) -> None:
    source = source_for(shop=_payee(shop, row), provider=row.provider)
    row.attempt_id = capture_inline(
        source=source,
        money=row.amount,
        order_id=row.id,
        order_number=_number(row),
        shop_id=shop.pk,
        user_id=row.user_id,
        purpose=Attempt.Purpose.TOP_UP,
    )
    _credit(shop, row, source=source.code, actor=actor)


def _ask_provider(shop: Shop, row: TopUp) -> None:
    attempt = start_payment(
        shop=_payee(shop, row),
        provider=row.provider,
        money=row.amount,
        order_id=row.id,
        order_number=_number(row),
        user_id=row.user_id,
        purpose=Attempt.Purpose.TOP_UP,
        pay_url=shop_url(shop, "/"),
    )
    row.attempt_id = attempt.pk
    if attempt.status == Attempt.Status.DECLINED:
        row.status = TopUp.Status.DECLINED
    TopUp.objects.filter(pk=row.pk, status=TopUp.Status.PENDING).update(
        attempt_id=attempt.pk, status=row.status
    )
    if row.status == TopUp.Status.DECLINED:
        raise TopUpDeclined
    row.refresh_from_db()


def _credit(shop: Shop, row: TopUp, *, source: str, actor: Actor) -> None:
    """The money is there: book it, once for an attempt, and let held orders go on."""
    row.status, row.captured_at = TopUp.Status.CAPTURED, timezone.now()
    row.save(update_fields=["status", "captured_at", "attempt_id"])
    entries = [(source, -row.amount), (row.account, row.amount)]
    if row.user_id is not None:
        entries += carried(
            shop_id=shop.pk,
            taken=Shop.Collects.SHOP if source == outside(shop.pk) else Shop.Collects.PLATFORM,
            collects=collects_now(shop.pk),
            amount=row.amount,
        )
    post(
        ref=f"payment.captured:{row.attempt_id}",
        event="wallet.topped_up",
        entries=netted(entries),
        shop_id=shop.pk,
    )
    record(
        actor=actor,
        action="wallet.topped_up",
        target=f"top_up:{row.pk}",
        shop_id=shop.pk,
        data={"account": row.account, "money": str(row.amount)},
    )
    if row.user_id is None:
        _resume_held(shop)


def _resume_held(shop: Shop) -> None:
    outbox.add(
        task="checkout.resume_all_held",
        payload={"shop": str(shop.pk)},
        shop_id=shop.pk,
        key=str(shop.pk),
    )


def _number(row: TopUp) -> str:
    return f"TOPUP-{row.pk.hex[-10:].upper()}"
