"""Work that customers are owed."""

from typing import Any

from django.utils import timezone

from storefronts.customers import mail
from storefronts.customers.models import OneTimeCode
from storefronts.customers.one_time_codes import digits_of
from tenants.outbox.registry import handler
from tenants.registry.models import Shop


@handler("customers.send_one_time_code", atomic=False, finishes_paid_orders=True, attempts=5)
def send_one_time_code(*, payload: dict[str, Any], shop: Shop) -> None:
    """Mail the digits, in the language the order was placed in. A dead code is not sent."""
    row = OneTimeCode.objects.filter(
        pk=payload["code"], used_at=None, expires_at__gt=timezone.now()
    ).first()
    if row is None or OneTimeCode.objects.filter(target=row.target, id__gt=row.id).exists():
        return
    mail.send(
        name="one_time_code",
        to=row.email,
        locale=str(payload.get("locale", "")),
        shop=shop,
        context={"digits": digits_of(row.id), "expires_at": row.expires_at},
    )
