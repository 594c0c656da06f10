"""Low stock: told once, when a denomination falls to its threshold; re-armed when it is restocked.

Not part of a sale. A sweep looks at what was ever stocked; an import looks at what it has filled.
"""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tenants.accounts.models import User
from tenants.audit.services import record
from tenants.catalogue.models import STOCKED_KINDS, Denomination
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM
from tenants.outbox import services as outbox
from tenants.supply.models import LowStockAlert
from tenants.supply.stock import free_codes

# Whom it concerns among the owner's staff.
ROLES = ("owner", "manager", "supply")
TASK = "supply.tell_low_stock"

# Counted no further than the threshold, by the index over free codes.
_LEVELS = """
SELECT d.id, d.low_stock_at, (
    SELECT count(*) FROM (
        SELECT FROM public.supply_stockcode AS s
        WHERE s.denomination_id = d.id AND s.state = 'free' AND s.sell_by > current_date
        LIMIT d.low_stock_at + 1
    ) AS counted
) AS free
FROM public.catalogue_denomination AS d
WHERE NOT d.is_archived AND d.low_stock_at > 0 AND d.kind = ANY (%s)
  AND (%s::uuid[] IS NULL OR d.id = ANY (%s::uuid[]))
  AND EXISTS (SELECT FROM public.supply_purchasebatch AS b WHERE b.denomination_id = d.id)"""
_RAISE = """
INSERT INTO public.supply_lowstockalert AS known (denomination_id, free)
SELECT * FROM unnest(%s::uuid[], %s::int[])
ON CONFLICT (denomination_id) DO UPDATE SET free = excluded.free
WHERE known.free <> excluded.free
RETURNING denomination_id, xmax = 0"""
_CLEAR = "DELETE FROM public.supply_lowstockalert WHERE denomination_id = ANY (%s::uuid[])"


def check(*, denomination_ids: Iterable[UUID] | None = None) -> int:
    """Look at the levels of these denominations (of all); how many alerts were raised."""
    ids = None if denomination_ids is None else list(denomination_ids)
    with transaction.atomic():
        levels = sql.run(_LEVELS, (list(STOCKED_KINDS), ids, ids)).fetchall()
        low = [(pk, free) for pk, at, free in levels if free <= at]
        sql.run(_CLEAR, ([pk for pk, at, free in levels if free > at],))
        raised = [
            pk
            for pk, is_new in sql.run(_RAISE, ([pk for pk, _n in low], [n for _pk, n in low]))
            if is_new
        ]
        for pk in raised:
            record(
                actor=SYSTEM,
                action="stock.ran_low",
                target=f"denomination:{pk}",
                data={"free": dict(low)[pk]},
            )
        if raised:
            outbox.add(task=TASK, payload={"denominations": [str(pk) for pk in raised]})
    return len(raised)


def tell_staff(*, denomination_ids: Iterable[str]) -> int:
    """Mail those whom it concerns, in their languages; how many mails. May run twice."""
    alerts = LowStockAlert.objects.filter(denomination_id__in=list(denomination_ids))
    low = list(
        Denomination.objects.filter(pk__in=alerts.values("denomination_id")).select_related(
            "product"
        )
    )
    # Restocked in the meantime: nothing to tell.
    if not low:
        return 0
    staff = User.objects.filter(Q(is_superuser=True) | Q(role__in=ROLES))
    people = list(staff.filter(is_staff=True, is_active=True).order_by("email"))
    for person in people:
        with translation.override(person.locale or settings.LANGUAGE_CODE):
            _mail(person.email, low)
    return len(people)


def _mail(address: str, low: list[Denomination]) -> None:
    lines = [
        _("%(product)s, %(name)s (%(sku)s): %(free)s left, low at %(at)s")
        % {
            "product": d.product.name,
            "name": d.name,
            "sku": d.sku,
            "free": free_codes(denomination_id=d.pk),
            "at": d.low_stock_at,
        }
        for d in low
    ]
    subject = ngettext(
        "Stock runs low: %(first)s", "Stock runs low: %(first)s and more", len(low)
    ) % {"first": f"{low[0].product.name} {low[0].name}"}
    text = "\n".join(
        [_("These are about to run out:"), "", *lines, "", _("Import stock in the owner console.")]
    )
    send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [address])
