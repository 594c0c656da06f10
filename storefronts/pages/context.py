"""What every page of a shop's host needs: the shop, its languages, its articles."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from tenants.catalogue.memory import Memory
from tenants.kernel import versions
from tenants.registry.models import Shop

LANGUAGES = {"zh-hans": ("zh-Hans", "简体中文"), "en": ("en", "English")}
_articles: Memory[list[dict[str, Any]]] = Memory(most=500)


def shop(request: HttpRequest) -> dict[str, Any]:
    """Nothing on the owner host. Everyone sees the same: pages are cached whole."""
    found: Shop | None = getattr(request, "shop", None)
    language = get_language() or "zh-hans"
    if found is None:
        return {"LANGUAGE_CODE": language, "shop": None}
    return {
        "shop": found,
        "LANGUAGE_CODE": language,
        "entrance_layout": "shop/account_entrance.html",
        "manage_layout": "shop/account_base.html",
        "languages": _languages(request, found, language),
        "articles": articles(found),
    }


def articles(shop: Shop) -> list[dict[str, Any]]:
    """The shop's published articles for the footer, in the order of its page tree."""
    from storefronts.pages.models import ArticlePage

    stamp = versions.stamp(f"pages:{shop.pk}")
    known = _articles.get(shop.pk, stamp)
    if known is None:
        pages = ArticlePage.objects.live().order_by("path")[:12]
        known = _articles.put(
            shop.pk, stamp, [{"slug": p.slug, "zh": p.title, "en": p.title_en} for p in pages]
        )
    chinese = (get_language() or "zh").startswith("zh")
    return [
        {
            "url": reverse("wagtail_serve", args=[f"{a['slug']}/"]),
            "title": (a["zh"] if chinese else a["en"]) or a["zh"],
        }
        for a in known
    ]


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
