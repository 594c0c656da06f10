"""Case 12: a markup that falls below the floor stops the sale, and the shop is told once."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core import mail
from django.utils import timezone

from billing.ledger.fx import set_fx_rate
from storefronts.pricing import engine
from storefronts.pricing.engine import LineRequest, price_lines
from storefronts.pricing.errors import BelowFloor
from storefronts.pricing.floors import check_floors
from storefronts.pricing.models import FloorBreach
from storefronts.pricing.services import allow_below_floor
from storefronts.pricing.tasks import check_every_shop, check_one_shop
from tenants.audit.models import AuditEvent
from tenants.catalogue.services import set_wholesale_price
from tenants.kernel.actor import SYSTEM
from tenants.outbox.models import Job
from tenants.registry.models import Shop
from tests.factories.catalogue import make_denomination, set_wholesale, standard_tier
from tests.pricing.conftest import SELLER


def price(shop, card, quantity=1):
    return price_lines(shop=shop, lines=[LineRequest(card.pk, quantity)]).lines[0]


def set_rate(rate, *, hours_ago):
    """What a dollar is worth in yuan since then."""
    since = timezone.now() - timedelta(hours=hours_ago)
    set_fx_rate(base="USD", quote="CNY", rate=Decimal(rate), valid_from=since, actor=SYSTEM)


@pytest.fixture
def card(in_aurora, markup):
    """A card that costs 9 and is sold at a fixed 10."""
    card = make_denomination(wholesale="9", name_zh="面值十元")
    markup(card, "10", kind="fixed")
    return card


def test_a_cost_that_rises_above_the_price_stops_the_sale(in_aurora, card):
    assert price(in_aurora, card).total.minor == 1000
    set_wholesale(card, "9.95")  # with the fee of one percent, 10.05
    with pytest.raises(BelowFloor) as refused:
        price(in_aurora, card)
    assert refused.value.code == "BELOW_FLOOR"
    assert refused.value.path == ["lines", "0"]


def test_a_rate_that_moves_stops_the_sale(in_aurora, card):
    set_rate("7", hours_ago=2)
    in_aurora.currency = "USD"
    set_wholesale(card, "68")
    assert price(in_aurora, card).total.minor == 1000
    set_rate("6.8", hours_ago=1)
    with pytest.raises(BelowFloor):
        price(in_aurora, card)


def test_the_refusal_tells_a_shopper_nothing_of_the_cost(in_aurora, card):
    set_wholesale(card, "9.95")
    with pytest.raises(BelowFloor) as refused:
        price(in_aurora, card)
    told = f"{refused.value} {refused.value.details}"
    assert "9.95" not in told
    assert "10.05" not in told
    assert set(refused.value.details) == {"denomination"}


def test_a_price_that_just_covers_wholesale_and_fee_is_sold(in_aurora, card):
    set_wholesale(card, "9.90")
    assert price(in_aurora, card).margin.minor == 0


def test_a_shop_that_says_so_in_so_many_words_sells_at_a_loss(in_aurora, card):
    set_wholesale(card, "12")
    allow_below_floor(shop=in_aurora, allowed=True, actor=SELLER)
    assert price(in_aurora, card).margin.minor == -210
    assert AuditEvent.objects.filter(action="below_floor.allowed", shop_id=in_aurora.pk).exists()
    assert check_floors(shop=in_aurora) == []


def test_a_changed_cost_has_every_selling_shop_checked(in_aurora, card):
    Job.objects.all().delete()
    set_wholesale_price(
        denomination=card, tier=standard_tier(), price=Decimal("9.95"), actor=SYSTEM
    )
    job = Job.objects.get(task="pricing.check_floors")
    check_every_shop(payload=job.payload, shop=None)
    checks = Job.objects.filter(task="pricing.check_shop_floors")
    assert in_aurora.pk in {check.shop_id for check in checks}
    assert {check.payload["denomination"] for check in checks} == {str(card.pk)}


def test_a_changed_rate_has_the_shops_of_other_currencies_checked(in_aurora, borealis):
    Shop.objects.filter(pk=borealis.pk).update(currency="USD")
    Job.objects.all().delete()
    set_rate("7", hours_ago=2)
    job = Job.objects.get(task="pricing.check_floors")
    check_every_shop(payload=job.payload, shop=None)
    checks = Job.objects.filter(task="pricing.check_shop_floors")
    assert [(check.shop_id, check.payload) for check in checks] == [(borealis.pk, {})]


def test_a_refused_sale_has_the_shop_told_whatever_moved_the_cost(card, in_aurora, monkeypatch):
    set_wholesale(card, "9.95")
    Job.objects.all().delete()
    monkeypatch.setattr(engine, "connection", SimpleNamespace(in_atomic_block=False))
    for _ in range(3):
        with pytest.raises(BelowFloor):
            price(in_aurora, card)
    job = Job.objects.get(task="pricing.check_shop_floors")
    assert (job.shop_id, job.payload) == (in_aurora.pk, {"denomination": str(card.pk)})


def test_the_shop_is_told_once_for_each_denomination(in_aurora, card):
    set_wholesale(card, "9.95")
    for _ in range(2):
        check_one_shop(payload={"denomination": str(card.pk)}, shop=in_aurora)
    assert len(mail.outbox) == 1
    told = mail.outbox[0]
    assert told.to == [in_aurora.owner_email or in_aurora.support_email]
    assert "面值十元" in told.body
    assert FloorBreach.objects.get().told_at is not None
    assert AuditEvent.objects.filter(action="sale.stopped_below_floor").count() == 1


def test_a_price_that_covers_its_cost_again_is_forgotten_and_told_anew(in_aurora, card):
    for cost, breaches in (("9.95", 1), ("9", 0), ("9.95", 1)):
        set_wholesale(card, cost)
        check_one_shop(payload={}, shop=in_aurora)
        assert FloorBreach.objects.count() == breaches
    assert len(mail.outbox) == 2


def test_a_break_that_costs_too_much_is_found(in_aurora, card):
    set_wholesale(card, "11", min_quantity=10)
    (line,) = check_floors(shop=in_aurora)
    assert line.quantity == 10


def test_a_hostile_shop_name_breaks_no_mail(in_aurora, card):
    """Case 20: neither a header of the mail nor its language."""
    in_aurora.name = "Aurora\r\nBcc: all@example.test\u202e{{ settings.SECRET_KEY }}"
    set_wholesale(card, "9.95")
    check_one_shop(payload={}, shop=in_aurora)
    (told,) = mail.outbox
    assert "\n" not in told.subject
    assert told.recipients() == [in_aurora.owner_email or in_aurora.support_email]
    assert "{{ settings.SECRET_KEY }}" in told.body
