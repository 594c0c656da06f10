"""What may be a shop's address."""

import re

from django.conf import settings

from tenants.registry.errors import SubdomainInvalid, SubdomainReserved, SubdomainTaken
from tenants.registry.models import Domain

SUBDOMAIN = re.compile(r"^[a-z](?:[a-z0-9]|-(?!-)){1,38}[a-z0-9]$")
RESERVED = frozenset(
    "www api app admin console owner root mail smtp imap ftp static media assets cdn help support "
    "status blog docs billing pay payments account accounts login signup cardfleet platform test "
    "staging demo-owner ns1 ns2 mx localhost public shop-template no-shop template".split()
)


def shop_domain(subdomain: str) -> str:
    """The platform's address for it, e.g. ``aurora.localhost``."""
    return f"{subdomain}{settings.SHOP_HOST_SUFFIX}"


def check_subdomain(subdomain: str) -> str:
    """The name as it will be used; raises SubdomainInvalid, SubdomainReserved, SubdomainTaken."""
    name = subdomain.strip().lower()
    if not name.isascii() or not SUBDOMAIN.match(name) or name.startswith("xn--"):
        raise SubdomainInvalid(field="subdomain", subdomain=subdomain[:60])
    if name in RESERVED:
        raise SubdomainReserved(field="subdomain", subdomain=name)
    if Domain.objects.filter(domain=shop_domain(name)).exists():
        raise SubdomainTaken(field="subdomain", subdomain=name)
    return name
