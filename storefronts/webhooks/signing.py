"""Secrets of endpoints, and the headers of the Standard Webhooks scheme.

https://www.standardwebhooks.com: `webhook-id`, `webhook-timestamp`, `webhook-signature`.
"""

import base64
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from standardwebhooks import Webhook

from storefronts.webhooks.models import Endpoint, Secret
from tenants.kernel.ids import new_id
from tenants.vault import key_for, open_with

TABLE = "webhooks_secret"
SECRET_BYTES = 32


def give_secret(*, shop_id: UUID, endpoint: Endpoint, at: datetime) -> str:
    """A new secret for the endpoint, in the clear this once."""
    text = "whsec_" + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
    key, row = key_for("shop", shop_id), new_id()
    Secret.objects.create(
        id=row,
        endpoint=endpoint,
        key_id=key.id,
        sealed=key.seal(text.encode(), table=TABLE, row=row),
        created_at=at,
    )
    return text


def end_secrets(*, endpoint: Endpoint, at: datetime, overlap: timedelta) -> None:
    """What signs until now signs on for the overlap only; one that is ending, no longer."""
    ending = Secret.objects.filter(endpoint=endpoint)
    ending.filter(Q(ends_at=None) | Q(ends_at__gt=at + overlap)).update(ends_at=at + overlap)
    Secret.objects.filter(endpoint=endpoint, ends_at__lte=at).delete()


def valid_secrets(*, endpoint: Endpoint, at: datetime) -> list[Secret]:
    """Newest first."""
    found = Secret.objects.filter(endpoint=endpoint).filter(Q(ends_at=None) | Q(ends_at__gt=at))
    return list(found.order_by("-created_at", "-id"))


def headers(*, endpoint: Endpoint, message_id: str, body: str, at: datetime) -> dict[str, str]:
    """A signature by each secret that is valid now: the receiver needs to know one of them."""
    signatures = [
        Webhook(open_with(one.key_id, bytes(one.sealed), table=TABLE, row=one.id).decode()).sign(
            message_id, at, body
        )
        for one in valid_secrets(endpoint=endpoint, at=at)
    ]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
