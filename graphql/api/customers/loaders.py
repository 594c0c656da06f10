"""Wallets and member groups of all customers of an answer, each in one query."""

import uuid
from typing import Any

from api.batches import Batch
from billing.ledger.codes import customer_wallet
from billing.ledger.pages import balances
from storefronts.promotions.models import Member, Promotion
from tenants.kernel.money import Money


def wallets(context: Any) -> Batch[uuid.UUID, Money]:
    shop = context.here

    def wallets_of(user_ids: list[uuid.UUID]) -> dict[uuid.UUID, Money]:
        codes = {customer_wallet(shop.pk, pk): pk for pk in user_ids}
        return {codes[code]: held for code, held in balances(codes, shop.currency).items()}

    return context.loaded.setdefault("customers' wallets", Batch(wallets_of))


def _groups_of(user_ids: list[uuid.UUID]) -> dict[uuid.UUID, Promotion]:
    chosen = dict(
        Member.objects.filter(user_id__in=user_ids).values_list("user_id", "promotion_id")
    )
    found = Promotion.objects.in_bulk(chosen.values())
    return {user: found[group] for user, group in chosen.items() if group in found}


def groups(context: Any) -> Batch[uuid.UUID, Promotion]:
    return context.loaded.setdefault("customers' groups", Batch(_groups_of))


def announce(context: Any, people: list[Any]) -> None:
    wallets(context).announce(person.pk for person in people)
    groups(context).announce(person.pk for person in people)
