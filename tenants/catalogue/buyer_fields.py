"""What a buyer must tell for a delivery (a phone number, a game account), as JSON Schema.

The schema is draft 2020-12, an object whose properties are strings (or integers, booleans), each
with `x-label` and `x-help` of the form `{"zh": ..., "en": ...}`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from tenants.catalogue.errors import BadBuyerField, BadBuyerFieldSchema, MissingBuyerField

LONGEST_VALUE = 200
MOST_FIELDS = 12
_FIELD_NAME = re.compile(r"\A[a-z][a-z0-9_]{0,39}\Z")
# Control characters and the marks that turn the reading direction: nothing a form field holds.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class BuyerField:
    """One field as a form shows it, in the active language."""

    name: str
    label: str
    required: bool
    pattern: str
    help: str
    choices: tuple[str, ...]
    type: str
    max_length: int


def buyer_fields(schema: Mapping[str, Any]) -> list[BuyerField]:
    """The fields of a denomination's schema in their order."""
    required = set(schema.get("required", ()))
    return [
        BuyerField(
            name=name,
            label=_text(rules.get("x-label"), name),
            required=name in required,
            pattern=rules.get("pattern", ""),
            help=_text(rules.get("x-help"), ""),
            choices=tuple(str(choice) for choice in rules.get("enum", ())),
            type=rules.get("type", "string"),
            max_length=min(int(rules.get("maxLength", LONGEST_VALUE)), LONGEST_VALUE),
        )
        for name, rules in schema.get("properties", {}).items()
    ]


def check_schema(schema: Mapping[str, Any]) -> None:
    """Refuse a schema that no form could show: BadBuyerFieldSchema(reason)."""
    if not schema:
        return
    try:
        Draft202012Validator.check_schema(schema)
        for rules in schema.get("properties", {}).values():
            re.compile(rules.get("pattern", ""))
    except (SchemaError, re.error, AttributeError, TypeError) as error:
        raise BadBuyerFieldSchema(reason=str(getattr(error, "message", error))) from None
    if schema.get("type") != "object" or not isinstance(schema.get("properties"), Mapping):
        raise BadBuyerFieldSchema(reason=_("it must be an object with properties"))
    if len(schema["properties"]) > MOST_FIELDS:
        raise BadBuyerFieldSchema(reason=_("it has too many fields"))
    for name, rules in schema["properties"].items():
        if not _FIELD_NAME.match(name):
            raise BadBuyerFieldSchema(reason=_("a field's name is not a-z, 0-9 and _"))
        if rules.get("type", "string") not in {"string", "integer", "boolean"}:
            raise BadBuyerFieldSchema(reason=_("a field must be text, a whole number or yes/no"))
    unknown = set(schema.get("required", ())) - set(schema["properties"])
    if unknown:
        raise BadBuyerFieldSchema(reason=_("a required field is not described"))


def validate_buyer_fields(denomination: Any, data: Mapping[str, Any] | None) -> dict[str, Any]:
    """The buyer's values, cleaned, for a denomination (anything with `.buyer_fields`).

    Text is stripped, unseen characters are dropped, empty values count as not given, and a field
    that the schema does not name is refused.
    Raises MissingBuyerField or BadBuyerField, whose `field` is the name of the field.
    """
    schema: Mapping[str, Any] = denomination.buyer_fields or {}
    properties: Mapping[str, Any] = schema.get("properties", {})
    if data is not None and not isinstance(data, Mapping):
        raise BadBuyerField(label=_("Buyer fields"), help=_("an object is expected"))
    given = {name: _clean(value) for name, value in (data or {}).items()}
    given = {name: value for name, value in given.items() if value not in ("", None)}
    if not properties and not given:
        return {}
    shown = {field.name: field for field in buyer_fields(schema)}
    for name in given:
        if name not in shown:
            raise BadBuyerField(
                field=name[:40], label=name[:40], help=_("this item has no such field")
            )
    for name, field in shown.items():
        if field.required and name not in given:
            raise MissingBuyerField(field=name, label=field.label)
    clean = {name: _typed(given[name], properties[name]) for name in shown if name in given}
    for error in _validator(json.dumps(schema, sort_keys=True)).iter_errors(clean):
        name = str(error.path[0]) if error.path else ""
        wrong = shown.get(name)
        raise BadBuyerField(
            field=name or None,
            label=wrong.label if wrong else _("Buyer fields"),
            help=(wrong.help if wrong else "") or _("check it and try again"),
        )
    return clean


@lru_cache(maxsize=512)
def _validator(schema: str) -> Draft202012Validator:
    rules = json.loads(schema)
    for field in rules.get("properties", {}).values():
        if field.get("type", "string") == "string":
            field["type"] = "string"
            field["maxLength"] = min(int(field.get("maxLength", LONGEST_VALUE)), LONGEST_VALUE)
    return Draft202012Validator(rules)


def _clean(value: Any) -> Any:
    return _UNSEEN.sub("", value).strip() if isinstance(value, str) else value


def _typed(value: Any, rules: Mapping[str, Any]) -> Any:
    """A form sends text for everything; numbers and yes/no are read from it."""
    wanted = rules.get("type", "string")
    if wanted == "integer" and isinstance(value, str) and re.fullmatch(r"-?\d{1,15}", value):
        return int(value)
    if wanted == "boolean" and value in ("true", "on", "1"):
        return True
    if wanted == "string" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def _text(texts: Any, default: str) -> str:
    if not isinstance(texts, Mapping):
        return str(texts) if texts else default
    first = "zh" if (get_language() or "zh").startswith("zh") else "en"
    return str(texts.get(first) or texts.get("en") or texts.get("zh") or default)
