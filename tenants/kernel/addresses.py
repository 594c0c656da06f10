"""Whom a limit counts."""

from functools import lru_cache
from ipaddress import IPv6Address, ip_address


@lru_cache(maxsize=20_000)
def network_of(address: str | None) -> str:
    """The address that limits count by: an IPv4 address, or the /64 that one IPv6 customer has.

    What is no address counts as itself.
    """
    try:
        found = ip_address(address or "")
    except ValueError:
        return address or ""
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return f"{IPv6Address(int(found) >> 64 << 64)}/64"
