"""Written by `make clients`. Change clients/operations or the schema, not this file."""

from cardfleet.client import Document

_REGISTERED_QUERY = """\
fragment RegisteredQuery on RegisteredQuery {
  sha256
  name
  text
  id
  createdAt
}
"""

_JOB = """\
fragment Job on Job {
  task
  attempts
  lastError
  id
  state
  payload
  shop
  dueAt
  createdAt
  doneAt
}
"""

_OWED_WORK = """\
fragment OwedWork on OwedWork {
  state
  task
  jobs
  oldestDue
  mostAttempts
  anError
}
"""

_STAFF_MEMBER = """\
fragment StaffMember on StaffMember {
  email
  name
  isActive
  id
  role
  joinedAt
  lastLogin
}
"""

_ACCOUNT_BALANCE = """\
fragment AccountBalance on AccountBalance {
  account
  balance {
    amount
    currency
  }
}
"""

_LEDGER_ACCOUNT = """\
fragment LedgerAccount on LedgerAccount {
  code
  kind
  owner
  currency
  id
  balance {
    amount
    currency
  }
  floor {
    amount
    currency
  }
  openedAt
}
"""

_LEDGER_STATEMENT = """\
fragment LedgerStatement on LedgerStatement {
  account {
    ...LedgerAccount
  }
  opening {
    amount
    currency
  }
  closing {
    amount
    currency
  }
}
"""

_JOURNAL_ENTRY = """\
fragment JournalEntry on JournalEntry {
  account
  amount {
    amount
    currency
  }
}
"""

_JOURNAL = """\
fragment Journal on Journal {
  ref
  event
  id
  at
  shop
  details
  entries {
    ...JournalEntry
  }
}
"""

_FX_RATE = """\
fragment FxRate on FxRate {
  base
  quote
  setBy
  id
  rate
  validFrom
}
"""

_AUDIT_EVENT = """\
fragment AuditEvent on AuditEvent {
  actorKind
  actorLabel
  address
  device
  action
  target
  id
  at
  actor
  actorId
  shop
  requestId
  details
}
"""

_CHAIN_HEAD = """\
fragment ChainHead on ChainHead {
  seq
  event
  hash
}
"""

_SUMMARY_LINE = """\
fragment SummaryLine on SummaryLine {
  denomination
  name
  kind
  quantity
  total {
    amount
    currency
  }
  delivery
}
"""

_ORDER_SUMMARY = """\
fragment OrderSummary on OrderSummary {
  number
  pieces
  isTest
  id
  shop
  shopName
  status
  delivery
  refund
  total {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  wholesale {
    amount
    currency
  }
  cost {
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
  earned {
    amount
    currency
  }
  placedAt
  paidAt
  deliveryMs
  lines {
    ...SummaryLine
  }
  promotions {
    amount
    currency
  }
}
"""

_DAILY_FIGURE = """\
fragment DailyFigure on DailyFigure {
  orders
  delivered
  pieces
  day
  shop
  shopName
  total {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  cost {
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
  deliveryMsMedian
  promotions {
    amount
    currency
  }
}
"""

_SUPPLIER = """\
fragment Supplier on Supplier {
  code
  name
  email
  note
  isArchived
  id
  kind
  createdAt
}
"""

_CATALOGUE_CATEGORY = """\
fragment CatalogueCategory on CatalogueCategory {
  nameZh
  nameEn
  sort
  isArchived
  slug
  icon
  id
  name
  path
  productsOnSale
}
"""

_CATALOGUE_PRODUCT = """\
fragment CatalogueProduct on CatalogueProduct {
  nameZh
  nameEn
  sort
  isArchived
  slug
  descriptionZh
  descriptionEn
  instructionsZh
  instructionsEn
  issuer
  region
  id
  name
  category {
    ...CatalogueCategory
  }
  imageUrl
  hasPicture
  createdAt
  updatedAt
}
"""

_CATALOGUE_DENOMINATION = """\
fragment CatalogueDenomination on CatalogueDenomination {
  nameZh
  nameEn
  sort
  isArchived
  sku
  faceCurrency
  minQuantity
  maxQuantity
  promiseSeconds
  warrantyDays
  warrantyZh
  warrantyEn
  lowStockAt
  id
  name
  product {
    ...CatalogueProduct
  }
  kind
  faceValue
  buyerFields
  stocked
}
"""

_UNIT_PRICE = """\
fragment UnitPrice on UnitPrice {
  amount
  currency
}
"""

_CODE_COUNTS = """\
fragment CodeCounts on CodeCounts {
  free
  reserved
  sold
  burned
}
"""

_PURCHASE_BATCH = """\
fragment PurchaseBatch on PurchaseBatch {
  reference
  id
  name
  note
  supplier {
    ...Supplier
  }
  denomination {
    ...CatalogueDenomination
  }
  unitCost {
    ...UnitPrice
  }
  boughtOn
  expiresOn
  createdAt
  codes {
    ...CodeCounts
  }
}
"""

_REASON_COUNT = """\
fragment ReasonCount on ReasonCount {
  reason
  text
  rows
}
"""

_ROW_COUNTS = """\
fragment RowCounts on RowCounts {
  rows
  taken
  duplicate
  refused
  refusedByReason {
    ...ReasonCount
  }
  passedOver {
    ...ReasonCount
  }
}
"""

_STOCK_COLUMNS = """\
fragment StockColumns on StockColumns {
  secret
  number
  pin
  expiresOn
}
"""

_STOCK_LAYOUT = """\
fragment StockLayout on StockLayout {
  kind
  encoding
  separator
  headerRow
  sheet
  comment
  dateOrder
  pinWidth
  columns {
    ...StockColumns
  }
}
"""

_SAMPLE_ROW = """\
fragment SampleRow on SampleRow {
  number
  cells
  outcome
  why
}
"""

_STOCK_PREVIEW = """\
fragment StockPreview on StockPreview {
  layout {
    ...StockLayout
  }
  columns
  header
  sample {
    ...SampleRow
  }
  counts {
    ...RowCounts
  }
  warnings
  problem
}
"""

_STOCK_IMPORT = """\
fragment StockImport on StockImport {
  filename
  problem
  startedBy
  id
  state
  supplier {
    ...Supplier
  }
  denomination {
    ...CatalogueDenomination
  }
  batch {
    ...PurchaseBatch
  }
  size
  sha256
  progress
  counts {
    ...RowCounts
  }
  preview {
    ...StockPreview
  }
  createdAt
  startedAt
  finishedAt
}
"""

_STOCK_LEVEL = """\
fragment StockLevel on StockLevel {
  denomination {
    ...CatalogueDenomination
  }
  state
  free
  reserved
  expiring
  expired
  soldADay
  daysLeft
  alertedAt
}
"""

_PRICE_TIER = """\
fragment PriceTier on PriceTier {
  code
  name
  id
  shops
}
"""

_WHOLESALE_PRICE = """\
fragment WholesalePrice on WholesalePrice {
  id
  denomination {
    ...CatalogueDenomination
  }
  tier {
    ...PriceTier
  }
  minQuantity
  price {
    ...UnitPrice
  }
}
"""

_STOPPED_SALE = """\
fragment StoppedSale on StoppedSale {
  shop
  shopName
  at
}
"""

_FLOOR_EFFECT = """\
fragment FloorEffect on FloorEffect {
  shopsSelling
  checksLeft
  stopped {
    ...StoppedSale
  }
}
"""

_WHOLESALE_LIST = """\
fragment WholesaleList on WholesaleList {
  denomination {
    ...CatalogueDenomination
  }
  prices {
    ...WholesalePrice
  }
  floors {
    ...FloorEffect
  }
}
"""

_SHOP_DOMAIN = """\
fragment ShopDomain on ShopDomain {
  isPrimary
  domain
  kind
  served
  addedAt
  provenAt
  checkedAt
  lostAt
}
"""

_SHOP_MEMBER = """\
fragment ShopMember on ShopMember {
  person
  email
  role
  since
}
"""

_LAUNCH_PROGRESS = """\
fragment LaunchProgress on LaunchProgress {
  error
  tries
  step
  startedAt
  finishedAt
  stopped
}
"""

_CURRENCY_SALES = """\
fragment CurrencySales on CurrencySales {
  orders
  delivered
  total {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
}
"""

_SHOP_FIGURES = """\
fragment ShopFigures on ShopFigures {
  days
  orders
  delivered
  deliveryRate
  held
  sales {
    ...CurrencySales
  }
  deliveryMsMedian
  deliveryMsP95
}
"""

_SHOP_ACCOUNT = """\
fragment ShopAccount on ShopAccount {
  name
  id
  host
  status
  plan
  createdAt
  url
  statusReason
  launchedAt
  ownerEmail
  supportEmail
  currency
  tier
  feePercent
  collects
  testMode
  timeZone
  locales
  defaultLocale
  theme
  domains {
    ...ShopDomain
  }
  members {
    ...ShopMember
  }
  launch {
    ...LaunchProgress
  }
  history {
    ...AuditEvent
  }
  wallet {
    amount
    currency
  }
  accounts {
    ...AccountBalance
  }
  figures {
    ...ShopFigures
  }
}
"""

_CHAIN_FINDING = """\
fragment ChainFinding on ChainFinding {
  kind
  seq
  event
}
"""

_CHAIN_VERIFICATION = """\
fragment ChainVerification on ChainVerification {
  intact
  sealed
  waiting
  headSeq
  headHash
  broken
  findings {
    ...ChainFinding
  }
}
"""

_SIGNED_DOWNLOAD = """\
fragment SignedDownload on SignedDownload {
  url
  expiresAt
}
"""

_SIGNED_UPLOAD = """\
fragment SignedUpload on SignedUpload {
  id
  url
  method
  filename
  expiresAt
  arrivedAt
}
"""

_STATEMENT_ENTRY = """\
fragment StatementEntry on StatementEntry {
  at
  event
  ref
  journal
  amount {
    amount
    currency
  }
  balance {
    amount
    currency
  }
  details
}
"""

_PROMOTION_FUNDING = """\
fragment PromotionFunding on PromotionFunding {
  name
  note
  reason
  askedBy
  decidedBy
  id
  state
  shop
  shopName
  promotion
  terms
  wanted {
    amount
    currency
  }
  most {
    amount
    currency
  }
  budget {
    amount
    currency
  }
  left {
    amount
    currency
  }
  askedAt
  decidedAt
}
"""

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

RETRY_JOBS = Document(
    "RetryJobs",
    """\
mutation RetryJobs($input: RetryJobsInput!) {
  retryJobs(input: $input) {
    jobs {
      ...Job
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
    + _JOB,
)

SET_FX_RATE = Document(
    "SetFxRate",
    """\
mutation SetFxRate($input: SetFxRateInput!) {
  setFxRate(input: $input) {
    rate {
      ...FxRate
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
    + _FX_RATE,
)

VERIFY_AUDIT_CHAIN = Document(
    "VerifyAuditChain",
    """\
mutation VerifyAuditChain($input: VerifyAuditChainInput!) {
  verifyAuditChain(input: $input) {
    result {
      ...ChainVerification
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
    + _CHAIN_VERIFICATION
    + _CHAIN_FINDING,
)

CREATE_AUDIT_EXPORT = Document(
    "CreateAuditExport",
    """\
mutation CreateAuditExport($input: CreateAuditExportInput!) {
  createAuditExport(input: $input) {
    file {
      ...SignedDownload
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
    + _SIGNED_DOWNLOAD,
)

CREATE_STOCK_UPLOAD = Document(
    "CreateStockUpload",
    """\
mutation CreateStockUpload($input: CreateStockUploadInput!) {
  createStockUpload(input: $input) {
    upload {
      ...SignedUpload
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
    + _SIGNED_UPLOAD,
)

PREVIEW_STOCK_IMPORT = Document(
    "PreviewStockImport",
    """\
mutation PreviewStockImport($input: PreviewStockImportInput!) {
  previewStockImport(input: $input) {
    stockImport {
      ...StockImport
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
    + _STOCK_IMPORT
    + _SUPPLIER
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _PURCHASE_BATCH
    + _UNIT_PRICE
    + _CODE_COUNTS
    + _ROW_COUNTS
    + _REASON_COUNT
    + _STOCK_PREVIEW
    + _STOCK_LAYOUT
    + _STOCK_COLUMNS
    + _SAMPLE_ROW,
)

CORRECT_STOCK_IMPORT = Document(
    "CorrectStockImport",
    """\
mutation CorrectStockImport($input: CorrectStockImportInput!) {
  correctStockImport(input: $input) {
    stockImport {
      ...StockImport
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
    + _STOCK_IMPORT
    + _SUPPLIER
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _PURCHASE_BATCH
    + _UNIT_PRICE
    + _CODE_COUNTS
    + _ROW_COUNTS
    + _REASON_COUNT
    + _STOCK_PREVIEW
    + _STOCK_LAYOUT
    + _STOCK_COLUMNS
    + _SAMPLE_ROW,
)

START_STOCK_IMPORT = Document(
    "StartStockImport",
    """\
mutation StartStockImport($input: StartStockImportInput!) {
  startStockImport(input: $input) {
    stockImport {
      ...StockImport
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
    + _STOCK_IMPORT
    + _SUPPLIER
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _PURCHASE_BATCH
    + _UNIT_PRICE
    + _CODE_COUNTS
    + _ROW_COUNTS
    + _REASON_COUNT
    + _STOCK_PREVIEW
    + _STOCK_LAYOUT
    + _STOCK_COLUMNS
    + _SAMPLE_ROW,
)

CANCEL_STOCK_IMPORT = Document(
    "CancelStockImport",
    """\
mutation CancelStockImport($input: StockImportInput!) {
  cancelStockImport(input: $input) {
    stockImport {
      ...StockImport
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
    + _STOCK_IMPORT
    + _SUPPLIER
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _PURCHASE_BATCH
    + _UNIT_PRICE
    + _CODE_COUNTS
    + _ROW_COUNTS
    + _REASON_COUNT
    + _STOCK_PREVIEW
    + _STOCK_LAYOUT
    + _STOCK_COLUMNS
    + _SAMPLE_ROW,
)

RESUME_STOCK_IMPORT = Document(
    "ResumeStockImport",
    """\
mutation ResumeStockImport($input: StockImportInput!) {
  resumeStockImport(input: $input) {
    stockImport {
      ...StockImport
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
    + _STOCK_IMPORT
    + _SUPPLIER
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _PURCHASE_BATCH
    + _UNIT_PRICE
    + _CODE_COUNTS
    + _ROW_COUNTS
    + _REASON_COUNT
    + _STOCK_PREVIEW
    + _STOCK_LAYOUT
    + _STOCK_COLUMNS
    + _SAMPLE_ROW,
)

CREATE_REFUSED_ROWS_FILE = Document(
    "CreateRefusedRowsFile",
    """\
mutation CreateRefusedRowsFile($input: StockImportInput!) {
  createRefusedRowsFile(input: $input) {
    file {
      ...SignedDownload
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
    + _SIGNED_DOWNLOAD,
)

CREATE_SUPPLIER = Document(
    "CreateSupplier",
    """\
mutation CreateSupplier($input: CreateSupplierInput!) {
  createSupplier(input: $input) {
    supplier {
      ...Supplier
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
    + _SUPPLIER,
)

UPDATE_SUPPLIER = Document(
    "UpdateSupplier",
    """\
mutation UpdateSupplier($input: UpdateSupplierInput!) {
  updateSupplier(input: $input) {
    supplier {
      ...Supplier
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
    + _SUPPLIER,
)

ARCHIVE_SUPPLIER = Document(
    "ArchiveSupplier",
    """\
mutation ArchiveSupplier($input: SupplierInput!) {
  archiveSupplier(input: $input) {
    supplier {
      ...Supplier
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
    + _SUPPLIER,
)

RESTORE_SUPPLIER = Document(
    "RestoreSupplier",
    """\
mutation RestoreSupplier($input: SupplierInput!) {
  restoreSupplier(input: $input) {
    supplier {
      ...Supplier
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
    + _SUPPLIER,
)

CREATE_PURCHASE_BATCH = Document(
    "CreatePurchaseBatch",
    """\
mutation CreatePurchaseBatch($input: CreatePurchaseBatchInput!) {
  createPurchaseBatch(input: $input) {
    batch {
      ...PurchaseBatch
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
    + _PURCHASE_BATCH
    + _SUPPLIER
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _UNIT_PRICE
    + _CODE_COUNTS,
)

UPDATE_PURCHASE_BATCH = Document(
    "UpdatePurchaseBatch",
    """\
mutation UpdatePurchaseBatch($input: UpdatePurchaseBatchInput!) {
  updatePurchaseBatch(input: $input) {
    batch {
      ...PurchaseBatch
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
    + _PURCHASE_BATCH
    + _SUPPLIER
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _UNIT_PRICE
    + _CODE_COUNTS,
)

BURN_STOCK_CODE = Document(
    "BurnStockCode",
    """\
mutation BurnStockCode($input: BurnStockCodeInput!) {
  burnStockCode(input: $input) {
    denomination {
      ...CatalogueDenomination
    }
    batch {
      ...PurchaseBatch
    }
    burned
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
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _PURCHASE_BATCH
    + _SUPPLIER
    + _UNIT_PRICE
    + _CODE_COUNTS,
)

SET_WHOLESALE_PRICES = Document(
    "SetWholesalePrices",
    """\
mutation SetWholesalePrices($input: SetWholesalePricesInput!) {
  setWholesalePrices(input: $input) {
    lists {
      ...WholesaleList
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
    + _WHOLESALE_LIST
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _WHOLESALE_PRICE
    + _PRICE_TIER
    + _UNIT_PRICE
    + _FLOOR_EFFECT
    + _STOPPED_SALE,
)

CREATE_PRICE_TIER = Document(
    "CreatePriceTier",
    """\
mutation CreatePriceTier($input: CreatePriceTierInput!) {
  createPriceTier(input: $input) {
    tier {
      ...PriceTier
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
    + _PRICE_TIER,
)

UPDATE_PRICE_TIER = Document(
    "UpdatePriceTier",
    """\
mutation UpdatePriceTier($input: UpdatePriceTierInput!) {
  updatePriceTier(input: $input) {
    tier {
      ...PriceTier
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
    + _PRICE_TIER,
)

CREATE_CATEGORY = Document(
    "CreateCategory",
    """\
mutation CreateCategory($input: CreateCategoryInput!) {
  createCategory(input: $input) {
    category {
      ...CatalogueCategory
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
    + _CATALOGUE_CATEGORY,
)

UPDATE_CATEGORY = Document(
    "UpdateCategory",
    """\
mutation UpdateCategory($input: UpdateCategoryInput!) {
  updateCategory(input: $input) {
    category {
      ...CatalogueCategory
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
    + _CATALOGUE_CATEGORY,
)

ARCHIVE_CATEGORY = Document(
    "ArchiveCategory",
    """\
mutation ArchiveCategory($input: CatalogueRowInput!) {
  archiveCategory(input: $input) {
    category {
      ...CatalogueCategory
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
    + _CATALOGUE_CATEGORY,
)

RESTORE_CATEGORY = Document(
    "RestoreCategory",
    """\
mutation RestoreCategory($input: CatalogueRowInput!) {
  restoreCategory(input: $input) {
    category {
      ...CatalogueCategory
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
    + _CATALOGUE_CATEGORY,
)

CREATE_PRODUCT = Document(
    "CreateProduct",
    """\
mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    product {
      ...CatalogueProduct
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
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

UPDATE_PRODUCT = Document(
    "UpdateProduct",
    """\
mutation UpdateProduct($input: UpdateProductInput!) {
  updateProduct(input: $input) {
    product {
      ...CatalogueProduct
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
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

ARCHIVE_PRODUCT = Document(
    "ArchiveProduct",
    """\
mutation ArchiveProduct($input: CatalogueRowInput!) {
  archiveProduct(input: $input) {
    product {
      ...CatalogueProduct
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
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

RESTORE_PRODUCT = Document(
    "RestoreProduct",
    """\
mutation RestoreProduct($input: CatalogueRowInput!) {
  restoreProduct(input: $input) {
    product {
      ...CatalogueProduct
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
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

CREATE_PRODUCT_IMAGE_UPLOAD = Document(
    "CreateProductImageUpload",
    """\
mutation CreateProductImageUpload($input: CreateProductImageUploadInput!) {
  createProductImageUpload(input: $input) {
    upload {
      ...SignedUpload
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
    + _SIGNED_UPLOAD,
)

REMOVE_PRODUCT_IMAGE = Document(
    "RemoveProductImage",
    """\
mutation RemoveProductImage($input: CatalogueRowInput!) {
  removeProductImage(input: $input) {
    product {
      ...CatalogueProduct
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
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

CREATE_DENOMINATION = Document(
    "CreateDenomination",
    """\
mutation CreateDenomination($input: CreateDenominationInput!) {
  createDenomination(input: $input) {
    denomination {
      ...CatalogueDenomination
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
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

UPDATE_DENOMINATION = Document(
    "UpdateDenomination",
    """\
mutation UpdateDenomination($input: UpdateDenominationInput!) {
  updateDenomination(input: $input) {
    denomination {
      ...CatalogueDenomination
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
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

ARCHIVE_DENOMINATION = Document(
    "ArchiveDenomination",
    """\
mutation ArchiveDenomination($input: CatalogueRowInput!) {
  archiveDenomination(input: $input) {
    denomination {
      ...CatalogueDenomination
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
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

RESTORE_DENOMINATION = Document(
    "RestoreDenomination",
    """\
mutation RestoreDenomination($input: CatalogueRowInput!) {
  restoreDenomination(input: $input) {
    denomination {
      ...CatalogueDenomination
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
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

LAUNCH_SHOP = Document(
    "LaunchShop",
    """\
mutation LaunchShop($input: LaunchShopInput!) {
  launchShop(input: $input) {
    shop {
      ...ShopAccount
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
    + _SHOP_ACCOUNT
    + _SHOP_DOMAIN
    + _SHOP_MEMBER
    + _LAUNCH_PROGRESS
    + _AUDIT_EVENT
    + _ACCOUNT_BALANCE
    + _SHOP_FIGURES
    + _CURRENCY_SALES,
)

SUSPEND_SHOP = Document(
    "SuspendShop",
    """\
mutation SuspendShop($input: SuspendShopInput!) {
  suspendShop(input: $input) {
    shop {
      ...ShopAccount
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
    + _SHOP_ACCOUNT
    + _SHOP_DOMAIN
    + _SHOP_MEMBER
    + _LAUNCH_PROGRESS
    + _AUDIT_EVENT
    + _ACCOUNT_BALANCE
    + _SHOP_FIGURES
    + _CURRENCY_SALES,
)

REINSTATE_SHOP = Document(
    "ReinstateShop",
    """\
mutation ReinstateShop($input: ReinstateShopInput!) {
  reinstateShop(input: $input) {
    shop {
      ...ShopAccount
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
    + _SHOP_ACCOUNT
    + _SHOP_DOMAIN
    + _SHOP_MEMBER
    + _LAUNCH_PROGRESS
    + _AUDIT_EVENT
    + _ACCOUNT_BALANCE
    + _SHOP_FIGURES
    + _CURRENCY_SALES,
)

CLOSE_SHOP = Document(
    "CloseShop",
    """\
mutation CloseShop($input: CloseShopInput!) {
  closeShop(input: $input) {
    shop {
      ...ShopAccount
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
    + _SHOP_ACCOUNT
    + _SHOP_DOMAIN
    + _SHOP_MEMBER
    + _LAUNCH_PROGRESS
    + _AUDIT_EVENT
    + _ACCOUNT_BALANCE
    + _SHOP_FIGURES
    + _CURRENCY_SALES,
)

SWITCH_SHOP_COLLECTS = Document(
    "SwitchShopCollects",
    """\
mutation SwitchShopCollects($input: SwitchShopCollectsInput!) {
  switchShopCollects(input: $input) {
    shop {
      ...ShopAccount
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
    + _SHOP_ACCOUNT
    + _SHOP_DOMAIN
    + _SHOP_MEMBER
    + _LAUNCH_PROGRESS
    + _AUDIT_EVENT
    + _ACCOUNT_BALANCE
    + _SHOP_FIGURES
    + _CURRENCY_SALES,
)

UPDATE_SHOP = Document(
    "UpdateShop",
    """\
mutation UpdateShop($input: UpdateShopInput!) {
  updateShop(input: $input) {
    shop {
      ...ShopAccount
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
    + _SHOP_ACCOUNT
    + _SHOP_DOMAIN
    + _SHOP_MEMBER
    + _LAUNCH_PROGRESS
    + _AUDIT_EVENT
    + _ACCOUNT_BALANCE
    + _SHOP_FIGURES
    + _CURRENCY_SALES,
)

RESUME_LAUNCH = Document(
    "ResumeLaunch",
    """\
mutation ResumeLaunch($input: LaunchAgainInput!) {
  resumeLaunch(input: $input) {
    shop {
      ...ShopAccount
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
    + _SHOP_ACCOUNT
    + _SHOP_DOMAIN
    + _SHOP_MEMBER
    + _LAUNCH_PROGRESS
    + _AUDIT_EVENT
    + _ACCOUNT_BALANCE
    + _SHOP_FIGURES
    + _CURRENCY_SALES,
)

ABANDON_LAUNCH = Document(
    "AbandonLaunch",
    """\
mutation AbandonLaunch($input: LaunchAgainInput!) {
  abandonLaunch(input: $input) {
    shop {
      ...ShopAccount
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
    + _SHOP_ACCOUNT
    + _SHOP_DOMAIN
    + _SHOP_MEMBER
    + _LAUNCH_PROGRESS
    + _AUDIT_EVENT
    + _ACCOUNT_BALANCE
    + _SHOP_FIGURES
    + _CURRENCY_SALES,
)

ADJUST_SHOP_WALLET = Document(
    "AdjustShopWallet",
    """\
mutation AdjustShopWallet($input: AdjustShopWalletInput!) {
  adjustShopWallet(input: $input) {
    shop {
      ...ShopAccount
    }
    wallet {
      amount
      currency
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
    + _SHOP_ACCOUNT
    + _SHOP_DOMAIN
    + _SHOP_MEMBER
    + _LAUNCH_PROGRESS
    + _AUDIT_EVENT
    + _ACCOUNT_BALANCE
    + _SHOP_FIGURES
    + _CURRENCY_SALES,
)

APPROVE_PROMOTION_FUNDING = Document(
    "ApprovePromotionFunding",
    """\
mutation ApprovePromotionFunding($input: ApprovePromotionFundingInput!) {
  approvePromotionFunding(input: $input) {
    funding {
      ...PromotionFunding
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
    + _PROMOTION_FUNDING,
)

DECLINE_PROMOTION_FUNDING = Document(
    "DeclinePromotionFunding",
    """\
mutation DeclinePromotionFunding($input: EndPromotionFundingInput!) {
  declinePromotionFunding(input: $input) {
    funding {
      ...PromotionFunding
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
    + _PROMOTION_FUNDING,
)

RAISE_PROMOTION_BUDGET = Document(
    "RaisePromotionBudget",
    """\
mutation RaisePromotionBudget($input: RaisePromotionBudgetInput!) {
  raisePromotionBudget(input: $input) {
    funding {
      ...PromotionFunding
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
    + _PROMOTION_FUNDING,
)

STOP_PROMOTION_FUNDING = Document(
    "StopPromotionFunding",
    """\
mutation StopPromotionFunding($input: EndPromotionFundingInput!) {
  stopPromotionFunding(input: $input) {
    funding {
      ...PromotionFunding
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
    + _PROMOTION_FUNDING,
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

JOBS = Document(
    "Jobs",
    """\
query Jobs($filter: JobFilter, $first: Int, $after: String) {
  jobs(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...Job
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _JOB,
)

OWED_WORK = Document(
    "OwedWork",
    """\
query OwedWork {
  owedWork {
    ...OwedWork
  }
}
"""
    + _OWED_WORK,
)

STAFF = Document(
    "Staff",
    """\
query Staff($search: String, $first: Int, $after: String) {
  staff(search: $search, first: $first, after: $after) {
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

TRIAL_BALANCE = Document(
    "TrialBalance",
    """\
query TrialBalance($currency: String) {
  trialBalance(currency: $currency) {
    ...AccountBalance
  }
}
"""
    + _ACCOUNT_BALANCE,
)

LEDGER_ACCOUNTS = Document(
    "LedgerAccounts",
    """\
query LedgerAccounts($filter: LedgerAccountFilter, $first: Int, $after: String) {
  ledgerAccounts(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...LedgerAccount
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _LEDGER_ACCOUNT,
)

LEDGER_STATEMENT = Document(
    "LedgerStatement",
    """\
query LedgerStatement($account: ID, $code: String, $currency: String, $since: DateTime, $until: DateTime) {
  ledgerStatement(
    account: $account
    code: $code
    currency: $currency
    since: $since
    until: $until
  ) {
    ...LedgerStatement
  }
}
"""
    + _LEDGER_STATEMENT
    + _LEDGER_ACCOUNT,
)

JOURNALS = Document(
    "Journals",
    """\
query Journals($filter: JournalFilter, $first: Int, $after: String) {
  journals(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...Journal
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _JOURNAL
    + _JOURNAL_ENTRY,
)

FX_RATES = Document(
    "FxRates",
    """\
query FxRates($base: String, $quote: String, $first: Int, $after: String) {
  fxRates(base: $base, quote: $quote, first: $first, after: $after) {
    edges {
      node {
        ...FxRate
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _FX_RATE,
)

AUDIT_EVENTS = Document(
    "AuditEvents",
    """\
query AuditEvents($shop: ID, $action: String, $first: Int, $after: String) {
  auditEvents(shop: $shop, action: $action, first: $first, after: $after) {
    edges {
      node {
        ...AuditEvent
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _AUDIT_EVENT,
)

AUDIT_TRAIL = Document(
    "AuditTrail",
    """\
query AuditTrail($filter: AuditFilter, $first: Int, $after: String) {
  auditTrail(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...AuditEvent
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _AUDIT_EVENT,
)

AUDIT_CHAIN = Document(
    "AuditChain",
    """\
query AuditChain {
  auditChain {
    ...ChainHead
  }
}
"""
    + _CHAIN_HEAD,
)

ORDER_SUMMARIES = Document(
    "OrderSummaries",
    """\
query OrderSummaries($filter: OrderSummaryFilter, $first: Int, $after: String) {
  orderSummaries(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...OrderSummary
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _ORDER_SUMMARY
    + _SUMMARY_LINE,
)

ORDER_SUMMARY = Document(
    "OrderSummary",
    """\
query OrderSummary($id: ID!) {
  orderSummary(id: $id) {
    ...OrderSummary
  }
}
"""
    + _ORDER_SUMMARY
    + _SUMMARY_LINE,
)

DAILY_FIGURES = Document(
    "DailyFigures",
    """\
query DailyFigures($shop: ID, $since: Date, $until: Date, $first: Int, $after: String) {
  dailyFigures(
    shop: $shop
    since: $since
    until: $until
    first: $first
    after: $after
  ) {
    edges {
      node {
        ...DailyFigure
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _DAILY_FIGURE,
)

STOCK_IMPORT = Document(
    "StockImport",
    """\
query StockImport($id: ID!) {
  stockImport(id: $id) {
    ...StockImport
  }
}
"""
    + _STOCK_IMPORT
    + _SUPPLIER
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _PURCHASE_BATCH
    + _UNIT_PRICE
    + _CODE_COUNTS
    + _ROW_COUNTS
    + _REASON_COUNT
    + _STOCK_PREVIEW
    + _STOCK_LAYOUT
    + _STOCK_COLUMNS
    + _SAMPLE_ROW,
)

STOCK_IMPORTS = Document(
    "StockImports",
    """\
query StockImports($filter: StockImportFilter, $first: Int, $after: String) {
  stockImports(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...StockImport
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _STOCK_IMPORT
    + _SUPPLIER
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _PURCHASE_BATCH
    + _UNIT_PRICE
    + _CODE_COUNTS
    + _ROW_COUNTS
    + _REASON_COUNT
    + _STOCK_PREVIEW
    + _STOCK_LAYOUT
    + _STOCK_COLUMNS
    + _SAMPLE_ROW,
)

SUPPLIERS = Document(
    "Suppliers",
    """\
query Suppliers($filter: SupplierFilter, $first: Int, $after: String) {
  suppliers(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...Supplier
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _SUPPLIER,
)

SUPPLIER = Document(
    "Supplier",
    """\
query Supplier($id: ID, $code: String) {
  supplier(id: $id, code: $code) {
    ...Supplier
  }
}
"""
    + _SUPPLIER,
)

PURCHASE_BATCHES = Document(
    "PurchaseBatches",
    """\
query PurchaseBatches($filter: PurchaseBatchFilter, $first: Int, $after: String) {
  purchaseBatches(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...PurchaseBatch
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _PURCHASE_BATCH
    + _SUPPLIER
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _UNIT_PRICE
    + _CODE_COUNTS,
)

PURCHASE_BATCH = Document(
    "PurchaseBatch",
    """\
query PurchaseBatch($id: ID!) {
  purchaseBatch(id: $id) {
    ...PurchaseBatch
  }
}
"""
    + _PURCHASE_BATCH
    + _SUPPLIER
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _UNIT_PRICE
    + _CODE_COUNTS,
)

STOCK_LEVELS = Document(
    "StockLevels",
    """\
query StockLevels($filter: StockLevelFilter, $first: Int, $after: String) {
  stockLevels(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...StockLevel
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _STOCK_LEVEL
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

PRICE_TIERS = Document(
    "PriceTiers",
    """\
query PriceTiers($first: Int, $after: String) {
  priceTiers(first: $first, after: $after) {
    edges {
      node {
        ...PriceTier
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _PRICE_TIER,
)

WHOLESALE_PRICES = Document(
    "WholesalePrices",
    """\
query WholesalePrices($filter: WholesalePriceFilter, $first: Int, $after: String) {
  wholesalePrices(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...WholesalePrice
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _WHOLESALE_PRICE
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _PRICE_TIER
    + _UNIT_PRICE,
)

WHOLESALE_LISTS = Document(
    "WholesaleLists",
    """\
query WholesaleLists($filter: CatalogueDenominationFilter, $first: Int, $after: String) {
  wholesaleLists(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...WholesaleList
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _WHOLESALE_LIST
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY
    + _WHOLESALE_PRICE
    + _PRICE_TIER
    + _UNIT_PRICE
    + _FLOOR_EFFECT
    + _STOPPED_SALE,
)

CATALOGUE_CATEGORIES = Document(
    "CatalogueCategories",
    """\
query CatalogueCategories($filter: CatalogueCategoryFilter, $first: Int, $after: String) {
  catalogueCategories(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...CatalogueCategory
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _CATALOGUE_CATEGORY,
)

CATALOGUE_PRODUCTS = Document(
    "CatalogueProducts",
    """\
query CatalogueProducts($filter: CatalogueProductFilter, $first: Int, $after: String) {
  catalogueProducts(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...CatalogueProduct
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

CATALOGUE_DENOMINATIONS = Document(
    "CatalogueDenominations",
    """\
query CatalogueDenominations($filter: CatalogueDenominationFilter, $first: Int, $after: String) {
  catalogueDenominations(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...CatalogueDenomination
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

CATALOGUE_CATEGORY = Document(
    "CatalogueCategory",
    """\
query CatalogueCategory($id: ID!) {
  catalogueCategory(id: $id) {
    ...CatalogueCategory
  }
}
"""
    + _CATALOGUE_CATEGORY,
)

CATALOGUE_PRODUCT = Document(
    "CatalogueProduct",
    """\
query CatalogueProduct($id: ID!) {
  catalogueProduct(id: $id) {
    ...CatalogueProduct
  }
}
"""
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

CATALOGUE_DENOMINATION = Document(
    "CatalogueDenomination",
    """\
query CatalogueDenomination($id: ID, $sku: String) {
  catalogueDenomination(id: $id, sku: $sku) {
    ...CatalogueDenomination
  }
}
"""
    + _CATALOGUE_DENOMINATION
    + _CATALOGUE_PRODUCT
    + _CATALOGUE_CATEGORY,
)

SHOPS = Document(
    "Shops",
    """\
query Shops($search: String, $status: ShopStatus, $first: Int, $after: String) {
  shops(search: $search, status: $status, first: $first, after: $after) {
    edges {
      node {
        ...ShopAccount
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _SHOP_ACCOUNT
    + _SHOP_DOMAIN
    + _SHOP_MEMBER
    + _LAUNCH_PROGRESS
    + _AUDIT_EVENT
    + _ACCOUNT_BALANCE
    + _SHOP_FIGURES
    + _CURRENCY_SALES,
)

SHOP_ACCOUNTS = Document(
    "ShopAccounts",
    """\
query ShopAccounts($filter: ShopAccountFilter, $first: Int, $after: String) {
  shopAccounts(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...ShopAccount
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _SHOP_ACCOUNT
    + _SHOP_DOMAIN
    + _SHOP_MEMBER
    + _LAUNCH_PROGRESS
    + _AUDIT_EVENT
    + _ACCOUNT_BALANCE
    + _SHOP_FIGURES
    + _CURRENCY_SALES,
)

SHOP = Document(
    "Shop",
    """\
query Shop($id: ID!) {
  shop(id: $id) {
    ...ShopAccount
  }
}
"""
    + _SHOP_ACCOUNT
    + _SHOP_DOMAIN
    + _SHOP_MEMBER
    + _LAUNCH_PROGRESS
    + _AUDIT_EVENT
    + _ACCOUNT_BALANCE
    + _SHOP_FIGURES
    + _CURRENCY_SALES,
)

LEDGER_ENTRIES = Document(
    "LedgerEntries",
    """\
query LedgerEntries($account: ID, $code: String, $currency: String, $since: DateTime, $until: DateTime, $first: Int, $after: String) {
  ledgerStatement(
    account: $account
    code: $code
    currency: $currency
    since: $since
    until: $until
  ) {
    entries(first: $first, after: $after) {
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

PROMOTION_FUNDINGS = Document(
    "PromotionFundings",
    """\
query PromotionFundings($filter: PromotionFundingFilter, $first: Int, $after: String) {
  promotionFundings(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        ...PromotionFunding
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
    + _PROMOTION_FUNDING,
)

PROMOTION_FUNDING = Document(
    "PromotionFunding",
    """\
query PromotionFunding($id: ID!) {
  promotionFunding(id: $id) {
    ...PromotionFunding
  }
}
"""
    + _PROMOTION_FUNDING,
)

ALL = (
    REGISTER_QUERIES,
    UNREGISTER_QUERIES,
    RETRY_JOBS,
    SET_FX_RATE,
    VERIFY_AUDIT_CHAIN,
    CREATE_AUDIT_EXPORT,
    CREATE_STOCK_UPLOAD,
    PREVIEW_STOCK_IMPORT,
    CORRECT_STOCK_IMPORT,
    START_STOCK_IMPORT,
    CANCEL_STOCK_IMPORT,
    RESUME_STOCK_IMPORT,
    CREATE_REFUSED_ROWS_FILE,
    CREATE_SUPPLIER,
    UPDATE_SUPPLIER,
    ARCHIVE_SUPPLIER,
    RESTORE_SUPPLIER,
    CREATE_PURCHASE_BATCH,
    UPDATE_PURCHASE_BATCH,
    BURN_STOCK_CODE,
    SET_WHOLESALE_PRICES,
    CREATE_PRICE_TIER,
    UPDATE_PRICE_TIER,
    CREATE_CATEGORY,
    UPDATE_CATEGORY,
    ARCHIVE_CATEGORY,
    RESTORE_CATEGORY,
    CREATE_PRODUCT,
    UPDATE_PRODUCT,
    ARCHIVE_PRODUCT,
    RESTORE_PRODUCT,
    CREATE_PRODUCT_IMAGE_UPLOAD,
    REMOVE_PRODUCT_IMAGE,
    CREATE_DENOMINATION,
    UPDATE_DENOMINATION,
    ARCHIVE_DENOMINATION,
    RESTORE_DENOMINATION,
    LAUNCH_SHOP,
    SUSPEND_SHOP,
    REINSTATE_SHOP,
    CLOSE_SHOP,
    SWITCH_SHOP_COLLECTS,
    UPDATE_SHOP,
    RESUME_LAUNCH,
    ABANDON_LAUNCH,
    ADJUST_SHOP_WALLET,
    APPROVE_PROMOTION_FUNDING,
    DECLINE_PROMOTION_FUNDING,
    RAISE_PROMOTION_BUDGET,
    STOP_PROMOTION_FUNDING,
    REGISTERED_QUERIES,
    JOBS,
    OWED_WORK,
    STAFF,
    TRIAL_BALANCE,
    LEDGER_ACCOUNTS,
    LEDGER_STATEMENT,
    JOURNALS,
    FX_RATES,
    AUDIT_EVENTS,
    AUDIT_TRAIL,
    AUDIT_CHAIN,
    ORDER_SUMMARIES,
    ORDER_SUMMARY,
    DAILY_FIGURES,
    STOCK_IMPORT,
    STOCK_IMPORTS,
    SUPPLIERS,
    SUPPLIER,
    PURCHASE_BATCHES,
    PURCHASE_BATCH,
    STOCK_LEVELS,
    PRICE_TIERS,
    WHOLESALE_PRICES,
    WHOLESALE_LISTS,
    CATALOGUE_CATEGORIES,
    CATALOGUE_PRODUCTS,
    CATALOGUE_DENOMINATIONS,
    CATALOGUE_CATEGORY,
    CATALOGUE_PRODUCT,
    CATALOGUE_DENOMINATION,
    SHOPS,
    SHOP_ACCOUNTS,
    SHOP,
    LEDGER_ENTRIES,
    PROMOTION_FUNDINGS,
    PROMOTION_FUNDING,
)
