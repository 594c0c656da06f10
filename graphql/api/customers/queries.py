"""Finding customers."""

from typing import Any

import graphene

from api.basics import Page
from api.customers.loaders import announce
from api.customers.types import Customer
from api.fields import paged
from api.lists import find, is_id, newest_first
from api.rights import need_staff
from api.statements.pages import statement_of
from api.statements.types import StaffStatementEntry
from billing.ledger.codes import customer_wallet
from storefronts.console.customer_queries import matching, people, with_figures
from storefronts.promotions.models import Member, Promotion


class CustomerQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    customers = paged(
        Customer,
        "Newest first; `search` looks in names and e-mail addresses.",
        search=graphene.String(),
        group=graphene.ID(description="A member price: who has it."),
    )
    customer = graphene.Field(Customer, id=graphene.ID(required=True))
    customer_statement = paged(
        StaffStatementEntry, "Of the wallet, newest first.", customer=graphene.ID(required=True)
    )

    @staticmethod
    def resolve_customers(
        root: Any,
        info: Any,
        search: str | None = None,
        group: str | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        context = info.context
        need_staff(context, act="customers", scope="customers")
        rows = matching((search or "").strip()[:100])
        if group:
            need_staff(context, act="promotions_view", scope="customers")
            chosen = find(Promotion.objects.all(), group, field="group")
            members = Member.objects.filter(promotion_id=chosen.pk)
            rows = rows.filter(pk__in=members.values("user_id"))
        return newest_first(
            rows,
            at="date_joined",
            first=first,
            after=after,
            ready=lambda found: announce(context, found),
        )

    @staticmethod
    def resolve_customer(root: Any, info: Any, id: str) -> Any:
        need_staff(info.context, act="customers", scope="customers")
        return with_figures(people()).filter(pk=id).first() if is_id(id) else None

    @staticmethod
    def resolve_customer_statement(
        root: Any, info: Any, customer: str, first: int | None = None, after: str | None = None
    ) -> Page:
        context = info.context
        need_staff(context, act="customers", scope="customers")
        person = find(people(), customer, field="customer")
        account = customer_wallet(context.here.pk, person.pk)
        return statement_of(context, account, context.here.currency, first=first, after=after)
