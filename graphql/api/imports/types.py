"""A stock import: how the file is made, what would become of it, how far it is."""

from typing import Any

import graphene
from graphene_django import DjangoObjectType

from api.basics import DateTime, connection
from api.goods import loaders as goods
from api.goods.types import CatalogueDenomination
from api.supply import loaders
from api.supply.types import PurchaseBatch, Supplier
from tenants.supply import services
from tenants.supply.models import StockImport as Import
from tenants.supply.stockfile import PASSED, REASONS


class StockFileKind(graphene.Enum):
    """What the file is."""

    CSV = "csv"
    TXT = "txt"
    XLSX = "xlsx"


class DateOrder(graphene.Enum):
    """The order in dates such as 04/05/2031."""

    YMD = "ymd"
    DMY = "dmy"
    MDY = "mdy"


class StockImportState(graphene.Enum):
    """DRAFT: in preview, nothing is taken. WAITING, RUNNING: under way."""

    DRAFT = "draft"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class RowOutcome(graphene.Enum):
    """What would become of a row."""

    TAKEN = "taken"
    PASSED = "passed"
    REFUSED = "refused"


class StockColumns(graphene.ObjectType):
    """Which column holds what, from 0."""

    secret = graphene.Int(description="The card code.")
    number = graphene.Int(description="The card number.")
    pin = graphene.Int()
    expires_on = graphene.Int()


class StockLayout(graphene.ObjectType):
    """How a stock file is made: guessed, or as it was corrected."""

    kind = StockFileKind(required=True)
    encoding = graphene.String(required=True)
    separator = graphene.String(required=True, description="Empty: a line is one code.")
    header_row = graphene.Int(required=True, description="From 1; 0: the file has no header.")
    sheet = graphene.String(required=True)
    comment = graphene.String(required=True, description="Lines that begin so are passed over.")
    date_order = DateOrder(required=True)
    pin_width = graphene.Int(required=True, description="Restores leading zeros of PINs; 0: none.")
    columns = graphene.Field(StockColumns, required=True)


class ReasonCount(graphene.ObjectType):
    """How many rows for one reason."""

    reason = graphene.String(required=True, description='To decide by, such as "bad_expiry".')
    text = graphene.String(required=True, description="For people.")
    rows = graphene.Int(required=True)


class RowCounts(graphene.ObjectType):
    """What would become, or became, of the rows."""

    rows = graphene.Int(required=True)
    taken = graphene.Int(required=True)
    duplicate = graphene.Int(required=True)
    refused = graphene.Int(required=True)
    refused_by_reason = graphene.List(graphene.NonNull(ReasonCount), required=True)
    passed_over = graphene.List(graphene.NonNull(ReasonCount), required=True)

    @staticmethod
    def resolve_refused_by_reason(counts: Any, info: Any) -> list[dict[str, Any]]:
        return _reasons(counts["reasons"], REASONS)

    @staticmethod
    def resolve_passed_over(counts: Any, info: Any) -> list[dict[str, Any]]:
        return _reasons(counts["passed"], PASSED)


class SampleRow(graphene.ObjectType):
    """A row of the file. Cells that may be part of a code show no more than their beginning."""

    number = graphene.Int(required=True)
    cells = graphene.List(graphene.NonNull(graphene.String), required=True)
    outcome = RowOutcome(description="Null before the code's column is known.")
    why = graphene.String(required=True)

    @staticmethod
    def resolve_outcome(row: Any, info: Any) -> str | None:
        return row.outcome or None


class StockPreview(graphene.ObjectType):
    """What the import would do, before anything is done."""

    layout = graphene.Field(StockLayout, required=True)
    columns = graphene.Int(required=True)
    header = graphene.List(graphene.NonNull(graphene.String), required=True)
    sample = graphene.List(graphene.NonNull(SampleRow), required=True)
    counts = graphene.Field(
        RowCounts, description="Null while a large file is counted: ask again in a second."
    )
    warnings = graphene.List(graphene.NonNull(graphene.String), required=True)
    problem = graphene.String(required=True, description="What has to be corrected first, if any.")

    @staticmethod
    def resolve_counts(preview: Any, info: Any) -> dict[str, Any] | None:
        return preview.counts.as_json() if preview.counts else None


class StockImport(DjangoObjectType):
    """One stock file on its way in. Never a code."""

    class Meta:
        model = Import
        fields = ("filename", "problem", "started_by")
        skip_registry = True

    id = graphene.ID(required=True)
    state = StockImportState(required=True)
    supplier = graphene.Field(Supplier, required=True)
    denomination = graphene.Field(CatalogueDenomination, required=True)
    batch = graphene.Field(PurchaseBatch)
    size = graphene.Float(required=True, description="Bytes.")
    sha256 = graphene.String(required=True)
    progress = graphene.Float(description="From 0 to 1; null before the rows are counted.")
    counts = graphene.Field(RowCounts, required=True, description="Of the rows read so far.")
    preview = graphene.Field(
        StockPreview, description="While it is a DRAFT; null in lists, since it reads the file."
    )
    created_at = DateTime(required=True)
    started_at = DateTime()
    finished_at = DateTime()

    @staticmethod
    def resolve_supplier(row: Any, info: Any) -> Any:
        return loaders.suppliers(info.context).get(row.supplier_id)

    @staticmethod
    def resolve_denomination(row: Any, info: Any) -> Any:
        return goods.denominations_by_id(info.context).get(row.denomination_id)

    @staticmethod
    def resolve_batch(row: Any, info: Any) -> Any:
        return loaders.batches(info.context).get(row.batch_id) if row.batch_id else None

    @staticmethod
    def resolve_sha256(row: Any, info: Any) -> str:
        return bytes(row.digest).hex()

    @staticmethod
    def resolve_counts(row: Any, info: Any) -> dict[str, Any]:
        return {
            "rows": row.position,
            "taken": row.taken,
            "duplicate": row.duplicate,
            "refused": row.refused,
            "reasons": row.reasons,
            "passed": row.passed,
        }

    @staticmethod
    def resolve_preview(row: Any, info: Any) -> Any:
        if row.state != Import.State.DRAFT or "edges" in info.path.as_list():
            return None
        return services.read_preview(stock_import=row)


StockImportConnection = connection(StockImport)


def _reasons(counts: dict[str, int], words: Any) -> list[dict[str, Any]]:
    return [
        {"reason": name, "text": str(words.get(name, name)), "rows": rows}
        for name, rows in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
