"""For the wizard's templates."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def get(found: Mapping[str, Any], key: str) -> Any:
    return found.get(key, "")
