"""The category tree as a tree."""

import uuid

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tenants.accounts.owner_roles import may
from tenants.catalogue.models import Category
from tenants.console.pages import needs, page


@require_GET
@needs("catalogue")
def tree(request: HttpRequest) -> HttpResponse:
    """Every category under its parent, with how much is in it. One query."""
    show_archived = request.GET.get("archived") == "all"
    rows = Category.objects.all() if show_archived else Category.objects.live()
    counted = rows.annotate(on_sale=Count("products", filter=Q(products__is_archived=False)))
    children: dict[uuid.UUID | None, list[Category]] = {}
    for category in counted:
        children.setdefault(category.parent_id, []).append(category)
    branches: list[tuple[int, Category]] = []

    def walk(parent: uuid.UUID | None, depth: int) -> None:
        for category in children.get(parent, []):
            branches.append((depth, category))
            walk(category.pk, depth + 1)

    walk(None, 0)
    return page(
        request,
        "console/categories.html",
        _("Categories"),
        branches=branches,
        show_archived=show_archived,
        may_write=may(request.user, "catalogue", "write"),
    )
