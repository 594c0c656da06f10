"""What an endpoint's address may look like. The guard proper looks again when it connects."""

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from storefronts.webhooks.errors import BadAddress
from storefronts.webhooks.wire import is_public

LONGEST = 500
_LOCAL_NAMES = (".localhost", ".local", ".internal", ".home.arpa", ".onion")


def checked(url: str) -> str:
    """The address without spaces around it. Raises BadAddress."""
    url = url.strip()
    if problem := _problem(url):
        raise BadAddress(field="url", url=url[:100], reason=problem)
    return url


def _problem(url: str) -> str | Promise:
    try:
        parts = urlsplit(url)
        host, _port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return _("it is not written as an address")
    if len(url) > LONGEST or not url.isascii() or not url.isprintable() or " " in url:
        return _("it is too long, or has characters that an address has not")
    if not host or not parts.netloc:
        return _("write it like https://example.com/webhooks")
    if parts.username is not None or parts.password is not None:
        return _("a name and a password in it would be shown to everybody who sees it")
    if parts.fragment:
        return _("the part after # is never sent")
    is_here = _is_loopback(host)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_here and _may_be_here()):
        return _("it has to begin with https://")
    if is_here:
        return "" if _may_be_here() else _("it leads to a place that is not public")
    if _is_inside(host):
        return _("it leads to a place that is not public")
    return ""


def _may_be_here() -> bool:
    return bool(settings.WEBHOOKS_ALLOW_LOOPBACK)


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    literal = _literal(host)
    return literal is not None and ip_address(literal).is_loopback


def _is_inside(host: str) -> bool:
    literal = _literal(host)
    if literal is not None:
        return not is_public(literal)
    return "." not in host or host.endswith(_LOCAL_NAMES)


def _literal(host: str) -> str | None:
    """The IP address that is meant, in whichever spelling: 127.1, 0x7f000001, 2130706433."""
    try:
        return str(ip_address(host.split("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return None
