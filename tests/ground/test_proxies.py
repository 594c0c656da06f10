"""Whose address counts: the visitor's, never one that the visitor made up."""

import pytest
from django.core.exceptions import ImproperlyConfigured, MiddlewareNotUsed
from django.http import HttpResponse
from django.test import RequestFactory

from tenants.registry.proxies import ClientAddressMiddleware


def seen(settings, peer, forwarded, trusted=("10.0.0.0/8", "::1")):
    settings.TRUSTED_PROXIES = list(trusted)
    found = []

    def view(request):
        found.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    ClientAddressMiddleware(view)(RequestFactory().get("/", REMOTE_ADDR=peer, **headers))
    return found[0]


@pytest.mark.parametrize(
    ("peer", "forwarded", "visitor"),
    [
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("::1", "2001:db8::7", "2001:db8::7"),
        ("", "203.0.113.9", "203.0.113.9"),  # by a socket of this machine
        # Two of our proxies in a row, and what the visitor wrote before them.
        ("10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        ("10.0.0.1", "1.1.1.1, nonsense, 10.0.0.2", "10.0.0.2"),
        ("10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", None, "10.0.0.1"),
        # Not from a proxy of ours: the header is the visitor's own invention.
        ("203.0.113.9", "1.1.1.1", "203.0.113.9"),
    ],
)
def test_the_visitor_is_the_last_hop_before_our_proxies(settings, peer, forwarded, visitor):
    assert seen(settings, peer, forwarded) == visitor


def test_without_proxies_the_header_is_not_read_at_all(settings):
    with pytest.raises(MiddlewareNotUsed):
        seen(settings, "10.0.0.1", "203.0.113.9", trusted=())


def test_a_network_that_is_none_stops_the_start(settings):
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES"):
        seen(settings, "10.0.0.1", "", trusted=("proxy.example",))
