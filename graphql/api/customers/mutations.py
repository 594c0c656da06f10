"""Crediting and debiting wallets, and member prices."""

from typing import Any

import graphene

from api.customers.types import (
    AdjustWalletInput,
    AdjustWalletPayload,
    SetMemberGroupInput,
    SetMemberGroupPayload,
)
from api.fields import mutation
from api.lists import find
from api.rights import need_staff
from api.writes import writes
from storefronts.console.customer_queries import people
from storefronts.promotions.models import Promotion
from storefronts.promotions.services import set_member
from storefronts.wallet.services import adjust
from tenants.kernel.money import typed_money


class CustomerMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    adjust_wallet = mutation(
        AdjustWalletPayload,
        AdjustWalletInput,
        "Money into or out of a customer's wallet by hand, on the shop's account.",
    )
    set_member_group = mutation(
        SetMemberGroupPayload, SetMemberGroupInput, "Give a member price, another one, or none."
    )

    @staticmethod
    @writes(customer=None)
    def resolve_adjust_wallet(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="adjust", scope="customers")
        person = find(people(), input.customer, field="customer")
        adjust(
            shop=context.here,
            user=person,
            amount=typed_money(input.amount, context.here.currency),
            reason=input.reason,
            actor=context.actor,
        )
        return {"customer": person}

    @staticmethod
    @writes(customer=None)
    def resolve_set_member_group(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="promotions", scope="customers")
        person = find(people(), input.customer, field="customer")
        group = None
        if input.get("group"):
            groups = Promotion.objects.filter(kind=Promotion.Kind.MEMBER)
            group = find(groups, input.group, field="group").pk
        set_member(shop=context.here, user=person, promotion_id=group, actor=context.actor)
        return {"customer": person}
