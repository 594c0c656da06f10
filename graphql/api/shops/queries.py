"""Reading shops on the owner host."""

from typing import Any

import graphene
from django.db.models import Q, QuerySet

from api.basics import Page
from api.keysets import keyset_page
from api.mutating import maybe_id
from api.rights import need
from api.shops.loaders import announce
from api.shops.parts import ShopCollects, ShopStatus
from api.shops.types import ShopAccount, ShopAccountConnection
from billing.ledger.wallets import shops_with_low_wallets
from tenants.registry.models import Domain, Shop


class ShopAccountFilter(graphene.InputObjectType):
    """All of what is given must hold."""

    search = graphene.String(description="In names, hosts and the owner's e-mail.")
    statuses = graphene.List(graphene.NonNull(ShopStatus))
    collects = ShopCollects()
    tier = graphene.String()
    test_mode = graphene.Boolean()
    wallet_low = graphene.Boolean(
        description="True: its prepaid wallet would not last three days at the present pace."
    )


class ShopQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    shops = graphene.Field(
        ShopAccountConnection,
        required=True,
        search=graphene.String(),
        status=ShopStatus(),
        first=graphene.Int(),
        after=graphene.String(),
        description="Newest first; `search` looks in names and hosts.",
    )
    shop_accounts = graphene.Field(
        ShopAccountConnection,
        required=True,
        filter=ShopAccountFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="The same by more filters, newest first.",
    )
    shop = graphene.Field(
        ShopAccount, id=graphene.ID(required=True), description="Null where there is none."
    )

    @staticmethod
    def resolve_shops(
        root: Any,
        info: Any,
        search: str | None = None,
        status: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        need(info.context, scope="shops", area="shops", act="view")
        rows = Shop.objects.all()
        if status:
            rows = rows.filter(status=status.value)
        words = _words(search)
        if words:
            rows = rows.filter(Q(name__icontains=words) | _hosted(words))
        return _page(info.context, rows, first, after)

    @staticmethod
    def resolve_shop_accounts(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        need(info.context, scope="shops", area="shops", act="view")
        return _page(info.context, _chosen(filter or {}), first, after)

    @staticmethod
    def resolve_shop(root: Any, info: Any, id: str) -> Any:
        need(info.context, scope="shops", area="shops", act="view")
        found = Shop.objects.filter(pk=maybe_id(id)).first()
        if found is not None:
            announce(info.context, [found.pk])
        return found


def _page(context: Any, rows: QuerySet[Shop], first: int | None, after: str | None) -> Page:
    return keyset_page(
        rows,
        first=first,
        after=after,
        coming=lambda shops: announce(context, [shop.pk for shop in shops]),
    )


def _chosen(asked: Any) -> QuerySet[Shop]:
    rows = Shop.objects.all()
    words = _words(asked.get("search"))
    if words:
        rows = rows.filter(
            Q(name__icontains=words) | Q(owner_email__icontains=words) | _hosted(words)
        )
    if asked.get("statuses") is not None:
        rows = rows.filter(status__in=[status.value for status in asked["statuses"]])
    if asked.get("collects"):
        rows = rows.filter(collects=asked["collects"].value)
    if asked.get("tier"):
        rows = rows.filter(tier=asked["tier"])
    if asked.get("test_mode") is not None:
        rows = rows.filter(test_mode=asked["test_mode"])
    if asked.get("wallet_low") is not None:
        low = Q(pk__in=shops_with_low_wallets())
        rows = rows.filter(low if asked["wallet_low"] else ~low)
    return rows


def _words(text: str | None) -> str:
    return (text or "").strip()[:80]


def _hosted(words: str) -> Q:
    return Q(pk__in=Domain.objects.filter(domain__icontains=words).values("tenant"))
