"""Opening and switching off the shop's payment accounts."""

from typing import Any

import graphene

from api.fields import mutation
from api.lists import find
from api.rights import need_staff, need_step_up
from api.wallet import types
from api.writes import writes
from billing.payments import switching
from tenants.kernel.errors import Invalid

LONGEST_CREDENTIAL = 5_000


class WalletMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    open_payment_account = mutation(
        types.OpenPaymentAccountPayload,
        types.OpenPaymentAccountInput,
        "The shop's own account at a provider. Its credentials go in only.",
    )
    switch_off_payment_account = mutation(
        types.SwitchOffPaymentAccountPayload,
        types.SwitchOffPaymentAccountInput,
        "It takes no new payment; old ones are settled and refunded as before.",
    )

    @staticmethod
    @writes(account=None)
    def resolve_open_payment_account(root: Any, info: Any, input: Any) -> dict[str, Any]:
        shop = _shop(info.context)
        opened = switching.open_own_account(
            shop_id=shop.pk,
            provider=input.provider,
            label=input.get("label") or "",
            credentials=_credentials(input.credentials),
            actor=info.context.actor,
        )
        return {"account": switching.accounts_of(shop.pk).get(pk=opened)}

    @staticmethod
    @writes(account=None)
    def resolve_switch_off_payment_account(root: Any, info: Any, input: Any) -> dict[str, Any]:
        shop = _shop(info.context)
        account = find(switching.accounts_of(shop.pk), input.account, field="account")
        switching.switch_off(account=account, actor=info.context.actor)
        return {"account": switching.accounts_of(shop.pk).get(pk=account.pk)}


def _shop(context: Any) -> Any:
    need_staff(context, act="payments", scope="finance")
    need_step_up(context)
    return context.here


def _credentials(given: Any) -> dict[str, str]:
    """Texts by name. Raises Invalid, which repeats nothing of what was sent."""
    fine = isinstance(given, dict) and all(
        isinstance(value, str) and len(value) <= LONGEST_CREDENTIAL for value in given.values()
    )
    if not fine:
        raise Invalid(field="credentials")
    return dict(given)
