"""The catalogue over the owner's schema: made, changed, archived, pictured, priced."""

import pytest

from tenants.catalogue.models import Category, Denomination
from tenants.registry.context import in_public
from tests.api.owner_world import MISSING, done
from tests.factories.catalogue import CategoryFactory, make_denomination

ERRORS = "errors { code field path message }"
SAVE_CATEGORY = f"""mutation($input: CreateCategoryInput!) {{ createCategory(input: $input) {{
  category {{ id path parent {{ slug }} }} {ERRORS} }} }}"""
MOVE_CATEGORY = f"""mutation($input: UpdateCategoryInput!) {{ updateCategory(input: $input) {{
  category {{ id path nameEn }} {ERRORS} }} }}"""
SAVE_PRODUCT = f"""mutation($input: CreateProductInput!) {{ createProduct(input: $input) {{
  product {{ id slug category {{ path }} imageUrl }} {ERRORS} }} }}"""
CHANGE_PRODUCT = f"""mutation($input: UpdateProductInput!) {{ updateProduct(input: $input) {{
  product {{ id nameZh issuer }} {ERRORS} }} }}"""
SAVE_SKU = f"""mutation($input: CreateDenominationInput!) {{ createDenomination(input: $input) {{
  denomination {{ id sku kind faceValue buyerFields stocked }} {ERRORS} }} }}"""
CHANGE_SKU = f"""mutation($input: UpdateDenominationInput!) {{ updateDenomination(input: $input) {{
  denomination {{ id faceValue minQuantity maxQuantity }} {ERRORS} }} }}"""
ARCHIVE = f"""mutation($input: CatalogueRowInput!) {{ archiveProduct(input: $input) {{
  product {{ isArchived }} {ERRORS} }} }}"""
RESTORE = ARCHIVE.replace("archiveProduct", "restoreProduct")
PHONE = {
    "type": "object",
    "properties": {"phone": {"type": "string", "pattern": "^1[0-9]{10}$"}},
    "required": ["phone"],
}


@pytest.fixture
def api(owner_keyed):
    return owner_keyed("catalogue")


@pytest.fixture
def row(api):
    """`row(Model)`: one of them as it lies in the database."""

    def read(model, **which):
        with in_public():
            return model.objects.get(**which)

    return read


def test_a_card_is_put_together_from_the_topmost_category_down(api, row, audited):
    games = done(api(SAVE_CATEGORY, input={"slug": "games", "nameZh": "游戏"}), "createCategory")
    below = {"slug": "steam", "nameZh": "蒸汽", "parent": games["category"]["id"]}
    steam = done(api(SAVE_CATEGORY, input=below), "createCategory")["category"]
    assert steam["path"] == ["games", "steam"]
    assert steam["parent"] == {"slug": "games"}
    wallet = {"slug": "wallet", "nameZh": "钱包", "category": steam["id"], "issuer": "Valve"}
    product = done(api(SAVE_PRODUCT, input=wallet), "createProduct")["product"]
    assert product["category"]["path"] == ["games", "steam"]
    sku = {
        "sku": "W-50",
        "nameZh": "50",
        "product": product["id"],
        "kind": "TOP_UP",
        "faceValue": "50.00",
        "buyerFields": PHONE,
    }
    card = done(api(SAVE_SKU, input=sku), "createDenomination")["denomination"]
    assert card == {
        "id": card["id"],
        "sku": "W-50",
        "kind": "TOP_UP",
        "faceValue": "50",
        "buyerFields": PHONE,
        "stocked": False,
    }
    assert str(row(Denomination, sku="W-50").product_id) == product["id"]
    assert [e.data["name"] for e in audited("denomination.created")] == ["50"]
    assert audited("denomination.created")[0].actor_kind == "api_key"


def test_a_change_leaves_alone_what_was_not_given(api, row):
    with in_public():
        card = make_denomination(face_value="5", min_quantity=2)
    changed = {"id": str(card.pk), "maxQuantity": 9}
    answer = done(api(CHANGE_SKU, input=changed), "updateDenomination")["denomination"]
    assert (answer["faceValue"], answer["minQuantity"], answer["maxQuantity"]) == ("5", 2, 9)
    cleared = done(
        api(CHANGE_SKU, input={"id": str(card.pk), "faceValue": None}), "updateDenomination"
    )
    assert cleared["denomination"]["faceValue"] is None
    product = {"id": str(card.product_id), "issuer": "Other", "nameZh": None}
    renamed = done(api(CHANGE_PRODUCT, input=product), "updateProduct")["product"]
    assert renamed["issuer"] == "Other"
    assert renamed["nameZh"] == card.product.name_zh


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"sku": "x", "minQuantity": 5, "maxQuantity": 4}, "maxQuantity"),
        ({"sku": "x", "buyerFields": {"type": "array"}}, None),
        ({"sku": "x", "buyerFields": [1]}, "buyerFields"),
        ({"sku": "x", "buyerFields": {"type": "object", "properties": {"Bad Name": {}}}}, None),
        ({"sku": "x", "faceValue": "NaN"}, "faceValue"),
        ({"sku": "x", "faceValue": "-5"}, None),
        ({"sku": ""}, "sku"),
        ({"sku": "x", "product": "nothing"}, "product"),
        ({"sku": "x", "minQuantity": -1}, "minQuantity"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field_and_nothing_is_kept(api, row, given, field):
    with in_public():
        product = make_denomination().product
    payload = api(SAVE_SKU, input={"nameZh": "x", "product": str(product.pk), **given}).data[
        "createDenomination"
    ]
    assert payload["denomination"] is None
    assert payload["errors"][0]["code"] in {"INVALID", "NOT_FOUND"}
    if field:
        assert payload["errors"][0]["field"] == field
    with in_public():
        assert Denomination.objects.count() == 1


def test_a_category_is_not_moved_under_itself(api):
    with in_public():
        top = CategoryFactory()
        below = CategoryFactory(parent=top)
    moved = {"id": str(top.pk), "parent": str(below.pk)}
    payload = api(MOVE_CATEGORY, input=moved).data["updateCategory"]
    assert payload["errors"][0]["field"] == "parent"
    done(api(MOVE_CATEGORY, input={"id": str(below.pk), "parent": None}), "updateCategory")
    with in_public():
        assert Category.objects.get(pk=below.pk).parent is None


def test_a_product_goes_and_comes_back(api, row, audited):
    with in_public():
        product = make_denomination().product
    which = {"id": str(product.pk)}
    assert done(api(ARCHIVE, input=which), "archiveProduct")["product"]["isArchived"]
    assert done(api(ARCHIVE, input=which), "archiveProduct")["product"]["isArchived"]
    listed = "query($a: ArchivedState) { catalogueProducts(filter: {archived: $a}) { totalCount } }"
    assert api(listed).data["catalogueProducts"]["totalCount"] == 0
    assert api(listed, a="ARCHIVED").data["catalogueProducts"]["totalCount"] == 1
    assert not done(api(RESTORE, input=which), "restoreProduct")["product"]["isArchived"]
    assert len(audited("product.archived")) == len(audited("product.unarchived")) == 1
    missing = api(ARCHIVE, input={"id": MISSING}).data["archiveProduct"]
    assert missing["errors"][0]["code"] == "NOT_FOUND"


def test_search_and_filters_find_it(api):
    with in_public():
        top = CategoryFactory(slug="top")
        card = make_denomination(sku="NEEDLE-1", product__category=CategoryFactory(parent=top))
        make_denomination(sku="HAY-1", kind="service")
    asked = """query($f: CatalogueDenominationFilter) {
      catalogueDenominations(filter: $f) { edges { node { sku } } } }"""

    def skus(**given):
        edges = api(asked, f=given).data["catalogueDenominations"]["edges"]
        return [edge["node"]["sku"] for edge in edges]

    assert skus() == ["HAY-1", "NEEDLE-1"]
    assert skus(search="needle") == ["NEEDLE-1"]
    assert skus(category=str(top.pk)) == ["NEEDLE-1"]
    assert skus(kinds=["SERVICE"]) == ["HAY-1"]
    assert skus(product=str(card.product_id)) == ["NEEDLE-1"]
    assert skus(product="nothing") == skus(category="nothing") == []


def test_a_repeated_creation_answers_the_first_one(api):
    given = {"slug": "once", "nameZh": "一次", "idempotencyKey": "k"}
    first = done(api(SAVE_CATEGORY, input=given), "createCategory")
    assert done(api(SAVE_CATEGORY, input=given), "createCategory") == first
    other = api(SAVE_CATEGORY, input={**given, "slug": "twice"}).data["createCategory"]
    assert other["errors"][0]["code"] == "IDEMPOTENCY_CONFLICT"
    with in_public():
        assert Category.objects.filter(slug__in=["once", "twice"]).count() == 1
