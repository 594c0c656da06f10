"""Reserve, claim, release, burn."""

import uuid
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tenants.audit.models import AuditEvent
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM
from tenants.supply import stock
from tenants.supply.errors import NoSuchCode, OutOfStock
from tenants.supply.models import StockCode, today
from tests.factories.supply import make_batch, make_denomination, make_stock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr(stock, "SECOND_TRY_AFTER_S", 0)


class Line:
    """An order line that wants codes."""

    def __init__(self, batch, quantity=1, order_id=None):
        self.order_id = order_id or uuid.uuid4()
        self.wants = {
            "shop_id": uuid.uuid4(),
            "order_id": self.order_id,
            "line_id": uuid.uuid4(),
            "denomination_id": batch.denomination_id,
            "quantity": quantity,
        }

    def reserve(self, minutes=15):
        stock.reserve(**self.wants, until=timezone.now() + timedelta(minutes=minutes))

    def claim(self):
        return stock.claim_now(**self.wants)


def states():
    return sorted(StockCode.objects.values_list("state", flat=True))


def test_a_claim_hands_over_the_code_and_leaves_no_ciphertext():
    batch = make_stock(
        secrets=["Q2J6Q-RWQAJ"], pin="059078", number="0001", expires_on=date(2031, 5, 16)
    )
    line = Line(batch)
    [claimed] = line.claim()
    card = stock.unseal(claimed)
    assert (card.secret, card.pin, card.number) == ("Q2J6Q-RWQAJ", "059078", "0001")
    assert claimed.line_id == line.wants["line_id"]
    assert (claimed.batch_id, claimed.supplier_id) == (batch.pk, batch.supplier_id)
    assert (claimed.unit_cost, claimed.cost_currency) == (Decimal("46.5"), "CNY")
    assert claimed.expires_on == date(2031, 5, 16)
    row = StockCode.objects.get()
    assert (row.state, row.sealed) == ("sold", None)
    wants = line.wants
    assert row.claim_ref == f"{wants['shop_id']}:{wants['order_id']}:{wants['line_id']}"


def test_a_code_in_the_clear_is_in_no_repr():
    make_stock(secrets=["Q2J6Q-RWQAJ"])
    [claimed] = Line(StockCode.objects.get().batch).claim()
    assert "Q2J6Q" not in repr(stock.unseal(claimed))
    assert "sealed" not in repr(claimed)


def test_codes_are_reserved_then_claimed_in_the_order_of_lines():
    first, second = make_stock(3), make_stock(3)
    order = uuid.uuid4()
    lines = [Line(first, 2, order), Line(second, 1, order)]
    for line in lines:
        line.reserve()
    assert states() == ["free"] * 3 + ["reserved"] * 3
    claimed = stock.claim_reserved(order_id=order)
    assert [c.line_id for c in claimed] == sorted(
        [lines[0].wants["line_id"]] * 2 + [lines[1].wants["line_id"]]
    )
    assert states() == ["free"] * 3 + ["sold"] * 3
    # Asked again, nothing is handed over twice.
    assert stock.claim_reserved(order_id=order) == []


def test_all_or_nothing_for_a_line():
    batch = make_stock(3)
    with pytest.raises(OutOfStock) as refusal:
        Line(batch, 4).claim()
    assert refusal.value.details == {
        "denomination": str(batch.denomination_id),
        "wanted": 4,
        "left": 3,
    }
    assert "3" in str(refusal.value)
    with pytest.raises(OutOfStock):
        Line(batch, 4).reserve()
    assert states() == ["free"] * 3


def test_another_denomination_is_never_handed_out():
    batch, other = make_stock(1), make_stock(5)
    with pytest.raises(OutOfStock):
        Line(batch, 2).claim()
    assert StockCode.objects.filter(batch=other, state="free").count() == 5


def test_a_second_try_finds_what_was_only_locked(monkeypatch):
    batch = make_stock(1)
    StockCode.objects.update(state="reserved", order_id=uuid.uuid4())

    def somebody_lets_go(_seconds):
        StockCode.objects.update(state="free", order_id=None)

    monkeypatch.setattr(stock.time, "sleep", somebody_lets_go)
    assert len(Line(batch).claim()) == 1


def test_first_to_expire_goes_first_and_among_equals_first_in():
    batch = make_stock(secrets=["never-1"])
    for secret, day in [("late", date(2031, 1, 2)), ("soon", date(2031, 1, 1))]:
        make_stock(secrets=[secret], batch=batch, expires_on=day)
    make_stock(secrets=["never-2"], batch=batch)
    secrets = [stock.unseal(c).secret for c in Line(batch, 4).claim()]
    assert secrets == ["soon", "late", "never-1", "never-2"]


@pytest.mark.parametrize("days", [-1, 0])
def test_an_expired_code_is_never_sold(days):
    batch = make_stock(secrets=["old"], expires_on=today() + timedelta(days=1))
    StockCode.objects.update(sell_by=today() + timedelta(days=days))
    with pytest.raises(OutOfStock):
        Line(batch).claim()
    with pytest.raises(OutOfStock):
        Line(batch).reserve()
    assert stock.free_codes(denomination_id=batch.denomination_id) == 0
    assert stock.availability([batch.denomination_id]) == {batch.denomination_id: 0}


def test_a_released_code_is_sold_to_the_next():
    batch = make_stock(1)
    line = Line(batch)
    line.reserve()
    with pytest.raises(OutOfStock):
        Line(batch).claim()
    assert stock.release(order_id=line.order_id) == 1
    assert stock.release(order_id=line.order_id) == 0
    row = StockCode.objects.get()
    assert (row.state, row.order_id, row.reserved_until) == ("free", None, None)
    assert len(Line(batch).claim()) == 1


def test_what_was_claimed_is_not_released():
    batch = make_stock(1)
    line = Line(batch)
    line.claim()
    assert stock.release(order_id=line.order_id) == 0
    assert states() == ["sold"]


def test_reservations_that_nobody_came_back_for_are_freed_after_their_grace():
    batch = make_stock(3)
    Line(batch).reserve(minutes=15)
    Line(batch).reserve(minutes=-1)
    Line(batch).reserve(minutes=-30)
    # The second is over but in its grace: its payment may be on the way.
    assert stock.release_expired() == 1
    assert states() == ["free", "reserved", "reserved"]


@pytest.mark.parametrize("state", ["free", "reserved", "sold"])
def test_a_burned_code_is_gone_for_good(state):
    batch = make_stock(secrets=["BAD-1"])
    line = Line(batch)
    if state == "reserved":
        line.reserve()
    if state == "sold":
        line.claim()
    code = StockCode.objects.get()
    assert stock.burn(code_id=code.pk, reason="reported as used", actor=SYSTEM) is True
    assert stock.burn(code_id=code.pk, reason="again", actor=SYSTEM) is False
    code.refresh_from_db()
    assert (code.state, code.sealed) == ("burned", None)
    assert stock.claim_reserved(order_id=line.order_id) == []
    assert stock.release(order_id=line.order_id) == 0
    with pytest.raises(OutOfStock):
        Line(batch).claim()
    event = AuditEvent.objects.get(action="stock.code_burned")
    assert event.data["reason"] == "reported as used"
    assert event.data["was"] == state
    # Its fingerprint stays: the same code is never taken again.
    with pytest.raises(AssertionError, match="codes are new"):
        make_stock(secrets=["BAD-1"], batch=batch)


def test_an_unknown_code_cannot_be_burned():
    with pytest.raises(NoSuchCode):
        stock.burn(code_id=uuid.uuid4(), reason="", actor=SYSTEM)


def test_lines_are_sent_together_and_read_afterwards():
    first, second, short = make_stock(2), make_stock(1), make_stock(1)
    lines = [Line(first, 2), Line(second), Line(short, 2)]
    with sql.pipeline():
        sent = [stock.send_claim_now(**line.wants) for line in lines]
    assert [len(one.result()) for one in sent[:2]] == [2, 1]
    with pytest.raises(OutOfStock):
        sent[2].result()
    with sql.pipeline():
        pending = stock.send_reserve(**Line(short).wants, until=timezone.now())
        released = stock.send_release(order_id=uuid.uuid4())
        claimed = stock.send_claim_reserved(order_id=uuid.uuid4())
    assert pending.result() is None
    assert released.result() == 0
    assert claimed.result() == []


def test_availability_counts_up_to_its_cap_in_one_query(django_assert_num_queries):
    many, few, none = make_stock(105), make_stock(3), make_batch()
    ids = [b.denomination_id for b in (many, few, none)]
    assert stock.availability(ids) == {ids[0]: 100, ids[1]: 3, ids[2]: 0}
    assert stock.availability([]) == {}
    assert stock.free_codes(denomination_id=ids[0]) == 105


def test_a_code_that_was_sold_is_not_taken_again_from_another_supplier():
    denomination = make_denomination(issuer="Valve")
    batch = make_stock(secrets=["Q2J6Q-RWQAJ"], denomination=denomination)
    Line(batch).claim()
    with pytest.raises(AssertionError, match="codes are new"):
        make_stock(secrets=["q2j6q-rwqaj", " Q2J6Q-RWQAJ"], denomination=denomination)
    # Another case is another code; that one alone was taken.
    assert states() == ["free", "sold"]


def test_a_product_keeps_the_issuer_that_its_codes_are_known_by():
    denomination = make_denomination(issuer="Valve")
    make_stock(secrets=["A-1"], denomination=denomination)
    denomination.product.issuer = "Valve Corporation"
    denomination.product.save()
    with pytest.raises(AssertionError, match="codes are new"):
        make_stock(secrets=["A-1"], denomination=denomination)
