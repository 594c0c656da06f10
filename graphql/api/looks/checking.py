"""A look as a client sends it."""

from typing import Any

from tenants.kernel.errors import Invalid

MOST_TOKENS = 60


def chosen(given: Any) -> dict[str, Any]:
    """Raises Invalid for tokens that are no flat object."""
    tokens = given.get("tokens") or {}
    if not isinstance(tokens, dict) or len(tokens) > MOST_TOKENS:
        raise Invalid(field="tokens")
    if any(isinstance(value, dict | list) for value in tokens.values()):
        raise Invalid(field="tokens")
    return {
        "theme_id": given.theme,
        "light": given.get("light") or "",
        "dark": given.get("dark") or "",
        "tokens": tokens,
    }
