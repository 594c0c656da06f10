"""Who is really asking, where a proxy stands before us."""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse


class ClientAddressMiddleware:
    """Put the visitor's own address in ``REMOTE_ADDR``: limits, logs and the audit read it there.

    ``X-Forwarded-For`` is believed only as far as it was written by ``TRUSTED_PROXIES``
    (addresses or networks; a socket of the same machine counts as one): from the right, the first
    address that is none of theirs is the visitor. What stands left of it anybody could have sent.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.TRUSTED_PROXIES:
            raise MiddlewareNotUsed
        try:
            self.trusted = [ip_network(text, strict=False) for text in settings.TRUSTED_PROXIES]
        except ValueError as error:
            raise ImproperlyConfigured(f"TRUSTED_PROXIES: {error}") from error
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        peer = request.META.get("REMOTE_ADDR", "")
        if not peer or self._trusts(_address(peer)):
            hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            request.META["REMOTE_ADDR"] = self._visitor(hops) or peer
        return self.get_response(request)

    def _visitor(self, hops: list[str]) -> str:
        """The last hop that a trusted proxy saw; what is no address ends the search."""
        visitor = ""
        for hop in reversed(hops):
            address = _address(hop.strip())
            if address is None:
                break
            visitor = str(address)
            if not self._trusts(address):
                break
        return visitor

    def _trusts(self, address: IPv4Address | IPv6Address | None) -> bool:
        return address is not None and any(address in network for network in self.trusted)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address
