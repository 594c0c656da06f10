// Written by `make clients`. Change clients/operations or the schema, not this file.

import { ListClient, type Connection, type Money, type PageInfo, type TypedDocument } from "./client.js";
import type { Fault } from "./errors.js";

/** How much can be bought now. */
export type Availability = "IN_STOCK" | "LOW" | "OUT_OF_STOCK" | "ON_REQUEST";

/** WORKING: lines are being delivered. HELD: paid, and waiting for the shop. DONE: none open. */
export type BulkStatus = "WORKING" | "HELD" | "DONE";

/** Whether the goods are there. */
export type DeliveryStatus = "PENDING" | "DELIVERING" | "DELIVERED" | "FAILED";

/** What is delivered: a code, a top-up of an account, work, an account, a licence. */
export type DenominationKind = "CODE" | "TOP_UP" | "SERVICE" | "ACCOUNT" | "LICENCE";

/** What the last look at the DNS found. */
export type DomainFinding = "NEVER" | "FOUND" | "MISSING" | "OTHER" | "UNREACHABLE";

/** Under the platform's domain, or the shop's own. */
export type DomainKind = "PLATFORM" | "CUSTOM";

/** What a caller must decide by; the message is for people. */
export type ErrorCode = "INVALID" | "REQUIRED" | "NOT_FOUND" | "UNAUTHENTICATED" | "FORBIDDEN" | "STEP_UP_REQUIRED" | "OUT_OF_STOCK" | "PRICE_CHANGED" | "QUOTE_EXPIRED" | "BELOW_FLOOR" | "ORDER_NOT_PAYABLE" | "ALREADY_PAID" | "PAYMENT_DECLINED" | "PAYMENT_PENDING" | "INSUFFICIENT_FUNDS" | "SPENDING_CAP_REACHED" | "NOT_DELIVERED" | "RISK_HELD" | "IDEMPOTENCY_CONFLICT" | "IN_PROGRESS" | "RATE_LIMITED" | "TOO_EXPENSIVE" | "SHOP_SUSPENDED" | "COMPLIANCE_BLOCKED" | "CONFLICT" | "INTERNAL";

/** ASKED waits for a decision; APPROVED pays; the others pay nothing more. */
export type FundingState = "ASKED" | "APPROVED" | "DECLINED" | "USED_UP" | "STOPPED" | "WITHDRAWN" | "OVER";

/** Narrows a list to what the shop has singled out. */
export type ListingOnly = "FEATURED" | "HIDDEN";

/** Percent on top of wholesale, an amount on top for each piece, or the price itself. */
export type MarkupKind = "PERCENT" | "ADD" | "FIXED";

/** What a rule is for; the most exact one counts. */
export type MarkupScope = "SHOP" | "CATEGORY" | "PRODUCT" | "DENOMINATION";

/** Where the order as a whole stands. */
export type OrderStatus = "AWAITING_PAYMENT" | "PAID" | "COMPLETED" | "CANCELLED" | "EXPIRED" | "HELD";

/** What the provider says of a payment. */
export type PaymentStatus = "PENDING" | "CAPTURED" | "DECLINED" | "REFUNDED";

/** How a price ends. An ending only ever raises a price, by less than one step. */
export type PriceEnding = "NONE" | "MINOR" | "E00" | "E50" | "E80" | "E88" | "E90" | "E95" | "E99";

/** RELEVANCE needs a search, and is NAME without one. */
export type ProductSort = "RELEVANCE" | "NAME" | "PRICE_ASC" | "PRICE_DESC" | "NEWEST";

/** Who pays for what is taken off: the shop, or the platform, once it has approved that. */
export type PromotionFunder = "SHOP" | "PLATFORM";

/** A sale in a window, a price for members, spend X save Y, or a code that buyers type. */
export type PromotionKind = "SALE" | "MEMBER" | "THRESHOLD" | "COUPON";

/** What is taken off: a percentage, or an amount in the shop's currency. */
export type PromotionOff = "PERCENT" | "AMOUNT";

/** Whether it counts now. */
export type PromotionState = "ON" | "OFF" | "PLANNED" | "OVER" | "USED_UP";

/** How much of the money went back. */
export type RefundStatus = "NONE" | "PARTIAL" | "FULL";

/** Back as it was paid, or into the buyer's wallet where there is one. */
export type RefundWay = "ORIGIN" | "WALLET";

/** Whether a key's requests are signed (RFC 9421, hmac-sha256). */
export type Signing = "OFF" | "OPTIONAL" | "REQUIRED";

/** What somebody may do; `staffRoles` tells it. */
export type StaffRole = "OWNER" | "MANAGER" | "FINANCE" | "SUPPORT" | "EDITOR";

/** Whether the money has arrived. */
export type TopUpStatus = "PENDING" | "CAPTURED" | "DECLINED";

/** An enumeration. */
export type TrailNoun = "ORDER" | "WALLET" | "SHOP" | "STAFF" | "API_KEY" | "WEBHOOK_ENDPOINT" | "DOMAIN" | "PROVIDER_ACCOUNT" | "MARKUP_RULE" | "LISTING" | "PROMOTION" | "SESSION";

/** Where one event is on its way to one endpoint. */
export type WebhookDeliveryState = "WAITING" | "SENDING" | "DELIVERED" | "FAILED";

/** Whether events are sent there now. */
export type WebhookEndpointState = "ACTIVE" | "PAUSED";

/** Why an attempt did not succeed. */
export type WebhookError = "STATUS" | "REDIRECT" | "TIMEOUT" | "ADDRESS" | "NAME" | "TLS" | "CONNECTION" | "INTERRUPTED";

/** What can be told. PING is the test. */
export type WebhookEventKind = "ORDER_PLACED" | "ORDER_PAID" | "ORDER_COMPLETED" | "ORDER_CANCELLED" | "ORDER_EXPIRED" | "ORDER_HELD" | "PAYMENT_CAPTURED" | "PAYMENT_DECLINED" | "DELIVERY_DELIVERED" | "DELIVERY_FAILED" | "REFUND_MADE" | "STOCK_CHANGED" | "PRICE_CHANGED" | "PING";

/** Why nothing is sent there. */
export type WebhookPauseReason = "BY_HAND" | "GONE" | "FAILING";

export interface AnnouncementInput {
  text: BothLanguagesInput;
  link?: NavigationLinkInput | null | undefined;
  begins?: string | null | undefined;
  ends?: string | null | undefined;
}

export interface BothLanguagesInput {
  zh?: string | null | undefined;
  en?: string | null | undefined;
}

export interface LegalNumberInput {
  kind: string;
  /** Empty takes it away. */
  number: string;
}

/** What to buy. Prices are the shop's; here one can only say what is too much. */
export interface LineInput {
  denomination: string;
  quantity: number;
  /** By name, what the denomination's `buyerFields` ask for. */
  buyerFields?: unknown | null | undefined;
  /** The most that the line may cost, in the shop's currency, such as `49.50`: PRICE_CHANGED where it costs more. */
  maxTotal?: string | null | undefined;
}

/** A look to check. */
export interface LookInput {
  theme: string;
  /** A preset; the theme's own unless told. */
  light?: string | null | undefined;
  dark?: string | null | undefined;
  /** {"light.accent": "#d6321e", "radius": 4} */
  tokens?: unknown | null | undefined;
}

/** A rule to look at. */
export interface MarkupInput {
  target: MarkupTarget;
  kind: MarkupKind;
  /** Percent, or an amount: "12.5". */
  value: string;
  ending?: PriceEnding | null | undefined;
}

/** What a rule is for; the shop has no id. */
export interface MarkupTarget {
  scope: MarkupScope;
  id?: string | null | undefined;
}

/** One of page, category and address. An address needs a text. */
export interface NavigationLinkInput {
  text?: BothLanguagesInput | null | undefined;
  page?: string | null | undefined;
  category?: string | null | undefined;
  address?: string | null | undefined;
}

/** Each part narrows the list. */
export interface OrderFilter {
  status?: OrderStatus | null | undefined;
  delivery?: DeliveryStatus | null | undefined;
  refund?: RefundStatus | null | undefined;
}

/** Each part narrows the list; `search` takes Chinese, Latin and pinyin initials. */
export interface ProductFilter {
  search?: string | null | undefined;
  /** A category's slug; its subcategories count too. */
  category?: string | null | undefined;
  kinds?: Array<DenominationKind> | null | undefined;
  inStock?: boolean | null | undefined;
  /** Where it is good, as products say it: `US`. */
  region?: string | null | undefined;
  /** At least so much, in the shop's currency. */
  priceFrom?: string | null | undefined;
  /** At most so much. Before sales, as `price_from`. */
  priceTo?: string | null | undefined;
  featured?: boolean | null | undefined;
}

/** A document, byte for byte as the client will hash it. */
export interface QueryTextInput {
  text: string;
  /** For people; the name of its operation unless told. */
  name?: string | null | undefined;
}

/** Each part narrows the list. Days are the shop's own. */
export interface StaffOrderFilter {
  /** A number, a part of the e-mail address, or a reference. */
  text?: string | null | undefined;
  status?: OrderStatus | null | undefined;
  delivery?: DeliveryStatus | null | undefined;
  refund?: RefundStatus | null | undefined;
  needsAttention?: boolean | null | undefined;
  since?: string | null | undefined;
  /** This day still counts. */
  until?: string | null | undefined;
  clientReference?: string | null | undefined;
  customer?: string | null | undefined;
}

export interface WebhookDeliveryFilter {
  endpoint?: string | null | undefined;
  kind?: WebhookEventKind | null | undefined;
  state?: WebhookDeliveryState | null | undefined;
  /** An order's number, your reference, or an id. */
  about?: string | null | undefined;
  /** ISO 8601, with its zone. */
  since?: string | null | undefined;
}

/** Money on its way into a wallet. */
export interface TopUp {
  id: string;
  status: TopUpStatus;
  amount: Money;
  provider: string;
  createdAt: string;
  capturedAt: string | null;
  redirectUrl: string | null;
  qrCode: string | null;
}

export interface TopUpWalletPayload {
  topUp: TopUp | null;
  errors: Array<Fault>;
}

export interface NotifyWhenBackPayload {
  noted: boolean;
  errors: Array<Fault>;
}

export interface LookUpOrderPayload {
  asked: boolean;
  errors: Array<Fault>;
}

/** One denomination of an order, as it was when it was bought. */
export interface OrderLine {
  id: string;
  name: string;
  quantity: number;
  unitPrice: Money;
  total: Money;
  delivery: DeliveryStatus;
  deliveredAt: string | null;
}

/** One try to pay. Where it is PENDING, `redirectUrl` or `qrCode` say how to go on. */
export interface Payment {
  id: string;
  provider: string;
  status: PaymentStatus;
  amount: Money;
  redirectUrl: string | null;
  qrCode: string | null;
}

/** A purchase. Its codes are shown by `revealCodes` only. */
export interface Order {
  id: string;
  number: string;
  status: OrderStatus;
  delivery: DeliveryStatus;
  refund: RefundStatus;
  total: Money;
  refundedTotal: Money;
  placedAt: string;
  expiresAt: string | null;
  clientReference: string | null;
  lines: Array<OrderLine>;
  payments: Array<Payment>;
}

/** A secret worth money. Showing it was logged. */
export interface RevealedCode {
  line: string;
  code: string;
  pin: string | null;
  expiresOn: string | null;
  cardNumber: string | null;
}

export interface OpenOrderPayload {
  order: Order | null;
  codes: Array<RevealedCode> | null;
  errors: Array<Fault>;
}

/** A line that was not had. Refused at once it was never paid; later it is refunded. */
export interface BulkFailure {
  position: number;
  denomination: string;
  quantity: number;
  code: ErrorCode;
  refunded: Money;
}

/** Its lines' counts add up: `linesTotal` = done + failed + open. Codes: `revealCodes`. */
export interface BulkOrder {
  id: string;
  status: BulkStatus;
  placedAt: string;
  clientReference: string | null;
  charged: Money;
  refunded: Money;
  linesTotal: number;
  linesDone: number;
  linesFailed: number;
  linesOpen: number;
  failures: Array<BulkFailure>;
  order: Order;
}

/** `errors` with a `path` for each line where none could be had: nothing was charged then. */
export interface PlaceBulkOrderPayload {
  bulkOrder: BulkOrder | null;
  token: string | null;
  errors: Array<Fault>;
}

/** How the price came about, as far as it is the shopper's business. */
export interface PriceStep {
  label: string;
  amount: Money;
}

/** One priced line. */
export interface QuoteLine {
  denomination: string;
  quantity: number;
  unitPrice: Money;
  discount: Money;
  total: Money;
  explanation: Array<PriceStep>;
}

/** Prices that hold until `expiresAt`. */
export interface Quote {
  id: string;
  total: Money;
  expiresAt: string;
  lines: Array<QuoteLine>;
}

export interface QuotePayload {
  quote: Quote | null;
  errors: Array<Fault>;
}

export interface PlaceOrderPayload {
  order: Order | null;
  token: string | null;
  payment: Payment | null;
  codes: Array<RevealedCode> | null;
  errors: Array<Fault>;
}

export interface PayOrderPayload {
  order: Order | null;
  payment: Payment | null;
  errors: Array<Fault>;
}

export interface CancelOrderPayload {
  order: Order | null;
  errors: Array<Fault>;
}

export interface RevealCodesPayload {
  codes: Array<RevealedCode>;
  pageInfo: PageInfo | null;
  errors: Array<Fault>;
}

export interface RequestOneTimeCodePayload {
  sent: boolean;
  errors: Array<Fault>;
}

/** A step of why this price; `isPrivate` ones are never told to the buyer. */
export interface StaffPriceStep {
  code: string;
  label: string;
  amount: Money;
  isPrivate: boolean;
}

/** Who earned what of a line. */
export interface Earned {
  paid: Money;
  wholesale: Money;
  fee: Money;
  margin: Money;
  funded: Money;
}

/** A line with what was told at the order, what it cost, and what may still go back. */
export interface StaffOrderLine {
  id: string;
  name: string;
  quantity: number;
  unitPrice: Money;
  total: Money;
  delivery: DeliveryStatus;
  deliveredAt: string | null;
  denomination: string;
  kind: string;
  buyerFields: unknown;
  promiseDueAt: string | null;
  revealedAt: string | null;
  refundedTotal: Money;
  refundable: Money;
  failure: string | null;
  awaitsWork: boolean;
  explanation: Array<StaffPriceStep> | null;
  earned: Earned | null;
}

/** Something that happened to an order. */
export interface OrderMoment {
  at: string;
  text: string;
  who: string;
  note: string | null;
  isBad: boolean;
}

/** An order with its buyer, its history and what it earned. */
export interface StaffOrder {
  id: string;
  number: string;
  status: OrderStatus;
  delivery: DeliveryStatus;
  refund: RefundStatus;
  total: Money;
  refundedTotal: Money;
  placedAt: string;
  expiresAt: string | null;
  clientReference: string | null;
  lines: Array<StaffOrderLine>;
  payments: Array<Payment>;
  email: string;
  customer: string | null;
  locale: string;
  address: string | null;
  paidAt: string | null;
  completedAt: string | null;
  needsAttention: boolean;
  attentionReason: string | null;
  timeline: Array<OrderMoment>;
  margin: Money | null;
}

export interface RefundOrderPayload {
  order: StaffOrder | null;
  refunded: Money | null;
  way: RefundWay | null;
  errors: Array<Fault>;
}

export interface MarkLineDeliveredPayload {
  order: StaffOrder | null;
  errors: Array<Fault>;
}

export interface MarkLineFailedPayload {
  order: StaffOrder | null;
  errors: Array<Fault>;
}

export interface SendOrderMailPayload {
  order: StaffOrder | null;
  errors: Array<Fault>;
}

/** A member price that somebody has. */
export interface MemberGroup {
  id: string;
  name: string;
}

/** Somebody with an account in this shop who does not belong to its staff. Their orders are `staffOrders(filter: {customer: …})`. */
export interface Customer {
  id: string;
  email: string;
  name: string;
  locale: string | null;
  isActive: boolean;
  joinedAt: string;
  lastOrderAt: string | null;
  orderCount: number;
  spent: Money;
  wallet: Money;
  group: MemberGroup | null;
}

export interface AdjustWalletPayload {
  customer: Customer | null;
  errors: Array<Fault>;
}

export interface SetMemberGroupPayload {
  customer: Customer | null;
  errors: Array<Fault>;
}

/** A category with what the shop says of it. `rule` null: as the category above it. */
export interface ListedCategory {
  id: string;
  slug: string;
  name: string;
  depth: number;
  parent: string | null;
  rule: boolean | null;
  isShown: boolean;
  productCount: number;
}

export interface SetListingRulePayload {
  categories: Array<ListedCategory>;
  errors: Array<Fault>;
}

/** A category by id, address and name. */
export interface CategoryName {
  id: string;
  slug: string;
  name: string;
}

/** A face value, shown where its product is unless the shop hides it. */
export interface ListedDenomination {
  id: string;
  sku: string;
  name: string;
  kind: DenominationKind;
  isHidden: boolean;
  ownNameZh: string | null;
  ownNameEn: string | null;
}

/** A product of the catalogue with how it differs here. `isListed` null: as its category. */
export interface ListedProduct {
  id: string;
  slug: string;
  name: string;
  category: CategoryName;
  isListed: boolean | null;
  isShown: boolean;
  isFeatured: boolean;
  sort: number | null;
  ownNameZh: string | null;
  ownNameEn: string | null;
  denominations: Array<ListedDenomination>;
}

export interface SetListingPayload {
  product: ListedProduct | null;
  errors: Array<Fault>;
}

/** One rule. `value` is percent, or an amount in the shop's currency. */
export interface Markup {
  scope: MarkupScope;
  target: string | null;
  targetName: string | null;
  kind: MarkupKind;
  value: string;
  ending: PriceEnding | null;
  changedAt: string | null;
}

export interface SetMarkupPayload {
  markup: Markup | null;
  errors: Array<Fault>;
}

export interface RemoveMarkupPayload {
  removed: boolean;
  errors: Array<Fault>;
}

/** How prices end, whether the shop sells at a loss, and the rule for whatever has none. */
export interface PriceSettings {
  ending: PriceEnding;
  allowBelowFloor: boolean;
  default: Markup;
}

export interface SetPriceSettingsPayload {
  settings: PriceSettings | null;
  errors: Array<Fault>;
}

/** A product by id, address and name. */
export interface ProductName {
  id: string;
  slug: string;
  name: string;
}

/** What a shop has asked the platform to pay, and the answer. */
export interface FundingRequest {
  state: FundingState;
  wanted: Money;
  note: string;
  reason: string | null;
  askedAt: string;
  decidedAt: string | null;
}

/** One rule that takes something off. No categories and no products: for everything. A coupon's uses are `couponUses`; who has a member price is `customers(group: …)`. */
export interface Promotion {
  id: string;
  kind: PromotionKind;
  state: PromotionState;
  name: string;
  code: string | null;
  off: PromotionOff;
  value: string;
  spend: Money | null;
  categories: Array<CategoryName>;
  products: Array<ProductName>;
  startsAt: string | null;
  endsAt: string | null;
  mostUses: number | null;
  mostPerCustomer: number | null;
  used: number;
  isActive: boolean;
  createdAt: string;
  fundedBy: PromotionFunder;
  funding: FundingRequest | null;
}

export interface SavePromotionPayload {
  promotion: Promotion | null;
  errors: Array<Fault>;
}

export interface SwitchPromotionPayload {
  promotion: Promotion | null;
  errors: Array<Fault>;
}

/** A number in the footer of every page. `number` null: there is none yet. */
export interface LegalNumber {
  kind: string;
  label: string;
  number: string | null;
}

/** Brand, contact, mails, languages, money and time. */
export interface ShopSettings {
  name: string;
  supportEmail: string;
  supportContact: string;
  senderName: string;
  replyTo: string;
  legal: Array<LegalNumber>;
  locales: Array<string>;
  defaultLocale: string;
  currency: string;
  currencyFrozenAt: string | null;
  currencies: Array<string>;
  timeZone: string;
  status: string;
  collects: string;
}

export interface ChangeShopSettingsPayload {
  settings: ShopSettings | null;
  errors: Array<Fault>;
}

/** A text in Chinese and in English; where one is empty the other stands in. */
export interface BothLanguages {
  zh: string;
  en: string;
}

/** Where a click leads: a page, a category, or an address. `url` is empty where it is gone. */
export interface NavigationLink {
  text: BothLanguages;
  page: string | null;
  category: string | null;
  address: string | null;
  url: string;
}

/** One line above every page, within its time. */
export interface Announcement {
  text: BothLanguages;
  link: NavigationLink | null;
  begins: string | null;
  ends: string | null;
}

/** Empty lists mean what a new shop has: no links above, its articles below. */
export interface Navigation {
  announcement: Announcement | null;
  above: Array<NavigationLink>;
  below: Array<NavigationLink>;
}

export interface SetNavigationPayload {
  navigation: Navigation | null;
  errors: Array<Fault>;
}

/** Of a page, beside its content. */
export interface PageSettings {
  title: BothLanguages;
  slug: string;
  seoTitle: BothLanguages;
  seoDescription: BothLanguages;
  goesLiveAt: string | null;
  expiresAt: string | null;
}

/** It waits for those who may publish, or they have sent it back. */
export interface PageReview {
  askedAt: string;
  askedBy: string;
  sentBack: boolean;
  comment: string;
}

/** A page of the shop. Its content is written in the console. */
export interface ShopPage {
  id: string;
  title: string;
  kind: string;
  url: string;
  isLive: boolean;
  settings: PageSettings;
  published: PageSettings | null;
  hasUnpublishedChanges: boolean;
  goesLiveAt: string | null;
  publishedAt: string | null;
  changedAt: string | null;
  review: PageReview | null;
}

export interface ChangePagePayload {
  page: ShopPage | null;
  errors: Array<Fault>;
}

export interface PublishPagePayload {
  page: ShopPage | null;
  errors: Array<Fault>;
}

export interface UnpublishPagePayload {
  page: ShopPage | null;
  errors: Array<Fault>;
}

export interface UnschedulePagePayload {
  page: ShopPage | null;
  errors: Array<Fault>;
}

export interface SubmitPagePayload {
  page: ShopPage | null;
  errors: Array<Fault>;
}

export interface ReviewPagePayload {
  page: ShopPage | null;
  errors: Array<Fault>;
}

/** What the shop wears. `tokens` is what differs from theme and presets. */
export interface Look {
  theme: string;
  light: string;
  dark: string;
  tokens: unknown;
  colours: unknown;
  logoUrl: string | null;
  iconUrl: string | null;
  changedAt: string | null;
}

export interface SetLookPayload {
  look: Look | null;
  errors: Array<Fault>;
}

/** Somebody who may enter the shop's console. */
export interface StaffMember {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
  isActive: boolean;
  isWaiting: boolean;
  hasSecondFactor: boolean;
  isMe: boolean;
  joinedAt: string;
  lastSignInAt: string | null;
}

export interface InviteStaffPayload {
  member: StaffMember | null;
  errors: Array<Fault>;
}

export interface InviteStaffAgainPayload {
  member: StaffMember | null;
  errors: Array<Fault>;
}

export interface ChangeStaffRolePayload {
  member: StaffMember | null;
  errors: Array<Fault>;
}

export interface RemoveStaffPayload {
  removed: boolean;
  errors: Array<Fault>;
}

/** A key by its prefix: `cf_<prefix>_…`, with what binds it. Its secret lies nowhere. */
export interface ApiKey {
  id: string;
  name: string;
  prefix: string;
  scopes: Array<string>;
  expiresAt: string | null;
  signing: Signing;
  dailyCap: Money | null;
  spentToday: Money | null;
  leftToday: Money | null;
  addresses: Array<string>;
  actsFor: string;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
  isOver: boolean;
}

export interface CreateApiKeyPayload {
  key: ApiKey | null;
  secret: string | null;
  signingSecret: string | null;
  errors: Array<Fault>;
}

export interface RotateApiKeyPayload {
  key: ApiKey | null;
  secret: string | null;
  signingSecret: string | null;
  errors: Array<Fault>;
}

export interface RevokeApiKeyPayload {
  key: ApiKey | null;
  errors: Array<Fault>;
}

/** A document that a key sends by its hash alone: `extensions.persistedQuery.sha256Hash`. */
export interface RegisteredQuery {
  sha256: string;
  name: string;
  text: string;
  id: string;
  createdAt: string;
}

export interface RegisterQueriesPayload {
  queries: Array<RegisteredQuery>;
  registeredOnly: boolean | null;
  errors: Array<Fault>;
}

export interface UnregisterQueriesPayload {
  removed: number | null;
  errors: Array<Fault>;
}

/** An API key and what binds it. Its secrets are told once, when they are made. */
export interface KeyLimits {
  id: string;
  name: string;
  prefix: string;
  scopes: Array<string>;
  expiresAt: string | null;
  signing: Signing;
  dailyCap: Money | null;
  spentToday: Money | null;
  leftToday: Money | null;
}

export interface SetKeyCapPayload {
  key: KeyLimits | null;
  errors: Array<Fault>;
}

export interface SetKeySigningPayload {
  key: KeyLimits | null;
  signingSecret: string | null;
  errors: Array<Fault>;
}

/** What has to be published, exactly. */
export interface DnsRecord {
  name: string;
  kind: string;
  value: string;
}

/** An address of the shop. Its own ones are served while a record in the DNS proves them. */
export interface Domain {
  id: string;
  domain: string;
  kind: DomainKind;
  isPrimary: boolean;
  isServed: boolean;
  record: DnsRecord | null;
  finding: DomainFinding;
  findingText: string;
  addedAt: string;
  provenAt: string | null;
  checkedAt: string | null;
  dropsAt: string | null;
}

export interface AddDomainPayload {
  domain: Domain | null;
  errors: Array<Fault>;
}

export interface CheckDomainPayload {
  domain: Domain | null;
  errors: Array<Fault>;
}

export interface MakeDomainPrimaryPayload {
  domain: Domain | null;
  errors: Array<Fault>;
}

export interface RemoveDomainPayload {
  removed: boolean;
  errors: Array<Fault>;
}

/** The shop's account at a provider. What it was opened with is sealed, and never told. */
export interface PaymentAccount {
  id: string;
  provider: string;
  label: string;
  isActive: boolean;
  createdAt: string;
}

export interface OpenPaymentAccountPayload {
  account: PaymentAccount | null;
  errors: Array<Fault>;
}

export interface SwitchOffPaymentAccountPayload {
  account: PaymentAccount | null;
  errors: Array<Fault>;
}

/** Deliveries that are kept (30 days), by where they stand. */
export interface WebhookDeliveryCounts {
  waiting: number;
  delivered: number;
  failed: number;
}

/** Where events are sent. Its secret is told once, by the mutation that makes it. */
export interface WebhookEndpoint {
  id: string;
  url: string;
  description: string;
  kinds: Array<WebhookEventKind>;
  state: WebhookEndpointState;
  pauseReason: WebhookPauseReason | null;
  pausedAt: string | null;
  failingSince: string | null;
  createdAt: string;
  counts: WebhookDeliveryCounts;
}

/** `secret` is told this once; a repeated call has null there. */
export interface WebhookSecretPayload {
  endpoint: WebhookEndpoint | null;
  secret: string | null;
  errors: Array<Fault>;
}

export interface WebhookEndpointPayload {
  endpoint: WebhookEndpoint | null;
  errors: Array<Fault>;
}

export interface DeleteWebhookEndpointPayload {
  deleted: boolean;
  errors: Array<Fault>;
}

/** One try: what came back, how long it took, and the first kilobyte of the answer. */
export interface WebhookAttempt {
  at: string;
  status: number | null;
  error: WebhookError | null;
  durationMs: number | null;
  answer: string;
}

/** One event on its way to one endpoint. `messageId` is the header `webhook-id`. */
export interface WebhookDelivery {
  id: string;
  messageId: string;
  kind: WebhookEventKind;
  version: string;
  data: unknown;
  happenedAt: string;
  endpoint: WebhookEndpoint;
  state: WebhookDeliveryState;
  tries: number;
  nextTryAt: string | null;
  lastStatus: number | null;
  lastError: WebhookError | null;
  attempts: Array<WebhookAttempt>;
}

export interface WebhookDeliveryPayload {
  delivery: WebhookDelivery | null;
  errors: Array<Fault>;
}

export interface ReplayFailedWebhooksPayload {
  count: number;
  errors: Array<Fault>;
}

/** A denomination whose availability has moved, and what it is now. */
export interface StockChange {
  denomination: string;
  availability: Availability;
  movedAt: string;
}

/** How well an account is guarded. What guards it is changed on the account's pages. */
export interface Security {
  emailProven: boolean;
  hasPassword: boolean;
  hasAuthenticator: boolean;
  passkeys: number;
  hasRecoveryCodes: boolean;
  lastSignInAt: string | null;
  joinedAt: string;
}

export interface Viewer {
  email: string | null;
  wallet: Money | null;
  id: string;
  name: string | null;
  locale: string | null;
  isStaff: boolean;
  scopes: Array<string> | null;
  security: Security;
}

/** The shop on whose host you are. */
export interface Shop {
  name: string;
  url: string;
  locales: Array<string>;
  currency: string;
  theme: string;
  supportEmail: string | null;
}

/** A shelf of the catalogue. */
export interface Category {
  slug: string;
  name: string;
}

/** Something the buyer must tell, such as a phone number for a top-up. */
export interface BuyerField {
  name: string;
  label: string;
  required: boolean;
  pattern: string | null;
  help: string | null;
}

/** The price of one piece from a quantity on. */
export interface PriceBreak {
  minQuantity: number;
  price: Money;
}

/** One buyable face value of a product. */
export interface Denomination {
  id: string;
  name: string;
  kind: DenominationKind;
  price: Money;
  availability: Availability;
  minQuantity: number;
  maxQuantity: number;
  buyerFields: Array<BuyerField>;
  promiseSeconds: number | null;
  sku: string;
  faceValue: string | null;
  faceCurrency: string | null;
  priceBefore: Money | null;
  priceBreaks: Array<PriceBreak>;
  warrantyDays: number;
  warranty: string | null;
}

/** What is sold, with its face values. */
export interface Product {
  id: string;
  slug: string;
  name: string;
  description: string;
  category: Category;
  priceFrom: Money | null;
  denominations: Array<Denomination>;
  instructions: string;
  issuer: string | null;
  region: string | null;
  imageUrl: string;
  availability: Availability;
  isFeatured: boolean;
  categoryPath: Array<Category>;
}

/** A shown category with those under it. */
export interface CategoryLeaf {
  slug: string;
  name: string;
  icon: string | null;
}

/** A shown category with those under it. */
export interface CategoryBranch {
  slug: string;
  name: string;
  icon: string | null;
  children: Array<CategoryLeaf>;
}

/** A shown category with those under it. */
export interface CategoryNode {
  slug: string;
  name: string;
  icon: string | null;
  children: Array<CategoryBranch>;
}

/** A category with how many products are in it and under it. */
export interface CountedCategory {
  category: Category;
  parent: string | null;
  count: number;
}

export interface CountedKind {
  kind: DenominationKind;
  count: number;
}

/** One choice, with how many products it would leave. */
export interface Counted {
  value: string;
  count: number;
}

/** What a list could be narrowed to. Counts are of products, under the filter given. */
export interface Facets {
  total: number;
  inStock: number;
  categories: Array<CountedCategory>;
  kinds: Array<CountedKind>;
  regions: Array<Counted>;
  priceFrom: Money | null;
  priceTo: Money | null;
}

/** A product, and the face value of it that the words name, if they name one. */
export interface SearchSuggestion {
  product: Product;
  denomination: Denomination | null;
}

/** With the reason that staff gave for a change by hand. */
export interface StaffStatementEntry {
  id: string;
  at: string;
  event: string;
  label: string;
  reference: string;
  orderNumber: string | null;
  amount: Money;
  balance: Money;
  reason: string | null;
}

/** A face value whose sale is stopped: its price no longer covers wholesale and fee. */
export interface FloorBreach {
  denomination: string;
  name: string | null;
  price: Money;
  floor: Money;
  since: string;
}

/** One face value before and after, at the quantity that leaves the shop the least. */
export interface MarkupPreviewRow {
  denomination: string;
  name: string;
  quantity: number;
  before: Money;
  after: Money;
  floor: Money;
  margin: Money;
  belowFloor: boolean;
}

/** What a rule would do; nothing is written. Those below their floor come first. */
export interface MarkupPreview {
  reached: number;
  breaches: number;
  rows: Connection<MarkupPreviewRow>;
}

/** A face value with what its least quantity costs the shop and leaves it. */
export interface StaffDenomination {
  id: string;
  sku: string;
  name: string;
  quantity: number;
  wholesale: Money;
  price: Money;
  floor: Money;
  margin: Money;
  markup: Markup;
  belowFloor: boolean;
}

/** An order that a coupon was used for. */
export interface CouponUse {
  id: string;
  orderNumber: string | null;
  email: string;
  saved: Money;
  usedAt: string;
  returnedAt: string | null;
}

/** A set of colours, by day or by night. */
export interface ThemePreset {
  id: string;
  name: string;
  mode: string;
}

/** Something that a shop may set. A colour is set by mode: "light.accent", "dark.accent". */
export interface ThemeToken {
  name: string;
  label: string;
  limits: unknown;
}

/** A theme with what it can be set to. */
export interface Theme {
  id: string;
  name: string;
  about: string;
  presets: Array<ThemePreset>;
  fonts: Array<string>;
  tokens: Array<ThemeToken>;
}

/** One thing that a role may do. */
export interface StaffAct {
  name: string;
  label: string;
}

/** A role with what it may do, by the table that the console asks. */
export interface StaffRoleFacts {
  role: StaffRole;
  label: string;
  acts: Array<StaffAct>;
}

/** An account of the shop: what it holds, and how that came about. */
export interface Book {
  balance: Money;
}

/** Earnings where the platform collects, the prepaid wallet where the shop does. */
export interface ShopMoney {
  collects: string;
  earnings: Book;
  wallet: Book;
}

/** A day of the shop's own time zone. Sales are what was paid less what went back. */
export interface DayFigures {
  day: string;
  orders: number;
  sales: Money;
  margin: Money | null;
}

/** A face value that runs low, of those that the shop shows. */
export interface LowStock {
  denomination: string;
  name: string;
  left: number;
  since: string;
}

/** Something that a provider gives its customer. */
export interface Credential {
  name: string;
  label: string;
  isNeeded: boolean;
}

/** A provider at which a shop can have an account of its own. */
export interface PaymentProvider {
  provider: string;
  label: string;
  credentials: Array<Credential>;
}

/** Something more about a deed. */
export interface TrailDetail {
  label: string;
  value: string;
}

/** One deed. Who of the platform's staff did something is not told. */
export interface TrailEntry {
  id: string;
  at: string;
  action: string;
  text: string;
  who: string;
  address: string | null;
  target: string;
  details: Array<TrailDetail>;
}

/** One change of a balance. `reference` is unique, and the same for ever. */
export interface StatementEntry {
  id: string;
  at: string;
  event: string;
  label: string;
  reference: string;
  orderNumber: string | null;
  amount: Money;
  balance: Money;
}

const stockChangeFragment = `fragment StockChange on StockChange {
  denomination
  availability
  movedAt
}
`;

const bulkFailureFragment = `fragment BulkFailure on BulkFailure {
  position
  denomination
  quantity
  code
  refunded {
    amount
    currency
  }
}
`;

const orderLineFragment = `fragment OrderLine on OrderLine {
  id
  name
  quantity
  unitPrice {
    amount
    currency
  }
  total {
    amount
    currency
  }
  delivery
  deliveredAt
}
`;

const paymentFragment = `fragment Payment on Payment {
  id
  provider
  status
  amount {
    amount
    currency
  }
  redirectUrl
  qrCode
}
`;

const orderFragment = `fragment Order on Order {
  id
  number
  status
  delivery
  refund
  total {
    amount
    currency
  }
  refundedTotal {
    amount
    currency
  }
  placedAt
  expiresAt
  clientReference
  lines {
    ...OrderLine
  }
  payments {
    ...Payment
  }
}
`;

const bulkOrderFragment = `fragment BulkOrder on BulkOrder {
  id
  status
  placedAt
  clientReference
  charged {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  linesTotal
  linesDone
  linesFailed
  linesOpen
  failures {
    ...BulkFailure
  }
  order {
    ...Order
  }
}
`;

const keyLimitsFragment = `fragment KeyLimits on KeyLimits {
  id
  name
  prefix
  scopes
  expiresAt
  signing
  dailyCap {
    amount
    currency
  }
  spentToday {
    amount
    currency
  }
  leftToday {
    amount
    currency
  }
}
`;

const securityFragment = `fragment Security on Security {
  emailProven
  hasPassword
  hasAuthenticator
  passkeys
  hasRecoveryCodes
  lastSignInAt
  joinedAt
}
`;

const viewerFragment = `fragment Viewer on Viewer {
  email
  wallet {
    amount
    currency
  }
  id
  name
  locale
  isStaff
  scopes
  security {
    ...Security
  }
}
`;

const shopFragment = `fragment Shop on Shop {
  name
  url
  locales
  currency
  theme
  supportEmail
}
`;

const categoryFragment = `fragment Category on Category {
  slug
  name
}
`;

const buyerFieldFragment = `fragment BuyerField on BuyerField {
  name
  label
  required
  pattern
  help
}
`;

const priceBreakFragment = `fragment PriceBreak on PriceBreak {
  minQuantity
  price {
    amount
    currency
  }
}
`;

const denominationFragment = `fragment Denomination on Denomination {
  id
  name
  kind
  price {
    amount
    currency
  }
  availability
  minQuantity
  maxQuantity
  buyerFields {
    ...BuyerField
  }
  promiseSeconds
  sku
  faceValue
  faceCurrency
  priceBefore {
    amount
    currency
  }
  priceBreaks {
    ...PriceBreak
  }
  warrantyDays
  warranty
}
`;

const productFragment = `fragment Product on Product {
  id
  slug
  name
  description
  category {
    ...Category
  }
  priceFrom {
    amount
    currency
  }
  denominations {
    ...Denomination
  }
  instructions
  issuer
  region
  imageUrl
  availability
  isFeatured
  categoryPath {
    ...Category
  }
}
`;

const categoryLeafFragment = `fragment CategoryLeaf on CategoryNode {
  slug
  name
  icon
}
`;

const categoryBranchFragment = `fragment CategoryBranch on CategoryNode {
  slug
  name
  icon
  children {
    ...CategoryLeaf
  }
}
`;

const categoryNodeFragment = `fragment CategoryNode on CategoryNode {
  slug
  name
  icon
  children {
    ...CategoryBranch
  }
}
`;

const countedCategoryFragment = `fragment CountedCategory on CountedCategory {
  category {
    ...Category
  }
  parent
  count
}
`;

const countedKindFragment = `fragment CountedKind on CountedKind {
  kind
  count
}
`;

const countedFragment = `fragment Counted on Counted {
  value
  count
}
`;

const facetsFragment = `fragment Facets on Facets {
  total
  inStock
  categories {
    ...CountedCategory
  }
  kinds {
    ...CountedKind
  }
  regions {
    ...Counted
  }
  priceFrom {
    amount
    currency
  }
  priceTo {
    amount
    currency
  }
}
`;

const searchSuggestionFragment = `fragment SearchSuggestion on SearchSuggestion {
  product {
    ...Product
  }
  denomination {
    ...Denomination
  }
}
`;

const staffPriceStepFragment = `fragment StaffPriceStep on StaffPriceStep {
  code
  label
  amount {
    amount
    currency
  }
  isPrivate
}
`;

const earnedFragment = `fragment Earned on Earned {
  paid {
    amount
    currency
  }
  wholesale {
    amount
    currency
  }
  fee {
    amount
    currency
  }
  margin {
    amount
    currency
  }
  funded {
    amount
    currency
  }
}
`;

const staffOrderLineFragment = `fragment StaffOrderLine on StaffOrderLine {
  id
  name
  quantity
  unitPrice {
    amount
    currency
  }
  total {
    amount
    currency
  }
  delivery
  deliveredAt
  denomination
  kind
  buyerFields
  promiseDueAt
  revealedAt
  refundedTotal {
    amount
    currency
  }
  refundable {
    amount
    currency
  }
  failure
  awaitsWork
  explanation {
    ...StaffPriceStep
  }
  earned {
    ...Earned
  }
}
`;

const orderMomentFragment = `fragment OrderMoment on OrderMoment {
  at
  text
  who
  note
  isBad
}
`;

const staffOrderFragment = `fragment StaffOrder on StaffOrder {
  id
  number
  status
  delivery
  refund
  total {
    amount
    currency
  }
  refundedTotal {
    amount
    currency
  }
  placedAt
  expiresAt
  clientReference
  lines {
    ...StaffOrderLine
  }
  payments {
    ...Payment
  }
  email
  customer
  locale
  address
  paidAt
  completedAt
  needsAttention
  attentionReason
  timeline {
    ...OrderMoment
  }
  margin {
    amount
    currency
  }
}
`;

const memberGroupFragment = `fragment MemberGroup on MemberGroup {
  id
  name
}
`;

const customerFragment = `fragment Customer on Customer {
  id
  email
  name
  locale
  isActive
  joinedAt
  lastOrderAt
  orderCount
  spent {
    amount
    currency
  }
  wallet {
    amount
    currency
  }
  group {
    ...MemberGroup
  }
}
`;

const staffStatementEntryFragment = `fragment StaffStatementEntry on StaffStatementEntry {
  id
  at
  event
  label
  reference
  orderNumber
  amount {
    amount
    currency
  }
  balance {
    amount
    currency
  }
  reason
}
`;

const listedCategoryFragment = `fragment ListedCategory on ListedCategory {
  id
  slug
  name
  depth
  parent
  rule
  isShown
  productCount
}
`;

const categoryNameFragment = `fragment CategoryName on CategoryName {
  id
  slug
  name
}
`;

const listedDenominationFragment = `fragment ListedDenomination on ListedDenomination {
  id
  sku
  name
  kind
  isHidden
  ownNameZh
  ownNameEn
}
`;

const listedProductFragment = `fragment ListedProduct on ListedProduct {
  id
  slug
  name
  category {
    ...CategoryName
  }
  isListed
  isShown
  isFeatured
  sort
  ownNameZh
  ownNameEn
  denominations {
    ...ListedDenomination
  }
}
`;

const markupFragment = `fragment Markup on Markup {
  scope
  target
  targetName
  kind
  value
  ending
  changedAt
}
`;

const priceSettingsFragment = `fragment PriceSettings on PriceSettings {
  ending
  allowBelowFloor
  default {
    ...Markup
  }
}
`;

const floorBreachFragment = `fragment FloorBreach on FloorBreach {
  denomination
  name
  price {
    amount
    currency
  }
  floor {
    amount
    currency
  }
  since
}
`;

const markupPreviewRowFragment = `fragment MarkupPreviewRow on MarkupPreviewRow {
  denomination
  name
  quantity
  before {
    amount
    currency
  }
  after {
    amount
    currency
  }
  floor {
    amount
    currency
  }
  margin {
    amount
    currency
  }
  belowFloor
}
`;

const staffDenominationFragment = `fragment StaffDenomination on StaffDenomination {
  id
  sku
  name
  quantity
  wholesale {
    amount
    currency
  }
  price {
    amount
    currency
  }
  floor {
    amount
    currency
  }
  margin {
    amount
    currency
  }
  markup {
    ...Markup
  }
  belowFloor
}
`;

const productNameFragment = `fragment ProductName on ProductName {
  id
  slug
  name
}
`;

const fundingRequestFragment = `fragment FundingRequest on FundingRequest {
  state
  wanted {
    amount
    currency
  }
  note
  reason
  askedAt
  decidedAt
}
`;

const promotionFragment = `fragment Promotion on Promotion {
  id
  kind
  state
  name
  code
  off
  value
  spend {
    amount
    currency
  }
  categories {
    ...CategoryName
  }
  products {
    ...ProductName
  }
  startsAt
  endsAt
  mostUses
  mostPerCustomer
  used
  isActive
  createdAt
  fundedBy
  funding {
    ...FundingRequest
  }
}
`;

const couponUseFragment = `fragment CouponUse on CouponUse {
  id
  orderNumber
  email
  saved {
    amount
    currency
  }
  usedAt
  returnedAt
}
`;

const legalNumberFragment = `fragment LegalNumber on LegalNumber {
  kind
  label
  number
}
`;

const shopSettingsFragment = `fragment ShopSettings on ShopSettings {
  name
  supportEmail
  supportContact
  senderName
  replyTo
  legal {
    ...LegalNumber
  }
  locales
  defaultLocale
  currency
  currencyFrozenAt
  currencies
  timeZone
  status
  collects
}
`;

const bothLanguagesFragment = `fragment BothLanguages on BothLanguages {
  zh
  en
}
`;

const navigationLinkFragment = `fragment NavigationLink on NavigationLink {
  text {
    ...BothLanguages
  }
  page
  category
  address
  url
}
`;

const announcementFragment = `fragment Announcement on Announcement {
  text {
    ...BothLanguages
  }
  link {
    ...NavigationLink
  }
  begins
  ends
}
`;

const navigationFragment = `fragment Navigation on Navigation {
  announcement {
    ...Announcement
  }
  above {
    ...NavigationLink
  }
  below {
    ...NavigationLink
  }
}
`;

const pageSettingsFragment = `fragment PageSettings on PageSettings {
  title {
    ...BothLanguages
  }
  slug
  seoTitle {
    ...BothLanguages
  }
  seoDescription {
    ...BothLanguages
  }
  goesLiveAt
  expiresAt
}
`;

const pageReviewFragment = `fragment PageReview on PageReview {
  askedAt
  askedBy
  sentBack
  comment
}
`;

const shopPageFragment = `fragment ShopPage on ShopPage {
  id
  title
  kind
  url
  isLive
  settings {
    ...PageSettings
  }
  published {
    ...PageSettings
  }
  hasUnpublishedChanges
  goesLiveAt
  publishedAt
  changedAt
  review {
    ...PageReview
  }
}
`;

const themePresetFragment = `fragment ThemePreset on ThemePreset {
  id
  name
  mode
}
`;

const themeTokenFragment = `fragment ThemeToken on ThemeToken {
  name
  label
  limits
}
`;

const themeFragment = `fragment Theme on Theme {
  id
  name
  about
  presets {
    ...ThemePreset
  }
  fonts
  tokens {
    ...ThemeToken
  }
}
`;

const lookFragment = `fragment Look on Look {
  theme
  light
  dark
  tokens
  colours
  logoUrl
  iconUrl
  changedAt
}
`;

const staffMemberFragment = `fragment StaffMember on StaffMember {
  id
  email
  name
  role
  isActive
  isWaiting
  hasSecondFactor
  isMe
  joinedAt
  lastSignInAt
}
`;

const staffActFragment = `fragment StaffAct on StaffAct {
  name
  label
}
`;

const staffRoleFactsFragment = `fragment StaffRoleFacts on StaffRoleFacts {
  role
  label
  acts {
    ...StaffAct
  }
}
`;

const apiKeyFragment = `fragment ApiKey on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  signing
  dailyCap {
    amount
    currency
  }
  spentToday {
    amount
    currency
  }
  leftToday {
    amount
    currency
  }
  addresses
  actsFor
  createdAt
  lastUsedAt
  revokedAt
  isOver
}
`;

const registeredQueryFragment = `fragment RegisteredQuery on RegisteredQuery {
  sha256
  name
  text
  id
  createdAt
}
`;

const dnsRecordFragment = `fragment DnsRecord on DnsRecord {
  name
  kind
  value
}
`;

const domainFragment = `fragment Domain on Domain {
  id
  domain
  kind
  isPrimary
  isServed
  record {
    ...DnsRecord
  }
  finding
  findingText
  addedAt
  provenAt
  checkedAt
  dropsAt
}
`;

const bookFragment = `fragment Book on Book {
  balance {
    amount
    currency
  }
}
`;

const shopMoneyFragment = `fragment ShopMoney on ShopMoney {
  collects
  earnings {
    ...Book
  }
  wallet {
    ...Book
  }
}
`;

const dayFiguresFragment = `fragment DayFigures on DayFigures {
  day
  orders
  sales {
    amount
    currency
  }
  margin {
    amount
    currency
  }
}
`;

const lowStockFragment = `fragment LowStock on LowStock {
  denomination
  name
  left
  since
}
`;

const paymentAccountFragment = `fragment PaymentAccount on PaymentAccount {
  id
  provider
  label
  isActive
  createdAt
}
`;

const credentialFragment = `fragment Credential on Credential {
  name
  label
  isNeeded
}
`;

const paymentProviderFragment = `fragment PaymentProvider on PaymentProvider {
  provider
  label
  credentials {
    ...Credential
  }
}
`;

const trailDetailFragment = `fragment TrailDetail on TrailDetail {
  label
  value
}
`;

const trailEntryFragment = `fragment TrailEntry on TrailEntry {
  id
  at
  action
  text
  who
  address
  target
  details {
    ...TrailDetail
  }
}
`;

const webhookDeliveryCountsFragment = `fragment WebhookDeliveryCounts on WebhookDeliveryCounts {
  waiting
  delivered
  failed
}
`;

const webhookEndpointFragment = `fragment WebhookEndpoint on WebhookEndpoint {
  id
  url
  description
  kinds
  state
  pauseReason
  pausedAt
  failingSince
  createdAt
  counts {
    ...WebhookDeliveryCounts
  }
}
`;

const webhookAttemptFragment = `fragment WebhookAttempt on WebhookAttempt {
  at
  status
  error
  durationMs
  answer
}
`;

const webhookDeliveryFragment = `fragment WebhookDelivery on WebhookDelivery {
  id
  messageId
  kind
  version
  data
  happenedAt
  endpoint {
    ...WebhookEndpoint
  }
  state
  tries
  nextTryAt
  lastStatus
  lastError
  attempts {
    ...WebhookAttempt
  }
}
`;

const topUpFragment = `fragment TopUp on TopUp {
  id
  status
  amount {
    amount
    currency
  }
  provider
  createdAt
  capturedAt
  redirectUrl
  qrCode
}
`;

const revealedCodeFragment = `fragment RevealedCode on RevealedCode {
  line
  code
  pin
  expiresOn
  cardNumber
}
`;

const priceStepFragment = `fragment PriceStep on PriceStep {
  label
  amount {
    amount
    currency
  }
}
`;

const quoteLineFragment = `fragment QuoteLine on QuoteLine {
  denomination
  quantity
  unitPrice {
    amount
    currency
  }
  discount {
    amount
    currency
  }
  total {
    amount
    currency
  }
  explanation {
    ...PriceStep
  }
}
`;

const quoteFragment = `fragment Quote on Quote {
  id
  total {
    amount
    currency
  }
  expiresAt
  lines {
    ...QuoteLine
  }
}
`;

const statementEntryFragment = `fragment StatementEntry on StatementEntry {
  id
  at
  event
  label
  reference
  orderNumber
  amount {
    amount
    currency
  }
  balance {
    amount
    currency
  }
}
`;

export const topUpWalletDocument: TypedDocument<{ topUpWallet: TopUpWalletPayload }, { input: { amount: string; provider: string; idempotencyKey?: string | undefined; } }> = {
  name: "TopUpWallet",
  text: `mutation TopUpWallet($input: TopUpWalletInput!) {
  topUpWallet(input: $input) {
    topUp {
      ...TopUp
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + topUpFragment,
};

export const notifyWhenBackDocument: TypedDocument<{ notifyWhenBack: NotifyWhenBackPayload }, { input: { denomination: string; email?: string | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "NotifyWhenBack",
  text: `mutation NotifyWhenBack($input: NotifyWhenBackInput!) {
  notifyWhenBack(input: $input) {
    noted
    errors {
      code
      message
      field
      path
      details
    }
  }
}
`,
};

export const lookUpOrderDocument: TypedDocument<{ lookUpOrder: LookUpOrderPayload }, { input: { number: string; email: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "LookUpOrder",
  text: `mutation LookUpOrder($input: LookUpOrderInput!) {
  lookUpOrder(input: $input) {
    asked
    errors {
      code
      message
      field
      path
      details
    }
  }
}
`,
};

export const openOrderDocument: TypedDocument<{ openOrder: OpenOrderPayload }, { input: { number: string; email: string; oneTimeCode: string; reveal?: boolean | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "OpenOrder",
  text: `mutation OpenOrder($input: OpenOrderInput!) {
  openOrder(input: $input) {
    order {
      ...Order
    }
    codes {
      ...RevealedCode
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + orderFragment + orderLineFragment + paymentFragment + revealedCodeFragment,
};

export const placeBulkOrderDocument: TypedDocument<{ placeBulkOrder: PlaceBulkOrderPayload }, { input: { lines: Array<LineInput>; email: string; idempotencyKey?: string | undefined; pay?: string | null | undefined; clientReference?: string | null | undefined; } }> = {
  name: "PlaceBulkOrder",
  text: `mutation PlaceBulkOrder($input: PlaceBulkOrderInput!) {
  placeBulkOrder(input: $input) {
    bulkOrder {
      ...BulkOrder
    }
    token
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + bulkOrderFragment + bulkFailureFragment + orderFragment + orderLineFragment + paymentFragment,
};

export const createQuoteDocument: TypedDocument<{ createQuote: QuotePayload }, { input: { lines: Array<LineInput>; coupon?: string | null | undefined; } }> = {
  name: "CreateQuote",
  text: `mutation CreateQuote($input: QuoteInput!) {
  createQuote(input: $input) {
    quote {
      ...Quote
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + quoteFragment + quoteLineFragment + priceStepFragment,
};

export const placeOrderDocument: TypedDocument<{ placeOrder: PlaceOrderPayload }, { input: { lines: Array<LineInput>; email: string; coupon?: string | null | undefined; quote?: string | null | undefined; idempotencyKey?: string | undefined; pay?: string | null | undefined; reveal?: boolean | null | undefined; clientReference?: string | null | undefined; } }> = {
  name: "PlaceOrder",
  text: `mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    order {
      ...Order
    }
    token
    payment {
      ...Payment
    }
    codes {
      ...RevealedCode
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + orderFragment + orderLineFragment + paymentFragment + revealedCodeFragment,
};

export const payOrderDocument: TypedDocument<{ payOrder: PayOrderPayload }, { input: { number: string; token?: string | null | undefined; provider: string; idempotencyKey?: string | undefined; } }> = {
  name: "PayOrder",
  text: `mutation PayOrder($input: PayOrderInput!) {
  payOrder(input: $input) {
    order {
      ...Order
    }
    payment {
      ...Payment
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + orderFragment + orderLineFragment + paymentFragment,
};

export const cancelOrderDocument: TypedDocument<{ cancelOrder: CancelOrderPayload }, { input: { number: string; token?: string | null | undefined; } }> = {
  name: "CancelOrder",
  text: `mutation CancelOrder($input: CancelOrderInput!) {
  cancelOrder(input: $input) {
    order {
      ...Order
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + orderFragment + orderLineFragment + paymentFragment,
};

export const revealCodesDocument: TypedDocument<{ revealCodes: RevealCodesPayload }, { input: { number: string; token?: string | null | undefined; oneTimeCode?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } }> = {
  name: "RevealCodes",
  text: `mutation RevealCodes($input: RevealCodesInput!) {
  revealCodes(input: $input) {
    codes {
      ...RevealedCode
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + revealedCodeFragment,
};

export const requestOneTimeCodeDocument: TypedDocument<{ requestOneTimeCode: RequestOneTimeCodePayload }, { input: { number: string; token?: string | null | undefined; } }> = {
  name: "RequestOneTimeCode",
  text: `mutation RequestOneTimeCode($input: RequestOneTimeCodeInput!) {
  requestOneTimeCode(input: $input) {
    sent
    errors {
      code
      message
      field
      path
      details
    }
  }
}
`,
};

export const refundOrderDocument: TypedDocument<{ refundOrder: RefundOrderPayload }, { input: { number: string; line?: string | null | undefined; amount?: string | null | undefined; reason: string; way?: RefundWay | null | undefined; idempotencyKey?: string | undefined; } }> = {
  name: "RefundOrder",
  text: `mutation RefundOrder($input: RefundOrderInput!) {
  refundOrder(input: $input) {
    order {
      ...StaffOrder
    }
    refunded {
      amount
      currency
    }
    way
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + staffOrderFragment + staffOrderLineFragment + staffPriceStepFragment + earnedFragment + paymentFragment + orderMomentFragment,
};

export const markLineDeliveredDocument: TypedDocument<{ markLineDelivered: MarkLineDeliveredPayload }, { input: { line: string; note?: string | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "MarkLineDelivered",
  text: `mutation MarkLineDelivered($input: MarkLineDeliveredInput!) {
  markLineDelivered(input: $input) {
    order {
      ...StaffOrder
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + staffOrderFragment + staffOrderLineFragment + staffPriceStepFragment + earnedFragment + paymentFragment + orderMomentFragment,
};

export const markLineFailedDocument: TypedDocument<{ markLineFailed: MarkLineFailedPayload }, { input: { line: string; reason: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "MarkLineFailed",
  text: `mutation MarkLineFailed($input: MarkLineFailedInput!) {
  markLineFailed(input: $input) {
    order {
      ...StaffOrder
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + staffOrderFragment + staffOrderLineFragment + staffPriceStepFragment + earnedFragment + paymentFragment + orderMomentFragment,
};

export const sendOrderMailDocument: TypedDocument<{ sendOrderMail: SendOrderMailPayload }, { input: { number: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "SendOrderMail",
  text: `mutation SendOrderMail($input: SendOrderMailInput!) {
  sendOrderMail(input: $input) {
    order {
      ...StaffOrder
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + staffOrderFragment + staffOrderLineFragment + staffPriceStepFragment + earnedFragment + paymentFragment + orderMomentFragment,
};

export const adjustWalletDocument: TypedDocument<{ adjustWallet: AdjustWalletPayload }, { input: { customer: string; amount: string; reason: string; idempotencyKey?: string | undefined; } }> = {
  name: "AdjustWallet",
  text: `mutation AdjustWallet($input: AdjustWalletInput!) {
  adjustWallet(input: $input) {
    customer {
      ...Customer
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + customerFragment + memberGroupFragment,
};

export const setMemberGroupDocument: TypedDocument<{ setMemberGroup: SetMemberGroupPayload }, { input: { customer: string; group?: string | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "SetMemberGroup",
  text: `mutation SetMemberGroup($input: SetMemberGroupInput!) {
  setMemberGroup(input: $input) {
    customer {
      ...Customer
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + customerFragment + memberGroupFragment,
};

export const setListingRuleDocument: TypedDocument<{ setListingRule: SetListingRulePayload }, { input: { category?: string | null | undefined; isListed?: boolean | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "SetListingRule",
  text: `mutation SetListingRule($input: SetListingRuleInput!) {
  setListingRule(input: $input) {
    categories {
      ...ListedCategory
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + listedCategoryFragment,
};

export const setListingDocument: TypedDocument<{ setListing: SetListingPayload }, { input: { target: string; isListed?: boolean | null | undefined; isFeatured?: boolean | null | undefined; sort?: number | null | undefined; ownNameZh?: string | null | undefined; ownNameEn?: string | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "SetListing",
  text: `mutation SetListing($input: SetListingInput!) {
  setListing(input: $input) {
    product {
      ...ListedProduct
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + listedProductFragment + categoryNameFragment + listedDenominationFragment,
};

export const setMarkupDocument: TypedDocument<{ setMarkup: SetMarkupPayload }, { input: { target: MarkupTarget; kind: MarkupKind; value: string; ending?: PriceEnding | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "SetMarkup",
  text: `mutation SetMarkup($input: SetMarkupInput!) {
  setMarkup(input: $input) {
    markup {
      ...Markup
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + markupFragment,
};

export const removeMarkupDocument: TypedDocument<{ removeMarkup: RemoveMarkupPayload }, { input: { target: MarkupTarget; idempotencyKey?: string | null | undefined; } }> = {
  name: "RemoveMarkup",
  text: `mutation RemoveMarkup($input: RemoveMarkupInput!) {
  removeMarkup(input: $input) {
    removed
    errors {
      code
      message
      field
      path
      details
    }
  }
}
`,
};

export const setPriceSettingsDocument: TypedDocument<{ setPriceSettings: SetPriceSettingsPayload }, { input: { ending?: PriceEnding | null | undefined; allowBelowFloor?: boolean | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "SetPriceSettings",
  text: `mutation SetPriceSettings($input: SetPriceSettingsInput!) {
  setPriceSettings(input: $input) {
    settings {
      ...PriceSettings
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + priceSettingsFragment + markupFragment,
};

export const savePromotionDocument: TypedDocument<{ savePromotion: SavePromotionPayload }, { input: { id?: string | null | undefined; kind: PromotionKind; name: string; code?: string | null | undefined; off?: PromotionOff | null | undefined; value: string; spend?: string | null | undefined; categories?: Array<string> | null | undefined; products?: Array<string> | null | undefined; startsAt?: string | null | undefined; endsAt?: string | null | undefined; mostUses?: number | null | undefined; mostPerCustomer?: number | null | undefined; fundedBy?: PromotionFunder | null | undefined; budget?: string | null | undefined; note?: string | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "SavePromotion",
  text: `mutation SavePromotion($input: SavePromotionInput!) {
  savePromotion(input: $input) {
    promotion {
      ...Promotion
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + promotionFragment + categoryNameFragment + productNameFragment + fundingRequestFragment,
};

export const switchPromotionDocument: TypedDocument<{ switchPromotion: SwitchPromotionPayload }, { input: { id: string; isActive: boolean; idempotencyKey?: string | null | undefined; } }> = {
  name: "SwitchPromotion",
  text: `mutation SwitchPromotion($input: SwitchPromotionInput!) {
  switchPromotion(input: $input) {
    promotion {
      ...Promotion
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + promotionFragment + categoryNameFragment + productNameFragment + fundingRequestFragment,
};

export const changeShopSettingsDocument: TypedDocument<{ changeShopSettings: ChangeShopSettingsPayload }, { input: { name?: string | null | undefined; supportEmail?: string | null | undefined; supportContact?: string | null | undefined; senderName?: string | null | undefined; replyTo?: string | null | undefined; legal?: Array<LegalNumberInput> | null | undefined; locales?: Array<string> | null | undefined; defaultLocale?: string | null | undefined; currency?: string | null | undefined; timeZone?: string | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "ChangeShopSettings",
  text: `mutation ChangeShopSettings($input: ChangeShopSettingsInput!) {
  changeShopSettings(input: $input) {
    settings {
      ...ShopSettings
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + shopSettingsFragment + legalNumberFragment,
};

export const setNavigationDocument: TypedDocument<{ setNavigation: SetNavigationPayload }, { input: { announcement?: AnnouncementInput | null | undefined; above?: Array<NavigationLinkInput> | null | undefined; below?: Array<NavigationLinkInput> | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "SetNavigation",
  text: `mutation SetNavigation($input: SetNavigationInput!) {
  setNavigation(input: $input) {
    navigation {
      ...Navigation
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + navigationFragment + announcementFragment + bothLanguagesFragment + navigationLinkFragment,
};

export const changePageDocument: TypedDocument<{ changePage: ChangePagePayload }, { input: { page: string; title?: BothLanguagesInput | null | undefined; slug?: string | null | undefined; seoTitle?: BothLanguagesInput | null | undefined; seoDescription?: BothLanguagesInput | null | undefined; goesLiveAt?: string | null | undefined; expiresAt?: string | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "ChangePage",
  text: `mutation ChangePage($input: ChangePageInput!) {
  changePage(input: $input) {
    page {
      ...ShopPage
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + shopPageFragment + pageSettingsFragment + bothLanguagesFragment + pageReviewFragment,
};

export const publishPageDocument: TypedDocument<{ publishPage: PublishPagePayload }, { input: { page: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "PublishPage",
  text: `mutation PublishPage($input: PublishPageInput!) {
  publishPage(input: $input) {
    page {
      ...ShopPage
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + shopPageFragment + pageSettingsFragment + bothLanguagesFragment + pageReviewFragment,
};

export const unpublishPageDocument: TypedDocument<{ unpublishPage: UnpublishPagePayload }, { input: { page: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "UnpublishPage",
  text: `mutation UnpublishPage($input: UnpublishPageInput!) {
  unpublishPage(input: $input) {
    page {
      ...ShopPage
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + shopPageFragment + pageSettingsFragment + bothLanguagesFragment + pageReviewFragment,
};

export const unschedulePageDocument: TypedDocument<{ unschedulePage: UnschedulePagePayload }, { input: { page: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "UnschedulePage",
  text: `mutation UnschedulePage($input: UnschedulePageInput!) {
  unschedulePage(input: $input) {
    page {
      ...ShopPage
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + shopPageFragment + pageSettingsFragment + bothLanguagesFragment + pageReviewFragment,
};

export const submitPageDocument: TypedDocument<{ submitPage: SubmitPagePayload }, { input: { page: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "SubmitPage",
  text: `mutation SubmitPage($input: SubmitPageInput!) {
  submitPage(input: $input) {
    page {
      ...ShopPage
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + shopPageFragment + pageSettingsFragment + bothLanguagesFragment + pageReviewFragment,
};

export const reviewPageDocument: TypedDocument<{ reviewPage: ReviewPagePayload }, { input: { page: string; approve: boolean; comment?: string | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "ReviewPage",
  text: `mutation ReviewPage($input: ReviewPageInput!) {
  reviewPage(input: $input) {
    page {
      ...ShopPage
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + shopPageFragment + pageSettingsFragment + bothLanguagesFragment + pageReviewFragment,
};

export const setLookDocument: TypedDocument<{ setLook: SetLookPayload }, { input: { theme: string; light?: string | null | undefined; dark?: string | null | undefined; tokens?: unknown | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "SetLook",
  text: `mutation SetLook($input: SetLookInput!) {
  setLook(input: $input) {
    look {
      ...Look
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + lookFragment,
};

export const inviteStaffDocument: TypedDocument<{ inviteStaff: InviteStaffPayload }, { input: { email: string; name?: string | null | undefined; role: StaffRole; idempotencyKey?: string | null | undefined; } }> = {
  name: "InviteStaff",
  text: `mutation InviteStaff($input: InviteStaffInput!) {
  inviteStaff(input: $input) {
    member {
      ...StaffMember
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + staffMemberFragment,
};

export const inviteStaffAgainDocument: TypedDocument<{ inviteStaffAgain: InviteStaffAgainPayload }, { input: { member: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "InviteStaffAgain",
  text: `mutation InviteStaffAgain($input: StaffMemberInput!) {
  inviteStaffAgain(input: $input) {
    member {
      ...StaffMember
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + staffMemberFragment,
};

export const changeStaffRoleDocument: TypedDocument<{ changeStaffRole: ChangeStaffRolePayload }, { input: { member: string; idempotencyKey?: string | null | undefined; role: StaffRole; } }> = {
  name: "ChangeStaffRole",
  text: `mutation ChangeStaffRole($input: ChangeStaffRoleInput!) {
  changeStaffRole(input: $input) {
    member {
      ...StaffMember
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + staffMemberFragment,
};

export const removeStaffDocument: TypedDocument<{ removeStaff: RemoveStaffPayload }, { input: { member: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "RemoveStaff",
  text: `mutation RemoveStaff($input: StaffMemberInput!) {
  removeStaff(input: $input) {
    removed
    errors {
      code
      message
      field
      path
      details
    }
  }
}
`,
};

export const createApiKeyDocument: TypedDocument<{ createApiKey: CreateApiKeyPayload }, { input: { name: string; actsFor: string; scopes: Array<string>; addresses?: Array<string> | null | undefined; expiresAt?: string | null | undefined; dailyCap?: string | null | undefined; signing?: Signing | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "CreateApiKey",
  text: `mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    key {
      ...ApiKey
    }
    secret
    signingSecret
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + apiKeyFragment,
};

export const rotateApiKeyDocument: TypedDocument<{ rotateApiKey: RotateApiKeyPayload }, { input: { key: string; overlapHours?: number | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "RotateApiKey",
  text: `mutation RotateApiKey($input: RotateApiKeyInput!) {
  rotateApiKey(input: $input) {
    key {
      ...ApiKey
    }
    secret
    signingSecret
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + apiKeyFragment,
};

export const revokeApiKeyDocument: TypedDocument<{ revokeApiKey: RevokeApiKeyPayload }, { input: { key: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "RevokeApiKey",
  text: `mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    key {
      ...ApiKey
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + apiKeyFragment,
};

export const registerQueriesDocument: TypedDocument<{ registerQueries: RegisterQueriesPayload }, { input: { key: string; queries: Array<QueryTextInput>; replace?: boolean | null | undefined; registeredOnly?: boolean | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "RegisterQueries",
  text: `mutation RegisterQueries($input: RegisterQueriesInput!) {
  registerQueries(input: $input) {
    queries {
      ...RegisteredQuery
    }
    registeredOnly
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + registeredQueryFragment,
};

export const unregisterQueriesDocument: TypedDocument<{ unregisterQueries: UnregisterQueriesPayload }, { input: { key: string; hashes: Array<string>; idempotencyKey?: string | null | undefined; } }> = {
  name: "UnregisterQueries",
  text: `mutation UnregisterQueries($input: UnregisterQueriesInput!) {
  unregisterQueries(input: $input) {
    removed
    errors {
      code
      message
      field
      path
      details
    }
  }
}
`,
};

export const setKeyCapDocument: TypedDocument<{ setKeyCap: SetKeyCapPayload }, { input: { key: string; dailyCap?: string | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "SetKeyCap",
  text: `mutation SetKeyCap($input: SetKeyCapInput!) {
  setKeyCap(input: $input) {
    key {
      ...KeyLimits
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + keyLimitsFragment,
};

export const setKeySigningDocument: TypedDocument<{ setKeySigning: SetKeySigningPayload }, { input: { key: string; signing: Signing; idempotencyKey?: string | null | undefined; } }> = {
  name: "SetKeySigning",
  text: `mutation SetKeySigning($input: SetKeySigningInput!) {
  setKeySigning(input: $input) {
    key {
      ...KeyLimits
    }
    signingSecret
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + keyLimitsFragment,
};

export const addDomainDocument: TypedDocument<{ addDomain: AddDomainPayload }, { input: { domain: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "AddDomain",
  text: `mutation AddDomain($input: AddDomainInput!) {
  addDomain(input: $input) {
    domain {
      ...Domain
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + domainFragment + dnsRecordFragment,
};

export const checkDomainDocument: TypedDocument<{ checkDomain: CheckDomainPayload }, { input: { domain: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "CheckDomain",
  text: `mutation CheckDomain($input: DomainInput!) {
  checkDomain(input: $input) {
    domain {
      ...Domain
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + domainFragment + dnsRecordFragment,
};

export const makeDomainPrimaryDocument: TypedDocument<{ makeDomainPrimary: MakeDomainPrimaryPayload }, { input: { domain: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "MakeDomainPrimary",
  text: `mutation MakeDomainPrimary($input: DomainInput!) {
  makeDomainPrimary(input: $input) {
    domain {
      ...Domain
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + domainFragment + dnsRecordFragment,
};

export const removeDomainDocument: TypedDocument<{ removeDomain: RemoveDomainPayload }, { input: { domain: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "RemoveDomain",
  text: `mutation RemoveDomain($input: DomainInput!) {
  removeDomain(input: $input) {
    removed
    errors {
      code
      message
      field
      path
      details
    }
  }
}
`,
};

export const openPaymentAccountDocument: TypedDocument<{ openPaymentAccount: OpenPaymentAccountPayload }, { input: { provider: string; label?: string | null | undefined; credentials: unknown; idempotencyKey?: string | null | undefined; } }> = {
  name: "OpenPaymentAccount",
  text: `mutation OpenPaymentAccount($input: OpenPaymentAccountInput!) {
  openPaymentAccount(input: $input) {
    account {
      ...PaymentAccount
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + paymentAccountFragment,
};

export const switchOffPaymentAccountDocument: TypedDocument<{ switchOffPaymentAccount: SwitchOffPaymentAccountPayload }, { input: { account: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "SwitchOffPaymentAccount",
  text: `mutation SwitchOffPaymentAccount($input: SwitchOffPaymentAccountInput!) {
  switchOffPaymentAccount(input: $input) {
    account {
      ...PaymentAccount
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + paymentAccountFragment,
};

export const createWebhookEndpointDocument: TypedDocument<{ createWebhookEndpoint: WebhookSecretPayload }, { input: { url: string; kinds: Array<WebhookEventKind>; description?: string | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "CreateWebhookEndpoint",
  text: `mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
  createWebhookEndpoint(input: $input) {
    endpoint {
      ...WebhookEndpoint
    }
    secret
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + webhookEndpointFragment + webhookDeliveryCountsFragment,
};

export const updateWebhookEndpointDocument: TypedDocument<{ updateWebhookEndpoint: WebhookEndpointPayload }, { input: { endpoint: string; url?: string | null | undefined; kinds?: Array<WebhookEventKind> | null | undefined; description?: string | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "UpdateWebhookEndpoint",
  text: `mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {
  updateWebhookEndpoint(input: $input) {
    endpoint {
      ...WebhookEndpoint
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + webhookEndpointFragment + webhookDeliveryCountsFragment,
};

export const deleteWebhookEndpointDocument: TypedDocument<{ deleteWebhookEndpoint: DeleteWebhookEndpointPayload }, { input: { endpoint: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "DeleteWebhookEndpoint",
  text: `mutation DeleteWebhookEndpoint($input: WebhookEndpointInput!) {
  deleteWebhookEndpoint(input: $input) {
    deleted
    errors {
      code
      message
      field
      path
      details
    }
  }
}
`,
};

export const rotateWebhookSecretDocument: TypedDocument<{ rotateWebhookSecret: WebhookSecretPayload }, { input: { endpoint: string; overlapHours?: number | null | undefined; idempotencyKey?: string | null | undefined; } }> = {
  name: "RotateWebhookSecret",
  text: `mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    endpoint {
      ...WebhookEndpoint
    }
    secret
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + webhookEndpointFragment + webhookDeliveryCountsFragment,
};

export const testWebhookEndpointDocument: TypedDocument<{ testWebhookEndpoint: WebhookDeliveryPayload }, { input: { endpoint: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "TestWebhookEndpoint",
  text: `mutation TestWebhookEndpoint($input: WebhookEndpointInput!) {
  testWebhookEndpoint(input: $input) {
    delivery {
      ...WebhookDelivery
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + webhookDeliveryFragment + webhookEndpointFragment + webhookDeliveryCountsFragment + webhookAttemptFragment,
};

export const pauseWebhookEndpointDocument: TypedDocument<{ pauseWebhookEndpoint: WebhookEndpointPayload }, { input: { endpoint: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "PauseWebhookEndpoint",
  text: `mutation PauseWebhookEndpoint($input: WebhookEndpointInput!) {
  pauseWebhookEndpoint(input: $input) {
    endpoint {
      ...WebhookEndpoint
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + webhookEndpointFragment + webhookDeliveryCountsFragment,
};

export const resumeWebhookEndpointDocument: TypedDocument<{ resumeWebhookEndpoint: WebhookEndpointPayload }, { input: { endpoint: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "ResumeWebhookEndpoint",
  text: `mutation ResumeWebhookEndpoint($input: WebhookEndpointInput!) {
  resumeWebhookEndpoint(input: $input) {
    endpoint {
      ...WebhookEndpoint
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + webhookEndpointFragment + webhookDeliveryCountsFragment,
};

export const replayWebhookDeliveryDocument: TypedDocument<{ replayWebhookDelivery: WebhookDeliveryPayload }, { input: { delivery: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "ReplayWebhookDelivery",
  text: `mutation ReplayWebhookDelivery($input: ReplayWebhookDeliveryInput!) {
  replayWebhookDelivery(input: $input) {
    delivery {
      ...WebhookDelivery
    }
    errors {
      code
      message
      field
      path
      details
    }
  }
}
` + webhookDeliveryFragment + webhookEndpointFragment + webhookDeliveryCountsFragment + webhookAttemptFragment,
};

export const replayFailedWebhooksDocument: TypedDocument<{ replayFailedWebhooks: ReplayFailedWebhooksPayload }, { input: { endpoint: string; since: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "ReplayFailedWebhooks",
  text: `mutation ReplayFailedWebhooks($input: ReplayFailedWebhooksInput!) {
  replayFailedWebhooks(input: $input) {
    count
    errors {
      code
      message
      field
      path
      details
    }
  }
}
`,
};

export const stockChangesDocument: TypedDocument<{ stockChanges: Connection<StockChange> }, { first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "StockChanges",
  text: `query StockChanges($first: Int, $after: String) {
  stockChanges(first: $first, after: $after) {
    edges {
      node {
        ...StockChange
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + stockChangeFragment,
};

export const bulkOrderDocument: TypedDocument<{ bulkOrder: BulkOrder | null }, { id: string; }> = {
  name: "BulkOrder",
  text: `query BulkOrder($id: ID!) {
  bulkOrder(id: $id) {
    ...BulkOrder
  }
}
` + bulkOrderFragment + bulkFailureFragment + orderFragment + orderLineFragment + paymentFragment,
};

export const bulkOrdersDocument: TypedDocument<{ bulkOrders: Connection<BulkOrder> }, { first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "BulkOrders",
  text: `query BulkOrders($first: Int, $after: String) {
  bulkOrders(first: $first, after: $after) {
    edges {
      node {
        ...BulkOrder
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + bulkOrderFragment + bulkFailureFragment + orderFragment + orderLineFragment + paymentFragment,
};

export const thisKeyDocument: TypedDocument<{ thisKey: KeyLimits | null }, Record<string, never>> = {
  name: "ThisKey",
  text: `query ThisKey {
  thisKey {
    ...KeyLimits
  }
}
` + keyLimitsFragment,
};

export const meDocument: TypedDocument<{ me: Viewer | null }, Record<string, never>> = {
  name: "Me",
  text: `query Me {
  me {
    ...Viewer
  }
}
` + viewerFragment + securityFragment,
};

export const orderDocument: TypedDocument<{ order: Order | null }, { number: string; token?: string | null | undefined; }> = {
  name: "Order",
  text: `query Order($number: String!, $token: String) {
  order(number: $number, token: $token) {
    ...Order
  }
}
` + orderFragment + orderLineFragment + paymentFragment,
};

export const orderByReferenceDocument: TypedDocument<{ orderByReference: Order | null }, { clientReference: string; }> = {
  name: "OrderByReference",
  text: `query OrderByReference($clientReference: String!) {
  orderByReference(clientReference: $clientReference) {
    ...Order
  }
}
` + orderFragment + orderLineFragment + paymentFragment,
};

export const shopDocument: TypedDocument<{ shop: Shop }, Record<string, never>> = {
  name: "Shop",
  text: `query Shop {
  shop {
    ...Shop
  }
}
` + shopFragment,
};

export const productsDocument: TypedDocument<{ products: Connection<Product> }, { filter?: ProductFilter | null | undefined; sort?: ProductSort | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "Products",
  text: `query Products($filter: ProductFilter, $sort: ProductSort, $first: Int, $after: String) {
  products(filter: $filter, sort: $sort, first: $first, after: $after) {
    edges {
      node {
        ...Product
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + productFragment + categoryFragment + denominationFragment + buyerFieldFragment + priceBreakFragment,
};

export const productDocument: TypedDocument<{ product: Product | null }, { slug: string; }> = {
  name: "Product",
  text: `query Product($slug: String!) {
  product(slug: $slug) {
    ...Product
  }
}
` + productFragment + categoryFragment + denominationFragment + buyerFieldFragment + priceBreakFragment,
};

export const categoriesDocument: TypedDocument<{ categories: Array<CategoryNode> }, Record<string, never>> = {
  name: "Categories",
  text: `query Categories {
  categories {
    ...CategoryNode
  }
}
` + categoryNodeFragment + categoryBranchFragment + categoryLeafFragment,
};

export const facetsDocument: TypedDocument<{ facets: Facets }, { filter?: ProductFilter | null | undefined; }> = {
  name: "Facets",
  text: `query Facets($filter: ProductFilter) {
  facets(filter: $filter) {
    ...Facets
  }
}
` + facetsFragment + countedCategoryFragment + categoryFragment + countedKindFragment + countedFragment,
};

export const searchSuggestionsDocument: TypedDocument<{ searchSuggestions: Array<SearchSuggestion> }, { text: string; }> = {
  name: "SearchSuggestions",
  text: `query SearchSuggestions($text: String!) {
  searchSuggestions(text: $text) {
    ...SearchSuggestion
  }
}
` + searchSuggestionFragment + productFragment + categoryFragment + denominationFragment + buyerFieldFragment + priceBreakFragment,
};

export const staffOrdersDocument: TypedDocument<{ staffOrders: Connection<StaffOrder> }, { filter?: StaffOrderFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "StaffOrders",
  text: `query StaffOrders($filter: StaffOrderFilter, $first: Int, $after: String) {
  staffOrders(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...StaffOrder
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + staffOrderFragment + staffOrderLineFragment + staffPriceStepFragment + earnedFragment + paymentFragment + orderMomentFragment,
};

export const staffOrderDocument: TypedDocument<{ staffOrder: StaffOrder | null }, { number: string; }> = {
  name: "StaffOrder",
  text: `query StaffOrder($number: String!) {
  staffOrder(number: $number) {
    ...StaffOrder
  }
}
` + staffOrderFragment + staffOrderLineFragment + staffPriceStepFragment + earnedFragment + paymentFragment + orderMomentFragment,
};

export const customersDocument: TypedDocument<{ customers: Connection<Customer> }, { search?: string | null | undefined; group?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "Customers",
  text: `query Customers($search: String, $group: ID, $first: Int, $after: String) {
  customers(search: $search, group: $group, first: $first, after: $after) {
    edges {
      node {
        ...Customer
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + customerFragment + memberGroupFragment,
};

export const customerDocument: TypedDocument<{ customer: Customer | null }, { id: string; }> = {
  name: "Customer",
  text: `query Customer($id: ID!) {
  customer(id: $id) {
    ...Customer
  }
}
` + customerFragment + memberGroupFragment,
};

export const customerStatementDocument: TypedDocument<{ customerStatement: Connection<StaffStatementEntry> }, { customer: string; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "CustomerStatement",
  text: `query CustomerStatement($customer: ID!, $first: Int, $after: String) {
  customerStatement(customer: $customer, first: $first, after: $after) {
    edges {
      node {
        ...StaffStatementEntry
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + staffStatementEntryFragment,
};

export const listedCategoriesDocument: TypedDocument<{ listedCategories: Array<ListedCategory> }, Record<string, never>> = {
  name: "ListedCategories",
  text: `query ListedCategories {
  listedCategories {
    ...ListedCategory
  }
}
` + listedCategoryFragment,
};

export const listedProductsDocument: TypedDocument<{ listedProducts: Connection<ListedProduct> }, { category?: string | null | undefined; search?: string | null | undefined; only?: ListingOnly | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "ListedProducts",
  text: `query ListedProducts($category: ID, $search: String, $only: ListingOnly, $first: Int, $after: String) {
  listedProducts(
    category: $category
    search: $search
    only: $only
    first: $first
    after: $after
  ) {
    edges {
      node {
        ...ListedProduct
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + listedProductFragment + categoryNameFragment + listedDenominationFragment,
};

export const listedProductDocument: TypedDocument<{ listedProduct: ListedProduct | null }, { id: string; }> = {
  name: "ListedProduct",
  text: `query ListedProduct($id: ID!) {
  listedProduct(id: $id) {
    ...ListedProduct
  }
}
` + listedProductFragment + categoryNameFragment + listedDenominationFragment,
};

export const priceSettingsDocument: TypedDocument<{ priceSettings: PriceSettings }, Record<string, never>> = {
  name: "PriceSettings",
  text: `query PriceSettings {
  priceSettings {
    ...PriceSettings
  }
}
` + priceSettingsFragment + markupFragment,
};

export const markupsDocument: TypedDocument<{ markups: Connection<Markup> }, { scope?: MarkupScope | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "Markups",
  text: `query Markups($scope: MarkupScope, $first: Int, $after: String) {
  markups(scope: $scope, first: $first, after: $after) {
    edges {
      node {
        ...Markup
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + markupFragment,
};

export const floorBreachesDocument: TypedDocument<{ floorBreaches: Connection<FloorBreach> }, { first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "FloorBreaches",
  text: `query FloorBreaches($first: Int, $after: String) {
  floorBreaches(first: $first, after: $after) {
    edges {
      node {
        ...FloorBreach
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + floorBreachFragment,
};

export const markupPreviewDocument: TypedDocument<{ markupPreview: MarkupPreview }, { input: MarkupInput; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "MarkupPreview",
  text: `query MarkupPreview($input: MarkupInput!, $first: Int, $after: String) {
  markupPreview(input: $input) {
    reached
    breaches
    rows(first: $first, after: $after) {
      edges {
        node {
          ...MarkupPreviewRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
` + markupPreviewRowFragment,
};

export const pricedDenominationsDocument: TypedDocument<{ pricedDenominations: Array<StaffDenomination> }, { product: string; }> = {
  name: "PricedDenominations",
  text: `query PricedDenominations($product: ID!) {
  pricedDenominations(product: $product) {
    ...StaffDenomination
  }
}
` + staffDenominationFragment + markupFragment,
};

export const promotionsDocument: TypedDocument<{ promotions: Connection<Promotion> }, { kind?: PromotionKind | null | undefined; isActive?: boolean | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "Promotions",
  text: `query Promotions($kind: PromotionKind, $isActive: Boolean, $first: Int, $after: String) {
  promotions(kind: $kind, isActive: $isActive, first: $first, after: $after) {
    edges {
      node {
        ...Promotion
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + promotionFragment + categoryNameFragment + productNameFragment + fundingRequestFragment,
};

export const promotionDocument: TypedDocument<{ promotion: Promotion | null }, { id: string; }> = {
  name: "Promotion",
  text: `query Promotion($id: ID!) {
  promotion(id: $id) {
    ...Promotion
  }
}
` + promotionFragment + categoryNameFragment + productNameFragment + fundingRequestFragment,
};

export const couponUsesDocument: TypedDocument<{ couponUses: Connection<CouponUse> }, { promotion: string; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "CouponUses",
  text: `query CouponUses($promotion: ID!, $first: Int, $after: String) {
  couponUses(promotion: $promotion, first: $first, after: $after) {
    edges {
      node {
        ...CouponUse
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + couponUseFragment,
};

export const shopSettingsDocument: TypedDocument<{ shopSettings: ShopSettings }, Record<string, never>> = {
  name: "ShopSettings",
  text: `query ShopSettings {
  shopSettings {
    ...ShopSettings
  }
}
` + shopSettingsFragment + legalNumberFragment,
};

export const navigationDocument: TypedDocument<{ navigation: Navigation }, Record<string, never>> = {
  name: "Navigation",
  text: `query Navigation {
  navigation {
    ...Navigation
  }
}
` + navigationFragment + announcementFragment + bothLanguagesFragment + navigationLinkFragment,
};

export const shopPagesDocument: TypedDocument<{ shopPages: Array<ShopPage> }, Record<string, never>> = {
  name: "ShopPages",
  text: `query ShopPages {
  shopPages {
    ...ShopPage
  }
}
` + shopPageFragment + pageSettingsFragment + bothLanguagesFragment + pageReviewFragment,
};

export const themesDocument: TypedDocument<{ themes: Array<Theme> }, Record<string, never>> = {
  name: "Themes",
  text: `query Themes {
  themes {
    ...Theme
  }
}
` + themeFragment + themePresetFragment + themeTokenFragment,
};

export const lookDocument: TypedDocument<{ look: Look }, Record<string, never>> = {
  name: "Look",
  text: `query Look {
  look {
    ...Look
  }
}
` + lookFragment,
};

export const lookFaultsDocument: TypedDocument<{ lookFaults: Array<Fault> }, { input: LookInput; }> = {
  name: "LookFaults",
  text: `query LookFaults($input: LookInput!) {
  lookFaults(input: $input) {
    code
    message
    field
    path
    details
  }
}
`,
};

export const staffMembersDocument: TypedDocument<{ staffMembers: Connection<StaffMember> }, { first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "StaffMembers",
  text: `query StaffMembers($first: Int, $after: String) {
  staffMembers(first: $first, after: $after) {
    edges {
      node {
        ...StaffMember
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + staffMemberFragment,
};

export const staffRolesDocument: TypedDocument<{ staffRoles: Array<StaffRoleFacts> }, Record<string, never>> = {
  name: "StaffRoles",
  text: `query StaffRoles {
  staffRoles {
    ...StaffRoleFacts
  }
}
` + staffRoleFactsFragment + staffActFragment,
};

export const apiKeysDocument: TypedDocument<{ apiKeys: Connection<ApiKey> }, { first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "ApiKeys",
  text: `query ApiKeys($first: Int, $after: String) {
  apiKeys(first: $first, after: $after) {
    edges {
      node {
        ...ApiKey
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + apiKeyFragment,
};

export const registeredQueriesDocument: TypedDocument<{ registeredQueries: Connection<RegisteredQuery> }, { key: string; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "RegisteredQueries",
  text: `query RegisteredQueries($key: String!, $first: Int, $after: String) {
  registeredQueries(key: $key, first: $first, after: $after) {
    edges {
      node {
        ...RegisteredQuery
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + registeredQueryFragment,
};

export const domainsDocument: TypedDocument<{ domains: Array<Domain> }, Record<string, never>> = {
  name: "Domains",
  text: `query Domains {
  domains {
    ...Domain
  }
}
` + domainFragment + dnsRecordFragment,
};

export const shopMoneyDocument: TypedDocument<{ shopMoney: ShopMoney }, Record<string, never>> = {
  name: "ShopMoney",
  text: `query ShopMoney {
  shopMoney {
    ...ShopMoney
  }
}
` + shopMoneyFragment + bookFragment,
};

export const shopFiguresDocument: TypedDocument<{ shopFigures: Array<DayFigures> }, { days?: number | null | undefined; }> = {
  name: "ShopFigures",
  text: `query ShopFigures($days: Int) {
  shopFigures(days: $days) {
    ...DayFigures
  }
}
` + dayFiguresFragment,
};

export const lowStockDocument: TypedDocument<{ lowStock: Array<LowStock> }, Record<string, never>> = {
  name: "LowStock",
  text: `query LowStock {
  lowStock {
    ...LowStock
  }
}
` + lowStockFragment,
};

export const paymentAccountsDocument: TypedDocument<{ paymentAccounts: Array<PaymentAccount> }, Record<string, never>> = {
  name: "PaymentAccounts",
  text: `query PaymentAccounts {
  paymentAccounts {
    ...PaymentAccount
  }
}
` + paymentAccountFragment,
};

export const paymentProvidersDocument: TypedDocument<{ paymentProviders: Array<PaymentProvider> }, Record<string, never>> = {
  name: "PaymentProviders",
  text: `query PaymentProviders {
  paymentProviders {
    ...PaymentProvider
  }
}
` + paymentProviderFragment + credentialFragment,
};

export const trailDocument: TypedDocument<{ trail: Connection<TrailEntry> }, { noun?: TrailNoun | null | undefined; who?: string | null | undefined; since?: string | null | undefined; until?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "Trail",
  text: `query Trail($noun: TrailNoun, $who: String, $since: Date, $until: Date, $first: Int, $after: String) {
  trail(
    noun: $noun
    who: $who
    since: $since
    until: $until
    first: $first
    after: $after
  ) {
    edges {
      node {
        ...TrailEntry
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + trailEntryFragment + trailDetailFragment,
};

export const webhookEndpointsDocument: TypedDocument<{ webhookEndpoints: Connection<WebhookEndpoint> }, { first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "WebhookEndpoints",
  text: `query WebhookEndpoints($first: Int, $after: String) {
  webhookEndpoints(first: $first, after: $after) {
    edges {
      node {
        ...WebhookEndpoint
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + webhookEndpointFragment + webhookDeliveryCountsFragment,
};

export const webhookDeliveriesDocument: TypedDocument<{ webhookDeliveries: Connection<WebhookDelivery> }, { filter?: WebhookDeliveryFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "WebhookDeliveries",
  text: `query WebhookDeliveries($filter: WebhookDeliveryFilter, $first: Int, $after: String) {
  webhookDeliveries(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...WebhookDelivery
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
` + webhookDeliveryFragment + webhookEndpointFragment + webhookDeliveryCountsFragment + webhookAttemptFragment,
};

export const myOrdersDocument: TypedDocument<{ me: { orders: Connection<Order> } }, { filter?: OrderFilter | null | undefined; clientReference?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "MyOrders",
  text: `query MyOrders($filter: OrderFilter, $clientReference: String, $first: Int, $after: String) {
  me {
    orders(
      filter: $filter
      clientReference: $clientReference
      first: $first
      after: $after
    ) {
      edges {
        node {
          ...Order
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
` + orderFragment + orderLineFragment + paymentFragment,
};

export const myStatementDocument: TypedDocument<{ me: { walletStatement: Connection<StatementEntry> } }, { first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "MyStatement",
  text: `query MyStatement($first: Int, $after: String) {
  me {
    walletStatement(first: $first, after: $after) {
      edges {
        node {
          ...StatementEntry
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
` + statementEntryFragment,
};

export const myTopUpsDocument: TypedDocument<{ me: { topUps: Connection<TopUp> } }, { first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "MyTopUps",
  text: `query MyTopUps($first: Int, $after: String) {
  me {
    topUps(first: $first, after: $after) {
      edges {
        node {
          ...TopUp
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
` + topUpFragment,
};

export const earningsStatementDocument: TypedDocument<{ shopMoney: { earnings: { statement: Connection<StaffStatementEntry> } } }, { first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "EarningsStatement",
  text: `query EarningsStatement($first: Int, $after: String) {
  shopMoney {
    earnings {
      statement(first: $first, after: $after) {
        edges {
          node {
            ...StaffStatementEntry
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
` + staffStatementEntryFragment,
};

export const shopWalletStatementDocument: TypedDocument<{ shopMoney: { wallet: { statement: Connection<StaffStatementEntry> } } }, { first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "ShopWalletStatement",
  text: `query ShopWalletStatement($first: Int, $after: String) {
  shopMoney {
    wallet {
      statement(first: $first, after: $after) {
        edges {
          node {
            ...StaffStatementEntry
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
` + staffStatementEntryFragment,
};

/** Everything that a shop's host answers. */
export class ShopClient extends ListClient {
  /** Money into one's own wallet. Where it is PENDING, `redirectUrl` or `qrCode` say how to go on. */
  async topUpWallet(given: { amount: string; provider: string; idempotencyKey?: string | undefined; }): Promise<TopUpWalletPayload> {
    return this.act(topUpWalletDocument, "topUpWallet", given, true);
  }

  /** One mail when a sold-out face value can be bought again. */
  async notifyWhenBack(given: { denomination: string; email?: string | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<NotifyWhenBackPayload> {
    return this.act(notifyWhenBackDocument, "notifyWhenBack", given, true);
  }

  /** Six digits by mail, if number and address belong together. The answer is the same if not. */
  async lookUpOrder(given: { number: string; email: string; idempotencyKey?: string | null | undefined; }): Promise<LookUpOrderPayload> {
    return this.act(lookUpOrderDocument, "lookUpOrder", given, true);
  }

  /** The order, for who has the digits. */
  async openOrder(given: { number: string; email: string; oneTimeCode: string; reveal?: boolean | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<OpenOrderPayload> {
    return this.act(openOrderDocument, "openOrder", given, true);
  }

  /** Sets aside and pays up to 500 lines at once; they are delivered by and by: ask `bulkOrder` how far it is. */
  async placeBulkOrder(given: { lines: Array<LineInput>; email: string; idempotencyKey?: string | undefined; pay?: string | null | undefined; clientReference?: string | null | undefined; }): Promise<PlaceBulkOrderPayload> {
    return this.act(placeBulkOrderDocument, "placeBulkOrder", given, true);
  }

  /** Prices that hold for a few minutes. */
  async createQuote(given: { lines: Array<LineInput>; coupon?: string | null | undefined; }): Promise<QuotePayload> {
    return this.act(createQuoteDocument, "createQuote", given, false);
  }

  /** Reserves the goods; with `pay` it also pays, with `reveal` it also shows the codes. */
  async placeOrder(given: { lines: Array<LineInput>; email: string; coupon?: string | null | undefined; quote?: string | null | undefined; idempotencyKey?: string | undefined; pay?: string | null | undefined; reveal?: boolean | null | undefined; clientReference?: string | null | undefined; }): Promise<PlaceOrderPayload> {
    return this.act(placeOrderDocument, "placeOrder", given, true);
  }

  /** "wallet" spends the viewer's; others may redirect. */
  async payOrder(given: { number: string; token?: string | null | undefined; provider: string; idempotencyKey?: string | undefined; }): Promise<PayOrderPayload> {
    return this.act(payOrderDocument, "payOrder", given, true);
  }

  /** Only while nothing is paid; frees the goods. */
  async cancelOrder(given: { number: string; token?: string | null | undefined; }): Promise<CancelOrderPayload> {
    return this.act(cancelOrderDocument, "cancelOrder", given, false);
  }

  /** Each call shows the same codes and is logged. In pages with `first`. */
  async revealCodes(given: { number: string; token?: string | null | undefined; oneTimeCode?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }): Promise<RevealCodesPayload> {
    return this.act(revealCodesDocument, "revealCodes", given, false);
  }

  /** Mail the order's buyer a code for `revealCodes`. */
  async requestOneTimeCode(given: { number: string; token?: string | null | undefined; }): Promise<RequestOneTimeCodePayload> {
    return this.act(requestOneTimeCodeDocument, "requestOneTimeCode", given, false);
  }

  /** The whole order, a line, or a part of a delivered line, with a reason. */
  async refundOrder(given: { number: string; line?: string | null | undefined; amount?: string | null | undefined; reason: string; way?: RefundWay | null | undefined; idempotencyKey?: string | undefined; }): Promise<RefundOrderPayload> {
    return this.act(refundOrderDocument, "refundOrder", given, true);
  }

  /** A top-up or service that a person has done. The buyer is told. */
  async markLineDelivered(given: { line: string; note?: string | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<MarkLineDeliveredPayload> {
    return this.act(markLineDeliveredDocument, "markLineDelivered", given, true);
  }

  /** A top-up or service that cannot be done: its money goes back. */
  async markLineFailed(given: { line: string; reason: string; idempotencyKey?: string | null | undefined; }): Promise<MarkLineFailedPayload> {
    return this.act(markLineFailedDocument, "markLineFailed", given, true);
  }

  /** The mail with the link to the order once more; never a code. */
  async sendOrderMail(given: { number: string; idempotencyKey?: string | null | undefined; }): Promise<SendOrderMailPayload> {
    return this.act(sendOrderMailDocument, "sendOrderMail", given, true);
  }

  /** Money into or out of a customer's wallet by hand, on the shop's account. */
  async adjustWallet(given: { customer: string; amount: string; reason: string; idempotencyKey?: string | undefined; }): Promise<AdjustWalletPayload> {
    return this.act(adjustWalletDocument, "adjustWallet", given, true);
  }

  /** Give a member price, another one, or none. */
  async setMemberGroup(given: { customer: string; group?: string | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<SetMemberGroupPayload> {
    return this.act(setMemberGroupDocument, "setMemberGroup", given, true);
  }

  /** Show or hide a category with all under it, or leave it to the one above. */
  async setListingRule(given: { category?: string | null | undefined; isListed?: boolean | null | undefined; idempotencyKey?: string | null | undefined; } = {}): Promise<SetListingRulePayload> {
    return this.act(setListingRuleDocument, "setListingRule", given, true);
  }

  /** How one product or denomination differs here from the catalogue. */
  async setListing(given: { target: string; isListed?: boolean | null | undefined; isFeatured?: boolean | null | undefined; sort?: number | null | undefined; ownNameZh?: string | null | undefined; ownNameEn?: string | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<SetListingPayload> {
    return this.act(setListingDocument, "setListing", given, true);
  }

  /** New prices count from now on. `markupPreview` shows them beforehand. */
  async setMarkup(given: { target: MarkupTarget; kind: MarkupKind; value: string; ending?: PriceEnding | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<SetMarkupPayload> {
    return this.act(setMarkupDocument, "setMarkup", given, true);
  }

  /** The next wider rule counts again. */
  async removeMarkup(given: { target: MarkupTarget; idempotencyKey?: string | null | undefined; }): Promise<RemoveMarkupPayload> {
    return this.act(removeMarkupDocument, "removeMarkup", given, true);
  }

  /** How prices end, and whether the shop sells below what a sale costs it. */
  async setPriceSettings(given: { ending?: PriceEnding | null | undefined; allowBelowFloor?: boolean | null | undefined; idempotencyKey?: string | null | undefined; } = {}): Promise<SetPriceSettingsPayload> {
    return this.act(setPriceSettingsDocument, "setPriceSettings", given, true);
  }

  /** It counts from the next price on. */
  async savePromotion(given: { id?: string | null | undefined; kind: PromotionKind; name: string; code?: string | null | undefined; off?: PromotionOff | null | undefined; value: string; spend?: string | null | undefined; categories?: Array<string> | null | undefined; products?: Array<string> | null | undefined; startsAt?: string | null | undefined; endsAt?: string | null | undefined; mostUses?: number | null | undefined; mostPerCustomer?: number | null | undefined; fundedBy?: PromotionFunder | null | undefined; budget?: string | null | undefined; note?: string | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<SavePromotionPayload> {
    return this.act(savePromotionDocument, "savePromotion", given, true);
  }

  /** On or off, at once. Orders that were placed keep what they were promised. */
  async switchPromotion(given: { id: string; isActive: boolean; idempotencyKey?: string | null | undefined; }): Promise<SwitchPromotionPayload> {
    return this.act(switchPromotionDocument, "switchPromotion", given, true);
  }

  /** The shop shows it within seconds. */
  async changeShopSettings(given: { name?: string | null | undefined; supportEmail?: string | null | undefined; supportContact?: string | null | undefined; senderName?: string | null | undefined; replyTo?: string | null | undefined; legal?: Array<LegalNumberInput> | null | undefined; locales?: Array<string> | null | undefined; defaultLocale?: string | null | undefined; currency?: string | null | undefined; timeZone?: string | null | undefined; idempotencyKey?: string | null | undefined; } = {}): Promise<ChangeShopSettingsPayload> {
    return this.act(changeShopSettingsDocument, "changeShopSettings", given, true);
  }

  /** Links above and below every page, and one announcement. Live at once. */
  async setNavigation(given: { announcement?: AnnouncementInput | null | undefined; above?: Array<NavigationLinkInput> | null | undefined; below?: Array<NavigationLinkInput> | null | undefined; idempotencyKey?: string | null | undefined; } = {}): Promise<SetNavigationPayload> {
    return this.act(setNavigationDocument, "setNavigation", given, true);
  }

  /** Saves a draft of its settings, on top of what else is in the draft. Visitors see it once it is published. */
  async changePage(given: { page: string; title?: BothLanguagesInput | null | undefined; slug?: string | null | undefined; seoTitle?: BothLanguagesInput | null | undefined; seoDescription?: BothLanguagesInput | null | undefined; goesLiveAt?: string | null | undefined; expiresAt?: string | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<ChangePagePayload> {
    return this.act(changePageDocument, "changePage", given, true);
  }

  /** The newest draft, at once or at its `goesLiveAt`. */
  async publishPage(given: { page: string; idempotencyKey?: string | null | undefined; }): Promise<PublishPagePayload> {
    return this.act(publishPageDocument, "publishPage", given, true);
  }

  /** Visitors do not find it any more. Its content stays. */
  async unpublishPage(given: { page: string; idempotencyKey?: string | null | undefined; }): Promise<UnpublishPagePayload> {
    return this.act(unpublishPageDocument, "unpublishPage", given, true);
  }

  /** What was to be published at a set time stays a draft. What is live stays live. */
  async unschedulePage(given: { page: string; idempotencyKey?: string | null | undefined; }): Promise<UnschedulePagePayload> {
    return this.act(unschedulePageDocument, "unschedulePage", given, true);
  }

  /** Asks those who may publish to look at the newest draft. */
  async submitPage(given: { page: string; idempotencyKey?: string | null | undefined; }): Promise<SubmitPagePayload> {
    return this.act(submitPageDocument, "submitPage", given, true);
  }

  /** Approves what waits, which publishes it, or sends it back with a word. */
  async reviewPage(given: { page: string; approve: boolean; comment?: string | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<ReviewPagePayload> {
    return this.act(reviewPageDocument, "reviewPage", given, true);
  }

  /** Every page shows it from the next request on. What cannot be read is refused. */
  async setLook(given: { theme: string; light?: string | null | undefined; dark?: string | null | undefined; tokens?: unknown | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<SetLookPayload> {
    return this.act(setLookDocument, "setLook", given, true);
  }

  /** An invitation goes out by mail. */
  async inviteStaff(given: { email: string; name?: string | null | undefined; role: StaffRole; idempotencyKey?: string | null | undefined; }): Promise<InviteStaffPayload> {
    return this.act(inviteStaffDocument, "inviteStaff", given, true);
  }

  /** The invitation once more. */
  async inviteStaffAgain(given: { member: string; idempotencyKey?: string | null | undefined; }): Promise<InviteStaffAgainPayload> {
    return this.act(inviteStaffAgainDocument, "inviteStaffAgain", given, true);
  }

  /** Counts from the person's next request on. The last owner stays one. */
  async changeStaffRole(given: { member: string; idempotencyKey?: string | null | undefined; role: StaffRole; }): Promise<ChangeStaffRolePayload> {
    return this.act(changeStaffRoleDocument, "changeStaffRole", given, true);
  }

  /** The console is closed to them at once, and their API keys are revoked. */
  async removeStaff(given: { member: string; idempotencyKey?: string | null | undefined; }): Promise<RemoveStaffPayload> {
    return this.act(removeStaffDocument, "removeStaff", given, true);
  }

  /** A key gives on no more than it has itself, and its own limits. */
  async createApiKey(given: { name: string; actsFor: string; scopes: Array<string>; addresses?: Array<string> | null | undefined; expiresAt?: string | null | undefined; dailyCap?: string | null | undefined; signing?: Signing | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<CreateApiKeyPayload> {
    return this.act(createApiKeyDocument, "createApiKey", given, true);
  }

  /** A new secret with the same rights; the old one works on for a while. */
  async rotateApiKey(given: { key: string; overlapHours?: number | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<RotateApiKeyPayload> {
    return this.act(rotateApiKeyDocument, "rotateApiKey", given, true);
  }

  /** Refused from now on. */
  async revokeApiKey(given: { key: string; idempotencyKey?: string | null | undefined; }): Promise<RevokeApiKeyPayload> {
    return this.act(revokeApiKeyDocument, "revokeApiKey", given, true);
  }

  /** The key may send these by hash; with `registeredOnly` it sends nothing else. */
  async registerQueries(given: { key: string; queries: Array<QueryTextInput>; replace?: boolean | null | undefined; registeredOnly?: boolean | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<RegisterQueriesPayload> {
    return this.act(registerQueriesDocument, "registerQueries", given, true);
  }

  async unregisterQueries(given: { key: string; hashes: Array<string>; idempotencyKey?: string | null | undefined; }): Promise<UnregisterQueriesPayload> {
    return this.act(unregisterQueriesDocument, "unregisterQueries", given, true);
  }

  /** What a key may spend in a day of the shop. Refunds do not add to it. */
  async setKeyCap(given: { key: string; dailyCap?: string | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<SetKeyCapPayload> {
    return this.act(setKeyCapDocument, "setKeyCap", given, true);
  }

  /** Whether a key's requests must be signed. */
  async setKeySigning(given: { key: string; signing: Signing; idempotencyKey?: string | null | undefined; }): Promise<SetKeySigningPayload> {
    return this.act(setKeySigningDocument, "setKeySigning", given, true);
  }

  /** It is served once its record is found. */
  async addDomain(given: { domain: string; idempotencyKey?: string | null | undefined; }): Promise<AddDomainPayload> {
    return this.act(addDomainDocument, "addDomain", given, true);
  }

  /** Look for the record in the DNS now. */
  async checkDomain(given: { domain: string; idempotencyKey?: string | null | undefined; }): Promise<CheckDomainPayload> {
    return this.act(checkDomainDocument, "checkDomain", given, true);
  }

  /** Links in mails lead here from now on. */
  async makeDomainPrimary(given: { domain: string; idempotencyKey?: string | null | undefined; }): Promise<MakeDomainPrimaryPayload> {
    return this.act(makeDomainPrimaryDocument, "makeDomainPrimary", given, true);
  }

  /** At once unserved and forgotten. */
  async removeDomain(given: { domain: string; idempotencyKey?: string | null | undefined; }): Promise<RemoveDomainPayload> {
    return this.act(removeDomainDocument, "removeDomain", given, true);
  }

  /** The shop's own account at a provider. Its credentials go in only. */
  async openPaymentAccount(given: { provider: string; label?: string | null | undefined; credentials: unknown; idempotencyKey?: string | null | undefined; }): Promise<OpenPaymentAccountPayload> {
    return this.act(openPaymentAccountDocument, "openPaymentAccount", given, true);
  }

  /** It takes no new payment; old ones are settled and refunded as before. */
  async switchOffPaymentAccount(given: { account: string; idempotencyKey?: string | null | undefined; }): Promise<SwitchOffPaymentAccountPayload> {
    return this.act(switchOffPaymentAccountDocument, "switchOffPaymentAccount", given, true);
  }

  /** Events are sent there from now on, signed with `secret`, which is told this once. */
  async createWebhookEndpoint(given: { url: string; kinds: Array<WebhookEventKind>; description?: string | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<WebhookSecretPayload> {
    return this.act(createWebhookEndpointDocument, "createWebhookEndpoint", given, true);
  }

  async updateWebhookEndpoint(given: { endpoint: string; url?: string | null | undefined; kinds?: Array<WebhookEventKind> | null | undefined; description?: string | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<WebhookEndpointPayload> {
    return this.act(updateWebhookEndpointDocument, "updateWebhookEndpoint", given, true);
  }

  /** The endpoint and its log; it gets nothing more. */
  async deleteWebhookEndpoint(given: { endpoint: string; idempotencyKey?: string | null | undefined; }): Promise<DeleteWebhookEndpointPayload> {
    return this.act(deleteWebhookEndpointDocument, "deleteWebhookEndpoint", given, true);
  }

  /** Another secret; until the overlap is over, both sign each event. */
  async rotateWebhookSecret(given: { endpoint: string; overlapHours?: number | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<WebhookSecretPayload> {
    return this.act(rotateWebhookSecretDocument, "rotateWebhookSecret", given, true);
  }

  /** Sends a `ping` now and waits for the answer; also to a paused endpoint. */
  async testWebhookEndpoint(given: { endpoint: string; idempotencyKey?: string | null | undefined; }): Promise<WebhookDeliveryPayload> {
    return this.act(testWebhookEndpointDocument, "testWebhookEndpoint", given, true);
  }

  /** Its events wait. */
  async pauseWebhookEndpoint(given: { endpoint: string; idempotencyKey?: string | null | undefined; }): Promise<WebhookEndpointPayload> {
    return this.act(pauseWebhookEndpointDocument, "pauseWebhookEndpoint", given, true);
  }

  /** What has waited is sent first, in its order. */
  async resumeWebhookEndpoint(given: { endpoint: string; idempotencyKey?: string | null | undefined; }): Promise<WebhookEndpointPayload> {
    return this.act(resumeWebhookEndpointDocument, "resumeWebhookEndpoint", given, true);
  }

  /** One event again, as it was told then and under the same id. */
  async replayWebhookDelivery(given: { delivery: string; idempotencyKey?: string | null | undefined; }): Promise<WebhookDeliveryPayload> {
    return this.act(replayWebhookDeliveryDocument, "replayWebhookDelivery", given, true);
  }

  /** All that has failed for good since then. */
  async replayFailedWebhooks(given: { endpoint: string; since: string; idempotencyKey?: string | null | undefined; }): Promise<ReplayFailedWebhooksPayload> {
    return this.act(replayFailedWebhooksDocument, "replayFailedWebhooks", given, true);
  }

  /** What this shop shows and has moved since `after`, the earliest first; without it, all as it is now. Keep `pageInfo.endCursor` for the next time; the price list gives one too (`stockCursor`). At most some seconds old. For keys with the scope `catalogue`. */
  async stockChanges(given: { first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<StockChange>> {
    return (await this.ask(stockChangesDocument, given)).stockChanges;
  }

  /** One of your bulk orders, with its progress. Null where there is none. */
  async bulkOrder(given: { id: string; }): Promise<BulkOrder | null> {
    return (await this.ask(bulkOrderDocument, given)).bulkOrder;
  }

  /** Your bulk orders, the newest first. */
  async bulkOrders(given: { first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<BulkOrder>> {
    return (await this.ask(bulkOrdersDocument, given)).bulkOrders;
  }

  /** The API key that asks, with its cap and what is left of it today. */
  async thisKey(): Promise<KeyLimits | null> {
    return (await this.ask(thisKeyDocument, {})).thisKey;
  }

  /** Null for an outsider. */
  async me(): Promise<Viewer | null> {
    return (await this.ask(meDocument, {})).me;
  }

  /** By the placing token, the mailed link's token, as the buyer, or by their key. Null where there is none, or none for you. */
  async order(given: { number: string; token?: string | null | undefined; }): Promise<Order | null> {
    return (await this.ask(orderDocument, given)).order;
  }

  /** Your newest order with this `clientReference`. References need not be unique: `me.orders(clientReference:)` has all of them. Null where there is none. */
  async orderByReference(given: { clientReference: string; }): Promise<Order | null> {
    return (await this.ask(orderByReferenceDocument, given)).orderByReference;
  }

  async shop(): Promise<Shop> {
    return (await this.ask(shopDocument, {})).shop;
  }

  /** `first` is 20 unless told, and at most 100. */
  async products(given: { filter?: ProductFilter | null | undefined; sort?: ProductSort | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<Product>> {
    return (await this.ask(productsDocument, given)).products;
  }

  async product(given: { slug: string; }): Promise<Product | null> {
    return (await this.ask(productDocument, given)).product;
  }

  /** The tree of what is shown. */
  async categories(): Promise<Array<CategoryNode>> {
    return (await this.ask(categoriesDocument, {})).categories;
  }

  async facets(given: { filter?: ProductFilter | null | undefined; } = {}): Promise<Facets> {
    return (await this.ask(facetsDocument, given)).facets;
  }

  /** What may be meant while somebody still types: at most six. */
  async searchSuggestions(given: { text: string; }): Promise<Array<SearchSuggestion>> {
    return (await this.ask(searchSuggestionsDocument, given)).searchSuggestions;
  }

  /** Newest first. */
  async staffOrders(given: { filter?: StaffOrderFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<StaffOrder>> {
    return (await this.ask(staffOrdersDocument, given)).staffOrders;
  }

  async staffOrder(given: { number: string; }): Promise<StaffOrder | null> {
    return (await this.ask(staffOrderDocument, given)).staffOrder;
  }

  /** Newest first; `search` looks in names and e-mail addresses. */
  async customers(given: { search?: string | null | undefined; group?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<Customer>> {
    return (await this.ask(customersDocument, given)).customers;
  }

  async customer(given: { id: string; }): Promise<Customer | null> {
    return (await this.ask(customerDocument, given)).customer;
  }

  /** Of the wallet, newest first. */
  async customerStatement(given: { customer: string; first?: number | null | undefined; after?: string | null | undefined; }): Promise<Connection<StaffStatementEntry>> {
    return (await this.ask(customerStatementDocument, given)).customerStatement;
  }

  /** The whole tree, each category after the one above it. */
  async listedCategories(): Promise<Array<ListedCategory>> {
    return (await this.ask(listedCategoriesDocument, {})).listedCategories;
  }

  /** In the order of the shelf. */
  async listedProducts(given: { category?: string | null | undefined; search?: string | null | undefined; only?: ListingOnly | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<ListedProduct>> {
    return (await this.ask(listedProductsDocument, given)).listedProducts;
  }

  async listedProduct(given: { id: string; }): Promise<ListedProduct | null> {
    return (await this.ask(listedProductDocument, given)).listedProduct;
  }

  async priceSettings(): Promise<PriceSettings> {
    return (await this.ask(priceSettingsDocument, {})).priceSettings;
  }

  /** Rules of the shop, the newest first. */
  async markups(given: { scope?: MarkupScope | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<Markup>> {
    return (await this.ask(markupsDocument, given)).markups;
  }

  /** Sales that are stopped, the newest first. */
  async floorBreaches(given: { first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<FloorBreach>> {
    return (await this.ask(floorBreachesDocument, given)).floorBreaches;
  }

  /** Prices before and after a rule would be set. Nothing is written. */
  async markupPreview(given: { input: MarkupInput; first?: number | null | undefined; after?: string | null | undefined; }): Promise<MarkupPreview> {
    return (await this.ask(markupPreviewDocument, given)).markupPreview;
  }

  /** A product's face values with cost, floor and margin. */
  async pricedDenominations(given: { product: string; }): Promise<Array<StaffDenomination>> {
    return (await this.ask(pricedDenominationsDocument, given)).pricedDenominations;
  }

  /** The newest first. */
  async promotions(given: { kind?: PromotionKind | null | undefined; isActive?: boolean | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<Promotion>> {
    return (await this.ask(promotionsDocument, given)).promotions;
  }

  async promotion(given: { id: string; }): Promise<Promotion | null> {
    return (await this.ask(promotionDocument, given)).promotion;
  }

  /** Orders that a coupon was used for, the newest first. */
  async couponUses(given: { promotion: string; first?: number | null | undefined; after?: string | null | undefined; }): Promise<Connection<CouponUse>> {
    return (await this.ask(couponUsesDocument, given)).couponUses;
  }

  async shopSettings(): Promise<ShopSettings> {
    return (await this.ask(shopSettingsDocument, {})).shopSettings;
  }

  async navigation(): Promise<Navigation> {
    return (await this.ask(navigationDocument, {})).navigation;
  }

  /** Home first, then by place in the tree. */
  async shopPages(): Promise<Array<ShopPage>> {
    return (await this.ask(shopPagesDocument, {})).shopPages;
  }

  async themes(): Promise<Array<Theme>> {
    return (await this.ask(themesDocument, {})).themes;
  }

  async look(): Promise<Look> {
    return (await this.ask(lookDocument, {})).look;
  }

  /** What `setLook` would refuse; nothing is changed. */
  async lookFaults(given: { input: LookInput; }): Promise<Array<Fault>> {
    return (await this.ask(lookFaultsDocument, given)).lookFaults;
  }

  /** The newest first. */
  async staffMembers(given: { first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<StaffMember>> {
    return (await this.ask(staffMembersDocument, given)).staffMembers;
  }

  async staffRoles(): Promise<Array<StaffRoleFacts>> {
    return (await this.ask(staffRolesDocument, {})).staffRoles;
  }

  /** The newest first, those that are over too. */
  async apiKeys(given: { first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<ApiKey>> {
    return (await this.ask(apiKeysDocument, given)).apiKeys;
  }

  /** The queries of a key, by its id or prefix, in the order of registration. */
  async registeredQueries(given: { key: string; first?: number | null | undefined; after?: string | null | undefined; }): Promise<Connection<RegisteredQuery>> {
    return (await this.ask(registeredQueriesDocument, given)).registeredQueries;
  }

  /** The platform's address first; a shop has at most six. */
  async domains(): Promise<Array<Domain>> {
    return (await this.ask(domainsDocument, {})).domains;
  }

  async shopMoney(): Promise<ShopMoney> {
    return (await this.ask(shopMoneyDocument, {})).shopMoney;
  }

  /** Oldest first. */
  async shopFigures(given: { days?: number | null | undefined; } = {}): Promise<Array<DayFigures>> {
    return (await this.ask(shopFiguresDocument, given)).shopFigures;
  }

  /** The least first. */
  async lowStock(): Promise<Array<LowStock>> {
    return (await this.ask(lowStockDocument, {})).lowStock;
  }

  async paymentAccounts(): Promise<Array<PaymentAccount>> {
    return (await this.ask(paymentAccountsDocument, {})).paymentAccounts;
  }

  async paymentProviders(): Promise<Array<PaymentProvider>> {
    return (await this.ask(paymentProvidersDocument, {})).paymentProviders;
  }

  /** Newest first. Days are the shop's own; `until` still counts. */
  async trail(given: { noun?: TrailNoun | null | undefined; who?: string | null | undefined; since?: string | null | undefined; until?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<TrailEntry>> {
    return (await this.ask(trailDocument, given)).trail;
  }

  /** Newest first. For staff, and keys with the scope `webhooks`. */
  async webhookEndpoints(given: { first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<WebhookEndpoint>> {
    return (await this.ask(webhookEndpointsDocument, given)).webhookEndpoints;
  }

  /** What was sent where, newest first; kept for 30 days. */
  async webhookDeliveries(given: { filter?: WebhookDeliveryFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<WebhookDelivery>> {
    return (await this.ask(webhookDeliveriesDocument, given)).webhookDeliveries;
  }

  /** Null for an outsider. */
  async myOrders(given: { filter?: OrderFilter | null | undefined; clientReference?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<Order>> {
    return (await this.ask(myOrdersDocument, given)).me.orders;
  }

  /** Newest first. */
  async myStatement(given: { first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<StatementEntry>> {
    return (await this.ask(myStatementDocument, given)).me.walletStatement;
  }

  /** Newest first. */
  async myTopUps(given: { first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<TopUp>> {
    return (await this.ask(myTopUpsDocument, given)).me.topUps;
  }

  /** Newest first. */
  async earningsStatement(given: { first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<StaffStatementEntry>> {
    return (await this.ask(earningsStatementDocument, given)).shopMoney.earnings.statement;
  }

  /** Newest first. */
  async shopWalletStatement(given: { first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<StaffStatementEntry>> {
    return (await this.ask(shopWalletStatementDocument, given)).shopMoney.wallet.statement;
  }
}
