"""A rule as a client sends it, as the services take it."""

from typing import Any

from api.lists import find
from api.numbers import number
from storefronts.console.price_queries import MODELS
from storefronts.pricing.models import MarkupRule
from tenants.kernel.errors import Required


def target(given: Any) -> Any:
    """A category, product or denomination; None for the shop. Raises NotFound, Required."""
    scope = given.scope.value
    if scope == MarkupRule.Scope.SHOP:
        return None
    if not given.get("id"):
        raise Required(field="target", path=["target", "id"])
    return find(MODELS[scope].objects.live(), given["id"], field="target")


def markup(given: Any) -> dict[str, Any]:
    """Kind, value and ending."""
    return {
        "kind": given.kind.value,
        "value": number(given.value, field="value"),
        "ending": given.ending.value if given.get("ending") else "",
    }
