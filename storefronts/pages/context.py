"""What every page of a shop's host needs: the shop, its languages, its links."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from storefronts.pages.frame import frame_of
from tenants.registry.models import Shop

LANGUAGES = {"zh-hans": ("zh-Hans", "简体中文"), "en": ("en", "English")}


def shop(request: HttpRequest) -> dict[str, Any]:
    """Nothing on the owner host. Everyone sees the same: pages are cached whole."""
    found: Shop | None = getattr(request, "shop", None)
    language = get_language() or "zh-hans"
    if found is None:
        return {"LANGUAGE_CODE": language, "shop": None}
    frame = frame_of(found)
    return {
        "shop": found,
        "LANGUAGE_CODE": language,
        "entrance_layout": "shop/account_entrance.html",
        "manage_layout": "shop/account_base.html",
        "languages": _languages(request, found, language),
        # What the shop has put into its footer; all its articles and legal pages else.
        "articles": frame.below,
        "links_above": frame.above,
        "announcement": frame.announcement,
    }


def _languages(request: HttpRequest, shop: Shop, language: str) -> list[dict[str, Any]]:
    """The same page in each language, where the page's address has one."""
    head, _, rest = request.path.lstrip("/").partition("/")
    query = request.META.get("QUERY_STRING", "") if request.method == "GET" else ""
    tail = (rest if head in LANGUAGES else "") + (f"?{query}" if query else "")
    return [
        {"lang": lang, "name": name, "url": f"/{code}/{tail}", "current": code == language}
        for code, (lang, name) in LANGUAGES.items()
        if code in shop.locales
    ]
