"""Written by `make clients`. Change clients/operations or the schema, not this file."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cardfleet.errors import Fault
from cardfleet.shop.choices import (
    Availability,
    BulkStatus,
    DeliveryStatus,
    DenominationKind,
    DomainFinding,
    DomainKind,
    ErrorCode,
    FundingState,
    MarkupKind,
    MarkupScope,
    OrderStatus,
    PaymentStatus,
    PriceEnding,
    PromotionFunder,
    PromotionKind,
    PromotionOff,
    PromotionState,
    RefundStatus,
    RefundWay,
    Signing,
    StaffRole,
    TopUpStatus,
    WebhookDeliveryState,
    WebhookEndpointState,
    WebhookError,
    WebhookEventKind,
    WebhookPauseReason,
)
from cardfleet.values import Money, Page, PageInfo, day, instant, maybe, page_of


@dataclass(frozen=True, kw_only=True)
class TopUp:
    """Money on its way into a wallet."""

    id: str
    status: TopUpStatus
    amount: Money
    provider: str
    created_at: datetime
    captured_at: datetime | None
    redirect_url: str | None
    qr_code: str | None

    @classmethod
    def read(cls, data: Any) -> "TopUp":
        return cls(
            id=data["id"],
            status=TopUpStatus(data["status"]),
            amount=Money.read(data["amount"]),
            provider=data["provider"],
            created_at=instant(data["createdAt"]),
            captured_at=maybe(data["capturedAt"], instant),
            redirect_url=data["redirectUrl"],
            qr_code=data["qrCode"],
        )


@dataclass(frozen=True, kw_only=True)
class TopUpWalletPayload:
    top_up: TopUp | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "TopUpWalletPayload":
        return cls(
            top_up=maybe(data["topUp"], TopUp.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class NotifyWhenBackPayload:
    noted: bool
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "NotifyWhenBackPayload":
        return cls(
            noted=data["noted"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class LookUpOrderPayload:
    asked: bool
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "LookUpOrderPayload":
        return cls(
            asked=data["asked"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class OrderLine:
    """One denomination of an order, as it was when it was bought."""

    id: str
    name: str
    quantity: int
    unit_price: Money
    total: Money
    delivery: DeliveryStatus
    delivered_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "OrderLine":
        return cls(
            id=data["id"],
            name=data["name"],
            quantity=data["quantity"],
            unit_price=Money.read(data["unitPrice"]),
            total=Money.read(data["total"]),
            delivery=DeliveryStatus(data["delivery"]),
            delivered_at=maybe(data["deliveredAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class Payment:
    """One try to pay. Where it is PENDING, `redirectUrl` or `qrCode` say how to go on."""

    id: str
    provider: str
    status: PaymentStatus
    amount: Money
    redirect_url: str | None
    qr_code: str | None

    @classmethod
    def read(cls, data: Any) -> "Payment":
        return cls(
            id=data["id"],
            provider=data["provider"],
            status=PaymentStatus(data["status"]),
            amount=Money.read(data["amount"]),
            redirect_url=data["redirectUrl"],
            qr_code=data["qrCode"],
        )


@dataclass(frozen=True, kw_only=True)
class Order:
    """A purchase. Its codes are shown by `revealCodes` only."""

    id: str
    number: str
    status: OrderStatus
    delivery: DeliveryStatus
    refund: RefundStatus
    total: Money
    refunded_total: Money
    placed_at: datetime
    expires_at: datetime | None
    client_reference: str | None
    lines: list[OrderLine]
    payments: list[Payment]

    @classmethod
    def read(cls, data: Any) -> "Order":
        return cls(
            id=data["id"],
            number=data["number"],
            status=OrderStatus(data["status"]),
            delivery=DeliveryStatus(data["delivery"]),
            refund=RefundStatus(data["refund"]),
            total=Money.read(data["total"]),
            refunded_total=Money.read(data["refundedTotal"]),
            placed_at=instant(data["placedAt"]),
            expires_at=maybe(data["expiresAt"], instant),
            client_reference=data["clientReference"],
            lines=[OrderLine.read(one) for one in data["lines"]],
            payments=[Payment.read(one) for one in data["payments"]],
        )


@dataclass(frozen=True, kw_only=True)
class RevealedCode:
    """A secret worth money. Showing it was logged."""

    line: str
    code: str
    pin: str | None
    expires_on: date | None
    card_number: str | None

    @classmethod
    def read(cls, data: Any) -> "RevealedCode":
        return cls(
            line=data["line"],
            code=data["code"],
            pin=data["pin"],
            expires_on=maybe(data["expiresOn"], day),
            card_number=data["cardNumber"],
        )


@dataclass(frozen=True, kw_only=True)
class OpenOrderPayload:
    order: Order | None
    codes: list[RevealedCode] | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "OpenOrderPayload":
        return cls(
            order=maybe(data["order"], Order.read),
            codes=maybe(data["codes"], lambda one: [RevealedCode.read(one) for one in one]),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class BulkFailure:
    """A line that was not had. Refused at once it was never paid; later it is refunded."""

    position: int
    denomination: str
    quantity: int
    code: ErrorCode
    refunded: Money

    @classmethod
    def read(cls, data: Any) -> "BulkFailure":
        return cls(
            position=data["position"],
            denomination=data["denomination"],
            quantity=data["quantity"],
            code=ErrorCode(data["code"]),
            refunded=Money.read(data["refunded"]),
        )


@dataclass(frozen=True, kw_only=True)
class BulkOrder:
    """Its lines' counts add up: `linesTotal` = done + failed + open. Codes: `revealCodes`."""

    id: str
    status: BulkStatus
    placed_at: datetime
    client_reference: str | None
    charged: Money
    refunded: Money
    lines_total: int
    lines_done: int
    lines_failed: int
    lines_open: int
    failures: list[BulkFailure]
    order: Order

    @classmethod
    def read(cls, data: Any) -> "BulkOrder":
        return cls(
            id=data["id"],
            status=BulkStatus(data["status"]),
            placed_at=instant(data["placedAt"]),
            client_reference=data["clientReference"],
            charged=Money.read(data["charged"]),
            refunded=Money.read(data["refunded"]),
            lines_total=data["linesTotal"],
            lines_done=data["linesDone"],
            lines_failed=data["linesFailed"],
            lines_open=data["linesOpen"],
            failures=[BulkFailure.read(one) for one in data["failures"]],
            order=Order.read(data["order"]),
        )


@dataclass(frozen=True, kw_only=True)
class PlaceBulkOrderPayload:
    """`errors` with a `path` for each line where none could be had: nothing was charged then."""

    bulk_order: BulkOrder | None
    token: str | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "PlaceBulkOrderPayload":
        return cls(
            bulk_order=maybe(data["bulkOrder"], BulkOrder.read),
            token=data["token"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class PriceStep:
    """How the price came about, as far as it is the shopper's business."""

    label: str
    amount: Money

    @classmethod
    def read(cls, data: Any) -> "PriceStep":
        return cls(
            label=data["label"],
            amount=Money.read(data["amount"]),
        )


@dataclass(frozen=True, kw_only=True)
class QuoteLine:
    """One priced line."""

    denomination: str
    quantity: int
    unit_price: Money
    discount: Money
    total: Money
    explanation: list[PriceStep]

    @classmethod
    def read(cls, data: Any) -> "QuoteLine":
        return cls(
            denomination=data["denomination"],
            quantity=data["quantity"],
            unit_price=Money.read(data["unitPrice"]),
            discount=Money.read(data["discount"]),
            total=Money.read(data["total"]),
            explanation=[PriceStep.read(one) for one in data["explanation"]],
        )


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Prices that hold until `expiresAt`."""

    id: str
    total: Money
    expires_at: datetime
    lines: list[QuoteLine]

    @classmethod
    def read(cls, data: Any) -> "Quote":
        return cls(
            id=data["id"],
            total=Money.read(data["total"]),
            expires_at=instant(data["expiresAt"]),
            lines=[QuoteLine.read(one) for one in data["lines"]],
        )


@dataclass(frozen=True, kw_only=True)
class QuotePayload:
    quote: Quote | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "QuotePayload":
        return cls(
            quote=maybe(data["quote"], Quote.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class PlaceOrderPayload:
    order: Order | None
    token: str | None
    payment: Payment | None
    codes: list[RevealedCode] | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "PlaceOrderPayload":
        return cls(
            order=maybe(data["order"], Order.read),
            token=data["token"],
            payment=maybe(data["payment"], Payment.read),
            codes=maybe(data["codes"], lambda one: [RevealedCode.read(one) for one in one]),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class PayOrderPayload:
    order: Order | None
    payment: Payment | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "PayOrderPayload":
        return cls(
            order=maybe(data["order"], Order.read),
            payment=maybe(data["payment"], Payment.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CancelOrderPayload:
    order: Order | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CancelOrderPayload":
        return cls(
            order=maybe(data["order"], Order.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RevealCodesPayload:
    codes: list[RevealedCode]
    page_info: PageInfo | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RevealCodesPayload":
        return cls(
            codes=[RevealedCode.read(one) for one in data["codes"]],
            page_info=maybe(data["pageInfo"], PageInfo.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RequestOneTimeCodePayload:
    sent: bool
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RequestOneTimeCodePayload":
        return cls(
            sent=data["sent"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class StaffPriceStep:
    """A step of why this price; `isPrivate` ones are never told to the buyer."""

    code: str
    label: str
    amount: Money
    is_private: bool

    @classmethod
    def read(cls, data: Any) -> "StaffPriceStep":
        return cls(
            code=data["code"],
            label=data["label"],
            amount=Money.read(data["amount"]),
            is_private=data["isPrivate"],
        )


@dataclass(frozen=True, kw_only=True)
class Earned:
    """Who earned what of a line."""

    paid: Money
    wholesale: Money
    fee: Money
    margin: Money
    funded: Money

    @classmethod
    def read(cls, data: Any) -> "Earned":
        return cls(
            paid=Money.read(data["paid"]),
            wholesale=Money.read(data["wholesale"]),
            fee=Money.read(data["fee"]),
            margin=Money.read(data["margin"]),
            funded=Money.read(data["funded"]),
        )


@dataclass(frozen=True, kw_only=True)
class StaffOrderLine:
    """A line with what was told at the order, what it cost, and what may still go back."""

    id: str
    name: str
    quantity: int
    unit_price: Money
    total: Money
    delivery: DeliveryStatus
    delivered_at: datetime | None
    denomination: str
    kind: str
    buyer_fields: Any
    promise_due_at: datetime | None
    revealed_at: datetime | None
    refunded_total: Money
    refundable: Money
    failure: str | None
    awaits_work: bool
    explanation: list[StaffPriceStep] | None
    earned: Earned | None

    @classmethod
    def read(cls, data: Any) -> "StaffOrderLine":
        return cls(
            id=data["id"],
            name=data["name"],
            quantity=data["quantity"],
            unit_price=Money.read(data["unitPrice"]),
            total=Money.read(data["total"]),
            delivery=DeliveryStatus(data["delivery"]),
            delivered_at=maybe(data["deliveredAt"], instant),
            denomination=data["denomination"],
            kind=data["kind"],
            buyer_fields=data["buyerFields"],
            promise_due_at=maybe(data["promiseDueAt"], instant),
            revealed_at=maybe(data["revealedAt"], instant),
            refunded_total=Money.read(data["refundedTotal"]),
            refundable=Money.read(data["refundable"]),
            failure=data["failure"],
            awaits_work=data["awaitsWork"],
            explanation=maybe(
                data["explanation"], lambda one: [StaffPriceStep.read(one) for one in one]
            ),
            earned=maybe(data["earned"], Earned.read),
        )


@dataclass(frozen=True, kw_only=True)
class OrderMoment:
    """Something that happened to an order."""

    at: datetime
    text: str
    who: str
    note: str | None
    is_bad: bool

    @classmethod
    def read(cls, data: Any) -> "OrderMoment":
        return cls(
            at=instant(data["at"]),
            text=data["text"],
            who=data["who"],
            note=data["note"],
            is_bad=data["isBad"],
        )


@dataclass(frozen=True, kw_only=True)
class StaffOrder:
    """An order with its buyer, its history and what it earned."""

    id: str
    number: str
    status: OrderStatus
    delivery: DeliveryStatus
    refund: RefundStatus
    total: Money
    refunded_total: Money
    placed_at: datetime
    expires_at: datetime | None
    client_reference: str | None
    lines: list[StaffOrderLine]
    payments: list[Payment]
    email: str
    customer: str | None
    locale: str
    address: str | None
    paid_at: datetime | None
    completed_at: datetime | None
    needs_attention: bool
    attention_reason: str | None
    timeline: list[OrderMoment]
    margin: Money | None

    @classmethod
    def read(cls, data: Any) -> "StaffOrder":
        return cls(
            id=data["id"],
            number=data["number"],
            status=OrderStatus(data["status"]),
            delivery=DeliveryStatus(data["delivery"]),
            refund=RefundStatus(data["refund"]),
            total=Money.read(data["total"]),
            refunded_total=Money.read(data["refundedTotal"]),
            placed_at=instant(data["placedAt"]),
            expires_at=maybe(data["expiresAt"], instant),
            client_reference=data["clientReference"],
            lines=[StaffOrderLine.read(one) for one in data["lines"]],
            payments=[Payment.read(one) for one in data["payments"]],
            email=data["email"],
            customer=data["customer"],
            locale=data["locale"],
            address=data["address"],
            paid_at=maybe(data["paidAt"], instant),
            completed_at=maybe(data["completedAt"], instant),
            needs_attention=data["needsAttention"],
            attention_reason=data["attentionReason"],
            timeline=[OrderMoment.read(one) for one in data["timeline"]],
            margin=maybe(data["margin"], Money.read),
        )


@dataclass(frozen=True, kw_only=True)
class RefundOrderPayload:
    order: StaffOrder | None
    refunded: Money | None
    way: RefundWay | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RefundOrderPayload":
        return cls(
            order=maybe(data["order"], StaffOrder.read),
            refunded=maybe(data["refunded"], Money.read),
            way=maybe(data["way"], RefundWay),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class MarkLineDeliveredPayload:
    order: StaffOrder | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "MarkLineDeliveredPayload":
        return cls(
            order=maybe(data["order"], StaffOrder.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class MarkLineFailedPayload:
    order: StaffOrder | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "MarkLineFailedPayload":
        return cls(
            order=maybe(data["order"], StaffOrder.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class SendOrderMailPayload:
    order: StaffOrder | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SendOrderMailPayload":
        return cls(
            order=maybe(data["order"], StaffOrder.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class MemberGroup:
    """A member price that somebody has."""

    id: str
    name: str

    @classmethod
    def read(cls, data: Any) -> "MemberGroup":
        return cls(
            id=data["id"],
            name=data["name"],
        )


@dataclass(frozen=True, kw_only=True)
class Customer:
    """Somebody with an account in this shop who does not belong to its staff. Their orders are
    `staffOrders(filter: {customer: …})`."""

    id: str
    email: str
    name: str
    locale: str | None
    is_active: bool
    joined_at: datetime
    last_order_at: datetime | None
    order_count: int
    spent: Money
    wallet: Money
    group: MemberGroup | None

    @classmethod
    def read(cls, data: Any) -> "Customer":
        return cls(
            id=data["id"],
            email=data["email"],
            name=data["name"],
            locale=data["locale"],
            is_active=data["isActive"],
            joined_at=instant(data["joinedAt"]),
            last_order_at=maybe(data["lastOrderAt"], instant),
            order_count=data["orderCount"],
            spent=Money.read(data["spent"]),
            wallet=Money.read(data["wallet"]),
            group=maybe(data["group"], MemberGroup.read),
        )


@dataclass(frozen=True, kw_only=True)
class AdjustWalletPayload:
    customer: Customer | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "AdjustWalletPayload":
        return cls(
            customer=maybe(data["customer"], Customer.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class SetMemberGroupPayload:
    customer: Customer | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SetMemberGroupPayload":
        return cls(
            customer=maybe(data["customer"], Customer.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ListedCategory:
    """A category with what the shop says of it. `rule` null: as the category above it."""

    id: str
    slug: str
    name: str
    depth: int
    parent: str | None
    rule: bool | None
    is_shown: bool
    product_count: int

    @classmethod
    def read(cls, data: Any) -> "ListedCategory":
        return cls(
            id=data["id"],
            slug=data["slug"],
            name=data["name"],
            depth=data["depth"],
            parent=data["parent"],
            rule=data["rule"],
            is_shown=data["isShown"],
            product_count=data["productCount"],
        )


@dataclass(frozen=True, kw_only=True)
class SetListingRulePayload:
    categories: list[ListedCategory]
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SetListingRulePayload":
        return cls(
            categories=[ListedCategory.read(one) for one in data["categories"]],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CategoryName:
    """A category by id, address and name."""

    id: str
    slug: str
    name: str

    @classmethod
    def read(cls, data: Any) -> "CategoryName":
        return cls(
            id=data["id"],
            slug=data["slug"],
            name=data["name"],
        )


@dataclass(frozen=True, kw_only=True)
class ListedDenomination:
    """A face value, shown where its product is unless the shop hides it."""

    id: str
    sku: str
    name: str
    kind: DenominationKind
    is_hidden: bool
    own_name_zh: str | None
    own_name_en: str | None

    @classmethod
    def read(cls, data: Any) -> "ListedDenomination":
        return cls(
            id=data["id"],
            sku=data["sku"],
            name=data["name"],
            kind=DenominationKind(data["kind"]),
            is_hidden=data["isHidden"],
            own_name_zh=data["ownNameZh"],
            own_name_en=data["ownNameEn"],
        )


@dataclass(frozen=True, kw_only=True)
class ListedProduct:
    """A product of the catalogue with how it differs here. `isListed` null: as its category."""

    id: str
    slug: str
    name: str
    category: CategoryName
    is_listed: bool | None
    is_shown: bool
    is_featured: bool
    sort: int | None
    own_name_zh: str | None
    own_name_en: str | None
    denominations: list[ListedDenomination]

    @classmethod
    def read(cls, data: Any) -> "ListedProduct":
        return cls(
            id=data["id"],
            slug=data["slug"],
            name=data["name"],
            category=CategoryName.read(data["category"]),
            is_listed=data["isListed"],
            is_shown=data["isShown"],
            is_featured=data["isFeatured"],
            sort=data["sort"],
            own_name_zh=data["ownNameZh"],
            own_name_en=data["ownNameEn"],
            denominations=[ListedDenomination.read(one) for one in data["denominations"]],
        )


@dataclass(frozen=True, kw_only=True)
class SetListingPayload:
    product: ListedProduct | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SetListingPayload":
        return cls(
            product=maybe(data["product"], ListedProduct.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class Markup:
    """One rule. `value` is percent, or an amount in the shop's currency."""

    scope: MarkupScope
    target: str | None
    target_name: str | None
    kind: MarkupKind
    value: str
    ending: PriceEnding | None
    changed_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "Markup":
        return cls(
            scope=MarkupScope(data["scope"]),
            target=data["target"],
            target_name=data["targetName"],
            kind=MarkupKind(data["kind"]),
            value=data["value"],
            ending=maybe(data["ending"], PriceEnding),
            changed_at=maybe(data["changedAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class SetMarkupPayload:
    markup: Markup | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SetMarkupPayload":
        return cls(
            markup=maybe(data["markup"], Markup.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RemoveMarkupPayload:
    removed: bool
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RemoveMarkupPayload":
        return cls(
            removed=data["removed"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class PriceSettings:
    """How prices end, whether the shop sells at a loss, and the rule for whatever has none."""

    ending: PriceEnding
    allow_below_floor: bool
    default: Markup

    @classmethod
    def read(cls, data: Any) -> "PriceSettings":
        return cls(
            ending=PriceEnding(data["ending"]),
            allow_below_floor=data["allowBelowFloor"],
            default=Markup.read(data["default"]),
        )


@dataclass(frozen=True, kw_only=True)
class SetPriceSettingsPayload:
    settings: PriceSettings | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SetPriceSettingsPayload":
        return cls(
            settings=maybe(data["settings"], PriceSettings.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ProductName:
    """A product by id, address and name."""

    id: str
    slug: str
    name: str

    @classmethod
    def read(cls, data: Any) -> "ProductName":
        return cls(
            id=data["id"],
            slug=data["slug"],
            name=data["name"],
        )


@dataclass(frozen=True, kw_only=True)
class FundingRequest:
    """What a shop has asked the platform to pay, and the answer."""

    state: FundingState
    wanted: Money
    note: str
    reason: str | None
    asked_at: datetime
    decided_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "FundingRequest":
        return cls(
            state=FundingState(data["state"]),
            wanted=Money.read(data["wanted"]),
            note=data["note"],
            reason=data["reason"],
            asked_at=instant(data["askedAt"]),
            decided_at=maybe(data["decidedAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class Promotion:
    """One rule that takes something off. No categories and no products: for everything. A
    coupon's uses are `couponUses`; who has a member price is `customers(group: …)`."""

    id: str
    kind: PromotionKind
    state: PromotionState
    name: str
    code: str | None
    off: PromotionOff
    value: str
    spend: Money | None
    categories: list[CategoryName]
    products: list[ProductName]
    starts_at: datetime | None
    ends_at: datetime | None
    most_uses: int | None
    most_per_customer: int | None
    used: int
    is_active: bool
    created_at: datetime
    funded_by: PromotionFunder
    funding: FundingRequest | None

    @classmethod
    def read(cls, data: Any) -> "Promotion":
        return cls(
            id=data["id"],
            kind=PromotionKind(data["kind"]),
            state=PromotionState(data["state"]),
            name=data["name"],
            code=data["code"],
            off=PromotionOff(data["off"]),
            value=data["value"],
            spend=maybe(data["spend"], Money.read),
            categories=[CategoryName.read(one) for one in data["categories"]],
            products=[ProductName.read(one) for one in data["products"]],
            starts_at=maybe(data["startsAt"], instant),
            ends_at=maybe(data["endsAt"], instant),
            most_uses=data["mostUses"],
            most_per_customer=data["mostPerCustomer"],
            used=data["used"],
            is_active=data["isActive"],
            created_at=instant(data["createdAt"]),
            funded_by=PromotionFunder(data["fundedBy"]),
            funding=maybe(data["funding"], FundingRequest.read),
        )


@dataclass(frozen=True, kw_only=True)
class SavePromotionPayload:
    promotion: Promotion | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SavePromotionPayload":
        return cls(
            promotion=maybe(data["promotion"], Promotion.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class SwitchPromotionPayload:
    promotion: Promotion | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SwitchPromotionPayload":
        return cls(
            promotion=maybe(data["promotion"], Promotion.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class LegalNumber:
    """A number in the footer of every page. `number` null: there is none yet."""

    kind: str
    label: str
    number: str | None

    @classmethod
    def read(cls, data: Any) -> "LegalNumber":
        return cls(
            kind=data["kind"],
            label=data["label"],
            number=data["number"],
        )


@dataclass(frozen=True, kw_only=True)
class ShopSettings:
    """Brand, contact, mails, languages, money and time."""

    name: str
    support_email: str
    support_contact: str
    sender_name: str
    reply_to: str
    legal: list[LegalNumber]
    locales: list[str]
    default_locale: str
    currency: str
    currency_frozen_at: datetime | None
    currencies: list[str]
    time_zone: str
    status: str
    collects: str

    @classmethod
    def read(cls, data: Any) -> "ShopSettings":
        return cls(
            name=data["name"],
            support_email=data["supportEmail"],
            support_contact=data["supportContact"],
            sender_name=data["senderName"],
            reply_to=data["replyTo"],
            legal=[LegalNumber.read(one) for one in data["legal"]],
            locales=data["locales"],
            default_locale=data["defaultLocale"],
            currency=data["currency"],
            currency_frozen_at=maybe(data["currencyFrozenAt"], instant),
            currencies=data["currencies"],
            time_zone=data["timeZone"],
            status=data["status"],
            collects=data["collects"],
        )


@dataclass(frozen=True, kw_only=True)
class ChangeShopSettingsPayload:
    settings: ShopSettings | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ChangeShopSettingsPayload":
        return cls(
            settings=maybe(data["settings"], ShopSettings.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class BothLanguages:
    """A text in Chinese and in English; where one is empty the other stands in."""

    zh: str
    en: str

    @classmethod
    def read(cls, data: Any) -> "BothLanguages":
        return cls(
            zh=data["zh"],
            en=data["en"],
        )


@dataclass(frozen=True, kw_only=True)
class NavigationLink:
    """Where a click leads: a page, a category, or an address. `url` is empty where it is gone."""

    text: BothLanguages
    page: str | None
    category: str | None
    address: str | None
    url: str

    @classmethod
    def read(cls, data: Any) -> "NavigationLink":
        return cls(
            text=BothLanguages.read(data["text"]),
            page=data["page"],
            category=data["category"],
            address=data["address"],
            url=data["url"],
        )


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """One line above every page, within its time."""

    text: BothLanguages
    link: NavigationLink | None
    begins: datetime | None
    ends: datetime | None

    @classmethod
    def read(cls, data: Any) -> "Announcement":
        return cls(
            text=BothLanguages.read(data["text"]),
            link=maybe(data["link"], NavigationLink.read),
            begins=maybe(data["begins"], instant),
            ends=maybe(data["ends"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class Navigation:
    """Empty lists mean what a new shop has: no links above, its articles below."""

    announcement: Announcement | None
    above: list[NavigationLink]
    below: list[NavigationLink]

    @classmethod
    def read(cls, data: Any) -> "Navigation":
        return cls(
            announcement=maybe(data["announcement"], Announcement.read),
            above=[NavigationLink.read(one) for one in data["above"]],
            below=[NavigationLink.read(one) for one in data["below"]],
        )


@dataclass(frozen=True, kw_only=True)
class SetNavigationPayload:
    navigation: Navigation | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SetNavigationPayload":
        return cls(
            navigation=maybe(data["navigation"], Navigation.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class PageSettings:
    """Of a page, beside its content."""

    title: BothLanguages
    slug: str
    seo_title: BothLanguages
    seo_description: BothLanguages
    goes_live_at: datetime | None
    expires_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "PageSettings":
        return cls(
            title=BothLanguages.read(data["title"]),
            slug=data["slug"],
            seo_title=BothLanguages.read(data["seoTitle"]),
            seo_description=BothLanguages.read(data["seoDescription"]),
            goes_live_at=maybe(data["goesLiveAt"], instant),
            expires_at=maybe(data["expiresAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class PageReview:
    """It waits for those who may publish, or they have sent it back."""

    asked_at: datetime
    asked_by: str
    sent_back: bool
    comment: str

    @classmethod
    def read(cls, data: Any) -> "PageReview":
        return cls(
            asked_at=instant(data["askedAt"]),
            asked_by=data["askedBy"],
            sent_back=data["sentBack"],
            comment=data["comment"],
        )


@dataclass(frozen=True, kw_only=True)
class ShopPage:
    """A page of the shop. Its content is written in the console."""

    id: str
    title: str
    kind: str
    url: str
    is_live: bool
    settings: PageSettings
    published: PageSettings | None
    has_unpublished_changes: bool
    goes_live_at: datetime | None
    published_at: datetime | None
    changed_at: datetime | None
    review: PageReview | None

    @classmethod
    def read(cls, data: Any) -> "ShopPage":
        return cls(
            id=data["id"],
            title=data["title"],
            kind=data["kind"],
            url=data["url"],
            is_live=data["isLive"],
            settings=PageSettings.read(data["settings"]),
            published=maybe(data["published"], PageSettings.read),
            has_unpublished_changes=data["hasUnpublishedChanges"],
            goes_live_at=maybe(data["goesLiveAt"], instant),
            published_at=maybe(data["publishedAt"], instant),
            changed_at=maybe(data["changedAt"], instant),
            review=maybe(data["review"], PageReview.read),
        )


@dataclass(frozen=True, kw_only=True)
class ChangePagePayload:
    page: ShopPage | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ChangePagePayload":
        return cls(
            page=maybe(data["page"], ShopPage.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class PublishPagePayload:
    page: ShopPage | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "PublishPagePayload":
        return cls(
            page=maybe(data["page"], ShopPage.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class UnpublishPagePayload:
    page: ShopPage | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "UnpublishPagePayload":
        return cls(
            page=maybe(data["page"], ShopPage.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class UnschedulePagePayload:
    page: ShopPage | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "UnschedulePagePayload":
        return cls(
            page=maybe(data["page"], ShopPage.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class SubmitPagePayload:
    page: ShopPage | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SubmitPagePayload":
        return cls(
            page=maybe(data["page"], ShopPage.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ReviewPagePayload:
    page: ShopPage | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ReviewPagePayload":
        return cls(
            page=maybe(data["page"], ShopPage.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class Look:
    """What the shop wears. `tokens` is what differs from theme and presets."""

    theme: str
    light: str
    dark: str
    tokens: Any
    colours: Any
    logo_url: str | None
    icon_url: str | None
    changed_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "Look":
        return cls(
            theme=data["theme"],
            light=data["light"],
            dark=data["dark"],
            tokens=data["tokens"],
            colours=data["colours"],
            logo_url=data["logoUrl"],
            icon_url=data["iconUrl"],
            changed_at=maybe(data["changedAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class SetLookPayload:
    look: Look | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SetLookPayload":
        return cls(
            look=maybe(data["look"], Look.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class StaffMember:
    """Somebody who may enter the shop's console."""

    id: str
    email: str
    name: str
    role: StaffRole
    is_active: bool
    is_waiting: bool
    has_second_factor: bool
    is_me: bool
    joined_at: datetime
    last_sign_in_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "StaffMember":
        return cls(
            id=data["id"],
            email=data["email"],
            name=data["name"],
            role=StaffRole(data["role"]),
            is_active=data["isActive"],
            is_waiting=data["isWaiting"],
            has_second_factor=data["hasSecondFactor"],
            is_me=data["isMe"],
            joined_at=instant(data["joinedAt"]),
            last_sign_in_at=maybe(data["lastSignInAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class InviteStaffPayload:
    member: StaffMember | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "InviteStaffPayload":
        return cls(
            member=maybe(data["member"], StaffMember.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class InviteStaffAgainPayload:
    member: StaffMember | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "InviteStaffAgainPayload":
        return cls(
            member=maybe(data["member"], StaffMember.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ChangeStaffRolePayload:
    member: StaffMember | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ChangeStaffRolePayload":
        return cls(
            member=maybe(data["member"], StaffMember.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RemoveStaffPayload:
    removed: bool
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RemoveStaffPayload":
        return cls(
            removed=data["removed"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ApiKey:
    """A key by its prefix: `cf_<prefix>_…`, with what binds it. Its secret lies nowhere."""

    id: str
    name: str
    prefix: str
    scopes: list[str]
    expires_at: datetime | None
    signing: Signing
    daily_cap: Money | None
    spent_today: Money | None
    left_today: Money | None
    addresses: list[str]
    acts_for: str
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None
    is_over: bool

    @classmethod
    def read(cls, data: Any) -> "ApiKey":
        return cls(
            id=data["id"],
            name=data["name"],
            prefix=data["prefix"],
            scopes=data["scopes"],
            expires_at=maybe(data["expiresAt"], instant),
            signing=Signing(data["signing"]),
            daily_cap=maybe(data["dailyCap"], Money.read),
            spent_today=maybe(data["spentToday"], Money.read),
            left_today=maybe(data["leftToday"], Money.read),
            addresses=data["addresses"],
            acts_for=data["actsFor"],
            created_at=instant(data["createdAt"]),
            last_used_at=maybe(data["lastUsedAt"], instant),
            revoked_at=maybe(data["revokedAt"], instant),
            is_over=data["isOver"],
        )


@dataclass(frozen=True, kw_only=True)
class CreateApiKeyPayload:
    key: ApiKey | None
    secret: str | None
    signing_secret: str | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CreateApiKeyPayload":
        return cls(
            key=maybe(data["key"], ApiKey.read),
            secret=data["secret"],
            signing_secret=data["signingSecret"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RotateApiKeyPayload:
    key: ApiKey | None
    secret: str | None
    signing_secret: str | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RotateApiKeyPayload":
        return cls(
            key=maybe(data["key"], ApiKey.read),
            secret=data["secret"],
            signing_secret=data["signingSecret"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RevokeApiKeyPayload:
    key: ApiKey | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RevokeApiKeyPayload":
        return cls(
            key=maybe(data["key"], ApiKey.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RegisteredQuery:
    """A document that a key sends by its hash alone: `extensions.persistedQuery.sha256Hash`."""

    sha256: str
    name: str
    text: str
    id: str
    created_at: datetime

    @classmethod
    def read(cls, data: Any) -> "RegisteredQuery":
        return cls(
            sha256=data["sha256"],
            name=data["name"],
            text=data["text"],
            id=data["id"],
            created_at=instant(data["createdAt"]),
        )


@dataclass(frozen=True, kw_only=True)
class RegisterQueriesPayload:
    queries: list[RegisteredQuery]
    registered_only: bool | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RegisterQueriesPayload":
        return cls(
            queries=[RegisteredQuery.read(one) for one in data["queries"]],
            registered_only=data["registeredOnly"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class UnregisterQueriesPayload:
    removed: int | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "UnregisterQueriesPayload":
        return cls(
            removed=data["removed"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class KeyLimits:
    """An API key and what binds it. Its secrets are told once, when they are made."""

    id: str
    name: str
    prefix: str
    scopes: list[str]
    expires_at: datetime | None
    signing: Signing
    daily_cap: Money | None
    spent_today: Money | None
    left_today: Money | None

    @classmethod
    def read(cls, data: Any) -> "KeyLimits":
        return cls(
            id=data["id"],
            name=data["name"],
            prefix=data["prefix"],
            scopes=data["scopes"],
            expires_at=maybe(data["expiresAt"], instant),
            signing=Signing(data["signing"]),
            daily_cap=maybe(data["dailyCap"], Money.read),
            spent_today=maybe(data["spentToday"], Money.read),
            left_today=maybe(data["leftToday"], Money.read),
        )


@dataclass(frozen=True, kw_only=True)
class SetKeyCapPayload:
    key: KeyLimits | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SetKeyCapPayload":
        return cls(
            key=maybe(data["key"], KeyLimits.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class SetKeySigningPayload:
    key: KeyLimits | None
    signing_secret: str | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SetKeySigningPayload":
        return cls(
            key=maybe(data["key"], KeyLimits.read),
            signing_secret=data["signingSecret"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class DnsRecord:
    """What has to be published, exactly."""

    name: str
    kind: str
    value: str

    @classmethod
    def read(cls, data: Any) -> "DnsRecord":
        return cls(
            name=data["name"],
            kind=data["kind"],
            value=data["value"],
        )


@dataclass(frozen=True, kw_only=True)
class Domain:
    """An address of the shop. Its own ones are served while a record in the DNS proves them."""

    id: str
    domain: str
    kind: DomainKind
    is_primary: bool
    is_served: bool
    record: DnsRecord | None
    finding: DomainFinding
    finding_text: str
    added_at: datetime
    proven_at: datetime | None
    checked_at: datetime | None
    drops_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "Domain":
        return cls(
            id=data["id"],
            domain=data["domain"],
            kind=DomainKind(data["kind"]),
            is_primary=data["isPrimary"],
            is_served=data["isServed"],
            record=maybe(data["record"], DnsRecord.read),
            finding=DomainFinding(data["finding"]),
            finding_text=data["findingText"],
            added_at=instant(data["addedAt"]),
            proven_at=maybe(data["provenAt"], instant),
            checked_at=maybe(data["checkedAt"], instant),
            drops_at=maybe(data["dropsAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class AddDomainPayload:
    domain: Domain | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "AddDomainPayload":
        return cls(
            domain=maybe(data["domain"], Domain.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CheckDomainPayload:
    domain: Domain | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CheckDomainPayload":
        return cls(
            domain=maybe(data["domain"], Domain.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class MakeDomainPrimaryPayload:
    domain: Domain | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "MakeDomainPrimaryPayload":
        return cls(
            domain=maybe(data["domain"], Domain.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RemoveDomainPayload:
    removed: bool
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RemoveDomainPayload":
        return cls(
            removed=data["removed"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class PaymentAccount:
    """The shop's account at a provider. What it was opened with is sealed, and never told."""

    id: str
    provider: str
    label: str
    is_active: bool
    created_at: datetime

    @classmethod
    def read(cls, data: Any) -> "PaymentAccount":
        return cls(
            id=data["id"],
            provider=data["provider"],
            label=data["label"],
            is_active=data["isActive"],
            created_at=instant(data["createdAt"]),
        )


@dataclass(frozen=True, kw_only=True)
class OpenPaymentAccountPayload:
    account: PaymentAccount | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "OpenPaymentAccountPayload":
        return cls(
            account=maybe(data["account"], PaymentAccount.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class SwitchOffPaymentAccountPayload:
    account: PaymentAccount | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SwitchOffPaymentAccountPayload":
        return cls(
            account=maybe(data["account"], PaymentAccount.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class WebhookDeliveryCounts:
    """Deliveries that are kept (30 days), by where they stand."""

    waiting: int
    delivered: int
    failed: int

    @classmethod
    def read(cls, data: Any) -> "WebhookDeliveryCounts":
        return cls(
            waiting=data["waiting"],
            delivered=data["delivered"],
            failed=data["failed"],
        )


@dataclass(frozen=True, kw_only=True)
class WebhookEndpoint:
    """Where events are sent. Its secret is told once, by the mutation that makes it."""

    id: str
    url: str
    description: str
    kinds: list[WebhookEventKind]
    state: WebhookEndpointState
    pause_reason: WebhookPauseReason | None
    paused_at: datetime | None
    failing_since: datetime | None
    created_at: datetime
    counts: WebhookDeliveryCounts

    @classmethod
    def read(cls, data: Any) -> "WebhookEndpoint":
        return cls(
            id=data["id"],
            url=data["url"],
            description=data["description"],
            kinds=[WebhookEventKind(one) for one in data["kinds"]],
            state=WebhookEndpointState(data["state"]),
            pause_reason=maybe(data["pauseReason"], WebhookPauseReason),
            paused_at=maybe(data["pausedAt"], instant),
            failing_since=maybe(data["failingSince"], instant),
            created_at=instant(data["createdAt"]),
            counts=WebhookDeliveryCounts.read(data["counts"]),
        )


@dataclass(frozen=True, kw_only=True)
class WebhookSecretPayload:
    """`secret` is told this once; a repeated call has null there."""

    endpoint: WebhookEndpoint | None
    secret: str | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "WebhookSecretPayload":
        return cls(
            endpoint=maybe(data["endpoint"], WebhookEndpoint.read),
            secret=data["secret"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class WebhookEndpointPayload:
    endpoint: WebhookEndpoint | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "WebhookEndpointPayload":
        return cls(
            endpoint=maybe(data["endpoint"], WebhookEndpoint.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class DeleteWebhookEndpointPayload:
    deleted: bool
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "DeleteWebhookEndpointPayload":
        return cls(
            deleted=data["deleted"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class WebhookAttempt:
    """One try: what came back, how long it took, and the first kilobyte of the answer."""

    at: datetime
    status: int | None
    error: WebhookError | None
    duration_ms: int | None
    answer: str

    @classmethod
    def read(cls, data: Any) -> "WebhookAttempt":
        return cls(
            at=instant(data["at"]),
            status=data["status"],
            error=maybe(data["error"], WebhookError),
            duration_ms=data["durationMs"],
            answer=data["answer"],
        )


@dataclass(frozen=True, kw_only=True)
class WebhookDelivery:
    """One event on its way to one endpoint. `messageId` is the header `webhook-id`."""

    id: str
    message_id: str
    kind: WebhookEventKind
    version: str
    data: Any
    happened_at: datetime
    endpoint: WebhookEndpoint
    state: WebhookDeliveryState
    tries: int
    next_try_at: datetime | None
    last_status: int | None
    last_error: WebhookError | None
    attempts: list[WebhookAttempt]

    @classmethod
    def read(cls, data: Any) -> "WebhookDelivery":
        return cls(
            id=data["id"],
            message_id=data["messageId"],
            kind=WebhookEventKind(data["kind"]),
            version=data["version"],
            data=data["data"],
            happened_at=instant(data["happenedAt"]),
            endpoint=WebhookEndpoint.read(data["endpoint"]),
            state=WebhookDeliveryState(data["state"]),
            tries=data["tries"],
            next_try_at=maybe(data["nextTryAt"], instant),
            last_status=data["lastStatus"],
            last_error=maybe(data["lastError"], WebhookError),
            attempts=[WebhookAttempt.read(one) for one in data["attempts"]],
        )


@dataclass(frozen=True, kw_only=True)
class WebhookDeliveryPayload:
    delivery: WebhookDelivery | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "WebhookDeliveryPayload":
        return cls(
            delivery=maybe(data["delivery"], WebhookDelivery.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ReplayFailedWebhooksPayload:
    count: int
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ReplayFailedWebhooksPayload":
        return cls(
            count=data["count"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class StockChange:
    """A denomination whose availability has moved, and what it is now."""

    denomination: str
    availability: Availability
    moved_at: datetime

    @classmethod
    def read(cls, data: Any) -> "StockChange":
        return cls(
            denomination=data["denomination"],
            availability=Availability(data["availability"]),
            moved_at=instant(data["movedAt"]),
        )


@dataclass(frozen=True, kw_only=True)
class Security:
    """How well an account is guarded. What guards it is changed on the account's pages."""

    email_proven: bool
    has_password: bool
    has_authenticator: bool
    passkeys: int
    has_recovery_codes: bool
    last_sign_in_at: datetime | None
    joined_at: datetime

    @classmethod
    def read(cls, data: Any) -> "Security":
        return cls(
            email_proven=data["emailProven"],
            has_password=data["hasPassword"],
            has_authenticator=data["hasAuthenticator"],
            passkeys=data["passkeys"],
            has_recovery_codes=data["hasRecoveryCodes"],
            last_sign_in_at=maybe(data["lastSignInAt"], instant),
            joined_at=instant(data["joinedAt"]),
        )


@dataclass(frozen=True, kw_only=True)
class Viewer:
    email: str | None
    wallet: Money | None
    id: str
    name: str | None
    locale: str | None
    is_staff: bool
    scopes: list[str] | None
    security: Security

    @classmethod
    def read(cls, data: Any) -> "Viewer":
        return cls(
            email=data["email"],
            wallet=maybe(data["wallet"], Money.read),
            id=data["id"],
            name=data["name"],
            locale=data["locale"],
            is_staff=data["isStaff"],
            scopes=data["scopes"],
            security=Security.read(data["security"]),
        )


@dataclass(frozen=True, kw_only=True)
class Shop:
    """The shop on whose host you are."""

    name: str
    url: str
    locales: list[str]
    currency: str
    theme: str
    support_email: str | None

    @classmethod
    def read(cls, data: Any) -> "Shop":
        return cls(
            name=data["name"],
            url=data["url"],
            locales=data["locales"],
            currency=data["currency"],
            theme=data["theme"],
            support_email=data["supportEmail"],
        )


@dataclass(frozen=True, kw_only=True)
class Category:
    """A shelf of the catalogue."""

    slug: str
    name: str

    @classmethod
    def read(cls, data: Any) -> "Category":
        return cls(
            slug=data["slug"],
            name=data["name"],
        )


@dataclass(frozen=True, kw_only=True)
class BuyerField:
    """Something the buyer must tell, such as a phone number for a top-up."""

    name: str
    label: str
    required: bool
    pattern: str | None
    help: str | None

    @classmethod
    def read(cls, data: Any) -> "BuyerField":
        return cls(
            name=data["name"],
            label=data["label"],
            required=data["required"],
            pattern=data["pattern"],
            help=data["help"],
        )


@dataclass(frozen=True, kw_only=True)
class PriceBreak:
    """The price of one piece from a quantity on."""

    min_quantity: int
    price: Money

    @classmethod
    def read(cls, data: Any) -> "PriceBreak":
        return cls(
            min_quantity=data["minQuantity"],
            price=Money.read(data["price"]),
        )


@dataclass(frozen=True, kw_only=True)
class Denomination:
    """One buyable face value of a product."""

    id: str
    name: str
    kind: DenominationKind
    price: Money
    availability: Availability
    min_quantity: int
    max_quantity: int
    buyer_fields: list[BuyerField]
    promise_seconds: int | None
    sku: str
    face_value: str | None
    face_currency: str | None
    price_before: Money | None
    price_breaks: list[PriceBreak]
    warranty_days: int
    warranty: str | None

    @classmethod
    def read(cls, data: Any) -> "Denomination":
        return cls(
            id=data["id"],
            name=data["name"],
            kind=DenominationKind(data["kind"]),
            price=Money.read(data["price"]),
            availability=Availability(data["availability"]),
            min_quantity=data["minQuantity"],
            max_quantity=data["maxQuantity"],
            buyer_fields=[BuyerField.read(one) for one in data["buyerFields"]],
            promise_seconds=data["promiseSeconds"],
            sku=data["sku"],
            face_value=data["faceValue"],
            face_currency=data["faceCurrency"],
            price_before=maybe(data["priceBefore"], Money.read),
            price_breaks=[PriceBreak.read(one) for one in data["priceBreaks"]],
            warranty_days=data["warrantyDays"],
            warranty=data["warranty"],
        )


@dataclass(frozen=True, kw_only=True)
class Product:
    """What is sold, with its face values."""

    id: str
    slug: str
    name: str
    description: str
    category: Category
    price_from: Money | None
    denominations: list[Denomination]
    instructions: str
    issuer: str | None
    region: str | None
    image_url: str
    availability: Availability
    is_featured: bool
    category_path: list[Category]

    @classmethod
    def read(cls, data: Any) -> "Product":
        return cls(
            id=data["id"],
            slug=data["slug"],
            name=data["name"],
            description=data["description"],
            category=Category.read(data["category"]),
            price_from=maybe(data["priceFrom"], Money.read),
            denominations=[Denomination.read(one) for one in data["denominations"]],
            instructions=data["instructions"],
            issuer=data["issuer"],
            region=data["region"],
            image_url=data["imageUrl"],
            availability=Availability(data["availability"]),
            is_featured=data["isFeatured"],
            category_path=[Category.read(one) for one in data["categoryPath"]],
        )


@dataclass(frozen=True, kw_only=True)
class CategoryLeaf:
    """A shown category with those under it."""

    slug: str
    name: str
    icon: str | None

    @classmethod
    def read(cls, data: Any) -> "CategoryLeaf":
        return cls(
            slug=data["slug"],
            name=data["name"],
            icon=data["icon"],
        )


@dataclass(frozen=True, kw_only=True)
class CategoryBranch:
    """A shown category with those under it."""

    slug: str
    name: str
    icon: str | None
    children: list[CategoryLeaf]

    @classmethod
    def read(cls, data: Any) -> "CategoryBranch":
        return cls(
            slug=data["slug"],
            name=data["name"],
            icon=data["icon"],
            children=[CategoryLeaf.read(one) for one in data["children"]],
        )


@dataclass(frozen=True, kw_only=True)
class CategoryNode:
    """A shown category with those under it."""

    slug: str
    name: str
    icon: str | None
    children: list[CategoryBranch]

    @classmethod
    def read(cls, data: Any) -> "CategoryNode":
        return cls(
            slug=data["slug"],
            name=data["name"],
            icon=data["icon"],
            children=[CategoryBranch.read(one) for one in data["children"]],
        )


@dataclass(frozen=True, kw_only=True)
class CountedCategory:
    """A category with how many products are in it and under it."""

    category: Category
    parent: str | None
    count: int

    @classmethod
    def read(cls, data: Any) -> "CountedCategory":
        return cls(
            category=Category.read(data["category"]),
            parent=data["parent"],
            count=data["count"],
        )


@dataclass(frozen=True, kw_only=True)
class CountedKind:
    kind: DenominationKind
    count: int

    @classmethod
    def read(cls, data: Any) -> "CountedKind":
        return cls(
            kind=DenominationKind(data["kind"]),
            count=data["count"],
        )


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One choice, with how many products it would leave."""

    value: str
    count: int

    @classmethod
    def read(cls, data: Any) -> "Counted":
        return cls(
            value=data["value"],
            count=data["count"],
        )


@dataclass(frozen=True, kw_only=True)
class Facets:
    """What a list could be narrowed to. Counts are of products, under the filter given."""

    total: int
    in_stock: int
    categories: list[CountedCategory]
    kinds: list[CountedKind]
    regions: list[Counted]
    price_from: Money | None
    price_to: Money | None

    @classmethod
    def read(cls, data: Any) -> "Facets":
        return cls(
            total=data["total"],
            in_stock=data["inStock"],
            categories=[CountedCategory.read(one) for one in data["categories"]],
            kinds=[CountedKind.read(one) for one in data["kinds"]],
            regions=[Counted.read(one) for one in data["regions"]],
            price_from=maybe(data["priceFrom"], Money.read),
            price_to=maybe(data["priceTo"], Money.read),
        )


@dataclass(frozen=True, kw_only=True)
class SearchSuggestion:
    """A product, and the face value of it that the words name, if they name one."""

    product: Product
    denomination: Denomination | None

    @classmethod
    def read(cls, data: Any) -> "SearchSuggestion":
        return cls(
            product=Product.read(data["product"]),
            denomination=maybe(data["denomination"], Denomination.read),
        )


@dataclass(frozen=True, kw_only=True)
class StaffStatementEntry:
    """With the reason that staff gave for a change by hand."""

    id: str
    at: datetime
    event: str
    label: str
    reference: str
    order_number: str | None
    amount: Money
    balance: Money
    reason: str | None

    @classmethod
    def read(cls, data: Any) -> "StaffStatementEntry":
        return cls(
            id=data["id"],
            at=instant(data["at"]),
            event=data["event"],
            label=data["label"],
            reference=data["reference"],
            order_number=data["orderNumber"],
            amount=Money.read(data["amount"]),
            balance=Money.read(data["balance"]),
            reason=data["reason"],
        )


@dataclass(frozen=True, kw_only=True)
class FloorBreach:
    """A face value whose sale is stopped: its price no longer covers wholesale and fee."""

    denomination: str
    name: str | None
    price: Money
    floor: Money
    since: datetime

    @classmethod
    def read(cls, data: Any) -> "FloorBreach":
        return cls(
            denomination=data["denomination"],
            name=data["name"],
            price=Money.read(data["price"]),
            floor=Money.read(data["floor"]),
            since=instant(data["since"]),
        )


@dataclass(frozen=True, kw_only=True)
class MarkupPreviewRow:
    """One face value before and after, at the quantity that leaves the shop the least."""

    denomination: str
    name: str
    quantity: int
    before: Money
    after: Money
    floor: Money
    margin: Money
    below_floor: bool

    @classmethod
    def read(cls, data: Any) -> "MarkupPreviewRow":
        return cls(
            denomination=data["denomination"],
            name=data["name"],
            quantity=data["quantity"],
            before=Money.read(data["before"]),
            after=Money.read(data["after"]),
            floor=Money.read(data["floor"]),
            margin=Money.read(data["margin"]),
            below_floor=data["belowFloor"],
        )


@dataclass(frozen=True, kw_only=True)
class MarkupPreview:
    """What a rule would do; nothing is written. Those below their floor come first."""

    reached: int
    breaches: int
    rows: Page[MarkupPreviewRow]

    @classmethod
    def read(cls, data: Any) -> "MarkupPreview":
        return cls(
            reached=data["reached"],
            breaches=data["breaches"],
            rows=page_of(data["rows"], MarkupPreviewRow.read),
        )


@dataclass(frozen=True, kw_only=True)
class StaffDenomination:
    """A face value with what its least quantity costs the shop and leaves it."""

    id: str
    sku: str
    name: str
    quantity: int
    wholesale: Money
    price: Money
    floor: Money
    margin: Money
    markup: Markup
    below_floor: bool

    @classmethod
    def read(cls, data: Any) -> "StaffDenomination":
        return cls(
            id=data["id"],
            sku=data["sku"],
            name=data["name"],
            quantity=data["quantity"],
            wholesale=Money.read(data["wholesale"]),
            price=Money.read(data["price"]),
            floor=Money.read(data["floor"]),
            margin=Money.read(data["margin"]),
            markup=Markup.read(data["markup"]),
            below_floor=data["belowFloor"],
        )


@dataclass(frozen=True, kw_only=True)
class CouponUse:
    """An order that a coupon was used for."""

    id: str
    order_number: str | None
    email: str
    saved: Money
    used_at: datetime
    returned_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "CouponUse":
        return cls(
            id=data["id"],
            order_number=data["orderNumber"],
            email=data["email"],
            saved=Money.read(data["saved"]),
            used_at=instant(data["usedAt"]),
            returned_at=maybe(data["returnedAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class ThemePreset:
    """A set of colours, by day or by night."""

    id: str
    name: str
    mode: str

    @classmethod
    def read(cls, data: Any) -> "ThemePreset":
        return cls(
            id=data["id"],
            name=data["name"],
            mode=data["mode"],
        )


@dataclass(frozen=True, kw_only=True)
class ThemeToken:
    """Something that a shop may set. A colour is set by mode: "light.accent", "dark.accent"."""

    name: str
    label: str
    limits: Any

    @classmethod
    def read(cls, data: Any) -> "ThemeToken":
        return cls(
            name=data["name"],
            label=data["label"],
            limits=data["limits"],
        )


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A theme with what it can be set to."""

    id: str
    name: str
    about: str
    presets: list[ThemePreset]
    fonts: list[str]
    tokens: list[ThemeToken]

    @classmethod
    def read(cls, data: Any) -> "Theme":
        return cls(
            id=data["id"],
            name=data["name"],
            about=data["about"],
            presets=[ThemePreset.read(one) for one in data["presets"]],
            fonts=data["fonts"],
            tokens=[ThemeToken.read(one) for one in data["tokens"]],
        )


@dataclass(frozen=True, kw_only=True)
class StaffAct:
    """One thing that a role may do."""

    name: str
    label: str

    @classmethod
    def read(cls, data: Any) -> "StaffAct":
        return cls(
            name=data["name"],
            label=data["label"],
        )


@dataclass(frozen=True, kw_only=True)
class StaffRoleFacts:
    """A role with what it may do, by the table that the console asks."""

    role: StaffRole
    label: str
    acts: list[StaffAct]

    @classmethod
    def read(cls, data: Any) -> "StaffRoleFacts":
        return cls(
            role=StaffRole(data["role"]),
            label=data["label"],
            acts=[StaffAct.read(one) for one in data["acts"]],
        )


@dataclass(frozen=True, kw_only=True)
class Book:
    """An account of the shop: what it holds, and how that came about."""

    balance: Money

    @classmethod
    def read(cls, data: Any) -> "Book":
        return cls(
            balance=Money.read(data["balance"]),
        )


@dataclass(frozen=True, kw_only=True)
class ShopMoney:
    """Earnings where the platform collects, the prepaid wallet where the shop does."""

    collects: str
    earnings: Book
    wallet: Book

    @classmethod
    def read(cls, data: Any) -> "ShopMoney":
        return cls(
            collects=data["collects"],
            earnings=Book.read(data["earnings"]),
            wallet=Book.read(data["wallet"]),
        )


@dataclass(frozen=True, kw_only=True)
class DayFigures:
    """A day of the shop's own time zone. Sales are what was paid less what went back."""

    day: date
    orders: int
    sales: Money
    margin: Money | None

    @classmethod
    def read(cls, data: Any) -> "DayFigures":
        return cls(
            day=day(data["day"]),
            orders=data["orders"],
            sales=Money.read(data["sales"]),
            margin=maybe(data["margin"], Money.read),
        )


@dataclass(frozen=True, kw_only=True)
class LowStock:
    """A face value that runs low, of those that the shop shows."""

    denomination: str
    name: str
    left: int
    since: datetime

    @classmethod
    def read(cls, data: Any) -> "LowStock":
        return cls(
            denomination=data["denomination"],
            name=data["name"],
            left=data["left"],
            since=instant(data["since"]),
        )


@dataclass(frozen=True, kw_only=True)
class Credential:
    """Something that a provider gives its customer."""

    name: str
    label: str
    is_needed: bool

    @classmethod
    def read(cls, data: Any) -> "Credential":
        return cls(
            name=data["name"],
            label=data["label"],
            is_needed=data["isNeeded"],
        )


@dataclass(frozen=True, kw_only=True)
class PaymentProvider:
    """A provider at which a shop can have an account of its own."""

    provider: str
    label: str
    credentials: list[Credential]

    @classmethod
    def read(cls, data: Any) -> "PaymentProvider":
        return cls(
            provider=data["provider"],
            label=data["label"],
            credentials=[Credential.read(one) for one in data["credentials"]],
        )


@dataclass(frozen=True, kw_only=True)
class TrailDetail:
    """Something more about a deed."""

    label: str
    value: str

    @classmethod
    def read(cls, data: Any) -> "TrailDetail":
        return cls(
            label=data["label"],
            value=data["value"],
        )


@dataclass(frozen=True, kw_only=True)
class TrailEntry:
    """One deed. Who of the platform's staff did something is not told."""

    id: str
    at: datetime
    action: str
    text: str
    who: str
    address: str | None
    target: str
    details: list[TrailDetail]

    @classmethod
    def read(cls, data: Any) -> "TrailEntry":
        return cls(
            id=data["id"],
            at=instant(data["at"]),
            action=data["action"],
            text=data["text"],
            who=data["who"],
            address=data["address"],
            target=data["target"],
            details=[TrailDetail.read(one) for one in data["details"]],
        )


@dataclass(frozen=True, kw_only=True)
class StatementEntry:
    """One change of a balance. `reference` is unique, and the same for ever."""

    id: str
    at: datetime
    event: str
    label: str
    reference: str
    order_number: str | None
    amount: Money
    balance: Money

    @classmethod
    def read(cls, data: Any) -> "StatementEntry":
        return cls(
            id=data["id"],
            at=instant(data["at"]),
            event=data["event"],
            label=data["label"],
            reference=data["reference"],
            order_number=data["orderNumber"],
            amount=Money.read(data["amount"]),
            balance=Money.read(data["balance"]),
        )
