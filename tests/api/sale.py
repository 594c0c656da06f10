"""The operations of a sale as a client writes them."""

import itertools
from typing import Any

ORDER = """id number status delivery refund total { amount currency } refundedTotal { amount }
  placedAt expiresAt clientReference
  lines { id name quantity unitPrice { amount } total { amount } delivery deliveredAt }
  payments { id provider status amount { amount currency } redirectUrl qrCode }"""
ERRORS = "errors { code message field path details }"
PLACE = f"""mutation($input: PlaceOrderInput!) {{ placeOrder(input: $input) {{
  order {{ {ORDER} }} token payment {{ provider status redirectUrl }}
  codes {{ line code pin expiresOn cardNumber }} {ERRORS} }} }}"""
PAY = f"""mutation($input: PayOrderInput!) {{ payOrder(input: $input) {{
  order {{ number status delivery }} payment {{ id provider status amount {{ amount }}
  redirectUrl qrCode }} {ERRORS} }} }}"""
CANCEL = f"""mutation($input: CancelOrderInput!) {{ cancelOrder(input: $input) {{
  order {{ number status }} {ERRORS} }} }}"""
REVEAL = f"""mutation($input: RevealCodesInput!) {{ revealCodes(input: $input) {{
  codes {{ line code pin expiresOn }} {ERRORS} }} }}"""
QUOTE = f"""mutation($input: QuoteInput!) {{ createQuote(input: $input) {{
  quote {{ id total {{ amount currency }} expiresAt lines {{ denomination quantity
    unitPrice {{ amount }} discount {{ amount }} total {{ amount }}
    explanation {{ label amount {{ amount currency }} }} }} }} {ERRORS} }} }}"""
LOOK = f"""query($number: String!, $token: String) {{ order(number: $number, token: $token) {{
  {ORDER} }} }}"""

_keys = itertools.count(1)


def line(denomination: Any, quantity: Any = 1, **more: Any) -> dict[str, Any]:
    return {"denomination": str(denomination.pk), "quantity": quantity, **more}


def asked(*lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "lines": list(lines),
        "email": "ann@example.test",
        "idempotencyKey": f"key-{next(_keys)}",
        **more,
    }


def placed(api: Any, *lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The payload of a placeOrder that worked."""
    payload = api(PLACE, input=asked(*lines, **more)).data["placeOrder"]
    assert payload["errors"] == [], payload["errors"]
    return payload


def proof(payload: dict[str, Any]) -> dict[str, str]:
    """Number and token of a placed order."""
    return {"number": payload["order"]["number"], "token": payload["token"]}


def refused(answer: Any, operation: str) -> dict[str, Any]:
    """The first error of a mutation that did nothing."""
    payload = answer.data[operation]
    assert not payload.get("order")
    return payload["errors"][0]
