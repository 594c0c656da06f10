"""What a buyer tells for a delivery: named when wrong, cleaned when right."""

from types import SimpleNamespace

import pytest
from django.utils import translation

from tenants.catalogue.buyer_fields import buyer_fields, check_schema, validate_buyer_fields
from tenants.catalogue.errors import BadBuyerField, BadBuyerFieldSchema, MissingBuyerField
from tenants.launch.demo.goods import all_goods
from tenants.launch.demo.texts import buyer_fields as demo_fields

SCHEMA = {
    "type": "object",
    "required": ["phone"],
    "properties": {
        "phone": {
            "type": "string",
            "pattern": r"^1[3-9]\d{9}$",
            "x-label": {"zh": "手机号码", "en": "Mobile number"},
            "x-help": {"zh": "11 位手机号", "en": "11 digits"},
        },
        "server": {"enum": ["A", "B"]},
        "times": {"type": "integer", "minimum": 1, "maximum": 9},
    },
}
CARD = SimpleNamespace(buyer_fields=SCHEMA)


def test_values_are_stripped_typed_and_kept():
    given = {"phone": "  13800138000\u202e ", "server": "A", "times": "3"}
    assert validate_buyer_fields(CARD, given) == {
        "phone": "13800138000",
        "server": "A",
        "times": 3,
    }


def test_a_number_in_a_text_field_is_taken_as_text():
    assert validate_buyer_fields(CARD, {"phone": 13800138000}) == {"phone": "13800138000"}


@pytest.mark.parametrize("missing", [None, {}, {"phone": ""}, {"phone": "  "}, {"phone": None}])
def test_a_missing_field_is_named_in_the_buyers_language(missing):
    with translation.override("zh-hans"), pytest.raises(MissingBuyerField) as refused:
        validate_buyer_fields(CARD, missing)
    assert refused.value.field == "phone"
    assert refused.value.code == "REQUIRED"
    assert "手机号码" in str(refused.value)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"phone": "12345"}, "phone"),
        ({"phone": "1" * 10_000}, "phone"),
        ({"phone": ["13800138000"]}, "phone"),
        ({"phone": "13800138000", "server": "C"}, "server"),
        ({"phone": "13800138000", "times": 1.5}, "times"),
        ({"phone": "13800138000", "times": "99"}, "times"),
        ({"phone": "13800138000", "price": "0.01"}, "price"),
        ({"phone": "13800138000", "<script>": "x"}, "<script>"),
    ],
)
def test_a_wrong_field_is_named(given, field):
    with pytest.raises(BadBuyerField) as refused:
        validate_buyer_fields(CARD, given)
    assert refused.value.field == field
    assert refused.value.code == "INVALID"


def test_what_is_no_object_is_refused():
    with pytest.raises(BadBuyerField):
        validate_buyer_fields(CARD, ["13800138000"])  # type: ignore[arg-type]


def test_an_item_without_fields_takes_none():
    plain = SimpleNamespace(buyer_fields={})
    assert validate_buyer_fields(plain, None) == {}
    with pytest.raises(BadBuyerField):
        validate_buyer_fields(plain, {"phone": "1"})


def test_a_form_shows_the_fields_in_order_and_language():
    with translation.override("en"):
        first, second, _ = buyer_fields(SCHEMA)
    assert (first.label, first.help, first.required) == ("Mobile number", "11 digits", True)
    assert (second.label, second.choices, second.required) == ("server", ("A", "B"), False)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "array"},
        {"type": "object"},
        {"type": "object", "properties": {"a": {"type": "object"}}},
        {"type": "object", "properties": {"a": {"pattern": "("}}},
        {"type": "object", "properties": {"A b": {"type": "string"}}},
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["b"]},
        {"type": "object", "properties": {f"f{n}": {"type": "string"} for n in range(13)}},
        {"type": 3, "properties": {}},
    ],
)
def test_a_schema_that_no_form_could_show_is_refused(schema):
    with pytest.raises(BadBuyerFieldSchema):
        check_schema(schema)


def test_the_demos_schemas_are_good():
    for goods in all_goods():
        check_schema(demo_fields(goods))
