"""What is old is forgotten; what is not stays."""

from datetime import timedelta

from django.utils import timezone

from storefronts.checkout import services
from storefronts.checkout.models import Quote
from storefronts.checkout.tasks import sweep
from storefronts.orders import lifecycle
from tenants.accounts.models import IdempotencyRecord
from tenants.outbox.models import Job
from tests.factories.orders import GUEST, buy, lines_of, make_goods


def test_keys_live_72_hours_and_quotes_a_day(in_aurora, monkeypatch):
    monkeypatch.setattr(lifecycle, "SWEEP_EACH", 1)
    goods = make_goods()
    old, new = buy(in_aurora, goods), buy(in_aurora, goods)
    for age, bought in ((73, old), (71, new)):
        IdempotencyRecord.objects.filter(response__order=str(bought.order.pk)).update(
            created_at=timezone.now() - timedelta(hours=age)
        )
    services.quote(shop=in_aurora, lines=lines_of(goods), actor=GUEST)
    services.quote(shop=in_aurora, lines=lines_of(goods), actor=GUEST)
    first = Quote.objects.order_by("created_at").first()
    Quote.objects.filter(pk=first.pk).update(expires_at=timezone.now() - timedelta(hours=25))

    assert Job.objects.filter(task="checkout.sweep").count() == 2
    sweep(payload={}, shop=in_aurora)

    assert IdempotencyRecord.objects.get().response == {"order": str(new.order.pk)}
    assert Quote.objects.count() == 1
