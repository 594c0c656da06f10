"""What goes out by a signed address."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from tenants.audit import trail
from tenants.kernel.actor import Actor
from tenants.kernel.errors import NotFound
from tenants.passes.models import Pass
from tenants.supply.models import StockImport
from tenants.supply.refusals import refused_file


def contents_of(made: Pass, actor: Actor) -> tuple[Iterator[str], str, str]:
    """Pieces of text, their media type, and the file's name. Audited as it is opened."""
    if made.purpose == Pass.Purpose.REFUSED_ROWS:
        return _refused_rows(made, actor)
    kind = made.data["format"]
    rows = trail.events(**_filters(made.data["filters"]))
    media_type = "text/csv" if kind == "csv" else "application/x-ndjson"
    pieces = trail.exported(rows=rows, kind=kind, actor=actor)
    return pieces, media_type, f"audit-{made.created_at:%Y-%m-%d}.{kind}"


def _refused_rows(made: Pass, actor: Actor) -> tuple[Iterator[str], str, str]:
    stock_import = StockImport.objects.filter(pk=UUID(made.subject.partition(":")[2])).first()
    if stock_import is None:
        raise NotFound
    pieces = refused_file(stock_import=stock_import, locale=made.data["locale"], actor=actor)
    return pieces, "text/csv", f"refused-{stock_import.pk}.csv"


def _filters(kept: dict[str, Any]) -> dict[str, Any]:
    filters = dict(kept)
    if filters.get("shop_id"):
        filters["shop_id"] = UUID(filters["shop_id"])
    for name in ("since", "until"):
        if filters.get(name):
            filters[name] = parse_datetime(filters[name])
    return filters
