// Written by `make clients`. Change clients/operations or the schema, not this file.

import { Client, type Connection, type Money, type PageInfo, type TypedDocument } from "./client.js";
import type { Fault } from "./errors.js";

/** What kind of somebody did it. */
export type ActorKind = "SYSTEM" | "OWNER_STAFF" | "SHOP_STAFF" | "CUSTOMER" | "GUEST" | "API_KEY";

/** Which rows of the catalogue are wanted. */
export type ArchivedState = "ON_SALE" | "ARCHIVED" | "ALL";

/** NDJSON: a JSON object a line. CSV: for spreadsheets, formulas escaped. */
export type AuditFormat = "NDJSON" | "CSV";

/** What does not agree. */
export type ChainFindingKind = "CHANGED" | "REMOVED" | "INSERTED" | "SEAL_CHANGED" | "SEAL_REMOVED" | "CUT";

/** The order in dates such as 04/05/2031. */
export type DateOrder = "YMD" | "DMY" | "MDY";

/** How it is delivered: out of stock (CODE, ACCOUNT, LICENCE), or worked on after payment. */
export type DenominationKind = "CODE" | "TOP_UP" | "SERVICE" | "ACCOUNT" | "LICENCE";

/** Under the platform's domain, or the shop's own. */
export type DomainKind = "PLATFORM" | "CUSTOM";

/** ASKED waits for a decision; APPROVED pays; the others pay nothing more. */
export type FundingState = "ASKED" | "APPROVED" | "DECLINED" | "USED_UP" | "STOPPED" | "WITHDRAWN" | "OVER";

/** FAILED: tried too often. REFUSED: its shop is closed. Both wait for somebody. */
export type JobState = "WAITING" | "RUNNING" | "DONE" | "FAILED" | "REFUSED";

/** How far a launch is. */
export type LaunchStep = "QUEUED" | "SCHEMA" | "PAGES" | "STAFF" | "DONE" | "FAILED";

export type OwnerRole = "OWNER" | "FINANCE" | "SUPPLY" | "SUPPORT" | "COMPLIANCE";

/** What would become of a row. */
export type RowOutcome = "TAKEN" | "PASSED" | "REFUSED";

/** Who takes the shoppers' payments. */
export type ShopCollects = "PLATFORM" | "SHOP";

/** Where a shop stands with the platform. */
export type ShopStatus = "LAUNCHING" | "TRIAL" | "ACTIVE" | "PAST_DUE" | "SUSPENDED" | "CLOSED";

/** What the file is. */
export type StockFileKind = "CSV" | "TXT" | "XLSX";

/** DRAFT: in preview, nothing is taken. WAITING, RUNNING: under way. */
export type StockImportState = "DRAFT" | "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED";

/** How it stands with what can be sold. */
export type StockState = "FREE" | "LOW" | "OUT";

export type SummaryDelivery = "PENDING" | "DELIVERING" | "DELIVERED" | "FAILED";

export type SummaryRefund = "NONE" | "PARTIAL" | "FULL";

export type SummaryStatus = "AWAITING_PAYMENT" | "PAID" | "COMPLETED" | "CANCELLED" | "EXPIRED" | "HELD";

/** Who stands behind the stock. */
export type SupplierKind = "SELF" | "MERCHANT" | "REMOTE";

/** All of what is given must hold. */
export interface AuditFilter {
  shop?: string | null | undefined;
  /** Part of the actor's name, or a whole id. */
  actor?: string | null | undefined;
  actorKind?: ActorKind | null | undefined;
  /** How the action begins: "order." or "order.refunded". */
  action?: string | null | undefined;
  /** How the object begins: "order:" or "order:<id>". */
  target?: string | null | undefined;
  since?: string | null | undefined;
  /** Before this. */
  until?: string | null | undefined;
}

export interface CatalogueCategoryFilter {
  /** In names and web addresses. */
  search?: string | null | undefined;
  /** Directly under this one. */
  parent?: string | null | undefined;
  /** Only those without a parent. */
  topmost?: boolean | null | undefined;
  /** ON_SALE unless told. */
  archived?: ArchivedState | null | undefined;
}

export interface CatalogueDenominationFilter {
  /** In SKUs, names and the product's names. */
  search?: string | null | undefined;
  product?: string | null | undefined;
  /** Of the product: in this one or under it. */
  category?: string | null | undefined;
  kinds?: Array<DenominationKind> | null | undefined;
  /** ON_SALE unless told. */
  archived?: ArchivedState | null | undefined;
}

export interface CatalogueProductFilter {
  /** In names, pinyin, issuer, region and web addresses. */
  search?: string | null | undefined;
  /** In this one or under it. */
  category?: string | null | undefined;
  region?: string | null | undefined;
  /** ON_SALE unless told. */
  archived?: ArchivedState | null | undefined;
}

export interface JobFilter {
  states?: Array<JobState> | null | undefined;
  /** How the task's name begins, such as "supply.". */
  task?: string | null | undefined;
  shop?: string | null | undefined;
}

export interface JournalFilter {
  /** How the reference begins: "order.paid:" or a whole one. */
  ref?: string | null | undefined;
  event?: string | null | undefined;
  shop?: string | null | undefined;
  /** Only postings that moved this account. */
  account?: string | null | undefined;
  since?: string | null | undefined;
  /** Before this. */
  until?: string | null | undefined;
}

export interface LedgerAccountFilter {
  /** Part of the code, such as "supplier:" or a shop's id. */
  search?: string | null | undefined;
  /** Such as "wallet", "earnings", "payable", "clearing". */
  kind?: string | null | undefined;
  currency?: string | null | undefined;
  /** The shop's own accounts and its customers' wallets. */
  shop?: string | null | undefined;
}

/** What the codes of the file cost. */
export interface NewBatchInput {
  /** Of one code, such as "46.50". */
  unitCost: string;
  /** The settlement currency unless told. */
  currency?: string | null | undefined;
  reference?: string | null | undefined;
  /** For codes whose file names no expiry of their own. */
  expiresOn?: string | null | undefined;
  note?: string | null | undefined;
}

/** All of what is given must hold. */
export interface OrderSummaryFilter {
  shop?: string | null | undefined;
  /** Part of the order's number. */
  number?: string | null | undefined;
  status?: SummaryStatus | null | undefined;
  delivery?: SummaryDelivery | null | undefined;
  refund?: SummaryRefund | null | undefined;
  /** Placed at or after this. */
  since?: string | null | undefined;
  /** Placed before this. */
  until?: string | null | undefined;
  /** Only orders of shops in test mode, or only the others. */
  test?: boolean | null | undefined;
}

export interface PromotionFundingFilter {
  shop?: string | null | undefined;
  states?: Array<FundingState> | null | undefined;
  /** Part of the promotion's name. */
  name?: string | null | undefined;
}

export interface PurchaseBatchFilter {
  /** In references, SKUs and the product's names. */
  search?: string | null | undefined;
  supplier?: string | null | undefined;
  denomination?: string | null | undefined;
  currency?: string | null | undefined;
}

/** A document, byte for byte as the client will hash it. */
export interface QueryTextInput {
  text: string;
  /** For people; the name of its operation unless told. */
  name?: string | null | undefined;
}

/** All of what is given must hold. */
export interface ShopAccountFilter {
  /** In names, hosts and the owner's e-mail. */
  search?: string | null | undefined;
  statuses?: Array<ShopStatus> | null | undefined;
  collects?: ShopCollects | null | undefined;
  tier?: string | null | undefined;
  testMode?: boolean | null | undefined;
  /** True: its prepaid wallet would not last three days at the present pace. */
  walletLow?: boolean | null | undefined;
}

/** Which column holds what, from 0. Named as a whole: what is not said holds nothing. */
export interface StockColumnsInput {
  /** The card code. */
  secret: number;
  /** The card number. */
  number?: number | null | undefined;
  pin?: number | null | undefined;
  expiresOn?: number | null | undefined;
}

export interface StockImportFilter {
  states?: Array<StockImportState> | null | undefined;
  supplier?: string | null | undefined;
  denomination?: string | null | undefined;
  /** Part of the file's name. */
  filename?: string | null | undefined;
}

/** Corrections of the guess; what is not given stays as it is. */
export interface StockLayoutInput {
  /** Such as "utf-8", "gb18030", "utf-16". */
  encoding?: string | null | undefined;
  /** Empty: a line is one code. */
  separator?: string | null | undefined;
  /** From 1; 0: the file has no header. */
  headerRow?: number | null | undefined;
  sheet?: string | null | undefined;
  comment?: string | null | undefined;
  dateOrder?: DateOrder | null | undefined;
  pinWidth?: number | null | undefined;
  columns?: StockColumnsInput | null | undefined;
}

export interface StockLevelFilter {
  /** In SKUs and the product's names. */
  search?: string | null | undefined;
  /** Only what runs low or is sold out. */
  low?: boolean | null | undefined;
}

export interface SupplierFilter {
  /** In names, short names and e-mail addresses. */
  search?: string | null | undefined;
  kind?: SupplierKind | null | undefined;
  /** Only those that are, or only those that are not. */
  archived?: boolean | null | undefined;
}

export interface WholesalePriceFilter {
  denomination?: string | null | undefined;
  product?: string | null | undefined;
  /** The short name of a price tier. */
  tier?: string | null | undefined;
  /** In SKUs and the product's names. */
  search?: string | null | undefined;
}

/** One row of a price list. */
export interface WholesalePriceInput {
  denomination: string;
  /** The short name of a price tier; "standard" unless told. */
  tier?: string | null | undefined;
  /** From so many pieces on; 1 unless told. */
  minQuantity?: number | null | undefined;
  /** Of one piece, in the settlement currency, up to six decimals. Null: the row goes, and the next smaller quantity counts again. */
  price?: string | null | undefined;
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

/** One piece of work that is owed. A payload holds ids only. */
export interface Job {
  task: string;
  attempts: number;
  lastError: string;
  id: string;
  state: JobState;
  payload: unknown;
  shop: string | null;
  dueAt: string;
  createdAt: string;
  doneAt: string | null;
}

export interface RetryJobsPayload {
  jobs: Array<Job>;
  errors: Array<Fault>;
}

/** One unit of `base` is worth `rate` units of `quote`, from `validFrom` on. */
export interface FxRate {
  base: string;
  quote: string;
  setBy: string;
  id: string;
  rate: string;
  validFrom: string;
}

export interface SetFxRatePayload {
  rate: FxRate | null;
  errors: Array<Fault>;
}

/** A row of the trail, or a seal, that somebody with rights in the database has touched. */
export interface ChainFinding {
  kind: ChainFindingKind;
  seq: number | null;
  event: string | null;
}

/** What walking the whole chain has found. */
export interface ChainVerification {
  intact: boolean;
  sealed: number;
  waiting: number;
  headSeq: number;
  headHash: string;
  broken: number;
  findings: Array<ChainFinding>;
}

export interface VerifyAuditChainPayload {
  result: ChainVerification | null;
  errors: Array<Fault>;
}

/** Where a file can be fetched, once: `curl -OJ "URL"`. */
export interface SignedDownload {
  url: string;
  expiresAt: string;
}

export interface CreateAuditExportPayload {
  file: SignedDownload | null;
  errors: Array<Fault>;
}

/** Where a file goes: `curl -T FILE "URL"`. For one file of exactly the announced size. */
export interface SignedUpload {
  id: string;
  url: string;
  method: string;
  filename: string;
  expiresAt: string;
  arrivedAt: string | null;
}

export interface CreateStockUploadPayload {
  upload: SignedUpload | null;
  errors: Array<Fault>;
}

/** Who supplies. `code` is its short name in files and commands. */
export interface Supplier {
  code: string;
  name: string;
  email: string;
  note: string;
  isArchived: boolean;
  id: string;
  kind: SupplierKind;
  createdAt: string;
}

/** A node of the category tree. `name` is in the language of the request. */
export interface CatalogueCategory {
  nameZh: string;
  nameEn: string;
  sort: number;
  isArchived: boolean;
  slug: string;
  icon: string;
  id: string;
  name: string;
  path: Array<string>;
  productsOnSale: number;
}

/** What shops may list. `name` is in the language of the request. */
export interface CatalogueProduct {
  nameZh: string;
  nameEn: string;
  sort: number;
  isArchived: boolean;
  slug: string;
  descriptionZh: string;
  descriptionEn: string;
  instructionsZh: string;
  instructionsEn: string;
  issuer: string;
  region: string;
  id: string;
  name: string;
  category: CatalogueCategory;
  imageUrl: string;
  hasPicture: boolean;
  createdAt: string;
  updatedAt: string;
}

/** A face value of a product (a SKU). Its wholesale prices are a list of their own. */
export interface CatalogueDenomination {
  nameZh: string;
  nameEn: string;
  sort: number;
  isArchived: boolean;
  sku: string;
  faceCurrency: string;
  minQuantity: number;
  maxQuantity: number;
  promiseSeconds: number | null;
  warrantyDays: number;
  warrantyZh: string;
  warrantyEn: string;
  lowStockAt: number;
  id: string;
  name: string;
  product: CatalogueProduct;
  kind: DenominationKind;
  faceValue: string | null;
  buyerFields: unknown;
  stocked: boolean;
}

/** A price or cost of one piece: up to six decimals, so it is no amount that moves. */
export interface UnitPrice {
  amount: string;
  currency: string;
}

/** The codes of a batch by what became of them. */
export interface CodeCounts {
  free: number;
  reserved: number;
  sold: number;
  burned: number;
}

/** Codes of one denomination, bought at one price. */
export interface PurchaseBatch {
  reference: string;
  id: string;
  name: string;
  note: string;
  supplier: Supplier;
  denomination: CatalogueDenomination;
  unitCost: UnitPrice;
  boughtOn: string;
  expiresOn: string | null;
  createdAt: string;
  codes: CodeCounts;
}

/** How many rows for one reason. */
export interface ReasonCount {
  reason: string;
  text: string;
  rows: number;
}

/** What would become, or became, of the rows. */
export interface RowCounts {
  rows: number;
  taken: number;
  duplicate: number;
  refused: number;
  refusedByReason: Array<ReasonCount>;
  passedOver: Array<ReasonCount>;
}

/** Which column holds what, from 0. */
export interface StockColumns {
  secret: number | null;
  number: number | null;
  pin: number | null;
  expiresOn: number | null;
}

/** How a stock file is made: guessed, or as it was corrected. */
export interface StockLayout {
  kind: StockFileKind;
  encoding: string;
  separator: string;
  headerRow: number;
  sheet: string;
  comment: string;
  dateOrder: DateOrder;
  pinWidth: number;
  columns: StockColumns;
}

/** A row of the file. Cells that may be part of a code show no more than their beginning. */
export interface SampleRow {
  number: number;
  cells: Array<string>;
  outcome: RowOutcome | null;
  why: string;
}

/** What the import would do, before anything is done. */
export interface StockPreview {
  layout: StockLayout;
  columns: number;
  header: Array<string>;
  sample: Array<SampleRow>;
  counts: RowCounts | null;
  warnings: Array<string>;
  problem: string;
}

/** One stock file on its way in. Never a code. */
export interface StockImport {
  filename: string;
  problem: string;
  startedBy: string;
  id: string;
  state: StockImportState;
  supplier: Supplier;
  denomination: CatalogueDenomination;
  batch: PurchaseBatch | null;
  size: number;
  sha256: string;
  progress: number | null;
  counts: RowCounts;
  preview: StockPreview | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface PreviewStockImportPayload {
  stockImport: StockImport | null;
  errors: Array<Fault>;
}

export interface CorrectStockImportPayload {
  stockImport: StockImport | null;
  errors: Array<Fault>;
}

export interface StartStockImportPayload {
  stockImport: StockImport | null;
  errors: Array<Fault>;
}

export interface CancelStockImportPayload {
  stockImport: StockImport | null;
  errors: Array<Fault>;
}

export interface ResumeStockImportPayload {
  stockImport: StockImport | null;
  errors: Array<Fault>;
}

export interface CreateRefusedRowsFilePayload {
  file: SignedDownload | null;
  errors: Array<Fault>;
}

export interface CreateSupplierPayload {
  supplier: Supplier | null;
  errors: Array<Fault>;
}

export interface UpdateSupplierPayload {
  supplier: Supplier | null;
  errors: Array<Fault>;
}

export interface ArchiveSupplierPayload {
  supplier: Supplier | null;
  errors: Array<Fault>;
}

export interface RestoreSupplierPayload {
  supplier: Supplier | null;
  errors: Array<Fault>;
}

export interface CreatePurchaseBatchPayload {
  batch: PurchaseBatch | null;
  errors: Array<Fault>;
}

export interface UpdatePurchaseBatchPayload {
  batch: PurchaseBatch | null;
  errors: Array<Fault>;
}

export interface BurnStockCodePayload {
  denomination: CatalogueDenomination | null;
  batch: PurchaseBatch | null;
  burned: boolean | null;
  errors: Array<Fault>;
}

/** A class of shops that buy at the same wholesale prices. Shops name it by its `code`. */
export interface PriceTier {
  code: string;
  name: string;
  id: string;
  shops: number;
}

/** What a shop of a tier pays for one piece, from a quantity on. */
export interface WholesalePrice {
  id: string;
  denomination: CatalogueDenomination;
  tier: PriceTier;
  minQuantity: number;
  price: UnitPrice;
}

/** A shop whose price no longer covers what the sale costs. */
export interface StoppedSale {
  shop: string;
  shopName: string;
  at: string;
}

/** What a change of cost does to sales: below its floor a shop's sale stops, and it is told. */
export interface FloorEffect {
  shopsSelling: number;
  checksLeft: number;
  stopped: Array<StoppedSale>;
}

/** A denomination with its whole price list, and what the last change of it did. */
export interface WholesaleList {
  denomination: CatalogueDenomination;
  prices: Array<WholesalePrice>;
  floors: FloorEffect;
}

export interface SetWholesalePricesPayload {
  lists: Array<WholesaleList>;
  errors: Array<Fault>;
}

export interface CreatePriceTierPayload {
  tier: PriceTier | null;
  errors: Array<Fault>;
}

export interface UpdatePriceTierPayload {
  tier: PriceTier | null;
  errors: Array<Fault>;
}

export interface CreateCategoryPayload {
  category: CatalogueCategory | null;
  errors: Array<Fault>;
}

export interface UpdateCategoryPayload {
  category: CatalogueCategory | null;
  errors: Array<Fault>;
}

export interface ArchiveCategoryPayload {
  category: CatalogueCategory | null;
  errors: Array<Fault>;
}

export interface RestoreCategoryPayload {
  category: CatalogueCategory | null;
  errors: Array<Fault>;
}

export interface CreateProductPayload {
  product: CatalogueProduct | null;
  errors: Array<Fault>;
}

export interface UpdateProductPayload {
  product: CatalogueProduct | null;
  errors: Array<Fault>;
}

export interface ArchiveProductPayload {
  product: CatalogueProduct | null;
  errors: Array<Fault>;
}

export interface RestoreProductPayload {
  product: CatalogueProduct | null;
  errors: Array<Fault>;
}

export interface CreateProductImageUploadPayload {
  upload: SignedUpload | null;
  errors: Array<Fault>;
}

export interface RemoveProductImagePayload {
  product: CatalogueProduct | null;
  errors: Array<Fault>;
}

export interface CreateDenominationPayload {
  denomination: CatalogueDenomination | null;
  errors: Array<Fault>;
}

export interface UpdateDenominationPayload {
  denomination: CatalogueDenomination | null;
  errors: Array<Fault>;
}

export interface ArchiveDenominationPayload {
  denomination: CatalogueDenomination | null;
  errors: Array<Fault>;
}

export interface RestoreDenominationPayload {
  denomination: CatalogueDenomination | null;
  errors: Array<Fault>;
}

/** An address of a shop. One of its own is served while its DNS proof stands. */
export interface ShopDomain {
  isPrimary: boolean;
  domain: string;
  kind: DomainKind;
  served: boolean;
  addedAt: string;
  provenAt: string | null;
  checkedAt: string | null;
  lostAt: string | null;
}

/** A person of the owner host whose shop it is. */
export interface ShopMember {
  person: string;
  email: string | null;
  role: string;
  since: string;
}

/** A launch, step by step. Ask again each second until it is DONE or FAILED. */
export interface LaunchProgress {
  error: string;
  tries: number;
  step: LaunchStep;
  startedAt: string;
  finishedAt: string | null;
  stopped: boolean;
}

/** One deed: who did what to what, and when. */
export interface AuditEvent {
  actorKind: string;
  actorLabel: string;
  address: string;
  device: string;
  action: string;
  target: string;
  id: string;
  at: string;
  actor: string;
  actorId: string;
  shop: string | null;
  requestId: string;
  details: unknown;
}

/** A ledger account with what it holds. */
export interface AccountBalance {
  account: string;
  balance: Money;
}

/** Paid orders of one currency: amounts of different ones are not added. */
export interface CurrencySales {
  orders: number;
  delivered: number;
  total: Money;
  refunded: Money;
}

/** How a shop's trade went. */
export interface ShopFigures {
  days: number;
  orders: number;
  delivered: number;
  deliveryRate: number | null;
  held: number;
  sales: Array<CurrencySales>;
  deliveryMsMedian: number | null;
  deliveryMsP95: number | null;
}

/** A tenant. `host` is its primary address. */
export interface ShopAccount {
  name: string;
  id: string;
  host: string;
  status: ShopStatus;
  plan: string | null;
  createdAt: string;
  url: string | null;
  statusReason: string;
  launchedAt: string | null;
  ownerEmail: string;
  supportEmail: string;
  currency: string;
  tier: string;
  feePercent: string;
  collects: ShopCollects;
  testMode: boolean;
  timeZone: string;
  locales: Array<string>;
  defaultLocale: string;
  theme: string;
  domains: Array<ShopDomain>;
  members: Array<ShopMember>;
  launch: LaunchProgress | null;
  history: Array<AuditEvent>;
  wallet: Money | null;
  accounts: Array<AccountBalance> | null;
  figures: ShopFigures;
}

export interface LaunchShopPayload {
  shop: ShopAccount | null;
  errors: Array<Fault>;
}

export interface SuspendShopPayload {
  shop: ShopAccount | null;
  errors: Array<Fault>;
}

export interface ReinstateShopPayload {
  shop: ShopAccount | null;
  errors: Array<Fault>;
}

export interface CloseShopPayload {
  shop: ShopAccount | null;
  errors: Array<Fault>;
}

export interface SwitchShopCollectsPayload {
  shop: ShopAccount | null;
  errors: Array<Fault>;
}

export interface UpdateShopPayload {
  shop: ShopAccount | null;
  errors: Array<Fault>;
}

export interface ResumeLaunchPayload {
  shop: ShopAccount | null;
  errors: Array<Fault>;
}

export interface AbandonLaunchPayload {
  shop: ShopAccount | null;
  errors: Array<Fault>;
}

export interface AdjustShopWalletPayload {
  shop: ShopAccount | null;
  wallet: Money | null;
  errors: Array<Fault>;
}

/** A shop's request that the platform pays for a promotion. Amounts are in its currency. */
export interface PromotionFunding {
  name: string;
  note: string;
  reason: string;
  askedBy: string;
  decidedBy: string;
  id: string;
  state: FundingState;
  shop: string;
  shopName: string;
  promotion: string;
  terms: unknown;
  wanted: Money;
  most: Money;
  budget: Money;
  left: Money;
  askedAt: string;
  decidedAt: string | null;
}

export interface ApprovePromotionFundingPayload {
  funding: PromotionFunding | null;
  errors: Array<Fault>;
}

export interface DeclinePromotionFundingPayload {
  funding: PromotionFunding | null;
  errors: Array<Fault>;
}

export interface RaisePromotionBudgetPayload {
  funding: PromotionFunding | null;
  errors: Array<Fault>;
}

export interface StopPromotionFundingPayload {
  funding: PromotionFunding | null;
  errors: Array<Fault>;
}

/** Jobs of one task in one state that are not done. */
export interface OwedWork {
  state: JobState;
  task: string;
  jobs: number;
  oldestDue: string;
  mostAttempts: number;
  anError: string;
}

/** Somebody who may enter the owner's console. */
export interface StaffMember {
  email: string;
  name: string;
  isActive: boolean;
  id: string;
  role: OwnerRole | null;
  joinedAt: string;
  lastLogin: string | null;
}

/** One owner's money in one currency. A statement of it is `ledgerStatement`. */
export interface LedgerAccount {
  code: string;
  kind: string;
  owner: string;
  currency: string;
  id: string;
  balance: Money;
  floor: Money | null;
  openedAt: string;
}

/** An account over a time: opening + the entries = closing. */
export interface LedgerStatement {
  account: LedgerAccount;
  opening: Money;
  closing: Money;
}

/** One account's part of a posting. */
export interface JournalEntry {
  account: string;
  amount: Money;
}

/** One event that moved money. Its entries sum to zero in each currency. */
export interface Journal {
  ref: string;
  event: string;
  id: string;
  at: string;
  shop: string | null;
  details: unknown;
  entries: Array<JournalEntry>;
}

/** Where the chain stands. */
export interface ChainHead {
  seq: number;
  event: string | null;
  hash: string;
}

/** One line of an order, as it was reported. */
export interface SummaryLine {
  denomination: string | null;
  name: string | null;
  kind: string | null;
  quantity: number | null;
  total: Money | null;
  delivery: SummaryDelivery | null;
}

/** An order of a shop. What the platform earns by it is for who may see money. */
export interface OrderSummary {
  number: string;
  pieces: number;
  isTest: boolean;
  id: string;
  shop: string;
  shopName: string;
  status: SummaryStatus;
  delivery: SummaryDelivery;
  refund: SummaryRefund;
  total: Money;
  refunded: Money;
  wholesale: Money | null;
  cost: Money | null;
  fee: Money | null;
  margin: Money | null;
  earned: Money | null;
  placedAt: string;
  paidAt: string | null;
  deliveryMs: number | null;
  lines: Array<SummaryLine>;
  promotions: Money | null;
}

/** A shop's day, in its own time zone and one currency. Of paid orders; not of test orders. */
export interface DailyFigure {
  orders: number;
  delivered: number;
  pieces: number;
  day: string;
  shop: string;
  shopName: string;
  total: Money;
  refunded: Money;
  cost: Money | null;
  fee: Money | null;
  margin: Money | null;
  deliveryMsMedian: number | null;
  promotions: Money | null;
}

/** What lies in stock of a denomination, exactly counted. */
export interface StockLevel {
  denomination: CatalogueDenomination;
  state: StockState;
  free: number;
  reserved: number;
  expiring: number;
  expired: number;
  soldADay: string;
  daysLeft: string | null;
  alertedAt: string | null;
}

/** One movement of an account, with what it held afterwards. */
export interface StatementEntry {
  at: string;
  event: string;
  ref: string;
  journal: string;
  amount: Money;
  balance: Money;
  details: unknown;
}

const registeredQueryFragment = `fragment RegisteredQuery on RegisteredQuery {
  sha256
  name
  text
  id
  createdAt
}
`;

const jobFragment = `fragment Job on Job {
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
`;

const owedWorkFragment = `fragment OwedWork on OwedWork {
  state
  task
  jobs
  oldestDue
  mostAttempts
  anError
}
`;

const staffMemberFragment = `fragment StaffMember on StaffMember {
  email
  name
  isActive
  id
  role
  joinedAt
  lastLogin
}
`;

const accountBalanceFragment = `fragment AccountBalance on AccountBalance {
  account
  balance {
    amount
    currency
  }
}
`;

const ledgerAccountFragment = `fragment LedgerAccount on LedgerAccount {
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
`;

const ledgerStatementFragment = `fragment LedgerStatement on LedgerStatement {
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
`;

const journalEntryFragment = `fragment JournalEntry on JournalEntry {
  account
  amount {
    amount
    currency
  }
}
`;

const journalFragment = `fragment Journal on Journal {
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
`;

const fxRateFragment = `fragment FxRate on FxRate {
  base
  quote
  setBy
  id
  rate
  validFrom
}
`;

const auditEventFragment = `fragment AuditEvent on AuditEvent {
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
`;

const chainHeadFragment = `fragment ChainHead on ChainHead {
  seq
  event
  hash
}
`;

const summaryLineFragment = `fragment SummaryLine on SummaryLine {
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
`;

const orderSummaryFragment = `fragment OrderSummary on OrderSummary {
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
`;

const dailyFigureFragment = `fragment DailyFigure on DailyFigure {
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
`;

const supplierFragment = `fragment Supplier on Supplier {
  code
  name
  email
  note
  isArchived
  id
  kind
  createdAt
}
`;

const catalogueCategoryFragment = `fragment CatalogueCategory on CatalogueCategory {
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
`;

const catalogueProductFragment = `fragment CatalogueProduct on CatalogueProduct {
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
`;

const catalogueDenominationFragment = `fragment CatalogueDenomination on CatalogueDenomination {
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
`;

const unitPriceFragment = `fragment UnitPrice on UnitPrice {
  amount
  currency
}
`;

const codeCountsFragment = `fragment CodeCounts on CodeCounts {
  free
  reserved
  sold
  burned
}
`;

const purchaseBatchFragment = `fragment PurchaseBatch on PurchaseBatch {
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
`;

const reasonCountFragment = `fragment ReasonCount on ReasonCount {
  reason
  text
  rows
}
`;

const rowCountsFragment = `fragment RowCounts on RowCounts {
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
`;

const stockColumnsFragment = `fragment StockColumns on StockColumns {
  secret
  number
  pin
  expiresOn
}
`;

const stockLayoutFragment = `fragment StockLayout on StockLayout {
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
`;

const sampleRowFragment = `fragment SampleRow on SampleRow {
  number
  cells
  outcome
  why
}
`;

const stockPreviewFragment = `fragment StockPreview on StockPreview {
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
`;

const stockImportFragment = `fragment StockImport on StockImport {
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
`;

const stockLevelFragment = `fragment StockLevel on StockLevel {
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
`;

const priceTierFragment = `fragment PriceTier on PriceTier {
  code
  name
  id
  shops
}
`;

const wholesalePriceFragment = `fragment WholesalePrice on WholesalePrice {
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
`;

const stoppedSaleFragment = `fragment StoppedSale on StoppedSale {
  shop
  shopName
  at
}
`;

const floorEffectFragment = `fragment FloorEffect on FloorEffect {
  shopsSelling
  checksLeft
  stopped {
    ...StoppedSale
  }
}
`;

const wholesaleListFragment = `fragment WholesaleList on WholesaleList {
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
`;

const shopDomainFragment = `fragment ShopDomain on ShopDomain {
  isPrimary
  domain
  kind
  served
  addedAt
  provenAt
  checkedAt
  lostAt
}
`;

const shopMemberFragment = `fragment ShopMember on ShopMember {
  person
  email
  role
  since
}
`;

const launchProgressFragment = `fragment LaunchProgress on LaunchProgress {
  error
  tries
  step
  startedAt
  finishedAt
  stopped
}
`;

const currencySalesFragment = `fragment CurrencySales on CurrencySales {
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
`;

const shopFiguresFragment = `fragment ShopFigures on ShopFigures {
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
`;

const shopAccountFragment = `fragment ShopAccount on ShopAccount {
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
`;

const chainFindingFragment = `fragment ChainFinding on ChainFinding {
  kind
  seq
  event
}
`;

const chainVerificationFragment = `fragment ChainVerification on ChainVerification {
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
`;

const signedDownloadFragment = `fragment SignedDownload on SignedDownload {
  url
  expiresAt
}
`;

const signedUploadFragment = `fragment SignedUpload on SignedUpload {
  id
  url
  method
  filename
  expiresAt
  arrivedAt
}
`;

const statementEntryFragment = `fragment StatementEntry on StatementEntry {
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
`;

const promotionFundingFragment = `fragment PromotionFunding on PromotionFunding {
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
`;

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

export const retryJobsDocument: TypedDocument<{ retryJobs: RetryJobsPayload }, { input: { idempotencyKey?: string | null | undefined; jobs: Array<string>; } }> = {
  name: "RetryJobs",
  text: `mutation RetryJobs($input: RetryJobsInput!) {
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
` + jobFragment,
};

export const setFxRateDocument: TypedDocument<{ setFxRate: SetFxRatePayload }, { input: { idempotencyKey?: string | null | undefined; base: string; quote: string; rate: string; validFrom?: string | null | undefined; } }> = {
  name: "SetFxRate",
  text: `mutation SetFxRate($input: SetFxRateInput!) {
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
` + fxRateFragment,
};

export const verifyAuditChainDocument: TypedDocument<{ verifyAuditChain: VerifyAuditChainPayload }, { input: { idempotencyKey?: string | null | undefined; } }> = {
  name: "VerifyAuditChain",
  text: `mutation VerifyAuditChain($input: VerifyAuditChainInput!) {
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
` + chainVerificationFragment + chainFindingFragment,
};

export const createAuditExportDocument: TypedDocument<{ createAuditExport: CreateAuditExportPayload }, { input: { idempotencyKey?: string | null | undefined; filter?: AuditFilter | null | undefined; format?: AuditFormat | null | undefined; } }> = {
  name: "CreateAuditExport",
  text: `mutation CreateAuditExport($input: CreateAuditExportInput!) {
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
` + signedDownloadFragment,
};

export const createStockUploadDocument: TypedDocument<{ createStockUpload: CreateStockUploadPayload }, { input: { idempotencyKey?: string | null | undefined; filename: string; size: number; sha256?: string | null | undefined; } }> = {
  name: "CreateStockUpload",
  text: `mutation CreateStockUpload($input: CreateStockUploadInput!) {
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
` + signedUploadFragment,
};

export const previewStockImportDocument: TypedDocument<{ previewStockImport: PreviewStockImportPayload }, { input: { idempotencyKey?: string | null | undefined; upload: string; supplier: string; denomination: string; layout?: StockLayoutInput | null | undefined; } }> = {
  name: "PreviewStockImport",
  text: `mutation PreviewStockImport($input: PreviewStockImportInput!) {
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
` + stockImportFragment + supplierFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + purchaseBatchFragment + unitPriceFragment + codeCountsFragment + rowCountsFragment + reasonCountFragment + stockPreviewFragment + stockLayoutFragment + stockColumnsFragment + sampleRowFragment,
};

export const correctStockImportDocument: TypedDocument<{ correctStockImport: CorrectStockImportPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; layout: StockLayoutInput; } }> = {
  name: "CorrectStockImport",
  text: `mutation CorrectStockImport($input: CorrectStockImportInput!) {
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
` + stockImportFragment + supplierFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + purchaseBatchFragment + unitPriceFragment + codeCountsFragment + rowCountsFragment + reasonCountFragment + stockPreviewFragment + stockLayoutFragment + stockColumnsFragment + sampleRowFragment,
};

export const startStockImportDocument: TypedDocument<{ startStockImport: StartStockImportPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; layout?: StockLayoutInput | null | undefined; batch?: string | null | undefined; newBatch?: NewBatchInput | null | undefined; } }> = {
  name: "StartStockImport",
  text: `mutation StartStockImport($input: StartStockImportInput!) {
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
` + stockImportFragment + supplierFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + purchaseBatchFragment + unitPriceFragment + codeCountsFragment + rowCountsFragment + reasonCountFragment + stockPreviewFragment + stockLayoutFragment + stockColumnsFragment + sampleRowFragment,
};

export const cancelStockImportDocument: TypedDocument<{ cancelStockImport: CancelStockImportPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; } }> = {
  name: "CancelStockImport",
  text: `mutation CancelStockImport($input: StockImportInput!) {
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
` + stockImportFragment + supplierFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + purchaseBatchFragment + unitPriceFragment + codeCountsFragment + rowCountsFragment + reasonCountFragment + stockPreviewFragment + stockLayoutFragment + stockColumnsFragment + sampleRowFragment,
};

export const resumeStockImportDocument: TypedDocument<{ resumeStockImport: ResumeStockImportPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; } }> = {
  name: "ResumeStockImport",
  text: `mutation ResumeStockImport($input: StockImportInput!) {
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
` + stockImportFragment + supplierFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + purchaseBatchFragment + unitPriceFragment + codeCountsFragment + rowCountsFragment + reasonCountFragment + stockPreviewFragment + stockLayoutFragment + stockColumnsFragment + sampleRowFragment,
};

export const createRefusedRowsFileDocument: TypedDocument<{ createRefusedRowsFile: CreateRefusedRowsFilePayload }, { input: { idempotencyKey?: string | null | undefined; id: string; } }> = {
  name: "CreateRefusedRowsFile",
  text: `mutation CreateRefusedRowsFile($input: StockImportInput!) {
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
` + signedDownloadFragment,
};

export const createSupplierDocument: TypedDocument<{ createSupplier: CreateSupplierPayload }, { input: { idempotencyKey?: string | null | undefined; code: string; name: string; kind?: SupplierKind | null | undefined; email?: string | null | undefined; note?: string | null | undefined; } }> = {
  name: "CreateSupplier",
  text: `mutation CreateSupplier($input: CreateSupplierInput!) {
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
` + supplierFragment,
};

export const updateSupplierDocument: TypedDocument<{ updateSupplier: UpdateSupplierPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; name?: string | null | undefined; email?: string | null | undefined; note?: string | null | undefined; } }> = {
  name: "UpdateSupplier",
  text: `mutation UpdateSupplier($input: UpdateSupplierInput!) {
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
` + supplierFragment,
};

export const archiveSupplierDocument: TypedDocument<{ archiveSupplier: ArchiveSupplierPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; } }> = {
  name: "ArchiveSupplier",
  text: `mutation ArchiveSupplier($input: SupplierInput!) {
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
` + supplierFragment,
};

export const restoreSupplierDocument: TypedDocument<{ restoreSupplier: RestoreSupplierPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; } }> = {
  name: "RestoreSupplier",
  text: `mutation RestoreSupplier($input: SupplierInput!) {
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
` + supplierFragment,
};

export const createPurchaseBatchDocument: TypedDocument<{ createPurchaseBatch: CreatePurchaseBatchPayload }, { input: { idempotencyKey?: string | null | undefined; supplier: string; denomination: string; unitCost: string; currency?: string | null | undefined; reference?: string | null | undefined; expiresOn?: string | null | undefined; note?: string | null | undefined; } }> = {
  name: "CreatePurchaseBatch",
  text: `mutation CreatePurchaseBatch($input: CreatePurchaseBatchInput!) {
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
` + purchaseBatchFragment + supplierFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + unitPriceFragment + codeCountsFragment,
};

export const updatePurchaseBatchDocument: TypedDocument<{ updatePurchaseBatch: UpdatePurchaseBatchPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; reference?: string | null | undefined; note?: string | null | undefined; } }> = {
  name: "UpdatePurchaseBatch",
  text: `mutation UpdatePurchaseBatch($input: UpdatePurchaseBatchInput!) {
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
` + purchaseBatchFragment + supplierFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + unitPriceFragment + codeCountsFragment,
};

export const burnStockCodeDocument: TypedDocument<{ burnStockCode: BurnStockCodePayload }, { input: { idempotencyKey?: string | null | undefined; denomination: string; sku: string; secret: string; reason: string; } }> = {
  name: "BurnStockCode",
  text: `mutation BurnStockCode($input: BurnStockCodeInput!) {
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
` + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + purchaseBatchFragment + supplierFragment + unitPriceFragment + codeCountsFragment,
};

export const setWholesalePricesDocument: TypedDocument<{ setWholesalePrices: SetWholesalePricesPayload }, { input: { idempotencyKey?: string | null | undefined; prices: Array<WholesalePriceInput>; } }> = {
  name: "SetWholesalePrices",
  text: `mutation SetWholesalePrices($input: SetWholesalePricesInput!) {
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
` + wholesaleListFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + wholesalePriceFragment + priceTierFragment + unitPriceFragment + floorEffectFragment + stoppedSaleFragment,
};

export const createPriceTierDocument: TypedDocument<{ createPriceTier: CreatePriceTierPayload }, { input: { idempotencyKey?: string | null | undefined; code: string; name: string; } }> = {
  name: "CreatePriceTier",
  text: `mutation CreatePriceTier($input: CreatePriceTierInput!) {
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
` + priceTierFragment,
};

export const updatePriceTierDocument: TypedDocument<{ updatePriceTier: UpdatePriceTierPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; name: string; } }> = {
  name: "UpdatePriceTier",
  text: `mutation UpdatePriceTier($input: UpdatePriceTierInput!) {
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
` + priceTierFragment,
};

export const createCategoryDocument: TypedDocument<{ createCategory: CreateCategoryPayload }, { input: { idempotencyKey?: string | null | undefined; slug: string; nameZh: string; nameEn?: string | null | undefined; parent?: string | null | undefined; icon?: string | null | undefined; sort?: number | null | undefined; } }> = {
  name: "CreateCategory",
  text: `mutation CreateCategory($input: CreateCategoryInput!) {
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
` + catalogueCategoryFragment,
};

export const updateCategoryDocument: TypedDocument<{ updateCategory: UpdateCategoryPayload }, { input: { idempotencyKey?: string | null | undefined; slug?: string | null | undefined; nameZh?: string | null | undefined; nameEn?: string | null | undefined; parent?: string | null | undefined; icon?: string | null | undefined; sort?: number | null | undefined; id: string; } }> = {
  name: "UpdateCategory",
  text: `mutation UpdateCategory($input: UpdateCategoryInput!) {
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
` + catalogueCategoryFragment,
};

export const archiveCategoryDocument: TypedDocument<{ archiveCategory: ArchiveCategoryPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; } }> = {
  name: "ArchiveCategory",
  text: `mutation ArchiveCategory($input: CatalogueRowInput!) {
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
` + catalogueCategoryFragment,
};

export const restoreCategoryDocument: TypedDocument<{ restoreCategory: RestoreCategoryPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; } }> = {
  name: "RestoreCategory",
  text: `mutation RestoreCategory($input: CatalogueRowInput!) {
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
` + catalogueCategoryFragment,
};

export const createProductDocument: TypedDocument<{ createProduct: CreateProductPayload }, { input: { idempotencyKey?: string | null | undefined; slug: string; nameZh: string; nameEn?: string | null | undefined; category: string; descriptionZh?: string | null | undefined; descriptionEn?: string | null | undefined; instructionsZh?: string | null | undefined; instructionsEn?: string | null | undefined; issuer?: string | null | undefined; region?: string | null | undefined; sort?: number | null | undefined; } }> = {
  name: "CreateProduct",
  text: `mutation CreateProduct($input: CreateProductInput!) {
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
` + catalogueProductFragment + catalogueCategoryFragment,
};

export const updateProductDocument: TypedDocument<{ updateProduct: UpdateProductPayload }, { input: { idempotencyKey?: string | null | undefined; slug?: string | null | undefined; nameZh?: string | null | undefined; nameEn?: string | null | undefined; category?: string | null | undefined; descriptionZh?: string | null | undefined; descriptionEn?: string | null | undefined; instructionsZh?: string | null | undefined; instructionsEn?: string | null | undefined; issuer?: string | null | undefined; region?: string | null | undefined; sort?: number | null | undefined; id: string; } }> = {
  name: "UpdateProduct",
  text: `mutation UpdateProduct($input: UpdateProductInput!) {
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
` + catalogueProductFragment + catalogueCategoryFragment,
};

export const archiveProductDocument: TypedDocument<{ archiveProduct: ArchiveProductPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; } }> = {
  name: "ArchiveProduct",
  text: `mutation ArchiveProduct($input: CatalogueRowInput!) {
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
` + catalogueProductFragment + catalogueCategoryFragment,
};

export const restoreProductDocument: TypedDocument<{ restoreProduct: RestoreProductPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; } }> = {
  name: "RestoreProduct",
  text: `mutation RestoreProduct($input: CatalogueRowInput!) {
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
` + catalogueProductFragment + catalogueCategoryFragment,
};

export const createProductImageUploadDocument: TypedDocument<{ createProductImageUpload: CreateProductImageUploadPayload }, { input: { idempotencyKey?: string | null | undefined; product: string; filename: string; size: number; sha256?: string | null | undefined; } }> = {
  name: "CreateProductImageUpload",
  text: `mutation CreateProductImageUpload($input: CreateProductImageUploadInput!) {
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
` + signedUploadFragment,
};

export const removeProductImageDocument: TypedDocument<{ removeProductImage: RemoveProductImagePayload }, { input: { idempotencyKey?: string | null | undefined; id: string; } }> = {
  name: "RemoveProductImage",
  text: `mutation RemoveProductImage($input: CatalogueRowInput!) {
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
` + catalogueProductFragment + catalogueCategoryFragment,
};

export const createDenominationDocument: TypedDocument<{ createDenomination: CreateDenominationPayload }, { input: { idempotencyKey?: string | null | undefined; sku: string; nameZh: string; nameEn?: string | null | undefined; product: string; kind?: DenominationKind | null | undefined; faceValue?: string | null | undefined; faceCurrency?: string | null | undefined; minQuantity?: number | null | undefined; maxQuantity?: number | null | undefined; buyerFields?: unknown | null | undefined; promiseSeconds?: number | null | undefined; warrantyDays?: number | null | undefined; warrantyZh?: string | null | undefined; warrantyEn?: string | null | undefined; lowStockAt?: number | null | undefined; sort?: number | null | undefined; } }> = {
  name: "CreateDenomination",
  text: `mutation CreateDenomination($input: CreateDenominationInput!) {
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
` + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment,
};

export const updateDenominationDocument: TypedDocument<{ updateDenomination: UpdateDenominationPayload }, { input: { idempotencyKey?: string | null | undefined; sku?: string | null | undefined; nameZh?: string | null | undefined; nameEn?: string | null | undefined; product?: string | null | undefined; kind?: DenominationKind | null | undefined; faceValue?: string | null | undefined; faceCurrency?: string | null | undefined; minQuantity?: number | null | undefined; maxQuantity?: number | null | undefined; buyerFields?: unknown | null | undefined; promiseSeconds?: number | null | undefined; warrantyDays?: number | null | undefined; warrantyZh?: string | null | undefined; warrantyEn?: string | null | undefined; lowStockAt?: number | null | undefined; sort?: number | null | undefined; id: string; } }> = {
  name: "UpdateDenomination",
  text: `mutation UpdateDenomination($input: UpdateDenominationInput!) {
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
` + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment,
};

export const archiveDenominationDocument: TypedDocument<{ archiveDenomination: ArchiveDenominationPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; } }> = {
  name: "ArchiveDenomination",
  text: `mutation ArchiveDenomination($input: CatalogueRowInput!) {
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
` + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment,
};

export const restoreDenominationDocument: TypedDocument<{ restoreDenomination: RestoreDenominationPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; } }> = {
  name: "RestoreDenomination",
  text: `mutation RestoreDenomination($input: CatalogueRowInput!) {
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
` + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment,
};

export const launchShopDocument: TypedDocument<{ launchShop: LaunchShopPayload }, { input: { name: string; subdomain: string; ownerEmail: string; theme?: string | null | undefined; plan?: string | null | undefined; currency?: string | null | undefined; idempotencyKey?: string | undefined; } }> = {
  name: "LaunchShop",
  text: `mutation LaunchShop($input: LaunchShopInput!) {
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
` + shopAccountFragment + shopDomainFragment + shopMemberFragment + launchProgressFragment + auditEventFragment + accountBalanceFragment + shopFiguresFragment + currencySalesFragment,
};

export const suspendShopDocument: TypedDocument<{ suspendShop: SuspendShopPayload }, { input: { shop: string; reason: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "SuspendShop",
  text: `mutation SuspendShop($input: SuspendShopInput!) {
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
` + shopAccountFragment + shopDomainFragment + shopMemberFragment + launchProgressFragment + auditEventFragment + accountBalanceFragment + shopFiguresFragment + currencySalesFragment,
};

export const reinstateShopDocument: TypedDocument<{ reinstateShop: ReinstateShopPayload }, { input: { shop: string; reason: string; idempotencyKey?: string | null | undefined; } }> = {
  name: "ReinstateShop",
  text: `mutation ReinstateShop($input: ReinstateShopInput!) {
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
` + shopAccountFragment + shopDomainFragment + shopMemberFragment + launchProgressFragment + auditEventFragment + accountBalanceFragment + shopFiguresFragment + currencySalesFragment,
};

export const closeShopDocument: TypedDocument<{ closeShop: CloseShopPayload }, { input: { idempotencyKey?: string | null | undefined; shop: string; name: string; reason: string; } }> = {
  name: "CloseShop",
  text: `mutation CloseShop($input: CloseShopInput!) {
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
` + shopAccountFragment + shopDomainFragment + shopMemberFragment + launchProgressFragment + auditEventFragment + accountBalanceFragment + shopFiguresFragment + currencySalesFragment,
};

export const switchShopCollectsDocument: TypedDocument<{ switchShopCollects: SwitchShopCollectsPayload }, { input: { idempotencyKey?: string | null | undefined; shop: string; collects: ShopCollects; name: string; reason: string; } }> = {
  name: "SwitchShopCollects",
  text: `mutation SwitchShopCollects($input: SwitchShopCollectsInput!) {
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
` + shopAccountFragment + shopDomainFragment + shopMemberFragment + launchProgressFragment + auditEventFragment + accountBalanceFragment + shopFiguresFragment + currencySalesFragment,
};

export const updateShopDocument: TypedDocument<{ updateShop: UpdateShopPayload }, { input: { idempotencyKey?: string | null | undefined; shop: string; name?: string | null | undefined; supportEmail?: string | null | undefined; timeZone?: string | null | undefined; defaultLocale?: string | null | undefined; tier?: string | null | undefined; feePercent?: string | null | undefined; testMode?: boolean | null | undefined; } }> = {
  name: "UpdateShop",
  text: `mutation UpdateShop($input: UpdateShopInput!) {
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
` + shopAccountFragment + shopDomainFragment + shopMemberFragment + launchProgressFragment + auditEventFragment + accountBalanceFragment + shopFiguresFragment + currencySalesFragment,
};

export const resumeLaunchDocument: TypedDocument<{ resumeLaunch: ResumeLaunchPayload }, { input: { idempotencyKey?: string | null | undefined; shop: string; } }> = {
  name: "ResumeLaunch",
  text: `mutation ResumeLaunch($input: LaunchAgainInput!) {
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
` + shopAccountFragment + shopDomainFragment + shopMemberFragment + launchProgressFragment + auditEventFragment + accountBalanceFragment + shopFiguresFragment + currencySalesFragment,
};

export const abandonLaunchDocument: TypedDocument<{ abandonLaunch: AbandonLaunchPayload }, { input: { idempotencyKey?: string | null | undefined; shop: string; } }> = {
  name: "AbandonLaunch",
  text: `mutation AbandonLaunch($input: LaunchAgainInput!) {
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
` + shopAccountFragment + shopDomainFragment + shopMemberFragment + launchProgressFragment + auditEventFragment + accountBalanceFragment + shopFiguresFragment + currencySalesFragment,
};

export const adjustShopWalletDocument: TypedDocument<{ adjustShopWallet: AdjustShopWalletPayload }, { input: { idempotencyKey?: string | undefined; shop: string; amount: string; reason: string; } }> = {
  name: "AdjustShopWallet",
  text: `mutation AdjustShopWallet($input: AdjustShopWalletInput!) {
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
` + shopAccountFragment + shopDomainFragment + shopMemberFragment + launchProgressFragment + auditEventFragment + accountBalanceFragment + shopFiguresFragment + currencySalesFragment,
};

export const approvePromotionFundingDocument: TypedDocument<{ approvePromotionFunding: ApprovePromotionFundingPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; budget: string; } }> = {
  name: "ApprovePromotionFunding",
  text: `mutation ApprovePromotionFunding($input: ApprovePromotionFundingInput!) {
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
` + promotionFundingFragment,
};

export const declinePromotionFundingDocument: TypedDocument<{ declinePromotionFunding: DeclinePromotionFundingPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; reason: string; } }> = {
  name: "DeclinePromotionFunding",
  text: `mutation DeclinePromotionFunding($input: EndPromotionFundingInput!) {
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
` + promotionFundingFragment,
};

export const raisePromotionBudgetDocument: TypedDocument<{ raisePromotionBudget: RaisePromotionBudgetPayload }, { input: { idempotencyKey?: string | undefined; id: string; more: string; } }> = {
  name: "RaisePromotionBudget",
  text: `mutation RaisePromotionBudget($input: RaisePromotionBudgetInput!) {
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
` + promotionFundingFragment,
};

export const stopPromotionFundingDocument: TypedDocument<{ stopPromotionFunding: StopPromotionFundingPayload }, { input: { idempotencyKey?: string | null | undefined; id: string; reason: string; } }> = {
  name: "StopPromotionFunding",
  text: `mutation StopPromotionFunding($input: EndPromotionFundingInput!) {
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
` + promotionFundingFragment,
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

export const jobsDocument: TypedDocument<{ jobs: Connection<Job> }, { filter?: JobFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "Jobs",
  text: `query Jobs($filter: JobFilter, $first: Int, $after: String) {
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
` + jobFragment,
};

export const owedWorkDocument: TypedDocument<{ owedWork: Array<OwedWork> }, Record<string, never>> = {
  name: "OwedWork",
  text: `query OwedWork {
  owedWork {
    ...OwedWork
  }
}
` + owedWorkFragment,
};

export const staffDocument: TypedDocument<{ staff: Connection<StaffMember> }, { search?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "Staff",
  text: `query Staff($search: String, $first: Int, $after: String) {
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
` + staffMemberFragment,
};

export const trialBalanceDocument: TypedDocument<{ trialBalance: Array<AccountBalance> }, { currency?: string | null | undefined; }> = {
  name: "TrialBalance",
  text: `query TrialBalance($currency: String) {
  trialBalance(currency: $currency) {
    ...AccountBalance
  }
}
` + accountBalanceFragment,
};

export const ledgerAccountsDocument: TypedDocument<{ ledgerAccounts: Connection<LedgerAccount> }, { filter?: LedgerAccountFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "LedgerAccounts",
  text: `query LedgerAccounts($filter: LedgerAccountFilter, $first: Int, $after: String) {
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
` + ledgerAccountFragment,
};

export const ledgerStatementDocument: TypedDocument<{ ledgerStatement: LedgerStatement | null }, { account?: string | null | undefined; code?: string | null | undefined; currency?: string | null | undefined; since?: string | null | undefined; until?: string | null | undefined; }> = {
  name: "LedgerStatement",
  text: `query LedgerStatement($account: ID, $code: String, $currency: String, $since: DateTime, $until: DateTime) {
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
` + ledgerStatementFragment + ledgerAccountFragment,
};

export const journalsDocument: TypedDocument<{ journals: Connection<Journal> }, { filter?: JournalFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "Journals",
  text: `query Journals($filter: JournalFilter, $first: Int, $after: String) {
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
` + journalFragment + journalEntryFragment,
};

export const fxRatesDocument: TypedDocument<{ fxRates: Connection<FxRate> }, { base?: string | null | undefined; quote?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "FxRates",
  text: `query FxRates($base: String, $quote: String, $first: Int, $after: String) {
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
` + fxRateFragment,
};

export const auditEventsDocument: TypedDocument<{ auditEvents: Connection<AuditEvent> }, { shop?: string | null | undefined; action?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "AuditEvents",
  text: `query AuditEvents($shop: ID, $action: String, $first: Int, $after: String) {
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
` + auditEventFragment,
};

export const auditTrailDocument: TypedDocument<{ auditTrail: Connection<AuditEvent> }, { filter?: AuditFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "AuditTrail",
  text: `query AuditTrail($filter: AuditFilter, $first: Int, $after: String) {
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
` + auditEventFragment,
};

export const auditChainDocument: TypedDocument<{ auditChain: ChainHead }, Record<string, never>> = {
  name: "AuditChain",
  text: `query AuditChain {
  auditChain {
    ...ChainHead
  }
}
` + chainHeadFragment,
};

export const orderSummariesDocument: TypedDocument<{ orderSummaries: Connection<OrderSummary> }, { filter?: OrderSummaryFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "OrderSummaries",
  text: `query OrderSummaries($filter: OrderSummaryFilter, $first: Int, $after: String) {
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
` + orderSummaryFragment + summaryLineFragment,
};

export const orderSummaryDocument: TypedDocument<{ orderSummary: OrderSummary | null }, { id: string; }> = {
  name: "OrderSummary",
  text: `query OrderSummary($id: ID!) {
  orderSummary(id: $id) {
    ...OrderSummary
  }
}
` + orderSummaryFragment + summaryLineFragment,
};

export const dailyFiguresDocument: TypedDocument<{ dailyFigures: Connection<DailyFigure> }, { shop?: string | null | undefined; since?: string | null | undefined; until?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "DailyFigures",
  text: `query DailyFigures($shop: ID, $since: Date, $until: Date, $first: Int, $after: String) {
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
` + dailyFigureFragment,
};

export const stockImportDocument: TypedDocument<{ stockImport: StockImport | null }, { id: string; }> = {
  name: "StockImport",
  text: `query StockImport($id: ID!) {
  stockImport(id: $id) {
    ...StockImport
  }
}
` + stockImportFragment + supplierFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + purchaseBatchFragment + unitPriceFragment + codeCountsFragment + rowCountsFragment + reasonCountFragment + stockPreviewFragment + stockLayoutFragment + stockColumnsFragment + sampleRowFragment,
};

export const stockImportsDocument: TypedDocument<{ stockImports: Connection<StockImport> }, { filter?: StockImportFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "StockImports",
  text: `query StockImports($filter: StockImportFilter, $first: Int, $after: String) {
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
` + stockImportFragment + supplierFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + purchaseBatchFragment + unitPriceFragment + codeCountsFragment + rowCountsFragment + reasonCountFragment + stockPreviewFragment + stockLayoutFragment + stockColumnsFragment + sampleRowFragment,
};

export const suppliersDocument: TypedDocument<{ suppliers: Connection<Supplier> }, { filter?: SupplierFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "Suppliers",
  text: `query Suppliers($filter: SupplierFilter, $first: Int, $after: String) {
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
` + supplierFragment,
};

export const supplierDocument: TypedDocument<{ supplier: Supplier | null }, { id?: string | null | undefined; code?: string | null | undefined; }> = {
  name: "Supplier",
  text: `query Supplier($id: ID, $code: String) {
  supplier(id: $id, code: $code) {
    ...Supplier
  }
}
` + supplierFragment,
};

export const purchaseBatchesDocument: TypedDocument<{ purchaseBatches: Connection<PurchaseBatch> }, { filter?: PurchaseBatchFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "PurchaseBatches",
  text: `query PurchaseBatches($filter: PurchaseBatchFilter, $first: Int, $after: String) {
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
` + purchaseBatchFragment + supplierFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + unitPriceFragment + codeCountsFragment,
};

export const purchaseBatchDocument: TypedDocument<{ purchaseBatch: PurchaseBatch | null }, { id: string; }> = {
  name: "PurchaseBatch",
  text: `query PurchaseBatch($id: ID!) {
  purchaseBatch(id: $id) {
    ...PurchaseBatch
  }
}
` + purchaseBatchFragment + supplierFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + unitPriceFragment + codeCountsFragment,
};

export const stockLevelsDocument: TypedDocument<{ stockLevels: Connection<StockLevel> }, { filter?: StockLevelFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "StockLevels",
  text: `query StockLevels($filter: StockLevelFilter, $first: Int, $after: String) {
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
` + stockLevelFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment,
};

export const priceTiersDocument: TypedDocument<{ priceTiers: Connection<PriceTier> }, { first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "PriceTiers",
  text: `query PriceTiers($first: Int, $after: String) {
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
` + priceTierFragment,
};

export const wholesalePricesDocument: TypedDocument<{ wholesalePrices: Connection<WholesalePrice> }, { filter?: WholesalePriceFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "WholesalePrices",
  text: `query WholesalePrices($filter: WholesalePriceFilter, $first: Int, $after: String) {
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
` + wholesalePriceFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + priceTierFragment + unitPriceFragment,
};

export const wholesaleListsDocument: TypedDocument<{ wholesaleLists: Connection<WholesaleList> }, { filter?: CatalogueDenominationFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "WholesaleLists",
  text: `query WholesaleLists($filter: CatalogueDenominationFilter, $first: Int, $after: String) {
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
` + wholesaleListFragment + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment + wholesalePriceFragment + priceTierFragment + unitPriceFragment + floorEffectFragment + stoppedSaleFragment,
};

export const catalogueCategoriesDocument: TypedDocument<{ catalogueCategories: Connection<CatalogueCategory> }, { filter?: CatalogueCategoryFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "CatalogueCategories",
  text: `query CatalogueCategories($filter: CatalogueCategoryFilter, $first: Int, $after: String) {
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
` + catalogueCategoryFragment,
};

export const catalogueProductsDocument: TypedDocument<{ catalogueProducts: Connection<CatalogueProduct> }, { filter?: CatalogueProductFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "CatalogueProducts",
  text: `query CatalogueProducts($filter: CatalogueProductFilter, $first: Int, $after: String) {
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
` + catalogueProductFragment + catalogueCategoryFragment,
};

export const catalogueDenominationsDocument: TypedDocument<{ catalogueDenominations: Connection<CatalogueDenomination> }, { filter?: CatalogueDenominationFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "CatalogueDenominations",
  text: `query CatalogueDenominations($filter: CatalogueDenominationFilter, $first: Int, $after: String) {
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
` + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment,
};

export const catalogueCategoryDocument: TypedDocument<{ catalogueCategory: CatalogueCategory | null }, { id: string; }> = {
  name: "CatalogueCategory",
  text: `query CatalogueCategory($id: ID!) {
  catalogueCategory(id: $id) {
    ...CatalogueCategory
  }
}
` + catalogueCategoryFragment,
};

export const catalogueProductDocument: TypedDocument<{ catalogueProduct: CatalogueProduct | null }, { id: string; }> = {
  name: "CatalogueProduct",
  text: `query CatalogueProduct($id: ID!) {
  catalogueProduct(id: $id) {
    ...CatalogueProduct
  }
}
` + catalogueProductFragment + catalogueCategoryFragment,
};

export const catalogueDenominationDocument: TypedDocument<{ catalogueDenomination: CatalogueDenomination | null }, { id?: string | null | undefined; sku?: string | null | undefined; }> = {
  name: "CatalogueDenomination",
  text: `query CatalogueDenomination($id: ID, $sku: String) {
  catalogueDenomination(id: $id, sku: $sku) {
    ...CatalogueDenomination
  }
}
` + catalogueDenominationFragment + catalogueProductFragment + catalogueCategoryFragment,
};

export const shopsDocument: TypedDocument<{ shops: Connection<ShopAccount> }, { search?: string | null | undefined; status?: ShopStatus | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "Shops",
  text: `query Shops($search: String, $status: ShopStatus, $first: Int, $after: String) {
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
` + shopAccountFragment + shopDomainFragment + shopMemberFragment + launchProgressFragment + auditEventFragment + accountBalanceFragment + shopFiguresFragment + currencySalesFragment,
};

export const shopAccountsDocument: TypedDocument<{ shopAccounts: Connection<ShopAccount> }, { filter?: ShopAccountFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "ShopAccounts",
  text: `query ShopAccounts($filter: ShopAccountFilter, $first: Int, $after: String) {
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
` + shopAccountFragment + shopDomainFragment + shopMemberFragment + launchProgressFragment + auditEventFragment + accountBalanceFragment + shopFiguresFragment + currencySalesFragment,
};

export const shopDocument: TypedDocument<{ shop: ShopAccount | null }, { id: string; }> = {
  name: "Shop",
  text: `query Shop($id: ID!) {
  shop(id: $id) {
    ...ShopAccount
  }
}
` + shopAccountFragment + shopDomainFragment + shopMemberFragment + launchProgressFragment + auditEventFragment + accountBalanceFragment + shopFiguresFragment + currencySalesFragment,
};

export const ledgerEntriesDocument: TypedDocument<{ ledgerStatement: { entries: Connection<StatementEntry> } }, { account?: string | null | undefined; code?: string | null | undefined; currency?: string | null | undefined; since?: string | null | undefined; until?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "LedgerEntries",
  text: `query LedgerEntries($account: ID, $code: String, $currency: String, $since: DateTime, $until: DateTime, $first: Int, $after: String) {
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
` + statementEntryFragment,
};

export const promotionFundingsDocument: TypedDocument<{ promotionFundings: Connection<PromotionFunding> }, { filter?: PromotionFundingFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; }> = {
  name: "PromotionFundings",
  text: `query PromotionFundings($filter: PromotionFundingFilter, $first: Int, $after: String) {
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
` + promotionFundingFragment,
};

export const promotionFundingDocument: TypedDocument<{ promotionFunding: PromotionFunding | null }, { id: string; }> = {
  name: "PromotionFunding",
  text: `query PromotionFunding($id: ID!) {
  promotionFunding(id: $id) {
    ...PromotionFunding
  }
}
` + promotionFundingFragment,
};

/** Everything that the owner host answers. */
export class OwnerClient extends Client {
  /** The key may send these by hash; with `registeredOnly` it sends nothing else. */
  async registerQueries(given: { key: string; queries: Array<QueryTextInput>; replace?: boolean | null | undefined; registeredOnly?: boolean | null | undefined; idempotencyKey?: string | null | undefined; }): Promise<RegisterQueriesPayload> {
    return this.act(registerQueriesDocument, "registerQueries", given, true);
  }

  async unregisterQueries(given: { key: string; hashes: Array<string>; idempotencyKey?: string | null | undefined; }): Promise<UnregisterQueriesPayload> {
    return this.act(unregisterQueriesDocument, "unregisterQueries", given, true);
  }

  /** Due again now, with fresh attempts. */
  async retryJobs(given: { idempotencyKey?: string | null | undefined; jobs: Array<string>; }): Promise<RetryJobsPayload> {
    return this.act(retryJobsDocument, "retryJobs", given, true);
  }

  /** From then on prices follow it, and shops look at their floors. */
  async setFxRate(given: { idempotencyKey?: string | null | undefined; base: string; quote: string; rate: string; validFrom?: string | null | undefined; }): Promise<SetFxRatePayload> {
    return this.act(setFxRateDocument, "setFxRate", given, true);
  }

  /** Walks the whole chain and names each row that disagrees. Recorded with its result. */
  async verifyAuditChain(given: { idempotencyKey?: string | null | undefined; } = {}): Promise<VerifyAuditChainPayload> {
    return this.act(verifyAuditChainDocument, "verifyAuditChain", given, true);
  }

  /** An address of the events as a stream, oldest first: once, within ten minutes. */
  async createAuditExport(given: { idempotencyKey?: string | null | undefined; filter?: AuditFilter | null | undefined; format?: AuditFormat | null | undefined; } = {}): Promise<CreateAuditExportPayload> {
    return this.act(createAuditExportDocument, "createAuditExport", given, true);
  }

  /** An address that takes the file by PUT, once, within an hour: `curl -T FILE URL`. */
  async createStockUpload(given: { idempotencyKey?: string | null | undefined; filename: string; size: number; sha256?: string | null | undefined; }): Promise<CreateStockUploadPayload> {
    return this.act(createStockUploadDocument, "createStockUpload", given, true);
  }

  /** Guesses how the file is made and counts what would be taken. Nothing is taken yet. */
  async previewStockImport(given: { idempotencyKey?: string | null | undefined; upload: string; supplier: string; denomination: string; layout?: StockLayoutInput | null | undefined; }): Promise<PreviewStockImportPayload> {
    return this.act(previewStockImportDocument, "previewStockImport", given, true);
  }

  /** Another encoding, separator, header row or columns; counted anew. */
  async correctStockImport(given: { idempotencyKey?: string | null | undefined; id: string; layout: StockLayoutInput; }): Promise<CorrectStockImportPayload> {
    return this.act(correctStockImportDocument, "correctStockImport", given, true);
  }

  /** Takes the file into stock, in the background: poll `stockImport`. */
  async startStockImport(given: { idempotencyKey?: string | null | undefined; id: string; layout?: StockLayoutInput | null | undefined; batch?: string | null | undefined; newBatch?: NewBatchInput | null | undefined; }): Promise<StartStockImportPayload> {
    return this.act(startStockImportDocument, "startStockImport", given, true);
  }

  /** Stops it. What was taken stays in stock; the file is dropped. */
  async cancelStockImport(given: { idempotencyKey?: string | null | undefined; id: string; }): Promise<CancelStockImportPayload> {
    return this.act(cancelStockImportDocument, "cancelStockImport", given, true);
  }

  /** An import that stands still goes on where it stopped. Harmless where it runs. */
  async resumeStockImport(given: { idempotencyKey?: string | null | undefined; id: string; }): Promise<ResumeStockImportPayload> {
    return this.act(resumeStockImportDocument, "resumeStockImport", given, true);
  }

  /** An address of the refused rows as CSV, once, within ten minutes. It may hold good codes. */
  async createRefusedRowsFile(given: { idempotencyKey?: string | null | undefined; id: string; }): Promise<CreateRefusedRowsFilePayload> {
    return this.act(createRefusedRowsFileDocument, "createRefusedRowsFile", given, true);
  }

  /** Whom the platform buys of. */
  async createSupplier(given: { idempotencyKey?: string | null | undefined; code: string; name: string; kind?: SupplierKind | null | undefined; email?: string | null | undefined; note?: string | null | undefined; }): Promise<CreateSupplierPayload> {
    return this.act(createSupplierDocument, "createSupplier", given, true);
  }

  /** Change what is given. */
  async updateSupplier(given: { idempotencyKey?: string | null | undefined; id: string; name?: string | null | undefined; email?: string | null | undefined; note?: string | null | undefined; }): Promise<UpdateSupplierPayload> {
    return this.act(updateSupplierDocument, "updateSupplier", given, true);
  }

  /** Buy nothing more from it; what is in stock goes on being sold. */
  async archiveSupplier(given: { idempotencyKey?: string | null | undefined; id: string; }): Promise<ArchiveSupplierPayload> {
    return this.act(archiveSupplierDocument, "archiveSupplier", given, true);
  }

  /** Buy from it again. */
  async restoreSupplier(given: { idempotencyKey?: string | null | undefined; id: string; }): Promise<RestoreSupplierPayload> {
    return this.act(restoreSupplierDocument, "restoreSupplier", given, true);
  }

  /** What was bought at what price; imports fill it with codes. */
  async createPurchaseBatch(given: { idempotencyKey?: string | null | undefined; supplier: string; denomination: string; unitCost: string; currency?: string | null | undefined; reference?: string | null | undefined; expiresOn?: string | null | undefined; note?: string | null | undefined; }): Promise<CreatePurchaseBatchPayload> {
    return this.act(createPurchaseBatchDocument, "createPurchaseBatch", given, true);
  }

  /** Reference and note. */
  async updatePurchaseBatch(given: { idempotencyKey?: string | null | undefined; id: string; reference?: string | null | undefined; note?: string | null | undefined; }): Promise<UpdatePurchaseBatchPayload> {
    return this.act(updatePurchaseBatchDocument, "updatePurchaseBatch", given, true);
  }

  /** Takes a code out of the trade for good, whatever its state. There is no way back. */
  async burnStockCode(given: { idempotencyKey?: string | null | undefined; denomination: string; sku: string; secret: string; reason: string; }): Promise<BurnStockCodePayload> {
    return this.act(burnStockCodeDocument, "burnStockCode", given, true);
  }

  /** A whole price list in one call. Every shop then looks at its floors. */
  async setWholesalePrices(given: { idempotencyKey?: string | null | undefined; prices: Array<WholesalePriceInput>; }): Promise<SetWholesalePricesPayload> {
    return this.act(setWholesalePricesDocument, "setWholesalePrices", given, true);
  }

  /** A new class of shops. */
  async createPriceTier(given: { idempotencyKey?: string | null | undefined; code: string; name: string; }): Promise<CreatePriceTierPayload> {
    return this.act(createPriceTierDocument, "createPriceTier", given, true);
  }

  /** Rename it. */
  async updatePriceTier(given: { idempotencyKey?: string | null | undefined; id: string; name: string; }): Promise<UpdatePriceTierPayload> {
    return this.act(updatePriceTierDocument, "updatePriceTier", given, true);
  }

  /** A new node of the tree. */
  async createCategory(given: { idempotencyKey?: string | null | undefined; slug: string; nameZh: string; nameEn?: string | null | undefined; parent?: string | null | undefined; icon?: string | null | undefined; sort?: number | null | undefined; }): Promise<CreateCategoryPayload> {
    return this.act(createCategoryDocument, "createCategory", given, true);
  }

  /** Rename it, or move it. */
  async updateCategory(given: { idempotencyKey?: string | null | undefined; slug?: string | null | undefined; nameZh?: string | null | undefined; nameEn?: string | null | undefined; parent?: string | null | undefined; icon?: string | null | undefined; sort?: number | null | undefined; id: string; }): Promise<UpdateCategoryPayload> {
    return this.act(updateCategoryDocument, "updateCategory", given, true);
  }

  /** Take it, and all that is under it, out of every shop. */
  async archiveCategory(given: { idempotencyKey?: string | null | undefined; id: string; }): Promise<ArchiveCategoryPayload> {
    return this.act(archiveCategoryDocument, "archiveCategory", given, true);
  }

  /** Put it back on sale. */
  async restoreCategory(given: { idempotencyKey?: string | null | undefined; id: string; }): Promise<RestoreCategoryPayload> {
    return this.act(restoreCategoryDocument, "restoreCategory", given, true);
  }

  /** A new product. */
  async createProduct(given: { idempotencyKey?: string | null | undefined; slug: string; nameZh: string; nameEn?: string | null | undefined; category: string; descriptionZh?: string | null | undefined; descriptionEn?: string | null | undefined; instructionsZh?: string | null | undefined; instructionsEn?: string | null | undefined; issuer?: string | null | undefined; region?: string | null | undefined; sort?: number | null | undefined; }): Promise<CreateProductPayload> {
    return this.act(createProductDocument, "createProduct", given, true);
  }

  /** Change what is given. */
  async updateProduct(given: { idempotencyKey?: string | null | undefined; slug?: string | null | undefined; nameZh?: string | null | undefined; nameEn?: string | null | undefined; category?: string | null | undefined; descriptionZh?: string | null | undefined; descriptionEn?: string | null | undefined; instructionsZh?: string | null | undefined; instructionsEn?: string | null | undefined; issuer?: string | null | undefined; region?: string | null | undefined; sort?: number | null | undefined; id: string; }): Promise<UpdateProductPayload> {
    return this.act(updateProductDocument, "updateProduct", given, true);
  }

  /** Take it out of every shop. */
  async archiveProduct(given: { idempotencyKey?: string | null | undefined; id: string; }): Promise<ArchiveProductPayload> {
    return this.act(archiveProductDocument, "archiveProduct", given, true);
  }

  /** Put it back on sale. */
  async restoreProduct(given: { idempotencyKey?: string | null | undefined; id: string; }): Promise<RestoreProductPayload> {
    return this.act(restoreProductDocument, "restoreProduct", given, true);
  }

  /** An address that takes the product's picture by PUT. It shows as soon as it has arrived. */
  async createProductImageUpload(given: { idempotencyKey?: string | null | undefined; product: string; filename: string; size: number; sha256?: string | null | undefined; }): Promise<CreateProductImageUploadPayload> {
    return this.act(createProductImageUploadDocument, "createProductImageUpload", given, true);
  }

  /** Back to the drawn plate. */
  async removeProductImage(given: { idempotencyKey?: string | null | undefined; id: string; }): Promise<RemoveProductImagePayload> {
    return this.act(removeProductImageDocument, "removeProductImage", given, true);
  }

  /** A new face value. It sells as soon as it has a wholesale price. */
  async createDenomination(given: { idempotencyKey?: string | null | undefined; sku: string; nameZh: string; nameEn?: string | null | undefined; product: string; kind?: DenominationKind | null | undefined; faceValue?: string | null | undefined; faceCurrency?: string | null | undefined; minQuantity?: number | null | undefined; maxQuantity?: number | null | undefined; buyerFields?: unknown | null | undefined; promiseSeconds?: number | null | undefined; warrantyDays?: number | null | undefined; warrantyZh?: string | null | undefined; warrantyEn?: string | null | undefined; lowStockAt?: number | null | undefined; sort?: number | null | undefined; }): Promise<CreateDenominationPayload> {
    return this.act(createDenominationDocument, "createDenomination", given, true);
  }

  /** Change what is given. */
  async updateDenomination(given: { idempotencyKey?: string | null | undefined; sku?: string | null | undefined; nameZh?: string | null | undefined; nameEn?: string | null | undefined; product?: string | null | undefined; kind?: DenominationKind | null | undefined; faceValue?: string | null | undefined; faceCurrency?: string | null | undefined; minQuantity?: number | null | undefined; maxQuantity?: number | null | undefined; buyerFields?: unknown | null | undefined; promiseSeconds?: number | null | undefined; warrantyDays?: number | null | undefined; warrantyZh?: string | null | undefined; warrantyEn?: string | null | undefined; lowStockAt?: number | null | undefined; sort?: number | null | undefined; id: string; }): Promise<UpdateDenominationPayload> {
    return this.act(updateDenominationDocument, "updateDenomination", given, true);
  }

  /** Take it out of every shop. */
  async archiveDenomination(given: { idempotencyKey?: string | null | undefined; id: string; }): Promise<ArchiveDenominationPayload> {
    return this.act(archiveDenominationDocument, "archiveDenomination", given, true);
  }

  /** Put it back on sale. */
  async restoreDenomination(given: { idempotencyKey?: string | null | undefined; id: string; }): Promise<RestoreDenominationPayload> {
    return this.act(restoreDenominationDocument, "restoreDenomination", given, true);
  }

  /** Live within seconds: poll `shops` for its status. */
  async launchShop(given: { name: string; subdomain: string; ownerEmail: string; theme?: string | null | undefined; plan?: string | null | undefined; currency?: string | null | undefined; idempotencyKey?: string | undefined; }): Promise<LaunchShopPayload> {
    return this.act(launchShopDocument, "launchShop", given, true);
  }

  /** No new orders from now on; paid ones are still delivered. */
  async suspendShop(given: { shop: string; reason: string; idempotencyKey?: string | null | undefined; }): Promise<SuspendShopPayload> {
    return this.act(suspendShopDocument, "suspendShop", given, true);
  }

  /** It sells again at once, in the state it had before. */
  async reinstateShop(given: { shop: string; reason: string; idempotencyKey?: string | null | undefined; }): Promise<ReinstateShopPayload> {
    return this.act(reinstateShopDocument, "reinstateShop", given, true);
  }

  /** For good: nothing is served any more. Refused while buyers wait for goods or money. */
  async closeShop(given: { idempotencyKey?: string | null | undefined; shop: string; name: string; reason: string; }): Promise<CloseShopPayload> {
    return this.act(closeShopDocument, "closeShop", given, true);
  }

  /** Refused while customers hold balances, orders are open, or the wallet is owed. */
  async switchShopCollects(given: { idempotencyKey?: string | null | undefined; shop: string; collects: ShopCollects; name: string; reason: string; }): Promise<SwitchShopCollectsPayload> {
    return this.act(switchShopCollectsDocument, "switchShopCollects", given, true);
  }

  /** Its name and terms; what is not given stays. */
  async updateShop(given: { idempotencyKey?: string | null | undefined; shop: string; name?: string | null | undefined; supportEmail?: string | null | undefined; timeZone?: string | null | undefined; defaultLocale?: string | null | undefined; tier?: string | null | undefined; feePercent?: string | null | undefined; testMode?: boolean | null | undefined; }): Promise<UpdateShopPayload> {
    return this.act(updateShopDocument, "updateShop", given, true);
  }

  /** A launch that stopped goes on from its step. */
  async resumeLaunch(given: { idempotencyKey?: string | null | undefined; shop: string; }): Promise<ResumeLaunchPayload> {
    return this.act(resumeLaunchDocument, "resumeLaunch", given, true);
  }

  /** A launch that stopped is given up: nothing is left of it, and its name is free. */
  async abandonLaunch(given: { idempotencyKey?: string | null | undefined; shop: string; }): Promise<AbandonLaunchPayload> {
    return this.act(abandonLaunchDocument, "abandonLaunch", given, true);
  }

  /** Moves money in the ledger at once, against the adjustments account. */
  async adjustShopWallet(given: { idempotencyKey?: string | undefined; shop: string; amount: string; reason: string; }): Promise<AdjustShopWalletPayload> {
    return this.act(adjustShopWalletDocument, "adjustShopWallet", given, true);
  }

  /** The platform pays, up to the budget. */
  async approvePromotionFunding(given: { idempotencyKey?: string | null | undefined; id: string; budget: string; }): Promise<ApprovePromotionFundingPayload> {
    return this.act(approvePromotionFundingDocument, "approvePromotionFunding", given, true);
  }

  /** The platform does not pay. */
  async declinePromotionFunding(given: { idempotencyKey?: string | null | undefined; id: string; reason: string; }): Promise<DeclinePromotionFundingPayload> {
    return this.act(declinePromotionFundingDocument, "declinePromotionFunding", given, true);
  }

  /** The platform pays more than it has promised. */
  async raisePromotionBudget(given: { idempotencyKey?: string | undefined; id: string; more: string; }): Promise<RaisePromotionBudgetPayload> {
    return this.act(raisePromotionBudgetDocument, "raisePromotionBudget", given, true);
  }

  /** It pays no further order; what was paid stands. */
  async stopPromotionFunding(given: { idempotencyKey?: string | null | undefined; id: string; reason: string; }): Promise<StopPromotionFundingPayload> {
    return this.act(stopPromotionFundingDocument, "stopPromotionFunding", given, true);
  }

  /** The queries of a key, by its id or prefix, in the order of registration. */
  async registeredQueries(given: { key: string; first?: number | null | undefined; after?: string | null | undefined; }): Promise<Connection<RegisteredQuery>> {
    return (await this.ask(registeredQueriesDocument, given)).registeredQueries;
  }

  /** Newest first. */
  async jobs(given: { filter?: JobFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<Job>> {
    return (await this.ask(jobsDocument, given)).jobs;
  }

  /** What is not done, by task. */
  async owedWork(): Promise<Array<OwedWork>> {
    return (await this.ask(owedWorkDocument, {})).owedWork;
  }

  /** By e-mail address. */
  async staff(given: { search?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<StaffMember>> {
    return (await this.ask(staffDocument, given)).staff;
  }

  /** Every ledger account with its balance; sums to zero per currency. */
  async trialBalance(given: { currency?: string | null | undefined; } = {}): Promise<Array<AccountBalance>> {
    return (await this.ask(trialBalanceDocument, given)).trialBalance;
  }

  /** By code. */
  async ledgerAccounts(given: { filter?: LedgerAccountFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<LedgerAccount>> {
    return (await this.ask(ledgerAccountsDocument, given)).ledgerAccounts;
  }

  /** Of an account by its id, or by code and currency. Null where there is none. */
  async ledgerStatement(given: { account?: string | null | undefined; code?: string | null | undefined; currency?: string | null | undefined; since?: string | null | undefined; until?: string | null | undefined; } = {}): Promise<LedgerStatement | null> {
    return (await this.ask(ledgerStatementDocument, given)).ledgerStatement;
  }

  /** Postings with their entries, newest first. */
  async journals(given: { filter?: JournalFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<Journal>> {
    return (await this.ask(journalsDocument, given)).journals;
  }

  /** Newest first; the newest of a pair that is valid already counts. */
  async fxRates(given: { base?: string | null | undefined; quote?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<FxRate>> {
    return (await this.ask(fxRatesDocument, given)).fxRates;
  }

  /** Newest first. `action` is a verb in the past, such as "order.refunded". */
  async auditEvents(given: { shop?: string | null | undefined; action?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<AuditEvent>> {
    return (await this.ask(auditEventsDocument, given)).auditEvents;
  }

  /** The same by more filters, newest first. */
  async auditTrail(given: { filter?: AuditFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<AuditEvent>> {
    return (await this.ask(auditTrailDocument, given)).auditTrail;
  }

  /** The last seal. `verifyAuditChain` walks the chain. */
  async auditChain(): Promise<ChainHead> {
    return (await this.ask(auditChainDocument, {})).auditChain;
  }

  /** Orders of all shops, newest first. */
  async orderSummaries(given: { filter?: OrderSummaryFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<OrderSummary>> {
    return (await this.ask(orderSummariesDocument, given)).orderSummaries;
  }

  async orderSummary(given: { id: string; }): Promise<OrderSummary | null> {
    return (await this.ask(orderSummaryDocument, given)).orderSummary;
  }

  /** Newest day first. */
  async dailyFigures(given: { shop?: string | null | undefined; since?: string | null | undefined; until?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<DailyFigure>> {
    return (await this.ask(dailyFiguresDocument, given)).dailyFigures;
  }

  /** Its preview, then its progress, then its result. Null where there is none. */
  async stockImport(given: { id: string; }): Promise<StockImport | null> {
    return (await this.ask(stockImportDocument, given)).stockImport;
  }

  /** Newest first. */
  async stockImports(given: { filter?: StockImportFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<StockImport>> {
    return (await this.ask(stockImportsDocument, given)).stockImports;
  }

  /** By name. */
  async suppliers(given: { filter?: SupplierFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<Supplier>> {
    return (await this.ask(suppliersDocument, given)).suppliers;
  }

  async supplier(given: { id?: string | null | undefined; code?: string | null | undefined; } = {}): Promise<Supplier | null> {
    return (await this.ask(supplierDocument, given)).supplier;
  }

  /** Newest first. */
  async purchaseBatches(given: { filter?: PurchaseBatchFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<PurchaseBatch>> {
    return (await this.ask(purchaseBatchesDocument, given)).purchaseBatches;
  }

  async purchaseBatch(given: { id: string; }): Promise<PurchaseBatch | null> {
    return (await this.ask(purchaseBatchDocument, given)).purchaseBatch;
  }

  /** Of what is delivered out of stock and is on sale; by SKU. */
  async stockLevels(given: { filter?: StockLevelFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<StockLevel>> {
    return (await this.ask(stockLevelsDocument, given)).stockLevels;
  }

  /** By short name. */
  async priceTiers(given: { first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<PriceTier>> {
    return (await this.ask(priceTiersDocument, given)).priceTiers;
  }

  /** Every price of every tier, in the order in which they were set. */
  async wholesalePrices(given: { filter?: WholesalePriceFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<WholesalePrice>> {
    return (await this.ask(wholesalePricesDocument, given)).wholesalePrices;
  }

  /** Denominations by SKU, each with its price list and what it did to floors. */
  async wholesaleLists(given: { filter?: CatalogueDenominationFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<WholesaleList>> {
    return (await this.ask(wholesaleListsDocument, given)).wholesaleLists;
  }

  /** By position, then by age. */
  async catalogueCategories(given: { filter?: CatalogueCategoryFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<CatalogueCategory>> {
    return (await this.ask(catalogueCategoriesDocument, given)).catalogueCategories;
  }

  /** By position, then by age. */
  async catalogueProducts(given: { filter?: CatalogueProductFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<CatalogueProduct>> {
    return (await this.ask(catalogueProductsDocument, given)).catalogueProducts;
  }

  /** By SKU. */
  async catalogueDenominations(given: { filter?: CatalogueDenominationFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<CatalogueDenomination>> {
    return (await this.ask(catalogueDenominationsDocument, given)).catalogueDenominations;
  }

  async catalogueCategory(given: { id: string; }): Promise<CatalogueCategory | null> {
    return (await this.ask(catalogueCategoryDocument, given)).catalogueCategory;
  }

  async catalogueProduct(given: { id: string; }): Promise<CatalogueProduct | null> {
    return (await this.ask(catalogueProductDocument, given)).catalogueProduct;
  }

  async catalogueDenomination(given: { id?: string | null | undefined; sku?: string | null | undefined; } = {}): Promise<CatalogueDenomination | null> {
    return (await this.ask(catalogueDenominationDocument, given)).catalogueDenomination;
  }

  /** Newest first; `search` looks in names and hosts. */
  async shops(given: { search?: string | null | undefined; status?: ShopStatus | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<ShopAccount>> {
    return (await this.ask(shopsDocument, given)).shops;
  }

  /** The same by more filters, newest first. */
  async shopAccounts(given: { filter?: ShopAccountFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<ShopAccount>> {
    return (await this.ask(shopAccountsDocument, given)).shopAccounts;
  }

  /** Null where there is none. */
  async shop(given: { id: string; }): Promise<ShopAccount | null> {
    return (await this.ask(shopDocument, given)).shop;
  }

  /** Newest first. */
  async ledgerEntries(given: { account?: string | null | undefined; code?: string | null | undefined; currency?: string | null | undefined; since?: string | null | undefined; until?: string | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<StatementEntry>> {
    return (await this.ask(ledgerEntriesDocument, given)).ledgerStatement.entries;
  }

  /** Promotions that the platform is asked to pay, newest first. */
  async promotionFundings(given: { filter?: PromotionFundingFilter | null | undefined; first?: number | null | undefined; after?: string | null | undefined; } = {}): Promise<Connection<PromotionFunding>> {
    return (await this.ask(promotionFundingsDocument, given)).promotionFundings;
  }

  async promotionFunding(given: { id: string; }): Promise<PromotionFunding | null> {
    return (await this.ask(promotionFundingDocument, given)).promotionFunding;
  }
}
