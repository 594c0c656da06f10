"""Who may do what on the owner host: each role, by session and by a key of each scope, tries each
operation of the schema (case 24)."""

import pytest
from django.conf import settings

from api.schema import OWNER
from tenants.accounts.models import User
from tenants.accounts.owner_roles import MATRIX, ROLES, may
from tenants.accounts.owner_roles import OWNER as OWNER_ROLE
from tenants.accounts.services import OWNER_SCOPES, create_api_key
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_public
from tests.api.conftest import Api
from tests.api.owner_world import MISSING

NO = f'"{MISSING}"'
PAGE = "{ totalCount }"
ROW = f"(input: {{id: {NO}}}) {{ errors {{ code }} }}"
SHOP_VIEW, SHOPS = ("shops", "shops", "view"), "shops"
GOODS_VIEW = ("catalogue", "catalogue", "view")
GOODS = ("catalogue", "catalogue", "write")
SUPPLY_VIEW, SUPPLY = ("supply", "supply", "view"), ("supply", "supply", "write")
IMPORT = ("supply", "supply", "import")
ORDERS, MONEY = ("shops", "orders", "view"), ("ledger", "money", "view")
# What no key may do, whatever its scopes: a key gives no keys.
KEYS = ("no scope", "keys", "write")
FUNDING = ("ledger", "promotions", "decide")
AUDIT, WORK = ("audit", "audit", "view"), ("shops", "work", "view")


def told(fields: str) -> str:
    return f"(input: {{{fields}}}) {{ errors {{ code }} }}"


# Operation: how it is asked, so that who may would change nothing; the key's scope, area and act.
QUERIES = {
    "shops": (PAGE, SHOP_VIEW),
    "shopAccounts": (PAGE, SHOP_VIEW),
    "shop": (f"(id: {NO}) {{ id }}", SHOP_VIEW),
    "catalogueCategories": (PAGE, GOODS_VIEW),
    "catalogueProducts": (PAGE, GOODS_VIEW),
    "catalogueDenominations": (PAGE, GOODS_VIEW),
    "catalogueCategory": (f"(id: {NO}) {{ id }}", GOODS_VIEW),
    "catalogueProduct": (f"(id: {NO}) {{ id }}", GOODS_VIEW),
    "catalogueDenomination": (f"(id: {NO}) {{ id }}", GOODS_VIEW),
    "priceTiers": (PAGE, GOODS_VIEW),
    "wholesalePrices": (PAGE, GOODS_VIEW),
    "wholesaleLists": (PAGE, GOODS_VIEW),
    "suppliers": (PAGE, SUPPLY_VIEW),
    "supplier": (f"(id: {NO}) {{ id }}", SUPPLY_VIEW),
    "purchaseBatches": (PAGE, SUPPLY_VIEW),
    "purchaseBatch": (f"(id: {NO}) {{ id }}", SUPPLY_VIEW),
    "stockLevels": (PAGE, SUPPLY_VIEW),
    "stockImports": (PAGE, SUPPLY_VIEW),
    "stockImport": (f"(id: {NO}) {{ id }}", SUPPLY_VIEW),
    "orderSummaries": (PAGE, ORDERS),
    "orderSummary": (f"(id: {NO}) {{ id }}", ORDERS),
    "dailyFigures": (PAGE, ORDERS),
    "auditEvents": (PAGE, AUDIT),
    "auditTrail": (PAGE, AUDIT),
    "auditChain": ("{ seq }", AUDIT),
    "trialBalance": ("{ account }", MONEY),
    "ledgerAccounts": (PAGE, MONEY),
    "ledgerStatement": (f"(account: {NO}) {{ opening {{ amount }} }}", MONEY),
    "journals": (PAGE, MONEY),
    "fxRates": (PAGE, MONEY),
    "jobs": (PAGE, WORK),
    "owedWork": ("{ task }", WORK),
    "staff": (PAGE, ("audit", "people", "view")),
    "promotionFundings": (PAGE, ("ledger", "promotions", "view")),
    "promotionFunding": (f"(id: {NO}) {{ id }}", ("ledger", "promotions", "view")),
    "registeredQueries": ('(key: "none") { totalCount }', KEYS),
}
MUTATIONS = {
    "launchShop": (
        told('name: "", subdomain: "x", ownerEmail: "x", idempotencyKey: "x"'),
        (SHOPS, "shops", "launch"),
    ),
    "suspendShop": (told(f'shop: {NO}, reason: "x"'), (SHOPS, "shops", "suspend")),
    "reinstateShop": (told(f'shop: {NO}, reason: "x"'), (SHOPS, "shops", "reinstate")),
    "closeShop": (told(f'shop: {NO}, name: "x", reason: "x"'), (SHOPS, "shops", "close")),
    "switchShopCollects": (
        told(f'shop: {NO}, collects: SHOP, name: "x", reason: "x"'),
        (SHOPS, "shops", "switch_collects"),
    ),
    "updateShop": (told(f"shop: {NO}"), (SHOPS, "shops", "write")),
    "resumeLaunch": (told(f"shop: {NO}"), (SHOPS, "shops", "launch")),
    "abandonLaunch": (told(f"shop: {NO}"), (SHOPS, "shops", "launch")),
    "adjustShopWallet": (
        told(f'shop: {NO}, amount: "1", reason: "x", idempotencyKey: "x"'),
        ("ledger", "shops", "adjust_wallet"),
    ),
    "createCategory": (told('slug: "", nameZh: "x"'), GOODS),
    "updateCategory": (ROW, GOODS),
    "archiveCategory": (ROW, GOODS),
    "restoreCategory": (ROW, GOODS),
    "createProduct": (told(f'slug: "", nameZh: "x", category: {NO}'), GOODS),
    "updateProduct": (ROW, GOODS),
    "archiveProduct": (ROW, GOODS),
    "restoreProduct": (ROW, GOODS),
    "createProductImageUpload": (told(f'product: {NO}, filename: "x", size: 1'), GOODS),
    "removeProductImage": (ROW, GOODS),
    "createDenomination": (told(f'sku: "", nameZh: "x", product: {NO}'), GOODS),
    "updateDenomination": (ROW, GOODS),
    "archiveDenomination": (ROW, GOODS),
    "restoreDenomination": (ROW, GOODS),
    "setWholesalePrices": (told(f'prices: [{{denomination: {NO}, price: "1"}}]'), GOODS),
    "createPriceTier": (told('code: "", name: ""'), GOODS),
    "updatePriceTier": (told(f'id: {NO}, name: "x"'), GOODS),
    "createSupplier": (told('code: "", name: "x"'), SUPPLY),
    "updateSupplier": (ROW, SUPPLY),
    "archiveSupplier": (ROW, SUPPLY),
    "restoreSupplier": (ROW, SUPPLY),
    "createPurchaseBatch": (
        told(f'supplier: {NO}, denomination: {NO}, unitCost: "1"'),
        SUPPLY,
    ),
    "updatePurchaseBatch": (ROW, SUPPLY),
    "burnStockCode": (
        told(f'denomination: {NO}, sku: "x", secret: "x", reason: "y"'),
        SUPPLY,
    ),
    "createStockUpload": (told('filename: "x", size: 0'), IMPORT),
    "previewStockImport": (told(f"upload: {NO}, supplier: {NO}, denomination: {NO}"), IMPORT),
    "correctStockImport": (told(f"id: {NO}, layout: {{}}"), IMPORT),
    "startStockImport": (ROW, IMPORT),
    "cancelStockImport": (ROW, IMPORT),
    "resumeStockImport": (ROW, IMPORT),
    "createRefusedRowsFile": (ROW, IMPORT),
    "verifyAuditChain": (told(""), AUDIT),
    "createAuditExport": (told(""), AUDIT),
    "registerQueries": (told('key: "none", queries: []'), KEYS),
    "unregisterQueries": (told('key: "none", hashes: []'), KEYS),
    "approvePromotionFunding": (told(f'id: {NO}, budget: "1"'), FUNDING),
    "declinePromotionFunding": (told(f'id: {NO}, reason: "x"'), FUNDING),
    "raisePromotionBudget": (told(f'id: {NO}, more: "1", idempotencyKey: "x"'), FUNDING),
    "stopPromotionFunding": (told(f'id: {NO}, reason: "x"'), FUNDING),
    "setFxRate": (told('base: "x", quote: "y", rate: "0"'), ("ledger", "money", "write")),
    "retryJobs": (told("jobs: []"), ("shops", "work", "retry")),
}
OPERATIONS = {**QUERIES, **MUTATIONS}


def test_every_operation_of_the_schema_is_in_the_table():
    assert set(QUERIES) == set(OWNER.query_type.fields)
    assert set(MUTATIONS) == set(OWNER.mutation_type.fields)


def test_the_table_knows_every_act_of_the_matrix_that_the_schema_has():
    acts = {(area, act) for _scope, area, act in (row[1] for row in OPERATIONS.values())}
    known = {(area, act) for role in MATRIX.values() for area, acts in role.items() for act in acts}
    # Only these are an owner's alone.
    alone = {
        ("shops", "launch"),
        ("shops", "close"),
        ("shops", "write"),
        ("people", "view"),
        ("keys", "write"),
    }
    assert acts == known | alone


def callers(role, client_for_owner):
    with in_public():
        user = User.objects.create_user(f"{role}@matrix.test", is_staff=True, role=role)
        keys = {
            scope: create_api_key(user=user, name=scope, scopes=[scope], actor=SYSTEM)[1]
            for scope in OWNER_SCOPES
        }
    yield user, None, Api(settings.OWNER_HOST, client=client_for_owner(user))
    for scope, key in keys.items():
        yield user, scope, Api(settings.OWNER_HOST, key=key)


@pytest.fixture
def client_for_owner(database):
    from django.test import Client

    def make(user):
        client = Client(HTTP_HOST=settings.OWNER_HOST)
        with in_public():
            client.force_login(user)
        return client

    return make


@pytest.mark.parametrize("role", [*ROLES, "manager", ""])
def test_only_the_matrix_passes(role, client_for_owner):
    wrong = []
    for user, scope, api in callers(role, client_for_owner):
        for name, (how, (needed, area, act)) in OPERATIONS.items():
            kind = "mutation" if name in MUTATIONS else "query"
            body = api(f"{kind} {{ {name}{how} }}").body
            allowed = may(user, area, act) and scope in (None, needed)
            if _was_let_in(name, body) != allowed:
                wrong.append((scope or "session", name, body))
    assert wrong == []


def _was_let_in(name, body):
    if "errors" in body:
        codes = {error["extensions"]["code"] for error in body["errors"]}
        assert codes in ({"FORBIDDEN"}, {"NOT_FOUND"}), body
        return codes == {"NOT_FOUND"}
    if name not in MUTATIONS:
        return True
    return all(error["code"] != "FORBIDDEN" for error in body["data"][name]["errors"])


def test_an_outsider_is_asked_to_sign_in_by_every_operation(database):
    api = Api(settings.OWNER_HOST)
    for name, (how, _needs) in OPERATIONS.items():
        kind = "mutation" if name in MUTATIONS else "query"
        body = api(f"{kind} {{ {name}{how} }}").body
        errors = body.get("errors") or body["data"][name]["errors"]
        codes = {e.get("code") or e["extensions"]["code"] for e in errors}
        assert codes == {"UNAUTHENTICATED"}, name


def test_the_owner_may_everything_and_each_other_role_less():
    assert OWNER_ROLE not in MATRIX
    assert set(ROLES) == {OWNER_ROLE, *MATRIX}
