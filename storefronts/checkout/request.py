"""What a buyer sends, checked and in one piece, before anything else looks at it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from storefronts.checkout import idempotency
from storefronts.checkout.errors import BadEmail
from storefronts.pricing.engine import LineRequest
from tenants.accounts.models import User
from tenants.kernel.actor import Actor
from tenants.registry.models import Shop

LONGEST_EMAIL = 254
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Request:
    """An order as asked for. No price in it: those come from the shop."""

    shop: Shop
    lines: Sequence[LineRequest]
    email: str
    locale: str
    actor: Actor
    user: User | None
    quote_id: UUID | None
    coupon: str | None
    client_reference: str
    scope: str
    key: str
    # What the key stands for: equal bodies are one request. 32 bytes.
    digest: bytes


def checked(
    *,
    shop: Shop,
    lines: Sequence[LineRequest],
    email: str,
    locale: str,
    actor: Actor,
    user: User | None,
    quote_id: UUID | None,
    coupon: str | None,
    client_reference: str,
    idempotency_scope: str,
    idempotency_key: str,
    **how: Any,
) -> Request:
    """The request with its address and key checked. Raises BadEmail, KeyNeeded.

    `how` is what else the idempotency key stands for: the provider, whether to reveal.
    """
    idempotency.check_key(idempotency_key)
    address = checked_email(email)
    reference = _CONTROL.sub("", client_reference).strip()[:64]
    body: Mapping[str, Any] = {
        "lines": [
            [
                *(str(line.denomination_id), repr(line.quantity), line.buyer_fields or {}),
                *([] if line.max_total is None else [str(line.max_total)]),
            ]
            for line in lines
        ],
        "email": address.lower(),
        "quote": quote_id,
        "coupon": coupon or "",
        "reference": reference,
        **how,
    }
    return Request(
        shop=shop,
        lines=lines,
        email=address,
        locale="zh-hans" if locale.lower().startswith("zh") else "en",
        actor=actor,
        user=user,
        quote_id=quote_id,
        coupon=coupon,
        client_reference=reference,
        scope=idempotency_scope[:100],
        key=idempotency_key,
        digest=idempotency.body_hash(body),
    )


def checked_email(email: str) -> str:
    """Raises BadEmail for what no mail could reach."""
    address = email.strip()
    if len(address) > LONGEST_EMAIL:
        raise BadEmail(field="email")
    try:
        validate_email(address)
    except ValidationError as error:
        raise BadEmail(field="email") from error
    return address
