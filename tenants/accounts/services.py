"""Making and using API keys."""

import ipaddress
import secrets
import string
from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from tenants.accounts.models import ApiKey, User
from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Invalid
from tenants.kernel.ids import token_hash

_ALPHABET = string.ascii_lowercase + string.digits
SHOP_SCOPES = ("catalogue", "orders", "spend", "staff")
OWNER_SCOPES = ("shops", "audit", "ledger", "supply")


def create_api_key(
    *,
    user: User,
    name: str,
    scopes: Sequence[str],
    actor: Actor,
    addresses: Sequence[str] = (),
    expires_at: datetime | None = None,
    secret: str | None = None,
    prefix: str | None = None,
) -> tuple[ApiKey, str]:
    """A key and its full text, which is shown this once. Audited.

    ``addresses`` are networks in CIDR form; raises Invalid for one that is not.
    """
    for address in addresses:
        try:
            ipaddress.ip_network(address)
        except ValueError as error:
            raise Invalid(field="addresses") from error
    prefix = prefix or "".join(secrets.choice(_ALPHABET) for _ in range(8))
    secret = secret or secrets.token_hex(24)
    key = ApiKey.objects.create(
        user=user,
        name=name,
        prefix=prefix,
        secret_hash=token_hash(secret),
        scopes=list(scopes),
        addresses=list(addresses),
        expires_at=expires_at,
    )
    record(actor=actor, action="api_key.created", target=f"api_key:{key.pk}", data={"name": name})
    return key, f"cf_{prefix}_{secret}"


def revoke_api_key(*, key: ApiKey, actor: Actor) -> None:
    """From now on the key is refused (by running processes within a few seconds). Audited."""
    key.revoked_at = timezone.now()
    key.save(update_fields=["revoked_at"])
    record(actor=actor, action="api_key.revoked", target=f"api_key:{key.pk}")
