"""What the owner does to shops: inputs and payloads."""

import graphene

from api.basics import Money
from api.fields import payload
from api.mutating import Repeatable
from api.shops.parts import ShopCollects
from api.shops.types import ShopAccount

_shop = {"shop": graphene.Field(ShopAccount)}


class LaunchShopInput(graphene.InputObjectType):
    """A new shop: live within seconds."""

    name = graphene.String(required=True)
    subdomain = graphene.String(required=True)
    owner_email = graphene.String(required=True)
    theme = graphene.String()
    plan = graphene.String(description="Kept for when plans are sold; a new shop is on trial.")
    currency = graphene.String(description="ISO 4217; CNY unless told.")
    idempotency_key = graphene.String(required=True)


LaunchShopPayload = payload("LaunchShop", **_shop)


class SuspendShopInput(graphene.InputObjectType):
    shop = graphene.ID(required=True)
    reason = graphene.String(required=True)
    idempotency_key = graphene.String()


SuspendShopPayload = payload("SuspendShop", **_shop)


class ReinstateShopInput(graphene.InputObjectType):
    shop = graphene.ID(required=True)
    reason = graphene.String(required=True)
    idempotency_key = graphene.String()


ReinstateShopPayload = payload("ReinstateShop", **_shop)


class CloseShopInput(Repeatable):
    """For good: there is no way back."""

    shop = graphene.ID(required=True)
    name = graphene.String(required=True, description="The shop's name, exactly: to confirm.")
    reason = graphene.String(required=True)


CloseShopPayload = payload("CloseShop", **_shop)


class SwitchShopCollectsInput(Repeatable):
    """Who takes the shoppers' payments from now on."""

    shop = graphene.ID(required=True)
    collects = ShopCollects(required=True)
    name = graphene.String(required=True, description="The shop's name, exactly: to confirm.")
    reason = graphene.String(required=True)


SwitchShopCollectsPayload = payload("SwitchShopCollects", **_shop)


class UpdateShopInput(Repeatable):
    """What is given, is changed."""

    shop = graphene.ID(required=True)
    name = graphene.String()
    support_email = graphene.String()
    time_zone = graphene.String()
    default_locale = graphene.String()
    tier = graphene.String()
    fee_percent = graphene.String(description='Of the shopper\'s total, such as "1.5".')
    test_mode = graphene.Boolean()


UpdateShopPayload = payload("UpdateShop", **_shop)


class LaunchAgainInput(Repeatable):
    shop = graphene.ID(required=True)


ResumeLaunchPayload = payload("ResumeLaunch", **_shop)
AbandonLaunchPayload = payload("AbandonLaunch", **_shop)


class AdjustShopWalletInput(Repeatable):
    """Money into (`amount` above zero) or out of a shop's prepaid wallet, by hand."""

    shop = graphene.ID(required=True)
    amount = graphene.String(
        required=True, description='In the settlement currency; "-12.50" takes out.'
    )
    reason = graphene.String(required=True)
    idempotency_key = graphene.String(required=True)


AdjustShopWalletPayload = payload(
    "AdjustShopWallet", **_shop, wallet=graphene.Field(Money, description="What it holds now.")
)
