"""Written by `make clients`. Change clients/operations or the schema, not this file."""

from cardfleet.client import Document

_STOCK_CHANGE = """\
fragment StockChange on StockChange {
  denomination
  availability
  movedAt
}
"""

_BULK_FAILURE = """\
fragment BulkFailure on BulkFailure {
  position
  denomination
  quantity
  code
  refunded {
    amount
    currency
  }
}
"""

_ORDER_LINE = """\
fragment OrderLine on OrderLine {
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
"""

_PAYMENT = """\
fragment Payment on Payment {
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
"""

_ORDER = """\
fragment Order on Order {
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
"""

_BULK_ORDER = """\
fragment BulkOrder on BulkOrder {
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
"""

_KEY_LIMITS = """\
fragment KeyLimits on KeyLimits {
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
"""

_SECURITY = """\
fragment Security on Security {
  emailProven
  hasPassword
  hasAuthenticator
  passkeys
  hasRecoveryCodes
  lastSignInAt
  joinedAt
}
"""

_VIEWER = """\
fragment Viewer on Viewer {
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
"""

_SHOP = """\
fragment Shop on Shop {
  name
  url
  locales
  currency
  theme
  supportEmail
}
"""

_CATEGORY = """\
fragment Category on Category {
  slug
  name
}
"""

_BUYER_FIELD = """\
fragment BuyerField on BuyerField {
  name
  label
  required
  pattern
  help
}
"""

_PRICE_BREAK = """\
fragment PriceBreak on PriceBreak {
  minQuantity
  price {
    amount
    currency
  }
}
"""

_DENOMINATION = """\
fragment Denomination on Denomination {
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
"""

_PRODUCT = """\
fragment Product on Product {
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
"""

_CATEGORY_LEAF = """\
fragment CategoryLeaf on CategoryNode {
  slug
  name
  icon
}
"""

_CATEGORY_BRANCH = """\
fragment CategoryBranch on CategoryNode {
  slug
  name
  icon
  children {
    ...CategoryLeaf
  }
}
"""

_CATEGORY_NODE = """\
fragment CategoryNode on CategoryNode {
  slug
  name
  icon
  children {
    ...CategoryBranch
  }
}
"""

_COUNTED_CATEGORY = """\
fragment CountedCategory on CountedCategory {
  category {
    ...Category
  }
  parent
  count
}
"""

_COUNTED_KIND = """\
fragment CountedKind on CountedKind {
  kind
  count
}
"""

_COUNTED = """\
fragment Counted on Counted {
  value
  count
}
"""

_FACETS = """\
fragment Facets on Facets {
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
"""

_SEARCH_SUGGESTION = """\
fragment SearchSuggestion on SearchSuggestion {
  product {
    ...Product
  }
  denomination {
    ...Denomination
  }
}
"""

_STAFF_PRICE_STEP = """\
fragment StaffPriceStep on StaffPriceStep {
  code
  label
  amount {
    amount
    currency
  }
  isPrivate
}
"""

_EARNED = """\
fragment Earned on Earned {
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
"""

_STAFF_ORDER_LINE = """\
fragment StaffOrderLine on StaffOrderLine {
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
"""

_ORDER_MOMENT = """\
fragment OrderMoment on OrderMoment {
  at
  text
  who
  note
  isBad
}
"""

_STAFF_ORDER = """\
fragment StaffOrder on StaffOrder {
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
"""

_MEMBER_GROUP = """\
fragment MemberGroup on MemberGroup {
  id
  name
}
"""

_CUSTOMER = """\
fragment Customer on Customer {
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
"""

_STAFF_STATEMENT_ENTRY = """\
fragment StaffStatementEntry on StaffStatementEntry {
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
"""

_LISTED_CATEGORY = """\
fragment ListedCategory on ListedCategory {
  id
  slug
  name
  depth
  parent
  rule
  isShown
  productCount
}
"""

_CATEGORY_NAME = """\
fragment CategoryName on CategoryName {
  id
  slug
  name
}
"""

_LISTED_DENOMINATION = """\
fragment ListedDenomination on ListedDenomination {
  id
  sku
  name
  kind
  isHidden
  ownNameZh
  ownNameEn
}
"""

_LISTED_PRODUCT = """\
fragment ListedProduct on ListedProduct {
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
"""

_MARKUP = """\
fragment Markup on Markup {
  scope
  target
  targetName
  kind
  value
  ending
  changedAt
}
"""

_PRICE_SETTINGS = """\
fragment PriceSettings on PriceSettings {
  ending
  allowBelowFloor
  default {
    ...Markup
  }
}
"""

_FLOOR_BREACH = """\
fragment FloorBreach on FloorBreach {
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
"""

_MARKUP_PREVIEW_ROW = """\
fragment MarkupPreviewRow on MarkupPreviewRow {
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
"""

_STAFF_DENOMINATION = """\
fragment StaffDenomination on StaffDenomination {
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
"""

_PRODUCT_NAME = """\
fragment ProductName on ProductName {
  id
  slug
  name
}
"""

_FUNDING_REQUEST = """\
fragment FundingRequest on FundingRequest {
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
"""

_PROMOTION = """\
fragment Promotion on Promotion {
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
"""

_COUPON_USE = """\
fragment CouponUse on CouponUse {
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
"""

_LEGAL_NUMBER = """\
fragment LegalNumber on LegalNumber {
  kind
  label
  number
}
"""

_SHOP_SETTINGS = """\
fragment ShopSettings on ShopSettings {
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
"""

_BOTH_LANGUAGES = """\
fragment BothLanguages on BothLanguages {
  zh
  en
}
"""

_NAVIGATION_LINK = """\
fragment NavigationLink on NavigationLink {
  text {
    ...BothLanguages
  }
  page
  category
  address
  url
}
"""

_ANNOUNCEMENT = """\
fragment Announcement on Announcement {
  text {
    ...BothLanguages
  }
  link {
    ...NavigationLink
  }
  begins
  ends
}
"""

_NAVIGATION = """\
fragment Navigation on Navigation {
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
"""

_PAGE_SETTINGS = """\
fragment PageSettings on PageSettings {
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
"""

_PAGE_REVIEW = """\
fragment PageReview on PageReview {
  askedAt
  askedBy
  sentBack
  comment
}
"""

_SHOP_PAGE = """\
fragment ShopPage on ShopPage {
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
"""

_THEME_PRESET = """\
fragment ThemePreset on ThemePreset {
  id
  name
  mode
}
"""

_THEME_TOKEN = """\
fragment ThemeToken on ThemeToken {
  name
  label
  limits
}
"""

_THEME = """\
fragment Theme on Theme {
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
"""

_LOOK = """\
fragment Look on Look {
  theme
  light
  dark
  tokens
  colours
  logoUrl
  iconUrl
  changedAt
}
"""

_STAFF_MEMBER = """\
fragment StaffMember on StaffMember {
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
"""

_STAFF_ACT = """\
fragment StaffAct on StaffAct {
  name
  label
}
"""

_STAFF_ROLE_FACTS = """\
fragment StaffRoleFacts on StaffRoleFacts {
  role
  label
  acts {
    ...StaffAct
  }
}
"""

_API_KEY = """\
fragment ApiKey on ApiKey {
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
"""

_REGISTERED_QUERY = """\
fragment RegisteredQuery on RegisteredQuery {
  sha256
  name
  text
  id
  createdAt
}
"""

_DNS_RECORD = """\
fragment DnsRecord on DnsRecord {
  name
  kind
  value
}
"""

_DOMAIN = """\
fragment Domain on Domain {
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
"""

_BOOK = """\
fragment Book on Book {
  balance {
    amount
    currency
  }
}
"""

_SHOP_MONEY = """\
fragment ShopMoney on ShopMoney {
  collects
  earnings {
    ...Book
  }
  wallet {
    ...Book
  }
}
"""

_DAY_FIGURES = """\
fragment DayFigures on DayFigures {
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
"""

_LOW_STOCK = """\
fragment LowStock on LowStock {
  denomination
  name
  left
  since
}
"""

_PAYMENT_ACCOUNT = """\
fragment PaymentAccount on PaymentAccount {
  id
  provider
  label
  isActive
  createdAt
}
"""

_CREDENTIAL = """\
fragment Credential on Credential {
  name
  label
  isNeeded
}
"""

_PAYMENT_PROVIDER = """\
fragment PaymentProvider on PaymentProvider {
  provider
  label
  credentials {
    ...Credential
  }
}
"""

_TRAIL_DETAIL = """\
fragment TrailDetail on TrailDetail {
  label
  value
}
"""

_TRAIL_ENTRY = """\
fragment TrailEntry on TrailEntry {
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
"""

_WEBHOOK_DELIVERY_COUNTS = """\
fragment WebhookDeliveryCounts on WebhookDeliveryCounts {
  waiting
  delivered
  failed
}
"""

_WEBHOOK_ENDPOINT = """\
fragment WebhookEndpoint on WebhookEndpoint {
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
"""

_WEBHOOK_ATTEMPT = """\
fragment WebhookAttempt on WebhookAttempt {
  at
  status
  error
  durationMs
  answer
}
"""

_WEBHOOK_DELIVERY = """\
fragment WebhookDelivery on WebhookDelivery {
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
"""

_TOP_UP = """\
fragment TopUp on TopUp {
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
"""

_REVEALED_CODE = """\
fragment RevealedCode on RevealedCode {
  line
  code
  pin
  expiresOn
  cardNumber
}
"""

_PRICE_STEP = """\
fragment PriceStep on PriceStep {
  label
  amount {
    amount
    currency
  }
}
"""

_QUOTE_LINE = """\
fragment QuoteLine on QuoteLine {
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
"""

_QUOTE = """\
fragment Quote on Quote {
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
"""

_STATEMENT_ENTRY = """\
fragment StatementEntry on StatementEntry {
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
"""

TOP_UP_WALLET = Document(
    "TopUpWallet",
    """\
mutation TopUpWallet($input: TopUpWalletInput!) {
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
"""
    + _TOP_UP,
)

NOTIFY_WHEN_BACK = Document(
    "NotifyWhenBack",
    """\
mutation NotifyWhenBack($input: NotifyWhenBackInput!) {
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
""",
)

LOOK_UP_ORDER = Document(
    "LookUpOrder",
    """\
mutation LookUpOrder($input: LookUpOrderInput!) {
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
""",
)

OPEN_ORDER = Document(
    "OpenOrder",
    """\
mutation OpenOrder($input: OpenOrderInput!) {
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
"""
    + _ORDER
    + _ORDER_LINE
    + _PAYMENT
    + _REVEALED_CODE,
)

PLACE_BULK_ORDER = Document(
    "PlaceBulkOrder",
    """\
mutation PlaceBulkOrder($input: PlaceBulkOrderInput!) {
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
"""
    + _BULK_ORDER
    + _BULK_FAILURE
    + _ORDER
    + _ORDER_LINE
    + _PAYMENT,
)

CREATE_QUOTE = Document(
    "CreateQuote",
    """\
mutation CreateQuote($input: QuoteInput!) {
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
"""
    + _QUOTE
    + _QUOTE_LINE
    + _PRICE_STEP,
)

PLACE_ORDER = Document(
    "PlaceOrder",
    """\
mutation PlaceOrder($input: PlaceOrderInput!) {
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
"""
    + _ORDER
    + _ORDER_LINE
    + _PAYMENT
    + _REVEALED_CODE,
)

PAY_ORDER = Document(
    "PayOrder",
    """\
mutation PayOrder($input: PayOrderInput!) {
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
"""
    + _ORDER
    + _ORDER_LINE
    + _PAYMENT,
)

CANCEL_ORDER = Document(
    "CancelOrder",
    """\
mutation CancelOrder($input: CancelOrderInput!) {
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
"""
    + _ORDER
    + _ORDER_LINE
    + _PAYMENT,
)

REVEAL_CODES = Document(
    "RevealCodes",
    """\
mutation RevealCodes($input: RevealCodesInput!) {
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
"""
    + _REVEALED_CODE,
)

REQUEST_ONE_TIME_CODE = Document(
    "RequestOneTimeCode",
    """\
mutation RequestOneTimeCode($input: RequestOneTimeCodeInput!) {
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
""",
)

REFUND_ORDER = Document(
    "RefundOrder",
    """\
mutation RefundOrder($input: RefundOrderInput!) {
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
"""
    + _STAFF_ORDER
    + _STAFF_ORDER_LINE
    + _STAFF_PRICE_STEP
    + _EARNED
    + _PAYMENT
    + _ORDER_MOMENT,
)

MARK_LINE_DELIVERED = Document(
    "MarkLineDelivered",
    """\
mutation MarkLineDelivered($input: MarkLineDeliveredInput!) {
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
"""
    + _STAFF_ORDER
    + _STAFF_ORDER_LINE
    + _STAFF_PRICE_STEP
    + _EARNED
    + _PAYMENT
    + _ORDER_MOMENT,
)

MARK_LINE_FAILED = Document(
    "MarkLineFailed",
    """\
mutation MarkLineFailed($input: MarkLineFailedInput!) {
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
"""
    + _STAFF_ORDER
    + _STAFF_ORDER_LINE
    + _STAFF_PRICE_STEP
    + _EARNED
    + _PAYMENT
    + _ORDER_MOMENT,
)

SEND_ORDER_MAIL = Document(
    "SendOrderMail",
    """\
mutation SendOrderMail($input: SendOrderMailInput!) {
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
"""
    + _STAFF_ORDER
    + _STAFF_ORDER_LINE
    + _STAFF_PRICE_STEP
    + _EARNED
    + _PAYMENT
    + _ORDER_MOMENT,
)

ADJUST_WALLET = Document(
    "AdjustWallet",
    """\
mutation AdjustWallet($input: AdjustWalletInput!) {
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
"""
    + _CUSTOMER
    + _MEMBER_GROUP,
)

SET_MEMBER_GROUP = Document(
    "SetMemberGroup",
    """\
mutation SetMemberGroup($input: SetMemberGroupInput!) {
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
"""
    + _CUSTOMER
    + _MEMBER_GROUP,
)

SET_LISTING_RULE = Document(
    "SetListingRule",
    """\
mutation SetListingRule($input: SetListingRuleInput!) {
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
"""
    + _LISTED_CATEGORY,
)

SET_LISTING = Document(
    "SetListing",
    """\
mutation SetListing($input: SetListingInput!) {
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
"""
    + _LISTED_PRODUCT
    + _CATEGORY_NAME
    + _LISTED_DENOMINATION,
)

SET_MARKUP = Document(
    "SetMarkup",
    """\
mutation SetMarkup($input: SetMarkupInput!) {
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
"""
    + _MARKUP,
)

REMOVE_MARKUP = Document(
    "RemoveMarkup",
    """\
mutation RemoveMarkup($input: RemoveMarkupInput!) {
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
""",
)

SET_PRICE_SETTINGS = Document(
    "SetPriceSettings",
    """\
mutation SetPriceSettings($input: SetPriceSettingsInput!) {
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
"""
    + _PRICE_SETTINGS
    + _MARKUP,
)

SAVE_PROMOTION = Document(
    "SavePromotion",
    """\
mutation SavePromotion($input: SavePromotionInput!) {
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
"""
    + _PROMOTION
    + _CATEGORY_NAME
    + _PRODUCT_NAME
    + _FUNDING_REQUEST,
)

SWITCH_PROMOTION = Document(
    "SwitchPromotion",
    """\
mutation SwitchPromotion($input: SwitchPromotionInput!) {
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
"""
    + _PROMOTION
    + _CATEGORY_NAME
    + _PRODUCT_NAME
    + _FUNDING_REQUEST,
)

CHANGE_SHOP_SETTINGS = Document(
    "ChangeShopSettings",
    """\
mutation ChangeShopSettings($input: ChangeShopSettingsInput!) {
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
"""
    + _SHOP_SETTINGS
    + _LEGAL_NUMBER,
)

SET_NAVIGATION = Document(
    "SetNavigation",
    """\
mutation SetNavigation($input: SetNavigationInput!) {
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
"""
    + _NAVIGATION
    + _ANNOUNCEMENT
    + _BOTH_LANGUAGES
    + _NAVIGATION_LINK,
)

CHANGE_PAGE = Document(
    "ChangePage",
    """\
mutation ChangePage($input: ChangePageInput!) {
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
"""
    + _SHOP_PAGE
    + _PAGE_SETTINGS
    + _BOTH_LANGUAGES
    + _PAGE_REVIEW,
)

PUBLISH_PAGE = Document(
    "PublishPage",
    """\
mutation PublishPage($input: PublishPageInput!) {
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
"""
    + _SHOP_PAGE
    + _PAGE_SETTINGS
    + _BOTH_LANGUAGES
    + _PAGE_REVIEW,
)

UNPUBLISH_PAGE = Document(
    "UnpublishPage",
    """\
mutation UnpublishPage($input: UnpublishPageInput!) {
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
"""
    + _SHOP_PAGE
    + _PAGE_SETTINGS
    + _BOTH_LANGUAGES
    + _PAGE_REVIEW,
)

UNSCHEDULE_PAGE = Document(
    "UnschedulePage",
    """\
mutation UnschedulePage($input: UnschedulePageInput!) {
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
"""
    + _SHOP_PAGE
    + _PAGE_SETTINGS
    + _BOTH_LANGUAGES
    + _PAGE_REVIEW,
)

SUBMIT_PAGE = Document(
    "SubmitPage",
    """\
mutation SubmitPage($input: SubmitPageInput!) {
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
"""
    + _SHOP_PAGE
    + _PAGE_SETTINGS
    + _BOTH_LANGUAGES
    + _PAGE_REVIEW,
)

REVIEW_PAGE = Document(
    "ReviewPage",
    """\
mutation ReviewPage($input: ReviewPageInput!) {
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
"""
    + _SHOP_PAGE
    + _PAGE_SETTINGS
    + _BOTH_LANGUAGES
    + _PAGE_REVIEW,
)

SET_LOOK = Document(
    "SetLook",
    """\
mutation SetLook($input: SetLookInput!) {
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
"""
    + _LOOK,
)

INVITE_STAFF = Document(
    "InviteStaff",
    """\
mutation InviteStaff($input: InviteStaffInput!) {
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
"""
    + _STAFF_MEMBER,
)

INVITE_STAFF_AGAIN = Document(
    "InviteStaffAgain",
    """\
mutation InviteStaffAgain($input: StaffMemberInput!) {
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
"""
    + _STAFF_MEMBER,
)

CHANGE_STAFF_ROLE = Document(
    "ChangeStaffRole",
    """\
mutation ChangeStaffRole($input: ChangeStaffRoleInput!) {
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
"""
    + _STAFF_MEMBER,
)

REMOVE_STAFF = Document(
    "RemoveStaff",
    """\
mutation RemoveStaff($input: StaffMemberInput!) {
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
""",
)

CREATE_API_KEY = Document(
    "CreateApiKey",
    """\
mutation CreateApiKey($input: CreateApiKeyInput!) {
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
"""
    + _API_KEY,
)

ROTATE_API_KEY = Document(
    "RotateApiKey",
    """\
mutation RotateApiKey($input: RotateApiKeyInput!) {
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
"""
    + _API_KEY,
)

REVOKE_API_KEY = Document(
    "RevokeApiKey",
    """\
mutation RevokeApiKey($input: RevokeApiKeyInput!) {
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
"""
    + _API_KEY,
)

REGISTER_QUERIES = Document(
    "RegisterQueries",
    """\
mutation RegisterQueries($input: RegisterQueriesInput!) {
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
"""
    + _REGISTERED_QUERY,
)

UNREGISTER_QUERIES = Document(
    "UnregisterQueries",
    """\
mutation UnregisterQueries($input: UnregisterQueriesInput!) {
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
""",
)

SET_KEY_CAP = Document(
    "SetKeyCap",
    """\
mutation SetKeyCap($input: SetKeyCapInput!) {
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
"""
    + _KEY_LIMITS,
)

SET_KEY_SIGNING = Document(
    "SetKeySigning",
    """\
mutation SetKeySigning($input: SetKeySigningInput!) {
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
"""
    + _KEY_LIMITS,
)

ADD_DOMAIN = Document(
    "AddDomain",
    """\
mutation AddDomain($input: AddDomainInput!) {
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
"""
    + _DOMAIN
    + _DNS_RECORD,
)

CHECK_DOMAIN = Document(
    "CheckDomain",
    """\
mutation CheckDomain($input: DomainInput!) {
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
"""
    + _DOMAIN
    + _DNS_RECORD,
)

MAKE_DOMAIN_PRIMARY = Document(
    "MakeDomainPrimary",
    """\
mutation MakeDomainPrimary($input: DomainInput!) {
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
"""
    + _DOMAIN
    + _DNS_RECORD,
)

REMOVE_DOMAIN = Document(
    "RemoveDomain",
    """\
mutation RemoveDomain($input: DomainInput!) {
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
""",
)

OPEN_PAYMENT_ACCOUNT = Document(
    "OpenPaymentAccount",
    """\
mutation OpenPaymentAccount($input: OpenPaymentAccountInput!) {
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
"""
    + _PAYMENT_ACCOUNT,
)

SWITCH_OFF_PAYMENT_ACCOUNT = Document(
    "SwitchOffPaymentAccount",
    """\
mutation SwitchOffPaymentAccount($input: SwitchOffPaymentAccountInput!) {
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
"""
    + _PAYMENT_ACCOUNT,
)

CREATE_WEBHOOK_ENDPOINT = Document(
    "CreateWebhookEndpoint",
    """\
mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
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
"""
    + _WEBHOOK_ENDPOINT
    + _WEBHOOK_DELIVERY_COUNTS,
)

UPDATE_WEBHOOK_ENDPOINT = Document(
    "UpdateWebhookEndpoint",
    """\
mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {
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
"""
    + _WEBHOOK_ENDPOINT
    + _WEBHOOK_DELIVERY_COUNTS,
)

DELETE_WEBHOOK_ENDPOINT = Document(
    "DeleteWebhookEndpoint",
    """\
mutation DeleteWebhookEndpoint($input: WebhookEndpointInput!) {
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
""",
)

ROTATE_WEBHOOK_SECRET = Document(
    "RotateWebhookSecret",
    """\
mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
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
"""
    + _WEBHOOK_ENDPOINT
    + _WEBHOOK_DELIVERY_COUNTS,
)

TEST_WEBHOOK_ENDPOINT = Document(
    "TestWebhookEndpoint",
    """\
mutation TestWebhookEndpoint($input: WebhookEndpointInput!) {
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
"""
    + _WEBHOOK_DELIVERY
    + _WEBHOOK_ENDPOINT
    + _WEBHOOK_DELIVERY_COUNTS
    + _WEBHOOK_ATTEMPT,
)

PAUSE_WEBHOOK_ENDPOINT = Document(
    "PauseWebhookEndpoint",
    """\
mutation PauseWebhookEndpoint($input: WebhookEndpointInput!) {
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
"""
    + _WEBHOOK_ENDPOINT
    + _WEBHOOK_DELIVERY_COUNTS,
)

RESUME_WEBHOOK_ENDPOINT = Document(
    "ResumeWebhookEndpoint",
    """\
mutation ResumeWebhookEndpoint($input: WebhookEndpointInput!) {
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
"""
    + _WEBHOOK_ENDPOINT
    + _WEBHOOK_DELIVERY_COUNTS,
)

REPLAY_WEBHOOK_DELIVERY = Document(
    "ReplayWebhookDelivery",
    """\
mutation ReplayWebhookDelivery($input: ReplayWebhookDeliveryInput!) {
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
"""
    + _WEBHOOK_DELIVERY
    + _WEBHOOK_ENDPOINT
    + _WEBHOOK_DELIVERY_COUNTS
    + _WEBHOOK_ATTEMPT,
)

REPLAY_FAILED_WEBHOOKS = Document(
    "ReplayFailedWebhooks",
    """\
mutation ReplayFailedWebhooks($input: ReplayFailedWebhooksInput!) {
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
""",
)

STOCK_CHANGES = Document(
    "StockChanges",
    """\
query StockChanges($first: Int, $after: String) {
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
"""
    + _STOCK_CHANGE,
)

BULK_ORDER = Document(
    "BulkOrder",
    """\
query BulkOrder($id: ID!) {
  bulkOrder(id: $id) {
    ...BulkOrder
  }
}
"""
    + _BULK_ORDER
    + _BULK_FAILURE
    + _ORDER
    + _ORDER_LINE
    + _PAYMENT,
)

BULK_ORDERS = Document(
    "BulkOrders",
    """\
query BulkOrders($first: Int, $after: String) {
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
"""
    + _BULK_ORDER
    + _BULK_FAILURE
    + _ORDER
    + _ORDER_LINE
    + _PAYMENT,
)

THIS_KEY = Document(
    "ThisKey",
    """\
query ThisKey {
  thisKey {
    ...KeyLimits
  }
}
"""
    + _KEY_LIMITS,
)

ME = Document(
    "Me",
    """\
query Me {
  me {
    ...Viewer
  }
}
"""
    + _VIEWER
    + _SECURITY,
)

ORDER = Document(
    "Order",
    """\
query Order($number: String!, $token: String) {
  order(number: $number, token: $token) {
    ...Order
  }
}
"""
    + _ORDER
    + _ORDER_LINE
    + _PAYMENT,
)

ORDER_BY_REFERENCE = Document(
    "OrderByReference",
    """\
query OrderByReference($clientReference: String!) {
  orderByReference(clientReference: $clientReference) {
    ...Order
  }
}
"""
    + _ORDER
    + _ORDER_LINE
    + _PAYMENT,
)

SHOP = Document(
    "Shop",
    """\
query Shop {
  shop {
    ...Shop
  }
}
"""
    + _SHOP,
)

PRODUCTS = Document(
    "Products",
    """\
query Products($filter: ProductFilter, $sort: ProductSort, $first: Int, $after: String) {
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
"""
    + _PRODUCT
    + _CATEGORY
    + _DENOMINATION
    + _BUYER_FIELD
    + _PRICE_BREAK,
)

PRODUCT = Document(
    "Product",
    """\
query Product($slug: String!) {
  product(slug: $slug) {
    ...Product
  }
}
"""
    + _PRODUCT
    + _CATEGORY
    + _DENOMINATION
    + _BUYER_FIELD
    + _PRICE_BREAK,
)

CATEGORIES = Document(
    "Categories",
    """\
query Categories {
  categories {
    ...CategoryNode
  }
}
"""
    + _CATEGORY_NODE
    + _CATEGORY_BRANCH
    + _CATEGORY_LEAF,
)

FACETS = Document(
    "Facets",
    """\
query Facets($filter: ProductFilter) {
  facets(filter: $filter) {
    ...Facets
  }
}
"""
    + _FACETS
    + _COUNTED_CATEGORY
    + _CATEGORY
    + _COUNTED_KIND
    + _COUNTED,
)

SEARCH_SUGGESTIONS = Document(
    "SearchSuggestions",
    """\
query SearchSuggestions($text: String!) {
  searchSuggestions(text: $text) {
    ...SearchSuggestion
  }
}
"""
    + _SEARCH_SUGGESTION
    + _PRODUCT
    + _CATEGORY
    + _DENOMINATION
    + _BUYER_FIELD
    + _PRICE_BREAK,
)

STAFF_ORDERS = Document(
    "StaffOrders",
    """\
query StaffOrders($filter: StaffOrderFilter, $first: Int, $after: String) {
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
"""
    + _STAFF_ORDER
    + _STAFF_ORDER_LINE
    + _STAFF_PRICE_STEP
    + _EARNED
    + _PAYMENT
    + _ORDER_MOMENT,
)

STAFF_ORDER = Document(
    "StaffOrder",
    """\
query StaffOrder($number: String!) {
  staffOrder(number: $number) {
    ...StaffOrder
  }
}
"""
    + _STAFF_ORDER
    + _STAFF_ORDER_LINE
    + _STAFF_PRICE_STEP
    + _EARNED
    + _PAYMENT
    + _ORDER_MOMENT,
)

CUSTOMERS = Document(
    "Customers",
    """\
query Customers($search: String, $group: ID, $first: Int, $after: String) {
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
"""
    + _CUSTOMER
    + _MEMBER_GROUP,
)

CUSTOMER = Document(
    "Customer",
    """\
query Customer($id: ID!) {
  customer(id: $id) {
    ...Customer
  }
}
"""
    + _CUSTOMER
    + _MEMBER_GROUP,
)

CUSTOMER_STATEMENT = Document(
    "CustomerStatement",
    """\
query CustomerStatement($customer: ID!, $first: Int, $after: String) {
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
"""
    + _STAFF_STATEMENT_ENTRY,
)

LISTED_CATEGORIES = Document(
    "ListedCategories",
    """\
query ListedCategories {
  listedCategories {
    ...ListedCategory
  }
}
"""
    + _LISTED_CATEGORY,
)

LISTED_PRODUCTS = Document(
    "ListedProducts",
    """\
query ListedProducts($category: ID, $search: String, $only: ListingOnly, $first: Int, $after: String) {
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
"""
    + _LISTED_PRODUCT
    + _CATEGORY_NAME
    + _LISTED_DENOMINATION,
)

LISTED_PRODUCT = Document(
    "ListedProduct",
    """\
query ListedProduct($id: ID!) {
  listedProduct(id: $id) {
    ...ListedProduct
  }
}
"""
    + _LISTED_PRODUCT
    + _CATEGORY_NAME
    + _LISTED_DENOMINATION,
)

PRICE_SETTINGS = Document(
    "PriceSettings",
    """\
query PriceSettings {
  priceSettings {
    ...PriceSettings
  }
}
"""
    + _PRICE_SETTINGS
    + _MARKUP,
)

MARKUPS = Document(
    "Markups",
    """\
query Markups($scope: MarkupScope, $first: Int, $after: String) {
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
"""
    + _MARKUP,
)

FLOOR_BREACHES = Document(
    "FloorBreaches",
    """\
query FloorBreaches($first: Int, $after: String) {
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
"""
    + _FLOOR_BREACH,
)

MARKUP_PREVIEW = Document(
    "MarkupPreview",
    """\
query MarkupPreview($input: MarkupInput!, $first: Int, $after: String) {
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
"""
    + _MARKUP_PREVIEW_ROW,
)

PRICED_DENOMINATIONS = Document(
    "PricedDenominations",
    """\
query PricedDenominations($product: ID!) {
  pricedDenominations(product: $product) {
    ...StaffDenomination
  }
}
"""
    + _STAFF_DENOMINATION
    + _MARKUP,
)

PROMOTIONS = Document(
    "Promotions",
    """\
query Promotions($kind: PromotionKind, $isActive: Boolean, $first: Int, $after: String) {
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
"""
    + _PROMOTION
    + _CATEGORY_NAME
    + _PRODUCT_NAME
    + _FUNDING_REQUEST,
)

PROMOTION = Document(
    "Promotion",
    """\
query Promotion($id: ID!) {
  promotion(id: $id) {
    ...Promotion
  }
}
"""
    + _PROMOTION
    + _CATEGORY_NAME
    + _PRODUCT_NAME
    + _FUNDING_REQUEST,
)

COUPON_USES = Document(
    "CouponUses",
    """\
query CouponUses($promotion: ID!, $first: Int, $after: String) {
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
"""
    + _COUPON_USE,
)

SHOP_SETTINGS = Document(
    "ShopSettings",
    """\
query ShopSettings {
  shopSettings {
    ...ShopSettings
  }
}
"""
    + _SHOP_SETTINGS
    + _LEGAL_NUMBER,
)

NAVIGATION = Document(
    "Navigation",
    """\
query Navigation {
  navigation {
    ...Navigation
  }
}
"""
    + _NAVIGATION
    + _ANNOUNCEMENT
    + _BOTH_LANGUAGES
    + _NAVIGATION_LINK,
)

SHOP_PAGES = Document(
    "ShopPages",
    """\
query ShopPages {
  shopPages {
    ...ShopPage
  }
}
"""
    + _SHOP_PAGE
    + _PAGE_SETTINGS
    + _BOTH_LANGUAGES
    + _PAGE_REVIEW,
)

THEMES = Document(
    "Themes",
    """\
query Themes {
  themes {
    ...Theme
  }
}
"""
    + _THEME
    + _THEME_PRESET
    + _THEME_TOKEN,
)

LOOK = Document(
    "Look",
    """\
query Look {
  look {
    ...Look
  }
}
"""
    + _LOOK,
)

LOOK_FAULTS = Document(
    "LookFaults",
    """\
query LookFaults($input: LookInput!) {
  lookFaults(input: $input) {
    code
    message
    field
    path
    details
  }
}
""",
)

STAFF_MEMBERS = Document(
    "StaffMembers",
    """\
query StaffMembers($first: Int, $after: String) {
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
"""
    + _STAFF_MEMBER,
)

STAFF_ROLES = Document(
    "StaffRoles",
    """\
query StaffRoles {
  staffRoles {
    ...StaffRoleFacts
  }
}
"""
    + _STAFF_ROLE_FACTS
    + _STAFF_ACT,
)

API_KEYS = Document(
    "ApiKeys",
    """\
query ApiKeys($first: Int, $after: String) {
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
"""
    + _API_KEY,
)

REGISTERED_QUERIES = Document(
    "RegisteredQueries",
    """\
query RegisteredQueries($key: String!, $first: Int, $after: String) {
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
"""
    + _REGISTERED_QUERY,
)

DOMAINS = Document(
    "Domains",
    """\
query Domains {
  domains {
    ...Domain
  }
}
"""
    + _DOMAIN
    + _DNS_RECORD,
)

SHOP_MONEY = Document(
    "ShopMoney",
    """\
query ShopMoney {
  shopMoney {
    ...ShopMoney
  }
}
"""
    + _SHOP_MONEY
    + _BOOK,
)

SHOP_FIGURES = Document(
    "ShopFigures",
    """\
query ShopFigures($days: Int) {
  shopFigures(days: $days) {
    ...DayFigures
  }
}
"""
    + _DAY_FIGURES,
)

LOW_STOCK = Document(
    "LowStock",
    """\
query LowStock {
  lowStock {
    ...LowStock
  }
}
"""
    + _LOW_STOCK,
)

PAYMENT_ACCOUNTS = Document(
    "PaymentAccounts",
    """\
query PaymentAccounts {
  paymentAccounts {
    ...PaymentAccount
  }
}
"""
    + _PAYMENT_ACCOUNT,
)

PAYMENT_PROVIDERS = Document(
    "PaymentProviders",
    """\
query PaymentProviders {
  paymentProviders {
    ...PaymentProvider
  }
}
"""
    + _PAYMENT_PROVIDER
    + _CREDENTIAL,
)

TRAIL = Document(
    "Trail",
    """\
query Trail($noun: TrailNoun, $who: String, $since: Date, $until: Date, $first: Int, $after: String) {
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
"""
    + _TRAIL_ENTRY
    + _TRAIL_DETAIL,
)

WEBHOOK_ENDPOINTS = Document(
    "WebhookEndpoints",
    """\
query WebhookEndpoints($first: Int, $after: String) {
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
"""
    + _WEBHOOK_ENDPOINT
    + _WEBHOOK_DELIVERY_COUNTS,
)

WEBHOOK_DELIVERIES = Document(
    "WebhookDeliveries",
    """\
query WebhookDeliveries($filter: WebhookDeliveryFilter, $first: Int, $after: String) {
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
"""
    + _WEBHOOK_DELIVERY
    + _WEBHOOK_ENDPOINT
    + _WEBHOOK_DELIVERY_COUNTS
    + _WEBHOOK_ATTEMPT,
)

MY_ORDERS = Document(
    "MyOrders",
    """\
query MyOrders($filter: OrderFilter, $clientReference: String, $first: Int, $after: String) {
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
"""
    + _ORDER
    + _ORDER_LINE
    + _PAYMENT,
)

MY_STATEMENT = Document(
    "MyStatement",
    """\
query MyStatement($first: Int, $after: String) {
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
"""
    + _STATEMENT_ENTRY,
)

MY_TOP_UPS = Document(
    "MyTopUps",
    """\
query MyTopUps($first: Int, $after: String) {
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
"""
    + _TOP_UP,
)

EARNINGS_STATEMENT = Document(
    "EarningsStatement",
    """\
query EarningsStatement($first: Int, $after: String) {
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
"""
    + _STAFF_STATEMENT_ENTRY,
)

SHOP_WALLET_STATEMENT = Document(
    "ShopWalletStatement",
    """\
query ShopWalletStatement($first: Int, $after: String) {
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
"""
    + _STAFF_STATEMENT_ENTRY,
)

ALL = (
    TOP_UP_WALLET,
    NOTIFY_WHEN_BACK,
    LOOK_UP_ORDER,
    OPEN_ORDER,
    PLACE_BULK_ORDER,
    CREATE_QUOTE,
    PLACE_ORDER,
    PAY_ORDER,
    CANCEL_ORDER,
    REVEAL_CODES,
    REQUEST_ONE_TIME_CODE,
    REFUND_ORDER,
    MARK_LINE_DELIVERED,
    MARK_LINE_FAILED,
    SEND_ORDER_MAIL,
    ADJUST_WALLET,
    SET_MEMBER_GROUP,
    SET_LISTING_RULE,
    SET_LISTING,
    SET_MARKUP,
    REMOVE_MARKUP,
    SET_PRICE_SETTINGS,
    SAVE_PROMOTION,
    SWITCH_PROMOTION,
    CHANGE_SHOP_SETTINGS,
    SET_NAVIGATION,
    CHANGE_PAGE,
    PUBLISH_PAGE,
    UNPUBLISH_PAGE,
    UNSCHEDULE_PAGE,
    SUBMIT_PAGE,
    REVIEW_PAGE,
    SET_LOOK,
    INVITE_STAFF,
    INVITE_STAFF_AGAIN,
    CHANGE_STAFF_ROLE,
    REMOVE_STAFF,
    CREATE_API_KEY,
    ROTATE_API_KEY,
    REVOKE_API_KEY,
    REGISTER_QUERIES,
    UNREGISTER_QUERIES,
    SET_KEY_CAP,
    SET_KEY_SIGNING,
    ADD_DOMAIN,
    CHECK_DOMAIN,
    MAKE_DOMAIN_PRIMARY,
    REMOVE_DOMAIN,
    OPEN_PAYMENT_ACCOUNT,
    SWITCH_OFF_PAYMENT_ACCOUNT,
    CREATE_WEBHOOK_ENDPOINT,
    UPDATE_WEBHOOK_ENDPOINT,
    DELETE_WEBHOOK_ENDPOINT,
    ROTATE_WEBHOOK_SECRET,
    TEST_WEBHOOK_ENDPOINT,
    PAUSE_WEBHOOK_ENDPOINT,
    RESUME_WEBHOOK_ENDPOINT,
    REPLAY_WEBHOOK_DELIVERY,
    REPLAY_FAILED_WEBHOOKS,
    STOCK_CHANGES,
    BULK_ORDER,
    BULK_ORDERS,
    THIS_KEY,
    ME,
    ORDER,
    ORDER_BY_REFERENCE,
    SHOP,
    PRODUCTS,
    PRODUCT,
    CATEGORIES,
    FACETS,
    SEARCH_SUGGESTIONS,
    STAFF_ORDERS,
    STAFF_ORDER,
    CUSTOMERS,
    CUSTOMER,
    CUSTOMER_STATEMENT,
    LISTED_CATEGORIES,
    LISTED_PRODUCTS,
    LISTED_PRODUCT,
    PRICE_SETTINGS,
    MARKUPS,
    FLOOR_BREACHES,
    MARKUP_PREVIEW,
    PRICED_DENOMINATIONS,
    PROMOTIONS,
    PROMOTION,
    COUPON_USES,
    SHOP_SETTINGS,
    NAVIGATION,
    SHOP_PAGES,
    THEMES,
    LOOK,
    LOOK_FAULTS,
    STAFF_MEMBERS,
    STAFF_ROLES,
    API_KEYS,
    REGISTERED_QUERIES,
    DOMAINS,
    SHOP_MONEY,
    SHOP_FIGURES,
    LOW_STOCK,
    PAYMENT_ACCOUNTS,
    PAYMENT_PROVIDERS,
    TRAIL,
    WEBHOOK_ENDPOINTS,
    WEBHOOK_DELIVERIES,
    MY_ORDERS,
    MY_STATEMENT,
    MY_TOP_UPS,
    EARNINGS_STATEMENT,
    SHOP_WALLET_STATEMENT,
)
