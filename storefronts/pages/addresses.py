"""Addresses that people type and pages have: what is one, and in which language it leads."""

import re

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

LANGUAGES = ("zh-hans", "en")
# Served without a language.
WITHOUT_LANGUAGE = ("media", "static", "documents", "sitemap.xml", "robots.txt")
_OUTSIDE = re.compile(r"https?://[^\s/@\\]+\.[^\s@\\]+|https?://localhost[^\s@\\]*", re.IGNORECASE)
_OTHER = re.compile(r"mailto:[^\s@<>]+@[^\s@<>]+|tel:\+?[0-9 ()-]{3,30}", re.IGNORECASE)
_INSIDE = re.compile(r"/(?![/\\])[^\s\\<>\"]*|#[\w-]{1,80}")


def check_address(address: str) -> None:
    """Raises ValidationError for what is neither of this shop, nor of the web, mail, telephone."""
    if any(pattern.fullmatch(address) for pattern in (_OUTSIDE, _OTHER, _INSIDE)):
        return
    raise ValidationError(
        _("This is no address. It begins with https:// or, for a page of this shop, with /.")
    )


def local(address: str) -> str:
    """An address of this shop under the active language; others as they are.

    A stored address that is none is dropped: what an import or an old version let in does no harm.
    """
    try:
        check_address(address)
    except ValidationError:
        return ""
    if not address.startswith("/"):
        return address
    head = address.lstrip("/").split("/", 1)[0].split("?", 1)[0]
    if head in LANGUAGES or head in WITHOUT_LANGUAGE:
        return address
    return f"/{language()}{address}"


def language() -> str:
    """`zh-hans` or `en`, as addresses begin."""
    return "zh-hans" if (get_language() or "zh").startswith("zh") else "en"


def page_address(page: Page) -> str:
    """Where a page of the shop is, in the active language."""
    below_home = (page.url_path or "").strip("/").split("/")[1:]
    if not below_home:
        return reverse("home")
    return reverse("wagtail_serve", args=["/".join(below_home) + "/"])
