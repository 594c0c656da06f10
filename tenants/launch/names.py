"""What may be a shop's address, and what else it could be called."""

import re
import unicodedata
from typing import Any

from django.conf import settings
from django.db.models import CharField, F, Func, Q, Value
from django.db.models.functions import Replace
from django.db.models.lookups import In
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from pypinyin import Style, lazy_pinyin

from tenants.kernel.errors import Refusal, Required
from tenants.registry.errors import SubdomainInvalid, SubdomainReserved, SubdomainTaken
from tenants.registry.models import Domain

LONGEST = 40
SUBDOMAIN = re.compile(r"^[a-z](?:[a-z0-9]|-(?!-)){1,38}[a-z0-9]$")
RESERVED = frozenset(
    "www api app admin console owner root mail smtp imap ftp static media assets cdn help support "
    "status blog docs billing pay payments account accounts login signup cardfleet platform test "
    "staging demo-owner ns1 ns2 mx localhost public shop-template no-shop template "
    # Names that a buyer would take for a payment service.
    "alipay wechat wechatpay weixin unionpay paypal stripe visa mastercard".split()
)
# What the eye takes for something else, in the letters that an address may have. A 1 can stand
# for an l or an i, so there are two readings.
READINGS = (("015", "ols"), ("015", "ois"))
PAIRS = (("rn", "m"), ("vv", "w"))
ENDINGS = ("", "-card", "-shop", "-cards", "-go", "-88", "-store", "-hub")


class SubdomainTooLong(SubdomainInvalid):
    message = _("“%(subdomain)s…” has %(length)s characters. An address has at most 40.")


class SubdomainForeign(SubdomainInvalid):
    """Chinese, Cyrillic, full-width letters: also those that look like a-z."""

    message = _(
        "“%(subdomain)s” has letters outside of a-z; such an address can pass for another one. "
        "Use a-z, 0-9 and hyphens."
    )


class SubdomainEmoji(SubdomainInvalid):
    message = _("“%(subdomain)s” has a symbol or an emoji. Use a-z, 0-9 and hyphens.")


class SubdomainPunycode(SubdomainInvalid):
    message = _("An address cannot begin with “xn--”: that is how foreign letters are encoded.")


class SubdomainLooksAlike(SubdomainTaken):
    message = _("“%(subdomain)s” looks too much like an address that is taken. Try another name.")


class SubdomainLooksReserved(SubdomainReserved):
    message = _("“%(subdomain)s” looks too much like “%(other)s”, which is reserved.")


def shop_domain(subdomain: str) -> str:
    """The platform's address for it, e.g. ``aurora.localhost``."""
    return f"{subdomain}{settings.SHOP_HOST_SUFFIX}"


def check_subdomain(subdomain: str) -> str:
    """The name as it will be used; raises a SubdomainInvalid, -Reserved or -Taken, which says why.

    Names that look like a reserved or a taken one are refused with them.
    """
    name = check_shape(subdomain)
    if name in RESERVED:
        raise SubdomainReserved(field="subdomain", subdomain=name)
    for look in looks_of(name):
        if other := _RESERVED_LOOKS.get(look):
            raise SubdomainLooksReserved(field="subdomain", subdomain=name, other=other)
    taken = _taken_like([name])
    if name in taken:
        raise SubdomainTaken(field="subdomain", subdomain=name)
    if taken:
        raise SubdomainLooksAlike(field="subdomain", subdomain=name)
    return name


def check_shape(subdomain: str) -> str:
    """The name in lower case. Raises SubdomainInvalid; asks no database."""
    name = subdomain.strip().lower()
    shown: dict[str, Any] = {"field": "subdomain", "subdomain": subdomain.strip()[:60]}
    if not name.isascii():
        symbols = [c for c in name if unicodedata.category(c) in ("So", "Sk", "Cf", "Cn", "Mn")]
        raise SubdomainEmoji(**shown) if symbols else SubdomainForeign(**shown)
    if name.startswith("xn--"):
        raise SubdomainPunycode(**shown)
    if len(name) > LONGEST:
        shown["subdomain"] = name[:20]
        raise SubdomainTooLong(**shown, length=len(name))
    if not SUBDOMAIN.match(name):
        raise SubdomainInvalid(**shown)
    return name


def looks_of(name: str) -> list[str]:
    """Two names that a reader may take for each other have one of these in common."""
    for pair, letter in PAIRS:
        name = name.replace(pair, letter)
    return [name.translate(str.maketrans(*reading)) for reading in READINGS]


_RESERVED_LOOKS = {look: word for word in RESERVED for look in looks_of(word)}


def _taken_like(names: list[str]) -> set[str]:
    """Of the platform's addresses, the names that look like one of these."""
    suffix = settings.SHOP_HOST_SUFFIX
    plain: Any = F("domain")
    for pair, letter in PAIRS:
        plain = Replace(plain, Value(pair), Value(letter))
    alike = Q()
    for number, reading in enumerate(READINGS):
        seen = Func(plain, *map(Value, reading), function="translate", output_field=CharField())
        wanted = {looks_of(name + suffix)[number] for name in names}
        alike |= Q(In(seen, wanted))
    found = Domain.objects.filter(alike, kind=Domain.Kind.PLATFORM)
    return {d.removesuffix(suffix) for d in found.values_list("domain", flat=True)}


def suggest(text: str, *, most: int = 4) -> list[str]:
    """Free addresses for a shop of that name, the nearest first; Chinese by its pinyin."""
    wanted: list[str] = []
    for root in _roots(text):
        for ending in ENDINGS:
            name = root[: LONGEST - len(ending)].rstrip("-") + ending
            if SUBDOMAIN.match(name) and name not in wanted:
                wanted.append(name)
    wanted = [name for name in wanted if not _RESERVED_LOOKS.keys() & looks_of(name)]
    taken = {look for name in _taken_like(wanted) for look in looks_of(name)} if wanted else set()
    return [name for name in wanted if not taken & set(looks_of(name))][:most]


def _words(part: str) -> Any:
    """What is no Chinese, word by word."""
    return part.split()


def _roots(text: str) -> list[str]:
    """ "极光数卡" is jiguangshuka, jiguang-shuka and jgsk; "Aurora Cards!" is aurora-cards."""
    plain = unicodedata.normalize("NFKC", text)[:80]
    syllables = [slugify(s) for s in lazy_pinyin(plain, errors=_words)]
    syllables = [s for s in syllables if s]
    joined = "".join(syllables)
    if plain.isascii():
        found = [slugify(plain.replace("_", "-")), joined]
    else:
        initials = "".join(lazy_pinyin(plain, style=Style.FIRST_LETTER, errors="ignore"))
        found = [joined, "-".join(syllables), initials if len(initials) > 2 else ""]
    found = [re.sub(r"-{2,}", "-", root).strip("-") for root in found]
    found = [root if not root[:1].isdigit() else f"shop{root}" for root in found]
    return list(dict.fromkeys(root for root in found if root)) or ["card-shop"]


def availability(subdomain: str, *, name: str = "") -> dict[str, object]:
    """What the wizard shows beside the field: free or why not, and what is free instead."""
    try:
        if not subdomain.strip():
            raise Required(field="subdomain")
        free = check_subdomain(subdomain)
    except Refusal as refusal:
        wishes = suggest(name or subdomain)
        return {"free": False, "message": str(refusal), "suggestions": wishes}
    return {"free": True, "name": free, "address": shop_domain(free), "suggestions": []}
