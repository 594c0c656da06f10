"""What reaches Sentry: events are captured by a transport of ours, never sent."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.transport import Transport

from config.settings.observability import COLLECTED, scrub_event

CODE = "Q2J6Q-RWQAJ-JT675"
MAIL = "buyer@example.test"
KEY = "cf_abcd1234_0123456789abcdef"


class Captured(Transport):
    """Keeps what would have been sent."""

    def __init__(self, options: Any = None) -> None:
        super().__init__(options)
        self.sent: list[str] = []

    def capture_envelope(self, envelope: Any) -> None:
        self.sent.append(envelope.serialize().decode(errors="replace"))


@pytest.fixture
def captured() -> Iterator[Captured]:
    transport = Captured()
    before = sentry_sdk.get_client()
    sentry_sdk.init(
        dsn="https://public@sentry.invalid/1",
        transport=transport,
        integrations=[DjangoIntegration()],
        data_collection=COLLECTED,
        before_send=scrub_event,
    )
    yield transport
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(before)


def test_an_event_holds_no_code_mail_or_key(captured):
    card_code = CODE
    try:
        raise ValueError(f"could not send to {MAIL} with {KEY}, code={card_code}")
    except ValueError as error:
        sentry_sdk.set_extra("secret", CODE)
        sentry_sdk.set_context("line", {"pin": CODE, "quantity": 2})
        sentry_sdk.add_breadcrumb(message=f"mail to {MAIL}", data={"body": CODE})
        sentry_sdk.capture_exception(error)
    (event,) = captured.sent
    for secret in (CODE, MAIL, KEY):
        assert secret not in event
    assert "ValueError" in event
    assert "test_scrubbing" in event


def test_the_positive_control_shows_that_the_test_can_fail(captured, monkeypatch):
    monkeypatch.setitem(sentry_sdk.get_client().options, "before_send", None)
    sentry_sdk.set_extra("note", CODE)
    sentry_sdk.capture_message("hello")
    assert CODE in captured.sent[0]


def test_a_request_body_and_cookies_are_dropped():
    event = {
        "request": {"url": "https://a/b", "data": CODE, "cookies": {"cardfleet": "s"}},
        "user": {"email": MAIL},
    }
    text = json.dumps(scrub_event(event, None))
    assert "cardfleet" not in text
    assert CODE not in text
    assert "https://a/b" in text
