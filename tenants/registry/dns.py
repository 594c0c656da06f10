"""Asking the DNS, through one small door that tests and other resolvers can stand in for."""

from collections.abc import Callable

import dns.exception
import dns.resolver
from django.conf import settings
from django.utils.module_loading import import_string

TIMEOUT_S = 5.0
# The texts of a name's TXT records; none where there are none. Raises Unreachable.
Resolver = Callable[[str], list[str]]


class Unreachable(Exception):
    """Nobody could tell: no answer, or a broken one. It says nothing about the record."""


def txt_records(name: str) -> list[str]:
    """From the servers of ``DNS_SERVERS``, or those of the machine. Raises Unreachable."""
    try:
        resolver = dns.resolver.Resolver(configure=not settings.DNS_SERVERS)
        if settings.DNS_SERVERS:
            resolver.nameservers = [_server(text) for text in settings.DNS_SERVERS]
        answer = resolver.resolve(f"{name}.", "TXT", lifetime=TIMEOUT_S, search=False)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except (dns.exception.DNSException, OSError, ValueError) as error:
        raise Unreachable(type(error).__name__) from error
    return [b"".join(record.strings).decode("utf-8", "replace") for record in answer]


def _server(text: str) -> "str | dns.resolver.Nameserver":  # type: ignore[name-defined]
    """``1.2.3.4`` or ``1.2.3.4:5353``."""
    from dns.nameserver import Do53Nameserver

    host, _colon, port = text.rpartition(":") if text.count(":") == 1 else (text, "", "")
    return Do53Nameserver(host, int(port)) if port else text


def resolver() -> Resolver:
    """The one that the settings name."""
    return import_string(settings.DNS_RESOLVER)  # type: ignore[no-any-return]
