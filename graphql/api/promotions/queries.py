"""Reading promotions."""

from typing import Any

import graphene

from api.basics import Page
from api.fields import paged
from api.lists import find, is_id, newest_first
from api.promotions.loaders import announce
from api.promotions.types import CouponUse, Promotion, PromotionKind
from api.rights import need_staff
from storefronts.orders.models import Order
from storefronts.promotions import models


class PromotionQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    promotions = paged(
        Promotion, "The newest first.", kind=PromotionKind(), is_active=graphene.Boolean()
    )
    promotion = graphene.Field(Promotion, id=graphene.ID(required=True))
    coupon_uses = paged(
        CouponUse,
        "Orders that a coupon was used for, the newest first.",
        promotion=graphene.ID(required=True),
    )

    @staticmethod
    def resolve_promotions(
        root: Any,
        info: Any,
        kind: Any = None,
        is_active: bool | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        context = info.context
        need_staff(context, act="promotions_view", scope="promotions")
        rows = models.Promotion.objects.all()
        if kind:
            rows = rows.filter(kind=kind.value)
        if is_active is not None:
            rows = rows.filter(is_active=is_active)
        return newest_first(
            rows,
            at="created_at",
            first=first,
            after=after,
            ready=lambda found: announce(context, found),
        )

    @staticmethod
    def resolve_promotion(root: Any, info: Any, id: str) -> Any:
        need_staff(info.context, act="promotions_view", scope="promotions")
        return models.Promotion.objects.filter(pk=id).first() if is_id(id) else None

    @staticmethod
    def resolve_coupon_uses(
        root: Any, info: Any, promotion: str, first: int | None = None, after: str | None = None
    ) -> Page:
        need_staff(info.context, act="promotions_view", scope="promotions")
        coupon = find(models.Promotion.objects.all(), promotion, field="promotion")
        return newest_first(
            models.CouponUse.objects.filter(promotion_id=coupon.pk),
            at="used_at",
            first=first,
            after=after,
            ready=_number,
        )


def _number(uses: list[Any]) -> None:
    numbers = dict(
        Order.objects.filter(pk__in=[use.order_id for use in uses]).values_list("pk", "number")
    )
    for use in uses:
        use.number = numbers.get(use.order_id)
