"""Written by `make clients`. Change clients/operations or the schema, not this file."""

from cardfleet.values import Choice


class ActorKind(Choice):
    """What kind of somebody did it."""

    SYSTEM = "SYSTEM"
    OWNER_STAFF = "OWNER_STAFF"
    SHOP_STAFF = "SHOP_STAFF"
    CUSTOMER = "CUSTOMER"
    GUEST = "GUEST"
    API_KEY = "API_KEY"


class ArchivedState(Choice):
    """Which rows of the catalogue are wanted."""

    ON_SALE = "ON_SALE"
    ARCHIVED = "ARCHIVED"
    ALL = "ALL"


class AuditFormat(Choice):
    """NDJSON: a JSON object a line. CSV: for spreadsheets, formulas escaped."""

    NDJSON = "NDJSON"
    CSV = "CSV"


class ChainFindingKind(Choice):
    """What does not agree."""

    CHANGED = "CHANGED"
    REMOVED = "REMOVED"
    INSERTED = "INSERTED"
    SEAL_CHANGED = "SEAL_CHANGED"
    SEAL_REMOVED = "SEAL_REMOVED"
    CUT = "CUT"


class DateOrder(Choice):
    """The order in dates such as 04/05/2031."""

    YMD = "YMD"
    DMY = "DMY"
    MDY = "MDY"


class DenominationKind(Choice):
    """How it is delivered: out of stock (CODE, ACCOUNT, LICENCE), or worked on after payment."""

    CODE = "CODE"
    TOP_UP = "TOP_UP"
    SERVICE = "SERVICE"
    ACCOUNT = "ACCOUNT"
    LICENCE = "LICENCE"


class DomainKind(Choice):
    """Under the platform's domain, or the shop's own."""

    PLATFORM = "PLATFORM"
    CUSTOM = "CUSTOM"


class FundingState(Choice):
    """ASKED waits for a decision; APPROVED pays; the others pay nothing more."""

    ASKED = "ASKED"
    APPROVED = "APPROVED"
    DECLINED = "DECLINED"
    USED_UP = "USED_UP"
    STOPPED = "STOPPED"
    WITHDRAWN = "WITHDRAWN"
    OVER = "OVER"


class JobState(Choice):
    """FAILED: tried too often. REFUSED: its shop is closed. Both wait for somebody."""

    WAITING = "WAITING"
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"
    REFUSED = "REFUSED"


class LaunchStep(Choice):
    """How far a launch is."""

    QUEUED = "QUEUED"
    SCHEMA = "SCHEMA"
    PAGES = "PAGES"
    STAFF = "STAFF"
    DONE = "DONE"
    FAILED = "FAILED"


class OwnerRole(Choice):
    OWNER = "OWNER"
    FINANCE = "FINANCE"
    SUPPLY = "SUPPLY"
    SUPPORT = "SUPPORT"
    COMPLIANCE = "COMPLIANCE"


class RowOutcome(Choice):
    """What would become of a row."""

    TAKEN = "TAKEN"
    PASSED = "PASSED"
    REFUSED = "REFUSED"


class ShopCollects(Choice):
    """Who takes the shoppers' payments."""

    PLATFORM = "PLATFORM"
    SHOP = "SHOP"


class ShopStatus(Choice):
    """Where a shop stands with the platform."""

    LAUNCHING = "LAUNCHING"
    TRIAL = "TRIAL"
    ACTIVE = "ACTIVE"
    PAST_DUE = "PAST_DUE"
    SUSPENDED = "SUSPENDED"
    CLOSED = "CLOSED"


class StockFileKind(Choice):
    """What the file is."""

    CSV = "CSV"
    TXT = "TXT"
    XLSX = "XLSX"


class StockImportState(Choice):
    """DRAFT: in preview, nothing is taken. WAITING, RUNNING: under way."""

    DRAFT = "DRAFT"
    WAITING = "WAITING"
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class StockState(Choice):
    """How it stands with what can be sold."""

    FREE = "FREE"
    LOW = "LOW"
    OUT = "OUT"


class SummaryDelivery(Choice):
    PENDING = "PENDING"
    DELIVERING = "DELIVERING"
    DELIVERED = "DELIVERED"
    FAILED = "FAILED"


class SummaryRefund(Choice):
    NONE = "NONE"
    PARTIAL = "PARTIAL"
    FULL = "FULL"


class SummaryStatus(Choice):
    AWAITING_PAYMENT = "AWAITING_PAYMENT"
    PAID = "PAID"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"
    EXPIRED = "EXPIRED"
    HELD = "HELD"


class SupplierKind(Choice):
    """Who stands behind the stock."""

    SELF = "SELF"
    MERCHANT = "MERCHANT"
    REMOTE = "REMOTE"
