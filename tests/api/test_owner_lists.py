"""No list of the owner's asks the database once more for one more node."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from graphql import is_required_argument

from api.schema import OWNER
from tests.api.owner_world import grow

GOODS = "id sku name kind stocked faceValue buyerFields"
PRODUCT = "id name slug imageUrl category { id path parent { name } productsOnSale }"
MONEY = "{ amount currency }"
SHOP = f"""id host url domains {{ domain served }} members {{ email }} wallet {MONEY}
  launch {{ step stopped }} history {{ action }} accounts {{ account balance {MONEY} }}
  figures {{ orders held deliveryRate deliveryMsP95 sales {{ total {MONEY} }} }}"""
BATCH = (
    f"id name supplier {{ name }} denomination {{ {GOODS} }} codes {{ free sold }} unitCost {MONEY}"
)
FLOORS = "floors { shopsSelling checksLeft stopped { shop shopName at } }"
# Each connection of the root, with all that its nodes lead to.
LISTS = {
    "shops": SHOP,
    "shopAccounts": SHOP,
    "catalogueCategories": "id path parent { name } productsOnSale",
    "catalogueProducts": f"{PRODUCT} denominations {{ {GOODS} product {{ name }} }}",
    "catalogueDenominations": f"{GOODS} product {{ {PRODUCT} }}",
    "priceTiers": "id code shops",
    "wholesalePrices": f"id tier {{ code shops }} price {MONEY} denomination {{ {GOODS} }}",
    "wholesaleLists": f"denomination {{ {GOODS} }} {FLOORS} prices {{ tier {{ code }} }}",
    "suppliers": "id code name kind",
    "purchaseBatches": BATCH,
    "stockLevels": f"denomination {{ {GOODS} product {{ name }} }} state free daysLeft alertedAt",
    "stockImports": f"id supplier {{ name }} denomination {{ {GOODS} }} batch {{ {BATCH} }}",
    "orderSummaries": f"id shopName total {MONEY} earned {MONEY} lines {{ name }}",
    "dailyFigures": f"day shopName total {MONEY} margin {MONEY}",
    "auditEvents": "id actor details",
    "auditTrail": "id actor details",
    "ledgerAccounts": f"id code balance {MONEY} floor {MONEY}",
    "journals": f"id ref entries {{ account amount {MONEY} }}",
    "fxRates": "id base rate",
    "promotionFundings": f"id name shopName state terms most {MONEY} budget {MONEY} left {MONEY}",
    "jobs": "id task state payload",
    "staff": "id email role",
}


def test_every_connection_of_the_root_is_in_this_table():
    connections = {
        name
        for name, field in OWNER.query_type.fields.items()
        if str(field.type).rstrip("!").endswith("Connection")
        and not any(is_required_argument(argument) for argument in field.args.values())
    }
    assert connections == set(LISTS)


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_nodes(owner_keyed, aurora):
    api = owner_keyed("shops", "audit", "ledger", "supply", "catalogue")
    counts = {}
    for numbers in (range(2), range(2, 12)):
        grow(numbers)
        for name, fields in LISTS.items():
            query = f"{{ {name}(first: 100) {{ edges {{ node {{ {fields} }} }} totalCount }} }}"
            api(query)
            with CaptureQueriesContext(connection) as asked:
                answer = api(query)
            edges = answer.data[name]["edges"]
            # The key is looked up anew every few seconds, whatever is asked.
            queries = [q for q in asked if "accounts_apikey" not in q["sql"]]
            counts.setdefault(name, []).append((len(edges), len(queries)))
    assert all(few < many for (few, _), (many, _) in counts.values()), counts
    growing = {n: c for n, c in counts.items() if c[0][1] != c[1][1]}
    assert growing == {}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(LISTS))
def test_pages_follow_each_other_without_a_gap(owner_keyed, name):
    api = owner_keyed("shops", "audit", "ledger", "supply", "catalogue")
    grow(range(3))
    seen, after = [], None
    query = f"""query($after: String) {{ {name}(first: 2, after: $after) {{
      edges {{ cursor node {{ {LISTS[name]} }} }} totalCount
      pageInfo {{ hasNextPage endCursor }} }} }}"""
    for _ in range(30):
        page = api(query, after=after).data[name]
        seen += [edge["cursor"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    # Looking is recorded by nobody: the list is as long as it was.
    assert len(seen) == len(set(seen)) == page["totalCount"]
    for bad in ("x", "AAAA", "bm9uZQ"):
        assert api(query, after=bad).code == "INVALID"
