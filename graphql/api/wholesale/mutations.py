"""Setting what shops pay."""

from typing import Any

import graphene

from api.fields import mutation, payload
from api.mutating import Repeatable, an_id, given, maybe_id, names_as_asked
from api.numbers import number
from api.rights import need
from api.wholesale.types import PriceTier, WholesaleList, announce_lists
from api.writes import writes
from tenants.catalogue.editing import edit_price_tier
from tenants.catalogue.errors import BadPrices
from tenants.catalogue.services import set_wholesale_prices
from tenants.catalogue.wholesale import PriceRow
from tenants.kernel.errors import Refusal


class WholesalePriceInput(graphene.InputObjectType):
    """One row of a price list."""

    denomination = graphene.ID(required=True)
    tier = graphene.String(description='The short name of a price tier; "standard" unless told.')
    min_quantity = graphene.Int(description="From so many pieces on; 1 unless told.")
    price = graphene.String(
        description="Of one piece, in the settlement currency, up to six decimals. Null: the row "
        "goes, and the next smaller quantity counts again."
    )


class SetWholesalePricesInput(Repeatable):
    """Up to 1,000 rows, taken all or not at all. `path` of an error names row and field."""

    prices = graphene.List(graphene.NonNull(WholesalePriceInput), required=True)


class CreatePriceTierInput(Repeatable):
    code = graphene.String(required=True)
    name = graphene.String(required=True)


class UpdatePriceTierInput(Repeatable):
    """Its name. The short name stays: shops name their tier by it."""

    id = graphene.ID(required=True)
    name = graphene.String(required=True)


_tier = {"tier": graphene.Field(PriceTier)}
CreatePriceTierPayload = payload("CreatePriceTier", **_tier)
UpdatePriceTierPayload = payload("UpdatePriceTier", **_tier)
SetWholesalePricesPayload = payload(
    "SetWholesalePrices",
    lists=graphene.List(
        graphene.NonNull(WholesaleList),
        required=True,
        description="Each denomination named, with its price list as it is now. `floors` tells "
        "which shops' sales this stops, as soon as each has looked.",
    ),
)


class WholesaleMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    set_wholesale_prices = mutation(
        SetWholesalePricesPayload,
        SetWholesalePricesInput,
        "A whole price list in one call. Every shop then looks at its floors.",
    )
    create_price_tier = mutation(
        CreatePriceTierPayload, CreatePriceTierInput, "A new class of shops."
    )
    update_price_tier = mutation(UpdatePriceTierPayload, UpdatePriceTierInput, "Rename it.")

    @staticmethod
    @writes(lists=[])
    @names_as_asked
    def resolve_set_wholesale_prices(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        goods = set_wholesale_prices(rows=_rows(input.prices), actor=actor)
        announce_lists(info.context, goods)
        return {"lists": goods}

    @staticmethod
    @writes(tier=None)
    @names_as_asked
    def resolve_create_price_tier(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        return {"tier": edit_price_tier(fields=given(input, "code", "name"), actor=actor)}

    @staticmethod
    @writes(tier=None)
    @names_as_asked
    def resolve_update_price_tier(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        tier = edit_price_tier(
            tier_id=an_id(input.id, "id"), fields=given(input, "name"), actor=actor
        )
        return {"tier": tier}


def _need(context: Any) -> Any:
    need(context, scope="catalogue", area="catalogue", act="write")
    return context.actor


def _rows(asked: list[Any]) -> list[PriceRow]:
    """Raises BadPrices for every price that is no number, each by its path."""
    rows: list[PriceRow] = []
    refusals: list[Refusal] = []
    for place, row in enumerate(asked):
        price = None
        if row.get("price") is not None:
            try:
                price = number(row.price, field="price")
            except Refusal as refusal:
                refusal.path = ["prices", str(place), "price"]
                refusals.append(refusal)
        quantity = row.get("min_quantity")
        rows.append(
            PriceRow(
                denomination=maybe_id(row.denomination),
                tier=row.get("tier") or "standard",
                min_quantity=1 if quantity is None else quantity,
                price=price,
            )
        )
    if refusals:
        raise BadPrices(refusals)
    return rows
