"""What is old is forgotten; what is not stays."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from storefronts.checkout import services
from storefronts.checkout.models import Quote
from storefronts.checkout.tasks import sweep
from storefronts.checkout.views import buying
from storefronts.orders import lifecycle
from tenants.accounts.models import IdempotencyRecord
from tenants.outbox.models import Job
from tenants.registry.context import in_shop
from tests.factories.orders import GUEST, buy, lines_of, make_goods


def test_who_only_looks_has_the_old_quotes_and_sessions_swept(aurora, client_for, monkeypatch):
    monkeypatch.setattr(buying, "LOOKS_PER_SWEEP", 1)
    with in_shop(aurora):
        goods = make_goods()
        old = services.quote(shop=aurora, lines=lines_of(goods), actor=GUEST).quote
        Quote.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(hours=25))
        Session.objects.create(session_key="old", expire_date=timezone.now() - timedelta(days=1))
    for _ in range(2):
        assert client_for(aurora).get(f"/en/checkout/?d={goods.pk}&q=1").status_code == 200
    with in_shop(aurora):
        assert Job.objects.filter(task="checkout.sweep").count() == 1
        sweep(payload={}, shop=aurora)
        assert not Quote.objects.filter(pk=old.pk).exists()
        assert not Session.objects.filter(session_key="old").exists()
        assert Quote.objects.count() == Session.objects.count() == 2


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
