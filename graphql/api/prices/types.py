"""How the shop's prices come about. Wholesale and floors are here: no shopper's type leads here."""

from decimal import Decimal
from typing import Any

import graphene

from api.basics import DateTime, Error, Money
from api.fields import listed, paged, payload
from api.lists import in_order
from api.prices.loaders import names
from storefronts.console import price_queries
from storefronts.pricing.models import Ending, MarkupRule
from tenants.kernel import money


class MarkupScope(graphene.Enum):
    """What a rule is for; the most exact one counts."""

    SHOP = "shop"
    CATEGORY = "category"
    PRODUCT = "product"
    DENOMINATION = "denomination"


class MarkupKind(graphene.Enum):
    """Percent on top of wholesale, an amount on top for each piece, or the price itself."""

    PERCENT = "percent"
    ADD = "add"
    FIXED = "fixed"


class PriceEnding(graphene.Enum):
    """How a price ends. An ending only ever raises a price, by less than one step."""

    NONE = Ending.NONE.value
    MINOR = Ending.MINOR.value
    E00 = Ending.E00.value
    E50 = Ending.E50.value
    E80 = Ending.E80.value
    E88 = Ending.E88.value
    E90 = Ending.E90.value
    E95 = Ending.E95.value
    E99 = Ending.E99.value


class Markup(graphene.ObjectType):
    """One rule. `value` is percent, or an amount in the shop's currency."""

    scope = MarkupScope(required=True)
    target = graphene.ID(description="Null for the whole shop.")
    target_name = graphene.String()
    kind = MarkupKind(required=True)
    value = graphene.String(required=True)
    ending = PriceEnding(description="Null: the shop's own.")
    changed_at = DateTime(description="Null for the rule that a shop begins with.")

    @staticmethod
    def resolve_target(rule: Any, info: Any) -> Any:
        return rule.target_id

    @staticmethod
    def resolve_target_name(rule: Any, info: Any) -> str | None:
        return rule.target_id and names(info.context).get((rule.scope, rule.target_id))

    @staticmethod
    def resolve_value(rule: Any, info: Any) -> str:
        return plain(rule.value)

    @staticmethod
    def resolve_ending(rule: Any, info: Any) -> str | None:
        return rule.ending or None

    @staticmethod
    def resolve_changed_at(rule: Any, info: Any) -> Any:
        return getattr(rule, "changed_at", None)


class FloorBreach(graphene.ObjectType):
    """A face value whose sale is stopped: its price no longer covers wholesale and fee."""

    denomination = graphene.ID(required=True)
    name = graphene.String()
    price = graphene.Field(Money, required=True)
    floor = graphene.Field(Money, required=True)
    since = DateTime(required=True)

    @staticmethod
    def resolve_denomination(breach: Any, info: Any) -> Any:
        return breach.pk

    @staticmethod
    def resolve_name(breach: Any, info: Any) -> str | None:
        return names(info.context).get((MarkupRule.Scope.DENOMINATION, breach.pk))

    @staticmethod
    def resolve_price(breach: Any, info: Any) -> money.Money:
        return money.Money.of(breach.price, info.context.here.currency)

    @staticmethod
    def resolve_floor(breach: Any, info: Any) -> money.Money:
        return money.Money.of(breach.floor, info.context.here.currency)


class PriceSettings(graphene.ObjectType):
    """How prices end, whether the shop sells at a loss, and the rule for whatever has none."""

    ending = PriceEnding(required=True)
    allow_below_floor = graphene.Boolean(required=True)
    default = graphene.Field(Markup, required=True)


class StaffDenomination(graphene.ObjectType):
    """A face value with what its least quantity costs the shop and leaves it."""

    id = graphene.ID(required=True)
    sku = graphene.String(required=True)
    name = graphene.String(required=True)
    quantity = graphene.Int(required=True)
    wholesale = graphene.Field(Money, required=True, description="In the settlement currency.")
    price = graphene.Field(Money, required=True)
    floor = graphene.Field(Money, required=True, description="Wholesale and fee.")
    margin = graphene.Field(Money, required=True)
    markup = graphene.Field(Markup, required=True, description="The rule that counts.")
    below_floor = graphene.Boolean(required=True, description="Its sale is stopped.")

    @staticmethod
    def resolve_id(line: Any, info: Any) -> Any:
        return line.denomination.id

    @staticmethod
    def resolve_sku(line: Any, info: Any) -> str:
        return line.denomination.sku

    @staticmethod
    def resolve_name(line: Any, info: Any) -> str:
        return line.denomination.name

    @staticmethod
    def resolve_wholesale(line: Any, info: Any) -> money.Money:
        return line.wholesale_total

    @staticmethod
    def resolve_price(line: Any, info: Any) -> money.Money:
        return line.total

    @staticmethod
    def resolve_markup(line: Any, info: Any) -> Any:
        return line.built.rule


class MarkupPreviewRow(graphene.ObjectType):
    """One face value before and after, at the quantity that leaves the shop the least."""

    denomination = graphene.ID(required=True)
    name = graphene.String(required=True)
    quantity = graphene.Int(required=True)
    before = graphene.Field(Money, required=True)
    after = graphene.Field(Money, required=True)
    floor = graphene.Field(Money, required=True)
    margin = graphene.Field(Money, required=True)
    below_floor = graphene.Boolean(required=True)

    @staticmethod
    def resolve_denomination(row: Any, info: Any) -> Any:
        return row.denomination.id

    @staticmethod
    def resolve_name(row: Any, info: Any) -> str:
        return f"{row.denomination.product.name} · {row.denomination.name}"


class MarkupPreview(graphene.ObjectType):
    """What a rule would do; nothing is written. Those below their floor come first."""

    reached = graphene.Int(required=True, description="Face values whose price it would set.")
    breaches = graphene.Int(required=True, description="Of them below their floor.")
    rows = paged(MarkupPreviewRow, "Those below their floor first.")

    @staticmethod
    def resolve_reached(seen: Any, info: Any) -> int:
        return len(seen)

    @staticmethod
    def resolve_breaches(seen: Any, info: Any) -> int:
        return sum(row.below_floor for row in seen)

    @staticmethod
    def resolve_rows(
        seen: Any, info: Any, first: int | None = None, after: str | None = None
    ) -> Any:
        return in_order(seen, first=first, after=after)


class MarkupTarget(graphene.InputObjectType):
    """What a rule is for; the shop has no id."""

    scope = MarkupScope(required=True)
    id = graphene.ID()


class MarkupInput(graphene.InputObjectType):
    """A rule to look at."""

    target = MarkupTarget(required=True)
    kind = MarkupKind(required=True)
    value = graphene.String(required=True, description='Percent, or an amount: "12.5".')
    ending = PriceEnding()


class SetMarkupInput(MarkupInput):
    """A rule to set."""

    idempotency_key = graphene.String()


class RemoveMarkupInput(graphene.InputObjectType):
    target = MarkupTarget(required=True)
    idempotency_key = graphene.String()


class SetPriceSettingsInput(graphene.InputObjectType):
    """What is not given stays as it is."""

    ending = PriceEnding()
    allow_below_floor = graphene.Boolean(
        description="Yes, sell at a loss: the shop pays the difference on every such sale."
    )
    idempotency_key = graphene.String()


SetMarkupPayload = payload("SetMarkup", markup=graphene.Field(Markup))
RemoveMarkupPayload = payload("RemoveMarkup", removed=graphene.Boolean(required=True))


class SetPriceSettingsPayload(graphene.ObjectType):
    settings = graphene.Field(PriceSettings)
    errors = listed(Error)

    @staticmethod
    def resolve_settings(done: Any, info: Any) -> Any:
        return None if done["errors"] else price_queries.settings()


def plain(number: Decimal) -> str:
    """Without idle zeros."""
    return f"{number.normalize():f}"
