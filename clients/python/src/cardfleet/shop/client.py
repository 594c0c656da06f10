"""Written by `make clients`. Change clients/operations or the schema, not this file."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from cardfleet.errors import Fault
from cardfleet.lists import Lists
from cardfleet.shop import documents
from cardfleet.shop.choices import (
    ListingOnly,
    MarkupKind,
    MarkupScope,
    PriceEnding,
    ProductSort,
    PromotionFunder,
    PromotionKind,
    PromotionOff,
    RefundWay,
    Signing,
    StaffRole,
    TrailNoun,
    WebhookEventKind,
)
from cardfleet.shop.inputs import (
    AnnouncementInput,
    BothLanguagesInput,
    LegalNumberInput,
    LineInput,
    LookInput,
    MarkupInput,
    MarkupTarget,
    NavigationLinkInput,
    OrderFilter,
    ProductFilter,
    QueryTextInput,
    StaffOrderFilter,
    WebhookDeliveryFilter,
)
from cardfleet.shop.types import (
    AddDomainPayload,
    AdjustWalletPayload,
    ApiKey,
    BulkOrder,
    CancelOrderPayload,
    CategoryNode,
    ChangePagePayload,
    ChangeShopSettingsPayload,
    ChangeStaffRolePayload,
    CheckDomainPayload,
    CouponUse,
    CreateApiKeyPayload,
    Customer,
    DayFigures,
    DeleteWebhookEndpointPayload,
    Domain,
    Facets,
    FloorBreach,
    InviteStaffAgainPayload,
    InviteStaffPayload,
    KeyLimits,
    ListedCategory,
    ListedProduct,
    Look,
    LookUpOrderPayload,
    LowStock,
    MakeDomainPrimaryPayload,
    MarkLineDeliveredPayload,
    MarkLineFailedPayload,
    Markup,
    MarkupPreview,
    Navigation,
    NotifyWhenBackPayload,
    OpenOrderPayload,
    OpenPaymentAccountPayload,
    Order,
    PaymentAccount,
    PaymentProvider,
    PayOrderPayload,
    PlaceBulkOrderPayload,
    PlaceOrderPayload,
    PriceSettings,
    Product,
    Promotion,
    PublishPagePayload,
    QuotePayload,
    RefundOrderPayload,
    RegisteredQuery,
    RegisterQueriesPayload,
    RemoveDomainPayload,
    RemoveMarkupPayload,
    RemoveStaffPayload,
    ReplayFailedWebhooksPayload,
    RequestOneTimeCodePayload,
    RevealCodesPayload,
    ReviewPagePayload,
    RevokeApiKeyPayload,
    RotateApiKeyPayload,
    SavePromotionPayload,
    SearchSuggestion,
    SendOrderMailPayload,
    SetKeyCapPayload,
    SetKeySigningPayload,
    SetListingPayload,
    SetListingRulePayload,
    SetLookPayload,
    SetMarkupPayload,
    SetMemberGroupPayload,
    SetNavigationPayload,
    SetPriceSettingsPayload,
    Shop,
    ShopMoney,
    ShopPage,
    ShopSettings,
    StaffDenomination,
    StaffMember,
    StaffOrder,
    StaffRoleFacts,
    StaffStatementEntry,
    StatementEntry,
    StockChange,
    SubmitPagePayload,
    SwitchOffPaymentAccountPayload,
    SwitchPromotionPayload,
    Theme,
    TopUp,
    TopUpWalletPayload,
    TrailEntry,
    UnpublishPagePayload,
    UnregisterQueriesPayload,
    UnschedulePagePayload,
    Viewer,
    WebhookDelivery,
    WebhookDeliveryPayload,
    WebhookEndpoint,
    WebhookEndpointPayload,
    WebhookSecretPayload,
)
from cardfleet.values import UNSET, Page, Unset, maybe, named, page_of, reach


class ShopClient(Lists):
    """Everything that a shop's host answers."""

    def top_up_wallet(
        self, *, amount: str, provider: str, idempotency_key: Unset | str | None = UNSET
    ) -> TopUpWalletPayload:
        """Money into one's own wallet. Where it is PENDING, `redirectUrl` or `qrCode` say how
        to go on."""
        payload = TopUpWalletPayload.read(
            self.act(
                documents.TOP_UP_WALLET,
                "topUpWallet",
                named({"amount": amount, "provider": provider, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def notify_when_back(
        self,
        *,
        denomination: str,
        email: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> NotifyWhenBackPayload:
        """One mail when a sold-out face value can be bought again."""
        payload = NotifyWhenBackPayload.read(
            self.act(
                documents.NOTIFY_WHEN_BACK,
                "notifyWhenBack",
                named(
                    {
                        "denomination": denomination,
                        "email": email,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def look_up_order(
        self, *, number: str, email: str, idempotency_key: Unset | str | None = UNSET
    ) -> LookUpOrderPayload:
        """Six digits by mail, if number and address belong together. The answer is the same if
        not."""
        payload = LookUpOrderPayload.read(
            self.act(
                documents.LOOK_UP_ORDER,
                "lookUpOrder",
                named({"number": number, "email": email, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def open_order(
        self,
        *,
        number: str,
        email: str,
        one_time_code: str,
        reveal: Unset | bool | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> OpenOrderPayload:
        """The order, for who has the digits."""
        payload = OpenOrderPayload.read(
            self.act(
                documents.OPEN_ORDER,
                "openOrder",
                named(
                    {
                        "number": number,
                        "email": email,
                        "oneTimeCode": one_time_code,
                        "reveal": reveal,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def place_bulk_order(
        self,
        *,
        lines: Sequence[LineInput],
        email: str,
        idempotency_key: Unset | str | None = UNSET,
        pay: Unset | str | None = UNSET,
        client_reference: Unset | str | None = UNSET,
    ) -> PlaceBulkOrderPayload:
        """Sets aside and pays up to 500 lines at once; they are delivered by and by: ask
        `bulkOrder` how far it is."""
        payload = PlaceBulkOrderPayload.read(
            self.act(
                documents.PLACE_BULK_ORDER,
                "placeBulkOrder",
                named(
                    {
                        "lines": lines,
                        "email": email,
                        "idempotencyKey": idempotency_key,
                        "pay": pay,
                        "clientReference": client_reference,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_quote(
        self, *, lines: Sequence[LineInput], coupon: Unset | str | None = UNSET
    ) -> QuotePayload:
        """Prices that hold for a few minutes."""
        payload = QuotePayload.read(
            self.act(
                documents.CREATE_QUOTE,
                "createQuote",
                named({"lines": lines, "coupon": coupon}),
                False,
            )
        )
        self.done(payload)
        return payload

    def place_order(
        self,
        *,
        lines: Sequence[LineInput],
        email: str,
        coupon: Unset | str | None = UNSET,
        quote: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
        pay: Unset | str | None = UNSET,
        reveal: Unset | bool | None = UNSET,
        client_reference: Unset | str | None = UNSET,
    ) -> PlaceOrderPayload:
        """Reserves the goods; with `pay` it also pays, with `reveal` it also shows the codes."""
        payload = PlaceOrderPayload.read(
            self.act(
                documents.PLACE_ORDER,
                "placeOrder",
                named(
                    {
                        "lines": lines,
                        "email": email,
                        "coupon": coupon,
                        "quote": quote,
                        "idempotencyKey": idempotency_key,
                        "pay": pay,
                        "reveal": reveal,
                        "clientReference": client_reference,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def pay_order(
        self,
        *,
        number: str,
        provider: str,
        token: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> PayOrderPayload:
        """ "wallet" spends the viewer's; others may redirect."""
        payload = PayOrderPayload.read(
            self.act(
                documents.PAY_ORDER,
                "payOrder",
                named(
                    {
                        "number": number,
                        "token": token,
                        "provider": provider,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def cancel_order(self, *, number: str, token: Unset | str | None = UNSET) -> CancelOrderPayload:
        """Only while nothing is paid; frees the goods."""
        payload = CancelOrderPayload.read(
            self.act(
                documents.CANCEL_ORDER,
                "cancelOrder",
                named({"number": number, "token": token}),
                False,
            )
        )
        self.done(payload)
        return payload

    def reveal_codes(
        self,
        *,
        number: str,
        token: Unset | str | None = UNSET,
        one_time_code: Unset | str | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> RevealCodesPayload:
        """Each call shows the same codes and is logged. In pages with `first`."""
        payload = RevealCodesPayload.read(
            self.act(
                documents.REVEAL_CODES,
                "revealCodes",
                named(
                    {
                        "number": number,
                        "token": token,
                        "oneTimeCode": one_time_code,
                        "first": first,
                        "after": after,
                    }
                ),
                False,
            )
        )
        self.done(payload)
        return payload

    def request_one_time_code(
        self, *, number: str, token: Unset | str | None = UNSET
    ) -> RequestOneTimeCodePayload:
        """Mail the order's buyer a code for `revealCodes`."""
        payload = RequestOneTimeCodePayload.read(
            self.act(
                documents.REQUEST_ONE_TIME_CODE,
                "requestOneTimeCode",
                named({"number": number, "token": token}),
                False,
            )
        )
        self.done(payload)
        return payload

    def refund_order(
        self,
        *,
        number: str,
        reason: str,
        line: Unset | str | None = UNSET,
        amount: Unset | str | None = UNSET,
        way: Unset | RefundWay | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> RefundOrderPayload:
        """The whole order, a line, or a part of a delivered line, with a reason."""
        payload = RefundOrderPayload.read(
            self.act(
                documents.REFUND_ORDER,
                "refundOrder",
                named(
                    {
                        "number": number,
                        "line": line,
                        "amount": amount,
                        "reason": reason,
                        "way": way,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def mark_line_delivered(
        self,
        *,
        line: str,
        note: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> MarkLineDeliveredPayload:
        """A top-up or service that a person has done. The buyer is told."""
        payload = MarkLineDeliveredPayload.read(
            self.act(
                documents.MARK_LINE_DELIVERED,
                "markLineDelivered",
                named({"line": line, "note": note, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def mark_line_failed(
        self, *, line: str, reason: str, idempotency_key: Unset | str | None = UNSET
    ) -> MarkLineFailedPayload:
        """A top-up or service that cannot be done: its money goes back."""
        payload = MarkLineFailedPayload.read(
            self.act(
                documents.MARK_LINE_FAILED,
                "markLineFailed",
                named({"line": line, "reason": reason, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def send_order_mail(
        self, *, number: str, idempotency_key: Unset | str | None = UNSET
    ) -> SendOrderMailPayload:
        """The mail with the link to the order once more; never a code."""
        payload = SendOrderMailPayload.read(
            self.act(
                documents.SEND_ORDER_MAIL,
                "sendOrderMail",
                named({"number": number, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def adjust_wallet(
        self,
        *,
        customer: str,
        amount: str,
        reason: str,
        idempotency_key: Unset | str | None = UNSET,
    ) -> AdjustWalletPayload:
        """Money into or out of a customer's wallet by hand, on the shop's account."""
        payload = AdjustWalletPayload.read(
            self.act(
                documents.ADJUST_WALLET,
                "adjustWallet",
                named(
                    {
                        "customer": customer,
                        "amount": amount,
                        "reason": reason,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def set_member_group(
        self,
        *,
        customer: str,
        group: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> SetMemberGroupPayload:
        """Give a member price, another one, or none."""
        payload = SetMemberGroupPayload.read(
            self.act(
                documents.SET_MEMBER_GROUP,
                "setMemberGroup",
                named({"customer": customer, "group": group, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def set_listing_rule(
        self,
        *,
        category: Unset | str | None = UNSET,
        is_listed: Unset | bool | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> SetListingRulePayload:
        """Show or hide a category with all under it, or leave it to the one above."""
        payload = SetListingRulePayload.read(
            self.act(
                documents.SET_LISTING_RULE,
                "setListingRule",
                named(
                    {"category": category, "isListed": is_listed, "idempotencyKey": idempotency_key}
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def set_listing(
        self,
        *,
        target: str,
        is_listed: Unset | bool | None = UNSET,
        is_featured: Unset | bool | None = UNSET,
        sort: Unset | int | None = UNSET,
        own_name_zh: Unset | str | None = UNSET,
        own_name_en: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> SetListingPayload:
        """How one product or denomination differs here from the catalogue."""
        payload = SetListingPayload.read(
            self.act(
                documents.SET_LISTING,
                "setListing",
                named(
                    {
                        "target": target,
                        "isListed": is_listed,
                        "isFeatured": is_featured,
                        "sort": sort,
                        "ownNameZh": own_name_zh,
                        "ownNameEn": own_name_en,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def set_markup(
        self,
        *,
        target: MarkupTarget,
        kind: MarkupKind,
        value: str,
        ending: Unset | PriceEnding | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> SetMarkupPayload:
        """New prices count from now on. `markupPreview` shows them beforehand."""
        payload = SetMarkupPayload.read(
            self.act(
                documents.SET_MARKUP,
                "setMarkup",
                named(
                    {
                        "target": target,
                        "kind": kind,
                        "value": value,
                        "ending": ending,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def remove_markup(
        self, *, target: MarkupTarget, idempotency_key: Unset | str | None = UNSET
    ) -> RemoveMarkupPayload:
        """The next wider rule counts again."""
        payload = RemoveMarkupPayload.read(
            self.act(
                documents.REMOVE_MARKUP,
                "removeMarkup",
                named({"target": target, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def set_price_settings(
        self,
        *,
        ending: Unset | PriceEnding | None = UNSET,
        allow_below_floor: Unset | bool | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> SetPriceSettingsPayload:
        """How prices end, and whether the shop sells below what a sale costs it."""
        payload = SetPriceSettingsPayload.read(
            self.act(
                documents.SET_PRICE_SETTINGS,
                "setPriceSettings",
                named(
                    {
                        "ending": ending,
                        "allowBelowFloor": allow_below_floor,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def save_promotion(
        self,
        *,
        kind: PromotionKind,
        name: str,
        value: str,
        id: Unset | str | None = UNSET,
        code: Unset | str | None = UNSET,
        off: Unset | PromotionOff | None = UNSET,
        spend: Unset | str | None = UNSET,
        categories: Unset | Sequence[str] | None = UNSET,
        products: Unset | Sequence[str] | None = UNSET,
        starts_at: Unset | datetime | None = UNSET,
        ends_at: Unset | datetime | None = UNSET,
        most_uses: Unset | int | None = UNSET,
        most_per_customer: Unset | int | None = UNSET,
        funded_by: Unset | PromotionFunder | None = UNSET,
        budget: Unset | str | None = UNSET,
        note: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> SavePromotionPayload:
        """It counts from the next price on."""
        payload = SavePromotionPayload.read(
            self.act(
                documents.SAVE_PROMOTION,
                "savePromotion",
                named(
                    {
                        "id": id,
                        "kind": kind,
                        "name": name,
                        "code": code,
                        "off": off,
                        "value": value,
                        "spend": spend,
                        "categories": categories,
                        "products": products,
                        "startsAt": starts_at,
                        "endsAt": ends_at,
                        "mostUses": most_uses,
                        "mostPerCustomer": most_per_customer,
                        "fundedBy": funded_by,
                        "budget": budget,
                        "note": note,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def switch_promotion(
        self, *, id: str, is_active: bool, idempotency_key: Unset | str | None = UNSET
    ) -> SwitchPromotionPayload:
        """On or off, at once. Orders that were placed keep what they were promised."""
        payload = SwitchPromotionPayload.read(
            self.act(
                documents.SWITCH_PROMOTION,
                "switchPromotion",
                named({"id": id, "isActive": is_active, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def change_shop_settings(
        self,
        *,
        name: Unset | str | None = UNSET,
        support_email: Unset | str | None = UNSET,
        support_contact: Unset | str | None = UNSET,
        sender_name: Unset | str | None = UNSET,
        reply_to: Unset | str | None = UNSET,
        legal: Unset | Sequence[LegalNumberInput] | None = UNSET,
        locales: Unset | Sequence[str] | None = UNSET,
        default_locale: Unset | str | None = UNSET,
        currency: Unset | str | None = UNSET,
        time_zone: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> ChangeShopSettingsPayload:
        """The shop shows it within seconds."""
        payload = ChangeShopSettingsPayload.read(
            self.act(
                documents.CHANGE_SHOP_SETTINGS,
                "changeShopSettings",
                named(
                    {
                        "name": name,
                        "supportEmail": support_email,
                        "supportContact": support_contact,
                        "senderName": sender_name,
                        "replyTo": reply_to,
                        "legal": legal,
                        "locales": locales,
                        "defaultLocale": default_locale,
                        "currency": currency,
                        "timeZone": time_zone,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def set_navigation(
        self,
        *,
        announcement: Unset | AnnouncementInput | None = UNSET,
        above: Unset | Sequence[NavigationLinkInput] | None = UNSET,
        below: Unset | Sequence[NavigationLinkInput] | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> SetNavigationPayload:
        """Links above and below every page, and one announcement. Live at once."""
        payload = SetNavigationPayload.read(
            self.act(
                documents.SET_NAVIGATION,
                "setNavigation",
                named(
                    {
                        "announcement": announcement,
                        "above": above,
                        "below": below,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def change_page(
        self,
        *,
        page: str,
        title: Unset | BothLanguagesInput | None = UNSET,
        slug: Unset | str | None = UNSET,
        seo_title: Unset | BothLanguagesInput | None = UNSET,
        seo_description: Unset | BothLanguagesInput | None = UNSET,
        goes_live_at: Unset | datetime | None = UNSET,
        expires_at: Unset | datetime | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> ChangePagePayload:
        """Saves a draft of its settings, on top of what else is in the draft. Visitors see it
        once it is published."""
        payload = ChangePagePayload.read(
            self.act(
                documents.CHANGE_PAGE,
                "changePage",
                named(
                    {
                        "page": page,
                        "title": title,
                        "slug": slug,
                        "seoTitle": seo_title,
                        "seoDescription": seo_description,
                        "goesLiveAt": goes_live_at,
                        "expiresAt": expires_at,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def publish_page(
        self, *, page: str, idempotency_key: Unset | str | None = UNSET
    ) -> PublishPagePayload:
        """The newest draft, at once or at its `goesLiveAt`."""
        payload = PublishPagePayload.read(
            self.act(
                documents.PUBLISH_PAGE,
                "publishPage",
                named({"page": page, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def unpublish_page(
        self, *, page: str, idempotency_key: Unset | str | None = UNSET
    ) -> UnpublishPagePayload:
        """Visitors do not find it any more. Its content stays."""
        payload = UnpublishPagePayload.read(
            self.act(
                documents.UNPUBLISH_PAGE,
                "unpublishPage",
                named({"page": page, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def unschedule_page(
        self, *, page: str, idempotency_key: Unset | str | None = UNSET
    ) -> UnschedulePagePayload:
        """What was to be published at a set time stays a draft. What is live stays live."""
        payload = UnschedulePagePayload.read(
            self.act(
                documents.UNSCHEDULE_PAGE,
                "unschedulePage",
                named({"page": page, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def submit_page(
        self, *, page: str, idempotency_key: Unset | str | None = UNSET
    ) -> SubmitPagePayload:
        """Asks those who may publish to look at the newest draft."""
        payload = SubmitPagePayload.read(
            self.act(
                documents.SUBMIT_PAGE,
                "submitPage",
                named({"page": page, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def review_page(
        self,
        *,
        page: str,
        approve: bool,
        comment: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> ReviewPagePayload:
        """Approves what waits, which publishes it, or sends it back with a word."""
        payload = ReviewPagePayload.read(
            self.act(
                documents.REVIEW_PAGE,
                "reviewPage",
                named(
                    {
                        "page": page,
                        "approve": approve,
                        "comment": comment,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def set_look(
        self,
        *,
        theme: str,
        light: Unset | str | None = UNSET,
        dark: Unset | str | None = UNSET,
        tokens: Unset | Any | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> SetLookPayload:
        """Every page shows it from the next request on. What cannot be read is refused."""
        payload = SetLookPayload.read(
            self.act(
                documents.SET_LOOK,
                "setLook",
                named(
                    {
                        "theme": theme,
                        "light": light,
                        "dark": dark,
                        "tokens": tokens,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def invite_staff(
        self,
        *,
        email: str,
        role: StaffRole,
        name: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> InviteStaffPayload:
        """An invitation goes out by mail."""
        payload = InviteStaffPayload.read(
            self.act(
                documents.INVITE_STAFF,
                "inviteStaff",
                named(
                    {"email": email, "name": name, "role": role, "idempotencyKey": idempotency_key}
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def invite_staff_again(
        self, *, member: str, idempotency_key: Unset | str | None = UNSET
    ) -> InviteStaffAgainPayload:
        """The invitation once more."""
        payload = InviteStaffAgainPayload.read(
            self.act(
                documents.INVITE_STAFF_AGAIN,
                "inviteStaffAgain",
                named({"member": member, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def change_staff_role(
        self, *, member: str, role: StaffRole, idempotency_key: Unset | str | None = UNSET
    ) -> ChangeStaffRolePayload:
        """Counts from the person's next request on. The last owner stays one."""
        payload = ChangeStaffRolePayload.read(
            self.act(
                documents.CHANGE_STAFF_ROLE,
                "changeStaffRole",
                named({"member": member, "idempotencyKey": idempotency_key, "role": role}),
                True,
            )
        )
        self.done(payload)
        return payload

    def remove_staff(
        self, *, member: str, idempotency_key: Unset | str | None = UNSET
    ) -> RemoveStaffPayload:
        """The console is closed to them at once, and their API keys are revoked."""
        payload = RemoveStaffPayload.read(
            self.act(
                documents.REMOVE_STAFF,
                "removeStaff",
                named({"member": member, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_api_key(
        self,
        *,
        name: str,
        acts_for: str,
        scopes: Sequence[str],
        addresses: Unset | Sequence[str] | None = UNSET,
        expires_at: Unset | datetime | None = UNSET,
        daily_cap: Unset | str | None = UNSET,
        signing: Unset | Signing | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> CreateApiKeyPayload:
        """A key gives on no more than it has itself, and its own limits."""
        payload = CreateApiKeyPayload.read(
            self.act(
                documents.CREATE_API_KEY,
                "createApiKey",
                named(
                    {
                        "name": name,
                        "actsFor": acts_for,
                        "scopes": scopes,
                        "addresses": addresses,
                        "expiresAt": expires_at,
                        "dailyCap": daily_cap,
                        "signing": signing,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def rotate_api_key(
        self,
        *,
        key: str,
        overlap_hours: Unset | int | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> RotateApiKeyPayload:
        """A new secret with the same rights; the old one works on for a while."""
        payload = RotateApiKeyPayload.read(
            self.act(
                documents.ROTATE_API_KEY,
                "rotateApiKey",
                named(
                    {"key": key, "overlapHours": overlap_hours, "idempotencyKey": idempotency_key}
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def revoke_api_key(
        self, *, key: str, idempotency_key: Unset | str | None = UNSET
    ) -> RevokeApiKeyPayload:
        """Refused from now on."""
        payload = RevokeApiKeyPayload.read(
            self.act(
                documents.REVOKE_API_KEY,
                "revokeApiKey",
                named({"key": key, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def register_queries(
        self,
        *,
        key: str,
        queries: Sequence[QueryTextInput],
        replace: Unset | bool | None = UNSET,
        registered_only: Unset | bool | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> RegisterQueriesPayload:
        """The key may send these by hash; with `registeredOnly` it sends nothing else."""
        payload = RegisterQueriesPayload.read(
            self.act(
                documents.REGISTER_QUERIES,
                "registerQueries",
                named(
                    {
                        "key": key,
                        "queries": queries,
                        "replace": replace,
                        "registeredOnly": registered_only,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def unregister_queries(
        self, *, key: str, hashes: Sequence[str], idempotency_key: Unset | str | None = UNSET
    ) -> UnregisterQueriesPayload:
        payload = UnregisterQueriesPayload.read(
            self.act(
                documents.UNREGISTER_QUERIES,
                "unregisterQueries",
                named({"key": key, "hashes": hashes, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def set_key_cap(
        self,
        *,
        key: str,
        daily_cap: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> SetKeyCapPayload:
        """What a key may spend in a day of the shop. Refunds do not add to it."""
        payload = SetKeyCapPayload.read(
            self.act(
                documents.SET_KEY_CAP,
                "setKeyCap",
                named({"key": key, "dailyCap": daily_cap, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def set_key_signing(
        self, *, key: str, signing: Signing, idempotency_key: Unset | str | None = UNSET
    ) -> SetKeySigningPayload:
        """Whether a key's requests must be signed."""
        payload = SetKeySigningPayload.read(
            self.act(
                documents.SET_KEY_SIGNING,
                "setKeySigning",
                named({"key": key, "signing": signing, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def add_domain(
        self, *, domain: str, idempotency_key: Unset | str | None = UNSET
    ) -> AddDomainPayload:
        """It is served once its record is found."""
        payload = AddDomainPayload.read(
            self.act(
                documents.ADD_DOMAIN,
                "addDomain",
                named({"domain": domain, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def check_domain(
        self, *, domain: str, idempotency_key: Unset | str | None = UNSET
    ) -> CheckDomainPayload:
        """Look for the record in the DNS now."""
        payload = CheckDomainPayload.read(
            self.act(
                documents.CHECK_DOMAIN,
                "checkDomain",
                named({"domain": domain, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def make_domain_primary(
        self, *, domain: str, idempotency_key: Unset | str | None = UNSET
    ) -> MakeDomainPrimaryPayload:
        """Links in mails lead here from now on."""
        payload = MakeDomainPrimaryPayload.read(
            self.act(
                documents.MAKE_DOMAIN_PRIMARY,
                "makeDomainPrimary",
                named({"domain": domain, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def remove_domain(
        self, *, domain: str, idempotency_key: Unset | str | None = UNSET
    ) -> RemoveDomainPayload:
        """At once unserved and forgotten."""
        payload = RemoveDomainPayload.read(
            self.act(
                documents.REMOVE_DOMAIN,
                "removeDomain",
                named({"domain": domain, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def open_payment_account(
        self,
        *,
        provider: str,
        credentials: Any,
        label: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> OpenPaymentAccountPayload:
        """The shop's own account at a provider. Its credentials go in only."""
        payload = OpenPaymentAccountPayload.read(
            self.act(
                documents.OPEN_PAYMENT_ACCOUNT,
                "openPaymentAccount",
                named(
                    {
                        "provider": provider,
                        "label": label,
                        "credentials": credentials,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def switch_off_payment_account(
        self, *, account: str, idempotency_key: Unset | str | None = UNSET
    ) -> SwitchOffPaymentAccountPayload:
        """It takes no new payment; old ones are settled and refunded as before."""
        payload = SwitchOffPaymentAccountPayload.read(
            self.act(
                documents.SWITCH_OFF_PAYMENT_ACCOUNT,
                "switchOffPaymentAccount",
                named({"account": account, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_webhook_endpoint(
        self,
        *,
        url: str,
        kinds: Sequence[WebhookEventKind],
        description: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> WebhookSecretPayload:
        """Events are sent there from now on, signed with `secret`, which is told this once."""
        payload = WebhookSecretPayload.read(
            self.act(
                documents.CREATE_WEBHOOK_ENDPOINT,
                "createWebhookEndpoint",
                named(
                    {
                        "url": url,
                        "kinds": kinds,
                        "description": description,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def update_webhook_endpoint(
        self,
        *,
        endpoint: str,
        url: Unset | str | None = UNSET,
        kinds: Unset | Sequence[WebhookEventKind] | None = UNSET,
        description: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> WebhookEndpointPayload:
        payload = WebhookEndpointPayload.read(
            self.act(
                documents.UPDATE_WEBHOOK_ENDPOINT,
                "updateWebhookEndpoint",
                named(
                    {
                        "endpoint": endpoint,
                        "url": url,
                        "kinds": kinds,
                        "description": description,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def delete_webhook_endpoint(
        self, *, endpoint: str, idempotency_key: Unset | str | None = UNSET
    ) -> DeleteWebhookEndpointPayload:
        """The endpoint and its log; it gets nothing more."""
        payload = DeleteWebhookEndpointPayload.read(
            self.act(
                documents.DELETE_WEBHOOK_ENDPOINT,
                "deleteWebhookEndpoint",
                named({"endpoint": endpoint, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def rotate_webhook_secret(
        self,
        *,
        endpoint: str,
        overlap_hours: Unset | int | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> WebhookSecretPayload:
        """Another secret; until the overlap is over, both sign each event."""
        payload = WebhookSecretPayload.read(
            self.act(
                documents.ROTATE_WEBHOOK_SECRET,
                "rotateWebhookSecret",
                named(
                    {
                        "endpoint": endpoint,
                        "overlapHours": overlap_hours,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def test_webhook_endpoint(
        self, *, endpoint: str, idempotency_key: Unset | str | None = UNSET
    ) -> WebhookDeliveryPayload:
        """Sends a `ping` now and waits for the answer; also to a paused endpoint."""
        payload = WebhookDeliveryPayload.read(
            self.act(
                documents.TEST_WEBHOOK_ENDPOINT,
                "testWebhookEndpoint",
                named({"endpoint": endpoint, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def pause_webhook_endpoint(
        self, *, endpoint: str, idempotency_key: Unset | str | None = UNSET
    ) -> WebhookEndpointPayload:
        """Its events wait."""
        payload = WebhookEndpointPayload.read(
            self.act(
                documents.PAUSE_WEBHOOK_ENDPOINT,
                "pauseWebhookEndpoint",
                named({"endpoint": endpoint, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def resume_webhook_endpoint(
        self, *, endpoint: str, idempotency_key: Unset | str | None = UNSET
    ) -> WebhookEndpointPayload:
        """What has waited is sent first, in its order."""
        payload = WebhookEndpointPayload.read(
            self.act(
                documents.RESUME_WEBHOOK_ENDPOINT,
                "resumeWebhookEndpoint",
                named({"endpoint": endpoint, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def replay_webhook_delivery(
        self, *, delivery: str, idempotency_key: Unset | str | None = UNSET
    ) -> WebhookDeliveryPayload:
        """One event again, as it was told then and under the same id."""
        payload = WebhookDeliveryPayload.read(
            self.act(
                documents.REPLAY_WEBHOOK_DELIVERY,
                "replayWebhookDelivery",
                named({"delivery": delivery, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def replay_failed_webhooks(
        self, *, endpoint: str, since: str, idempotency_key: Unset | str | None = UNSET
    ) -> ReplayFailedWebhooksPayload:
        """All that has failed for good since then."""
        payload = ReplayFailedWebhooksPayload.read(
            self.act(
                documents.REPLAY_FAILED_WEBHOOKS,
                "replayFailedWebhooks",
                named({"endpoint": endpoint, "since": since, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def stock_changes(
        self, *, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[StockChange]:
        """What this shop shows and has moved since `after`, the earliest first; without it, all
        as it is now. Keep `pageInfo.endCursor` for the next time; the price list gives one
        too (`stockCursor`). At most some seconds old. For keys with the scope `catalogue`."""
        return page_of(
            self.ask(documents.STOCK_CHANGES, named({"first": first, "after": after}))[
                "stockChanges"
            ],
            StockChange.read,
        )

    def bulk_order(self, *, id: str) -> BulkOrder | None:
        """One of your bulk orders, with its progress. Null where there is none."""
        return maybe(self.ask(documents.BULK_ORDER, named({"id": id}))["bulkOrder"], BulkOrder.read)

    def bulk_orders(
        self, *, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[BulkOrder]:
        """Your bulk orders, the newest first."""
        return page_of(
            self.ask(documents.BULK_ORDERS, named({"first": first, "after": after}))["bulkOrders"],
            BulkOrder.read,
        )

    def this_key(self) -> KeyLimits | None:
        """The API key that asks, with its cap and what is left of it today."""
        return maybe(self.ask(documents.THIS_KEY, {})["thisKey"], KeyLimits.read)

    def me(self) -> Viewer | None:
        """Null for an outsider."""
        return maybe(self.ask(documents.ME, {})["me"], Viewer.read)

    def order(self, *, number: str, token: Unset | str | None = UNSET) -> Order | None:
        """By the placing token, the mailed link's token, as the buyer, or by their key. Null
        where there is none, or none for you."""
        return maybe(
            self.ask(documents.ORDER, named({"number": number, "token": token}))["order"],
            Order.read,
        )

    def order_by_reference(self, *, client_reference: str) -> Order | None:
        """Your newest order with this `clientReference`. References need not be unique:
        `me.orders(clientReference:)` has all of them. Null where there is none."""
        return maybe(
            self.ask(documents.ORDER_BY_REFERENCE, named({"clientReference": client_reference}))[
                "orderByReference"
            ],
            Order.read,
        )

    def shop(self) -> Shop:
        return Shop.read(self.ask(documents.SHOP, {})["shop"])

    def products(
        self,
        *,
        filter: Unset | ProductFilter | None = UNSET,
        sort: Unset | ProductSort | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[Product]:
        """`first` is 20 unless told, and at most 100."""
        return page_of(
            self.ask(
                documents.PRODUCTS,
                named({"filter": filter, "sort": sort, "first": first, "after": after}),
            )["products"],
            Product.read,
        )

    def product(self, *, slug: str) -> Product | None:
        return maybe(self.ask(documents.PRODUCT, named({"slug": slug}))["product"], Product.read)

    def categories(self) -> list[CategoryNode]:
        """The tree of what is shown."""
        return [CategoryNode.read(one) for one in self.ask(documents.CATEGORIES, {})["categories"]]

    def facets(self, *, filter: Unset | ProductFilter | None = UNSET) -> Facets:
        return Facets.read(self.ask(documents.FACETS, named({"filter": filter}))["facets"])

    def search_suggestions(self, *, text: str) -> list[SearchSuggestion]:
        """What may be meant while somebody still types: at most six."""
        return [
            SearchSuggestion.read(one)
            for one in self.ask(documents.SEARCH_SUGGESTIONS, named({"text": text}))[
                "searchSuggestions"
            ]
        ]

    def staff_orders(
        self,
        *,
        filter: Unset | StaffOrderFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[StaffOrder]:
        """Newest first."""
        return page_of(
            self.ask(
                documents.STAFF_ORDERS, named({"filter": filter, "first": first, "after": after})
            )["staffOrders"],
            StaffOrder.read,
        )

    def staff_order(self, *, number: str) -> StaffOrder | None:
        return maybe(
            self.ask(documents.STAFF_ORDER, named({"number": number}))["staffOrder"],
            StaffOrder.read,
        )

    def customers(
        self,
        *,
        search: Unset | str | None = UNSET,
        group: Unset | str | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[Customer]:
        """Newest first; `search` looks in names and e-mail addresses."""
        return page_of(
            self.ask(
                documents.CUSTOMERS,
                named({"search": search, "group": group, "first": first, "after": after}),
            )["customers"],
            Customer.read,
        )

    def customer(self, *, id: str) -> Customer | None:
        return maybe(self.ask(documents.CUSTOMER, named({"id": id}))["customer"], Customer.read)

    def customer_statement(
        self, *, customer: str, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[StaffStatementEntry]:
        """Of the wallet, newest first."""
        return page_of(
            self.ask(
                documents.CUSTOMER_STATEMENT,
                named({"customer": customer, "first": first, "after": after}),
            )["customerStatement"],
            StaffStatementEntry.read,
        )

    def listed_categories(self) -> list[ListedCategory]:
        """The whole tree, each category after the one above it."""
        return [
            ListedCategory.read(one)
            for one in self.ask(documents.LISTED_CATEGORIES, {})["listedCategories"]
        ]

    def listed_products(
        self,
        *,
        category: Unset | str | None = UNSET,
        search: Unset | str | None = UNSET,
        only: Unset | ListingOnly | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[ListedProduct]:
        """In the order of the shelf."""
        return page_of(
            self.ask(
                documents.LISTED_PRODUCTS,
                named(
                    {
                        "category": category,
                        "search": search,
                        "only": only,
                        "first": first,
                        "after": after,
                    }
                ),
            )["listedProducts"],
            ListedProduct.read,
        )

    def listed_product(self, *, id: str) -> ListedProduct | None:
        return maybe(
            self.ask(documents.LISTED_PRODUCT, named({"id": id}))["listedProduct"],
            ListedProduct.read,
        )

    def price_settings(self) -> PriceSettings:
        return PriceSettings.read(self.ask(documents.PRICE_SETTINGS, {})["priceSettings"])

    def markups(
        self,
        *,
        scope: Unset | MarkupScope | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[Markup]:
        """Rules of the shop, the newest first."""
        return page_of(
            self.ask(documents.MARKUPS, named({"scope": scope, "first": first, "after": after}))[
                "markups"
            ],
            Markup.read,
        )

    def floor_breaches(
        self, *, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[FloorBreach]:
        """Sales that are stopped, the newest first."""
        return page_of(
            self.ask(documents.FLOOR_BREACHES, named({"first": first, "after": after}))[
                "floorBreaches"
            ],
            FloorBreach.read,
        )

    def markup_preview(
        self,
        *,
        input: MarkupInput,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> MarkupPreview:
        """Prices before and after a rule would be set. Nothing is written."""
        return MarkupPreview.read(
            self.ask(
                documents.MARKUP_PREVIEW, named({"input": input, "first": first, "after": after})
            )["markupPreview"]
        )

    def priced_denominations(self, *, product: str) -> list[StaffDenomination]:
        """A product's face values with cost, floor and margin."""
        return [
            StaffDenomination.read(one)
            for one in self.ask(documents.PRICED_DENOMINATIONS, named({"product": product}))[
                "pricedDenominations"
            ]
        ]

    def promotions(
        self,
        *,
        kind: Unset | PromotionKind | None = UNSET,
        is_active: Unset | bool | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[Promotion]:
        """The newest first."""
        return page_of(
            self.ask(
                documents.PROMOTIONS,
                named({"kind": kind, "isActive": is_active, "first": first, "after": after}),
            )["promotions"],
            Promotion.read,
        )

    def promotion(self, *, id: str) -> Promotion | None:
        return maybe(self.ask(documents.PROMOTION, named({"id": id}))["promotion"], Promotion.read)

    def coupon_uses(
        self,
        *,
        promotion: str,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[CouponUse]:
        """Orders that a coupon was used for, the newest first."""
        return page_of(
            self.ask(
                documents.COUPON_USES,
                named({"promotion": promotion, "first": first, "after": after}),
            )["couponUses"],
            CouponUse.read,
        )

    def shop_settings(self) -> ShopSettings:
        return ShopSettings.read(self.ask(documents.SHOP_SETTINGS, {})["shopSettings"])

    def navigation(self) -> Navigation:
        return Navigation.read(self.ask(documents.NAVIGATION, {})["navigation"])

    def shop_pages(self) -> list[ShopPage]:
        """Home first, then by place in the tree."""
        return [ShopPage.read(one) for one in self.ask(documents.SHOP_PAGES, {})["shopPages"]]

    def themes(self) -> list[Theme]:
        return [Theme.read(one) for one in self.ask(documents.THEMES, {})["themes"]]

    def look(self) -> Look:
        return Look.read(self.ask(documents.LOOK, {})["look"])

    def look_faults(self, *, input: LookInput) -> list[Fault]:
        """What `setLook` would refuse; nothing is changed."""
        return [
            Fault.read(one)
            for one in self.ask(documents.LOOK_FAULTS, named({"input": input}))["lookFaults"]
        ]

    def staff_members(
        self, *, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[StaffMember]:
        """The newest first."""
        return page_of(
            self.ask(documents.STAFF_MEMBERS, named({"first": first, "after": after}))[
                "staffMembers"
            ],
            StaffMember.read,
        )

    def staff_roles(self) -> list[StaffRoleFacts]:
        return [
            StaffRoleFacts.read(one) for one in self.ask(documents.STAFF_ROLES, {})["staffRoles"]
        ]

    def api_keys(
        self, *, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[ApiKey]:
        """The newest first, those that are over too."""
        return page_of(
            self.ask(documents.API_KEYS, named({"first": first, "after": after}))["apiKeys"],
            ApiKey.read,
        )

    def registered_queries(
        self, *, key: str, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[RegisteredQuery]:
        """The queries of a key, by its id or prefix, in the order of registration."""
        return page_of(
            self.ask(
                documents.REGISTERED_QUERIES, named({"key": key, "first": first, "after": after})
            )["registeredQueries"],
            RegisteredQuery.read,
        )

    def domains(self) -> list[Domain]:
        """The platform's address first; a shop has at most six."""
        return [Domain.read(one) for one in self.ask(documents.DOMAINS, {})["domains"]]

    def shop_money(self) -> ShopMoney:
        return ShopMoney.read(self.ask(documents.SHOP_MONEY, {})["shopMoney"])

    def shop_figures(self, *, days: Unset | int | None = UNSET) -> list[DayFigures]:
        """Oldest first."""
        return [
            DayFigures.read(one)
            for one in self.ask(documents.SHOP_FIGURES, named({"days": days}))["shopFigures"]
        ]

    def low_stock(self) -> list[LowStock]:
        """The least first."""
        return [LowStock.read(one) for one in self.ask(documents.LOW_STOCK, {})["lowStock"]]

    def payment_accounts(self) -> list[PaymentAccount]:
        return [
            PaymentAccount.read(one)
            for one in self.ask(documents.PAYMENT_ACCOUNTS, {})["paymentAccounts"]
        ]

    def payment_providers(self) -> list[PaymentProvider]:
        return [
            PaymentProvider.read(one)
            for one in self.ask(documents.PAYMENT_PROVIDERS, {})["paymentProviders"]
        ]

    def trail(
        self,
        *,
        noun: Unset | TrailNoun | None = UNSET,
        who: Unset | str | None = UNSET,
        since: Unset | date | None = UNSET,
        until: Unset | date | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[TrailEntry]:
        """Newest first. Days are the shop's own; `until` still counts."""
        return page_of(
            self.ask(
                documents.TRAIL,
                named(
                    {
                        "noun": noun,
                        "who": who,
                        "since": since,
                        "until": until,
                        "first": first,
                        "after": after,
                    }
                ),
            )["trail"],
            TrailEntry.read,
        )

    def webhook_endpoints(
        self, *, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[WebhookEndpoint]:
        """Newest first. For staff, and keys with the scope `webhooks`."""
        return page_of(
            self.ask(documents.WEBHOOK_ENDPOINTS, named({"first": first, "after": after}))[
                "webhookEndpoints"
            ],
            WebhookEndpoint.read,
        )

    def webhook_deliveries(
        self,
        *,
        filter: Unset | WebhookDeliveryFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[WebhookDelivery]:
        """What was sent where, newest first; kept for 30 days."""
        return page_of(
            self.ask(
                documents.WEBHOOK_DELIVERIES,
                named({"filter": filter, "first": first, "after": after}),
            )["webhookDeliveries"],
            WebhookDelivery.read,
        )

    def my_orders(
        self,
        *,
        filter: Unset | OrderFilter | None = UNSET,
        client_reference: Unset | str | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[Order]:
        """Null for an outsider."""
        return page_of(
            reach(
                self.ask(
                    documents.MY_ORDERS,
                    named(
                        {
                            "filter": filter,
                            "clientReference": client_reference,
                            "first": first,
                            "after": after,
                        }
                    ),
                ),
                "me",
                "orders",
            ),
            Order.read,
        )

    def my_statement(
        self, *, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[StatementEntry]:
        """Newest first."""
        return page_of(
            reach(
                self.ask(documents.MY_STATEMENT, named({"first": first, "after": after})),
                "me",
                "walletStatement",
            ),
            StatementEntry.read,
        )

    def my_top_ups(
        self, *, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[TopUp]:
        """Newest first."""
        return page_of(
            reach(
                self.ask(documents.MY_TOP_UPS, named({"first": first, "after": after})),
                "me",
                "topUps",
            ),
            TopUp.read,
        )

    def earnings_statement(
        self, *, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[StaffStatementEntry]:
        """Newest first."""
        return page_of(
            reach(
                self.ask(documents.EARNINGS_STATEMENT, named({"first": first, "after": after})),
                "shopMoney",
                "earnings",
                "statement",
            ),
            StaffStatementEntry.read,
        )

    def shop_wallet_statement(
        self, *, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[StaffStatementEntry]:
        """Newest first."""
        return page_of(
            reach(
                self.ask(documents.SHOP_WALLET_STATEMENT, named({"first": first, "after": after})),
                "shopMoney",
                "wallet",
                "statement",
            ),
            StaffStatementEntry.read,
        )
