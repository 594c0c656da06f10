"""Setting the links and the announcement around every page, checked by the blocks themselves."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page, Site

from storefronts.pages.navigation import MOST_ABOVE, MOST_BELOW, Navigation
from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Invalid, NotFound
from tenants.registry.models import Shop

KEEP: Any = object()
TEXTS = ("zh", "en")


def navigation_of() -> Navigation:
    """Of the shop we are in; an empty one where nothing was set yet."""
    return Navigation.objects.first() or Navigation()


@transaction.atomic
def set_navigation(
    *,
    shop: Shop,
    actor: Actor,
    announcement: Mapping[str, Any] | None = KEEP,
    above: Sequence[Mapping[str, Any]] = KEEP,
    below: Sequence[Mapping[str, Any]] = KEEP,
) -> Navigation:
    """Write what is given; every page shows it from the next request on. Audited.

    A link is {"text": {"zh", "en"}, and one of "page" (a page's id), "category" (a slug),
    "address"}. Raises Invalid and NotFound; the path says which link.
    """
    stored = Navigation.objects.select_for_update().first()
    stored = stored or Navigation(site=Site.objects.get(is_default_site=True))
    changed = []
    for name, links, most in (("above", above, MOST_ABOVE), ("below", below, MOST_BELOW)):
        if links is not KEEP:
            block = stored._meta.get_field(name).stream_block.child_blocks["link"]
            setattr(stored, name, [("link", link) for link in _links(block, name, links, most)])
            changed.append(name)
    if announcement is not KEEP:
        block = stored._meta.get_field("announcement").stream_block.child_blocks["announcement"]
        said = [] if announcement is None else [("announcement", _said(block, announcement))]
        stored.announcement = said
        changed.append("announcement")
    if changed:
        stored.save()
        record(
            actor=actor,
            action="page.navigation_set",
            target=f"shop:{shop.pk}",
            shop_id=shop.pk,
            data={"changed": changed},
        )
    # Read anew: what was set is raw until it has been stored.
    return Navigation.objects.get(pk=stored.pk) if stored.pk else stored


def _links(block: Any, name: str, links: Sequence[Mapping[str, Any]], most: int) -> list[Any]:
    if len(links) > most:
        raise Invalid(field=name, most=most)
    return [
        _checked(block, _link(link, [name, str(n)]), [name, str(n)]) for n, link in enumerate(links)
    ]


def _said(block: Any, given: Mapping[str, Any]) -> Any:
    at = ["announcement"]
    raw = {
        "text": _text(given.get("text")),
        "link": _link(given.get("link") or {}, [*at, "link"]),
        "begins": given.get("begins"),
        "ends": given.get("ends"),
    }
    return _checked(block, raw, at)


def _link(given: Mapping[str, Any], path: list[str]) -> dict[str, Any]:
    page = given.get("page")
    return {
        "text": _text(given.get("text")),
        "page": _page(str(page), path).pk if page else None,
        "category": given.get("category") or "",
        "address": given.get("address") or "",
    }


def _page(text: str, path: list[str]) -> Page:
    try:
        found = Page.objects.filter(depth__gte=2, translation_key=uuid.UUID(text)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound(field="page", path=[*path, "page"])
    return found


def _text(given: Mapping[str, Any] | None) -> dict[str, str]:
    return {name: str((given or {}).get(name) or "") for name in TEXTS}


def _checked(block: Any, raw: dict[str, Any], path: list[str]) -> Any:
    """As the editor would check it. Raises Invalid with the field at fault and what it says."""
    try:
        return block.clean(block.to_python(raw))
    except ValidationError as error:
        at, said = _first(error)
        raise Invalid(said, field=path[0], path=[*path, *at]) from error


def _first(error: ValidationError) -> tuple[list[str], str]:
    """The first thing that is wrong, and where, in blocks within blocks."""
    if isinstance(error, StructBlockValidationError) and error.block_errors:
        name, inside = next(iter(error.block_errors.items()))
        at, said = _first(inside)
        return [name, *at], said
    return [], str(error.messages[0]) if getattr(error, "error_list", None) else ""
