"""Customers with what they bought, for the console and the API."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum

from storefronts.console.figures import SOLD
from tenants.accounts.models import User
from tenants.kernel.money import Money


def people() -> QuerySet[User]:
    """Everybody with an account who does not belong to the staff."""
    return User.objects.filter(is_staff=False)


def matching(query: str) -> QuerySet[Any]:
    """With ``bought`` (orders), ``spent`` and ``back`` (minor units), and ``last_order``."""
    rows = with_figures(people())
    if query:
        rows = rows.filter(Q(email__icontains=query) | Q(name__icontains=query))
    return rows


def with_figures(rows: QuerySet[User]) -> QuerySet[Any]:
    sold = Q(orders__status__in=SOLD)
    return rows.annotate(
        bought=Count("orders", filter=sold),
        spent=Sum("orders__total_minor", filter=sold, default=0),
        back=Sum("orders__refunded_minor", filter=sold, default=0),
        last_order=Max("orders__placed_at"),
    )


def worth(row: Any, currency: str) -> Money:
    """What somebody has bought, less what went back."""
    return Money(row.spent - row.back, currency)
