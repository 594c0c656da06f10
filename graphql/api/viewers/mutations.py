"""What a shopper does besides buying: top up, be told, find an order again."""

import uuid
from typing import Any

import graphene

from api.checkout.types import RevealedCode
from api.fields import mutation, payload
from api.lists import is_id
from api.orders.types import Order
from api.viewers.types import TopUp
from api.writes import writes
from storefronts.alerts import services as alerts
from storefronts.checkout import looking_up
from storefronts.checkout.services import reveal_codes
from storefronts.listings.errors import NotListed
from storefronts.wallet.services import top_up
from tenants.kernel.money import typed_money


class TopUpWalletInput(graphene.InputObjectType):
    amount = graphene.String(required=True, description='In major units: "50.00".')
    provider = graphene.String(required=True)
    idempotency_key = graphene.String(required=True)


class NotifyWhenBackInput(graphene.InputObjectType):
    denomination = graphene.ID(required=True)
    email = graphene.String(description="The viewer's own unless told.")
    idempotency_key = graphene.String()


class LookUpOrderInput(graphene.InputObjectType):
    number = graphene.String(required=True)
    email = graphene.String(required=True)
    idempotency_key = graphene.String()


class OpenOrderInput(graphene.InputObjectType):
    """With the six digits that `lookUpOrder` had mailed. They are good for one call."""

    number = graphene.String(required=True)
    email = graphene.String(required=True)
    one_time_code = graphene.String(required=True)
    reveal = graphene.Boolean(description="Answer the codes, too. That is logged.")
    idempotency_key = graphene.String()


TopUpWalletPayload = payload("TopUpWallet", top_up=graphene.Field(TopUp))
NotifyWhenBackPayload = payload("NotifyWhenBack", noted=graphene.Boolean(required=True))
LookUpOrderPayload = payload("LookUpOrder", asked=graphene.Boolean(required=True))
OpenOrderPayload = payload(
    "OpenOrder",
    order=graphene.Field(Order),
    codes=graphene.List(
        graphene.NonNull(RevealedCode), description="Null where `reveal` was not asked."
    ),
)


class ShopperMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    top_up_wallet = mutation(
        TopUpWalletPayload,
        TopUpWalletInput,
        "Money into one's own wallet. Where it is PENDING, `redirectUrl` or `qrCode` say how to"
        " go on.",
    )
    notify_when_back = mutation(
        NotifyWhenBackPayload,
        NotifyWhenBackInput,
        "One mail when a sold-out face value can be bought again.",
    )
    look_up_order = mutation(
        LookUpOrderPayload,
        LookUpOrderInput,
        "Six digits by mail, if number and address belong together. The answer is the same if not.",
    )
    open_order = mutation(OpenOrderPayload, OpenOrderInput, "The order, for who has the digits.")

    @staticmethod
    @writes(atomic=False, top_up=None)
    def resolve_top_up_wallet(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        user = context.need_user()
        context.need_scope("spend")
        key = input.idempotency_key
        row = top_up(
            shop=context.here,
            user=user,
            amount=typed_money(input.amount, context.here.currency),
            provider=input.provider,
            actor=context.actor,
            # Also where a process dies in between: the same key is the same top-up.
            top_up_id=uuid.uuid5(context.here.pk, f"{context.idempotency_scope}:{key}"),
        )
        return {"top_up": row}

    @staticmethod
    @writes(noted=False)
    def resolve_notify_when_back(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        context.need_scope("catalogue")
        wanted = uuid.UUID(input.denomination) if is_id(input.denomination) else None
        found = alerts.shown(context.here, wanted) if wanted else None
        if found is None or wanted is None:
            raise NotListed(field="denomination")
        email = input.get("email") or (context.user.email if context.user else "")
        alerts.ask(
            shop=context.here,
            product=found[0],
            denomination_id=wanted,
            email=email,
            locale=context.language,
            actor=context.actor,
        )
        return {"noted": True}

    @staticmethod
    @writes(asked=False)
    def resolve_look_up_order(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        context.need_scope("orders")
        looking_up.ask_for(
            shop=context.here, number=input.number, email=input.email, actor=context.actor
        )
        return {"asked": True}

    # A wrong try must stay counted, whatever becomes of the request.
    @staticmethod
    @writes(atomic=False, once=("codes",), order=None, codes=None)
    def resolve_open_order(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        context.need_scope("orders")
        order = looking_up.proven(
            number=input.number,
            email=input.email,
            digits=input.one_time_code,
            actor=context.actor,
        )
        if not input.get("reveal"):
            return {"order": order, "codes": None}
        return {"order": order, "codes": reveal_codes(order=order, actor=context.actor)}
