"""Reading the shop's money, figures and payment accounts."""

from typing import Any

import graphene

from api.fields import listed
from api.rights import need_staff
from api.wallet import types
from billing.payments import switching
from storefronts.console import figures
from storefronts.console.low_stock import low_stock
from tenants.kernel.errors import Invalid

MOST_DAYS = 366


class WalletQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    shop_money = graphene.Field(types.ShopMoney, required=True)
    shop_figures = listed(
        types.DayFigures,
        days=graphene.Int(description="The last so many up to today: 30 unless told, at most 366."),
        description="Oldest first.",
    )
    low_stock = listed(types.LowStock, description="The least first.")
    payment_accounts = listed(types.PaymentAccount)
    payment_providers = listed(types.PaymentProvider)

    @staticmethod
    def resolve_shop_money(root: Any, info: Any) -> Any:
        need_staff(info.context, act="margin", scope="finance")
        return info.context.here

    @staticmethod
    def resolve_shop_figures(root: Any, info: Any, days: int | None = None) -> list[Any]:
        need_staff(info.context, act="orders", scope="staff")
        count = 30 if days is None else days
        if not 1 <= count <= MOST_DAYS:
            raise Invalid(field="days", most=MOST_DAYS)
        return figures.days(info.context.here, count=count)

    @staticmethod
    def resolve_low_stock(root: Any, info: Any) -> list[dict[str, Any]]:
        need_staff(info.context, act="orders", scope="listings")
        return [
            {
                "denomination": row["sku"].id,
                "name": f"{row['sku'].product.name} · {row['sku'].name}",
                "left": row["free"],
                "since": row["since"],
            }
            for row in low_stock(info.context.here)
        ]

    @staticmethod
    def resolve_payment_accounts(root: Any, info: Any) -> list[Any]:
        need_staff(info.context, act="payments", scope="finance")
        return list(switching.accounts_of(info.context.here.pk))

    @staticmethod
    def resolve_payment_providers(root: Any, info: Any) -> list[Any]:
        need_staff(info.context, act="payments", scope="finance")
        return switching.offers()
