"""Case 22: an address that a person types never leads inside, when it is typed or later."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storefronts.webhooks import services, wire
from storefronts.webhooks.addresses import checked
from storefronts.webhooks.errors import (
    BadAddress,
    EndpointExists,
    TooManyEndpoints,
    UnknownKind,
)
from storefronts.webhooks.models import Endpoint
from tenants.audit.models import AuditEvent
from tenants.kernel.errors import Required
from tenants.kernel.ids import new_id
from tests.webhooks.conftest import BOSS
from tests.webhooks.receiver import Receiver, receiving

INSIDE = [
    "169.254.169.254",  # the metadata service
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0.0.0.0",
    "0",
    "10.0.0.8",
    "172.16.3.4",
    "192.168.1.1",
    "100.64.0.1",
    "192.0.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:a9fe:a9fe]",
    "[::ffff:10.0.0.8]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::a00:8]",
    "[2002:7f00:1::]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
]
Names = Callable[[list[str]], list[str]]


@pytest.fixture(autouse=True)
def _outside_only(settings: Any) -> None:
    settings.WEBHOOKS_ALLOW_LOOPBACK = False


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """``names(["10.0.0.8"])``: what any name leads to, one after the other. Returns who asked."""
    real, asked = socket.getaddrinfo, []

    def lead(addresses: list[str]) -> list[str]:
        left = list(addresses)

        def answer(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
            asked.append(host)
            if str(host).endswith(".example.com"):
                host = left.pop(0) if len(left) > 1 else left[0]
            return real(host, port, *args, **kwargs)

        monkeypatch.setattr(socket, "getaddrinfo", answer)
        return asked

    return lead


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Where a connection was tried; none is made."""
    found: list[Any] = []

    def connect(_socket: Any, address: Any) -> None:
        found.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return found


def sent(url: str) -> wire.Answer:
    return wire.post(url, body=b"{}", headers={})


# ---------------------------------------------------------------- when connecting


@pytest.mark.parametrize("host", INSIDE)
def test_no_connection_is_made_to_an_inside_address(host: str, dialled: list[Any]) -> None:
    assert sent(f"https://{host}/").error in ("address", "name")
    assert dialled == []


@pytest.mark.parametrize("host", [h for h in INSIDE if h[0] == "[" or h.count(".") == 3])
def test_nor_by_a_name_that_leads_there(host: str, names: Names, dialled: list[Any]) -> None:
    names([host.strip("[]")])
    assert sent("https://hooks.example.com/").error in ("address", "name")
    assert dialled == []


def test_a_public_address_is_connected_to(names: Names, dialled: list[Any]) -> None:
    """The positive control of the two above."""
    names(["93.184.215.14"])
    assert sent("https://hooks.example.com/").error == "connection"
    assert dialled == ["93.184.215.14"]


def test_a_name_that_leads_elsewhere_at_the_second_look_is_looked_at_once(
    names: Names, dialled: list[Any]
) -> None:
    """DNS rebinding: the address that was looked at is the one that is connected to."""
    asked = names(["93.184.215.14", "127.0.0.1"])
    sent("https://hooks.example.com/")
    assert dialled == ["93.184.215.14"]
    assert asked.count("hooks.example.com") == 1


def test_a_redirect_inwards_is_not_followed(settings: Any, receiver: Receiver) -> None:
    settings.WEBHOOKS_ALLOW_LOOPBACK = True
    with receiving() as inside:
        receiver.answer, receiver.headers = 307, {"Location": inside.url}
        assert sent(receiver.url).error == "redirect"
        assert inside.got == []
    assert len(receiver.got) == 1


def test_a_loopback_receiver_is_refused_unless_the_setting_allows_it(
    settings: Any, receiver: Receiver
) -> None:
    assert sent(receiver.url).error == "address"
    settings.WEBHOOKS_ALLOW_LOOPBACK = True
    assert sent(receiver.url).is_good
    assert len(receiver.got) == 1
    # The setting opens this machine, and no other inside address.
    assert sent("http://10.0.0.8/").error == "address"


def test_a_proxy_in_the_environment_is_not_asked(
    settings: Any, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOKS_ALLOW_LOOPBACK = True
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert sent(receiver.url).is_good


def test_a_certificate_that_nobody_vouches_for_is_refused(settings: Any, tmp_path: Path) -> None:
    settings.WEBHOOKS_ALLOW_LOOPBACK = True
    with receiving(tls=tmp_path) as own:
        assert sent(own.url).error == "tls"
        assert own.got == []


def test_plain_http_where_tls_is_expected(settings: Any, receiver: Receiver) -> None:
    settings.WEBHOOKS_ALLOW_LOOPBACK = True
    assert sent(receiver.url.replace("http://", "https://")).error in ("tls", "connection")
    assert receiver.got == []


def test_a_name_that_is_not_there(names: Names) -> None:
    assert sent("https://no-such-host.invalid/").error == "name"


# ---------------------------------------------------------------- when it is typed


@pytest.mark.parametrize(
    "url",
    [
        *[f"https://{host}/hooks" for host in INSIDE],
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "example.com/hooks",
        "https://user:secret@example.com/",
        "https://example.com/#part",
        "https://example.com:99999/",
        "https://example.com:port/",
        "https://[::1/",
        "https://localhost/",
        "https://shop.localhost/",
        "https://intranet/",
        "https://db.internal/",
        "https://printer.local/",
        "https://exa mple.com/",
        "https://example.com/\r\nHost: evil",
        "https://ex\u00e4mple.com/",
        "https://example.com/" + "a" * 500,
        "",
    ],
)
def test_an_address_that_cannot_be_is_refused_with_a_reason(url: str) -> None:
    with pytest.raises(BadAddress) as refused:
        checked(url)
    assert refused.value.details["reason"]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "https://example.com:8443/hooks?token=a%20b",
        " https://hooks.example.com./x ",
        "https://93.184.215.14/",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
        "https://xn--exmple-cua.com/",
    ],
)
def test_a_public_address_is_taken(url: str) -> None:
    assert checked(url) == url.strip()


# ---------------------------------------------------------------- endpoints


def create(shop: Any, **changes: Any) -> tuple[Endpoint, str]:
    fields = {"url": "https://example.com/", "kinds": ["order.paid"], "actor": BOSS}
    return services.create_endpoint(shop=shop, **{**fields, **changes})


def test_an_endpoint_is_made_once_audited_and_its_secret_is_in_no_table(in_aurora: Any) -> None:
    reference = new_id()
    endpoint, secret = create(
        in_aurora, endpoint_id=reference, url="https://example.com/?token=t0k3n"
    )
    assert secret.startswith("whsec_")
    with pytest.raises(EndpointExists):
        create(in_aurora, endpoint_id=reference)
    assert Endpoint.objects.get() == endpoint
    event = AuditEvent.objects.get(action="webhook_endpoint.created")
    assert event.data == {"host": "example.com", "kinds": ["order.paid"]}


def test_kinds_are_known_ones_and_at_least_one(in_aurora: Any) -> None:
    with pytest.raises(UnknownKind):
        create(in_aurora, kinds=["order.paid", "order.eaten"])
    with pytest.raises(UnknownKind):
        create(in_aurora, kinds=["ping"])
    with pytest.raises(Required):
        create(in_aurora, kinds=[])
    assert not Endpoint.objects.exists()


def test_a_shop_has_so_many_and_no_more(in_aurora: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST", 2)
    create(in_aurora)
    create(in_aurora)
    with pytest.raises(TooManyEndpoints):
        create(in_aurora)
