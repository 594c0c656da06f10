"""What the frame of a page needs to know of the shop's look."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from themes.current import worn


def look(request: HttpRequest) -> dict[str, Any]:
    """`look` of the shop, and what <html> is told of it; nothing on the owner host.

    While the theme's breaker is open the classes are the base theme's, so that no style of the
    failing one half applies.
    """
    found = getattr(request, "look", None)
    if found is None:
        return {}
    theme = worn()
    classes = found.outfit.classes
    if theme.id != found.outfit.theme.id:
        classes = classes.replace(f"theme-{found.outfit.theme.id}", f"theme-{theme.id}", 1)
    return {"look": found, "look_classes": classes}
