"""What may be a shop's own domain, before anybody asks the DNS."""

import ipaddress
import re
from typing import Any

from django.conf import settings

from tenants.registry.errors import DomainInvalid, DomainNotPlain, DomainOfPlatform, DomainReserved

LONGEST = 253
_LABEL = re.compile(r"^(?!-)[a-z0-9-]{1,63}(?<!-)$")
# RFC 6761 and RFC 6762, and names that only mean something inside a network.
RESERVED = frozenset(
    "localhost local internal intranet lan home corp private test example invalid onion arpa "
    "alt".split()
)


def check_domain_name(text: str) -> str:
    """The name as it is kept: lower case, no scheme, no path, no port, no "www.".

    Names with letters outside of a-z are refused, also written as punycode: they can pass for
    another shop's. Raises DomainInvalid, DomainNotPlain, DomainReserved, DomainOfPlatform.
    """
    name = re.sub(r"^https?://", "", text.strip().lower()).partition("/")[0]
    name = name.partition(":")[0].rstrip(".").removeprefix("www.")
    shown: dict[str, Any] = {"field": "domain", "domain": text.strip()[:80]}
    labels = name.split(".")
    if not name.isascii() or any(label.startswith("xn--") for label in labels):
        raise DomainNotPlain(**shown)
    if len(name) > LONGEST or len(labels) < 2 or not all(map(_LABEL.match, labels)):
        raise DomainInvalid(**shown)
    if _is_address(name) or labels[-1].isdecimal():
        raise DomainInvalid(**shown)
    if _is_platforms(name):
        raise DomainOfPlatform(**shown)
    if labels[-1] in RESERVED:
        raise DomainReserved(**shown)
    return name


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_platforms(name: str) -> bool:
    owners, suffix = settings.OWNER_HOST.lower(), settings.SHOP_HOST_SUFFIX.lower().lstrip(".")
    return any(name == ours or name.endswith(f".{ours}") for ours in (owners, suffix))
