"""The Python client against a transport that is made up: what it sends, and what it makes of it."""

import base64
import hashlib
import hmac
import http.client
import json
import random
import time
from decimal import Decimal

import pytest

import cardfleet
from cardfleet import Response, Retries, ShopClient
from cardfleet.http import Http
from cardfleet.shop import LineInput, OrderStatus
from cardfleet.values import camel
from scripts.clients.model import snake

MONEY = {"amount": "9.90", "currency": "CNY"}
ORDER = {
    "id": "1", "number": "N-1", "status": "PAID", "delivery": "DELIVERED", "refund": "NONE",
    "total": MONEY, "refundedTotal": MONEY, "placedAt": "2026-11-05T12:00:00.000001Z",
    "expiresAt": None, "clientReference": None, "lines": [], "payments": [],
}  # fmt: skip


def placed(**more):
    payload = {"order": ORDER, "token": "t", "payment": None, "codes": None, "errors": []}
    return answer({"placeOrder": {**payload, **more}})


def answer(data=None, *, errors=None, status=200, headers=None):
    body = {"errors": errors} if errors else {"data": data}
    return Response(status, headers or {}, json.dumps(body).encode())


def failed(code, status=200, headers=None, **extensions):
    errors = [{"message": "No.", "extensions": {"code": code, **extensions}}]
    return answer(errors=errors, status=status, headers=headers)


class Line:
    """A transport that answers what it was told to, and keeps what it was asked."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    def __call__(self, request):
        self.asked.append(request)
        next_ = self.answers.pop(0)
        if isinstance(next_, Exception):
            raise next_
        return next_

    @property
    def bodies(self):
        return [json.loads(request.body) for request in self.asked]


def shop_over(line, *, waits=None, **more):
    retries = Retries(wait=(waits if waits is not None else []).append, chance=random.Random(1))
    more.setdefault("persisted", False)
    return ShopClient("https://a.example", transport=line, retries=retries, **more)


def buy(shop, **more):
    given = {"lines": [LineInput(denomination="d", quantity=2)], "email": "a@b.example", **more}
    return shop.place_order(**given)


def test_a_purchase_is_sent_and_read_with_types():
    line = Line(placed())
    bought = buy(shop_over(line, key="cf_aa_bb"), pay="wallet", client_reference="PO-7")
    assert bought.order.total.amount == Decimal("9.90")
    assert bought.order.status is OrderStatus.PAID
    assert bought.order.placed_at.utcoffset().total_seconds() == 0
    (sent,) = line.bodies
    given = sent["variables"]["input"]
    assert given.pop("idempotencyKey")
    assert given == {
        "lines": [{"denomination": "d", "quantity": 2}],
        "email": "a@b.example",
        "pay": "wallet",
        "clientReference": "PO-7",
    }
    assert line.asked[0].headers["Authorization"] == "Bearer cf_aa_bb"
    assert "Signature" not in line.asked[0].headers


def test_what_is_null_is_sent_and_what_is_not_given_is_not():
    line = Line(placed(), placed())
    shop = shop_over(line)
    buy(shop, coupon=None)
    buy(shop)
    assert ["coupon" in body["variables"]["input"] for body in line.bodies] == [True, False]


def test_whatever_the_network_does_every_attempt_carries_one_idempotency_key():
    bad_gateway = Response(502, {}, b"<html>")
    line = Line(ConnectionResetError(), TimeoutError(), bad_gateway, placed())
    waits = []
    assert buy(shop_over(line, waits=waits)).token == "t"
    keys = {body["variables"]["input"]["idempotencyKey"] for body in line.bodies}
    assert (len(line.asked), len(keys), len(waits)) == (4, 1, 3)
    assert waits == sorted(waits)


def test_retry_after_is_respected():
    waits = []
    line = Line(failed("RATE_LIMITED", 429, {"retry-after": "7"}), placed())
    buy(shop_over(line, waits=waits))
    assert waits == [7.0]


def test_one_that_is_under_way_is_asked_again():
    busy = {"code": "IN_PROGRESS", "message": "", "field": None, "path": None, "details": None}
    line = Line(placed(order=None, token=None, errors=[busy]), placed())
    assert buy(shop_over(line)).token == "t"
    assert len(line.asked) == 2


def test_it_gives_up_after_all_its_attempts():
    line = Line(*[ConnectionResetError() for _ in range(8)])
    with pytest.raises(cardfleet.NoAnswer):
        buy(shop_over(line))
    assert line.answers == []
    line = Line(*[failed("UNAVAILABLE", 503) for _ in range(8)])
    with pytest.raises(cardfleet.Unavailable):
        buy(shop_over(line))


@pytest.mark.parametrize(
    ("code", "status", "kind"),
    [
        ("UNAUTHENTICATED", 401, cardfleet.Unauthenticated),
        ("FORBIDDEN", 403, cardfleet.Forbidden),
        ("QUERY_NOT_REGISTERED", 403, cardfleet.NotRegistered),
        ("TOO_EXPENSIVE", 400, cardfleet.TooExpensive),
        ("INVALID", 400, cardfleet.Invalid),
        ("INTERNAL", 500, cardfleet.Internal),
        ("SOMETHING_NEW", 400, cardfleet.RequestFailed),
    ],
)
def test_a_failed_request_is_typed_and_not_repeated(code, status, kind):
    line = Line(failed(code, status, reference="r-1"))
    with pytest.raises(kind) as caught:
        shop_over(line).shop()
    assert (caught.value.code, caught.value.status) == (code, status)
    assert caught.value.extensions["reference"] == "r-1"
    assert len(line.asked) == 1


def test_a_refusal_is_typed_and_keeps_what_was_answered():
    fault = {"code": "PAYMENT_DECLINED", "message": "No.", "field": "pay", "path": None,
             "details": {"left": 1}}  # fmt: skip
    line = Line(placed(errors=[fault]))
    with pytest.raises(cardfleet.Refused) as caught:
        buy(shop_over(line))
    assert caught.value.code == "PAYMENT_DECLINED"
    assert caught.value.faults[0].details == {"left": 1}
    assert caught.value.payload.token == "t"
    assert len(line.asked) == 1


def test_a_query_goes_by_its_hash_and_with_its_text_where_that_is_unknown():
    shop = {"name": "A", "url": "u", "locales": [], "currency": "CNY", "theme": "t",
            "supportEmail": None}  # fmt: skip
    line = Line(failed("PERSISTED_QUERY_NOT_FOUND"), answer({"shop": shop}), answer({"shop": shop}))
    client = shop_over(line, persisted=True)
    client.shop()
    client.shop()
    first, second, third = line.bodies
    assert "query" not in first
    assert "query" not in third
    told = second["extensions"]["persistedQuery"]["sha256Hash"]
    assert hashlib.sha256(second["query"].encode()).hexdigest() == told
    assert first["extensions"] == third["extensions"] == second["extensions"]


def test_every_page_of_a_list_is_read():
    def page(names, cursor):
        nodes = [{"node": {**ORDER, "number": name}} for name in names]
        info = {"hasNextPage": cursor is not None, "endCursor": cursor}
        return answer({"me": {"orders": {"edges": nodes, "pageInfo": info}}})

    line = Line(page(["1", "2"], "c"), page(["3"], None))
    orders = cardfleet.each(shop_over(line).my_orders, first=2)
    assert [order.number for order in orders] == ["1", "2", "3"]
    assert [body["variables"] for body in line.bodies] == [{"first": 2}, {"first": 2, "after": "c"}]


def test_a_page_that_costs_too_much_is_asked_in_halves():
    empty = {"edges": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}
    line = Line(failed("TOO_EXPENSIVE", 400), failed("TOO_EXPENSIVE", 400),
                answer({"products": empty}))  # fmt: skip
    assert list(cardfleet.each(shop_over(line).products)) == []
    assert [body["variables"]["first"] for body in line.bodies] == [100, 50, 25]
    line = Line(*[failed("TOO_EXPENSIVE", 400) for _ in range(2)])
    with pytest.raises(cardfleet.TooExpensive):
        list(cardfleet.each(shop_over(line).products, first=8))


def test_a_list_of_nobody_says_so():
    with pytest.raises(cardfleet.NotThere):
        shop_over(Line(answer({"me": None}))).my_orders()


def test_a_choice_that_came_later_is_kept_as_it_came():
    status = OrderStatus("TELEPORTED")
    assert (status, status.value) == ("TELEPORTED", "TELEPORTED")
    assert status not in list(OrderStatus)


def test_each_attempt_is_signed_anew():
    line = Line(ConnectionResetError(), placed())
    buy(shop_over(line, key="cf_aa_bb", signing_secret="s"))
    inputs = [request.headers["Signature-Input"] for request in line.asked]
    assert len(set(inputs)) == 2
    assert all('keyid="cf_aa"' in one for one in inputs)


def test_a_signing_secret_without_a_key_is_a_mistake():
    with pytest.raises(ValueError):
        ShopClient("https://a.example", signing_secret="s")


def test_neither_key_nor_secret_is_in_what_is_printed():
    shop = ShopClient("https://a.example", key="cf_aa_bb", signing_secret="hush")
    assert "bb" not in repr(shop)
    assert "hush" not in repr(shop)


def test_a_list_that_was_cut_off_is_no_list():
    head = b'{"type":"head","full":true,"cursor":"c","stockCursor":"s"}\n'
    row = '{"denomination":"1","name":"a\u2028b"}\n'.encode()
    end = b'{"type":"end","rows":1}\n'
    line = Line(Response(200, {}, head + row + end), Response(200, {}, head + row))
    shop = shop_over(line)
    found = shop.price_list(changed_since="a+b")
    assert found.rows == [{"denomination": "1", "name": "a\u2028b"}]
    assert line.asked[0].url == "https://a.example/api/price-list.ndjson?changedSince=a%2Bb"
    with pytest.raises(cardfleet.CutOff):
        shop.price_list()


# ------------------------------------------------------------------ webhooks

KEY = base64.b64encode(b"k" * 24).decode()


def sent(body, *, at=None, key=KEY):
    at = str(int(at if at is not None else time.time()))
    mac = hmac.digest(base64.b64decode(key), f"m-1.{at}.".encode() + body, "sha256")
    signature = f"v1,{base64.b64encode(mac).decode()}"
    return {"Webhook-Id": "m-1", "Webhook-Timestamp": at, "Webhook-Signature": f"v1,x {signature}"}


def test_a_webhook_of_the_shop_is_read():
    body = b'{"type": "ping"}'
    assert cardfleet.verified(f"whsec_{KEY}", sent(body), body) == {"type": "ping"}


@pytest.mark.parametrize("how", ["changed", "old", "other secret", "no headers", "not a number"])
def test_any_other_webhook_is_refused(how):
    body = b'{"type": "ping"}'
    headers = sent(body, at=1 if how == "old" else None)
    secret = base64.b64encode(b"x" * 24).decode() if how == "other secret" else KEY
    if how == "no headers":
        headers = {}
    if how == "not a number":
        headers["Webhook-Timestamp"] = "now"
    with pytest.raises(cardfleet.BadSignature):
        cardfleet.verified(secret, headers, body + b" " if how == "changed" else body)


@pytest.mark.parametrize("name", ["idempotencyKey", "first", "ownNameZh", "sha256"])
def test_names_of_the_schema_come_back_from_python(name):
    assert camel(snake(name)) == name


@pytest.mark.parametrize("signed", [True, False])
def test_a_signed_request_is_never_sent_twice_by_the_transport(monkeypatch, signed):
    """The server closed the idle connection: who signs signs anew, a nonce is good for once."""
    carrier, sent, closed = Http(), [], []

    def ask(connection, request):
        sent.append(request.headers.get("Signature-Input"))
        if len(sent) == 2 and not closed:
            closed.append(True)
            raise http.client.RemoteDisconnected("idle")
        return Response(200, {}, b'{"data": {}}')

    monkeypatch.setattr(carrier, "_ask", ask)
    shop = ShopClient(
        "http://aurora.localhost",
        key="cf_abcdefgh_0",
        signing_secret="cfs_" + "00" * 32 if signed else None,
        transport=carrier,
        retries=Retries(attempts=2, first_s=0.001),
    )
    for _ in range(2):
        assert shop.send("POST", "/graphql/", b"{}").status == 200
    assert len(sent) == 3
    assert len(set(sent)) == (3 if signed else 1)
