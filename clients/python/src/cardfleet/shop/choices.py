"""Written by `make clients`. Change clients/operations or the schema, not this file."""

from cardfleet.values import Choice


class Availability(Choice):
    """How much can be bought now."""

    IN_STOCK = "IN_STOCK"
    LOW = "LOW"
    OUT_OF_STOCK = "OUT_OF_STOCK"
    ON_REQUEST = "ON_REQUEST"


class BulkStatus(Choice):
    """WORKING: lines are being delivered. HELD: paid, and waiting for the shop. DONE: none
    open."""

    WORKING = "WORKING"
    HELD = "HELD"
    DONE = "DONE"


class DeliveryStatus(Choice):
    """Whether the goods are there."""

    PENDING = "PENDING"
    DELIVERING = "DELIVERING"
    DELIVERED = "DELIVERED"
    FAILED = "FAILED"


class DenominationKind(Choice):
    """What is delivered: a code, a top-up of an account, work, an account, a licence."""

    CODE = "CODE"
    TOP_UP = "TOP_UP"
    SERVICE = "SERVICE"
    ACCOUNT = "ACCOUNT"
    LICENCE = "LICENCE"


class DomainFinding(Choice):
    """What the last look at the DNS found."""

    NEVER = "NEVER"
    FOUND = "FOUND"
    MISSING = "MISSING"
    OTHER = "OTHER"
    UNREACHABLE = "UNREACHABLE"


class DomainKind(Choice):
    """Under the platform's domain, or the shop's own."""

    PLATFORM = "PLATFORM"
    CUSTOM = "CUSTOM"


class ErrorCode(Choice):
    """What a caller must decide by; the message is for people."""

    INVALID = "INVALID"
    REQUIRED = "REQUIRED"
    NOT_FOUND = "NOT_FOUND"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    STEP_UP_REQUIRED = "STEP_UP_REQUIRED"
    OUT_OF_STOCK = "OUT_OF_STOCK"
    PRICE_CHANGED = "PRICE_CHANGED"
    QUOTE_EXPIRED = "QUOTE_EXPIRED"
    BELOW_FLOOR = "BELOW_FLOOR"
    ORDER_NOT_PAYABLE = "ORDER_NOT_PAYABLE"
    ALREADY_PAID = "ALREADY_PAID"
    PAYMENT_DECLINED = "PAYMENT_DECLINED"
    PAYMENT_PENDING = "PAYMENT_PENDING"
    INSUFFICIENT_FUNDS = "INSUFFICIENT_FUNDS"
    SPENDING_CAP_REACHED = "SPENDING_CAP_REACHED"
    NOT_DELIVERED = "NOT_DELIVERED"
    RISK_HELD = "RISK_HELD"
    IDEMPOTENCY_CONFLICT = "IDEMPOTENCY_CONFLICT"
    IN_PROGRESS = "IN_PROGRESS"
    RATE_LIMITED = "RATE_LIMITED"
    TOO_EXPENSIVE = "TOO_EXPENSIVE"
    SHOP_SUSPENDED = "SHOP_SUSPENDED"
    COMPLIANCE_BLOCKED = "COMPLIANCE_BLOCKED"
    CONFLICT = "CONFLICT"
    INTERNAL = "INTERNAL"


class FundingState(Choice):
    """ASKED waits for a decision; APPROVED pays; the others pay nothing more."""

    ASKED = "ASKED"
    APPROVED = "APPROVED"
    DECLINED = "DECLINED"
    USED_UP = "USED_UP"
    STOPPED = "STOPPED"
    WITHDRAWN = "WITHDRAWN"
    OVER = "OVER"


class ListingOnly(Choice):
    """Narrows a list to what the shop has singled out."""

    FEATURED = "FEATURED"
    HIDDEN = "HIDDEN"


class MarkupKind(Choice):
    """Percent on top of wholesale, an amount on top for each piece, or the price itself."""

    PERCENT = "PERCENT"
    ADD = "ADD"
    FIXED = "FIXED"


class MarkupScope(Choice):
    """What a rule is for; the most exact one counts."""

    SHOP = "SHOP"
    CATEGORY = "CATEGORY"
    PRODUCT = "PRODUCT"
    DENOMINATION = "DENOMINATION"


class OrderStatus(Choice):
    """Where the order as a whole stands."""

    AWAITING_PAYMENT = "AWAITING_PAYMENT"
    PAID = "PAID"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"
    EXPIRED = "EXPIRED"
    HELD = "HELD"


class PaymentStatus(Choice):
    """What the provider says of a payment."""

    PENDING = "PENDING"
    CAPTURED = "CAPTURED"
    DECLINED = "DECLINED"
    REFUNDED = "REFUNDED"


class PriceEnding(Choice):
    """How a price ends. An ending only ever raises a price, by less than one step."""

    NONE = "NONE"
    MINOR = "MINOR"
    E00 = "E00"
    E50 = "E50"
    E80 = "E80"
    E88 = "E88"
    E90 = "E90"
    E95 = "E95"
    E99 = "E99"


class ProductSort(Choice):
    """RELEVANCE needs a search, and is NAME without one."""

    RELEVANCE = "RELEVANCE"
    NAME = "NAME"
    PRICE_ASC = "PRICE_ASC"
    PRICE_DESC = "PRICE_DESC"
    NEWEST = "NEWEST"


class PromotionFunder(Choice):
    """Who pays for what is taken off: the shop, or the platform, once it has approved that."""

    SHOP = "SHOP"
    PLATFORM = "PLATFORM"


class PromotionKind(Choice):
    """A sale in a window, a price for members, spend X save Y, or a code that buyers type."""

    SALE = "SALE"
    MEMBER = "MEMBER"
    THRESHOLD = "THRESHOLD"
    COUPON = "COUPON"


class PromotionOff(Choice):
    """What is taken off: a percentage, or an amount in the shop's currency."""

    PERCENT = "PERCENT"
    AMOUNT = "AMOUNT"


class PromotionState(Choice):
    """Whether it counts now."""

    ON = "ON"
    OFF = "OFF"
    PLANNED = "PLANNED"
    OVER = "OVER"
    USED_UP = "USED_UP"


class RefundStatus(Choice):
    """How much of the money went back."""

    NONE = "NONE"
    PARTIAL = "PARTIAL"
    FULL = "FULL"


class RefundWay(Choice):
    """Back as it was paid, or into the buyer's wallet where there is one."""

    ORIGIN = "ORIGIN"
    WALLET = "WALLET"


class Signing(Choice):
    """Whether a key's requests are signed (RFC 9421, hmac-sha256)."""

    OFF = "OFF"
    OPTIONAL = "OPTIONAL"
    REQUIRED = "REQUIRED"


class StaffRole(Choice):
    """What somebody may do; `staffRoles` tells it."""

    OWNER = "OWNER"
    MANAGER = "MANAGER"
    FINANCE = "FINANCE"
    SUPPORT = "SUPPORT"
    EDITOR = "EDITOR"


class TopUpStatus(Choice):
    """Whether the money has arrived."""

    PENDING = "PENDING"
    CAPTURED = "CAPTURED"
    DECLINED = "DECLINED"


class TrailNoun(Choice):
    """An enumeration."""

    ORDER = "ORDER"
    WALLET = "WALLET"
    SHOP = "SHOP"
    STAFF = "STAFF"
    API_KEY = "API_KEY"
    WEBHOOK_ENDPOINT = "WEBHOOK_ENDPOINT"
    DOMAIN = "DOMAIN"
    PROVIDER_ACCOUNT = "PROVIDER_ACCOUNT"
    MARKUP_RULE = "MARKUP_RULE"
    LISTING = "LISTING"
    PROMOTION = "PROMOTION"
    SESSION = "SESSION"


class WebhookDeliveryState(Choice):
    """Where one event is on its way to one endpoint."""

    WAITING = "WAITING"
    SENDING = "SENDING"
    DELIVERED = "DELIVERED"
    FAILED = "FAILED"


class WebhookEndpointState(Choice):
    """Whether events are sent there now."""

    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"


class WebhookError(Choice):
    """Why an attempt did not succeed."""

    STATUS = "STATUS"
    REDIRECT = "REDIRECT"
    TIMEOUT = "TIMEOUT"
    ADDRESS = "ADDRESS"
    NAME = "NAME"
    TLS = "TLS"
    CONNECTION = "CONNECTION"
    INTERRUPTED = "INTERRUPTED"


class WebhookEventKind(Choice):
    """What can be told. PING is the test."""

    ORDER_PLACED = "ORDER_PLACED"
    ORDER_PAID = "ORDER_PAID"
    ORDER_COMPLETED = "ORDER_COMPLETED"
    ORDER_CANCELLED = "ORDER_CANCELLED"
    ORDER_EXPIRED = "ORDER_EXPIRED"
    ORDER_HELD = "ORDER_HELD"
    PAYMENT_CAPTURED = "PAYMENT_CAPTURED"
    PAYMENT_DECLINED = "PAYMENT_DECLINED"
    DELIVERY_DELIVERED = "DELIVERY_DELIVERED"
    DELIVERY_FAILED = "DELIVERY_FAILED"
    REFUND_MADE = "REFUND_MADE"
    STOCK_CHANGED = "STOCK_CHANGED"
    PRICE_CHANGED = "PRICE_CHANGED"
    PING = "PING"


class WebhookPauseReason(Choice):
    """Why nothing is sent there."""

    BY_HAND = "BY_HAND"
    GONE = "GONE"
    FAILING = "FAILING"
