"""Any order of imports, sales, releases and burnings: every code is somewhere, and only once."""

import uuid
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tenants.kernel.actor import SYSTEM
from tenants.supply import stock
from tenants.supply.errors import OutOfStock
from tenants.supply.loading import add_codes
from tenants.supply.models import StockCode
from tenants.supply.queries import batch_counts
from tenants.supply.stockfile import Row
from tests.factories.supply import make_batch

pytestmark = pytest.mark.django_db
SECRETS = [f"CODE-{n}" for n in range(60)]


class Stock(RuleBasedStateMachine):
    """What the test believes, beside what the tables hold."""

    @initialize()
    def empty(self):
        self.batch = make_batch()
        self.known, self.free, self.gone = set(), 0, []
        self.reserved = {}

    def line(self, quantity):
        return {
            "shop_id": uuid.uuid4(),
            "order_id": uuid.uuid4(),
            "line_id": uuid.uuid4(),
            "denomination_id": self.batch.denomination_id,
            "quantity": quantity,
        }

    @rule(secrets=st.lists(st.sampled_from(SECRETS), max_size=12))
    def import_codes(self, secrets):
        new = set(secrets) - self.known
        taken = add_codes(
            batch=self.batch, rows=[Row(n, secret) for n, secret in enumerate(secrets, 1)]
        )
        assert taken == len(new)
        self.known |= new
        self.free += taken

    @rule(quantity=st.integers(1, 6), late=st.booleans())
    def reserve(self, quantity, late):
        line = self.line(quantity)
        until = timezone.now() + timedelta(minutes=-10 if late else 10)
        try:
            with transaction.atomic():
                stock.reserve(**line, until=until)
        except OutOfStock as refusal:
            assert refusal.details["left"] == self.free < quantity
        else:
            self.free -= quantity
            self.reserved[line["order_id"]] = quantity, late

    @rule(quantity=st.integers(1, 6))
    def sell(self, quantity):
        try:
            with transaction.atomic():
                claimed = stock.claim_now(**self.line(quantity))
        except OutOfStock:
            assert self.free < quantity
        else:
            self.free -= quantity
            self.hand_over(claimed, quantity)

    @rule(data=st.data())
    def pay(self, data):
        if self.reserved:
            order = data.draw(st.sampled_from(list(self.reserved)))
            quantity, _late = self.reserved.pop(order)
            self.hand_over(stock.claim_reserved(order_id=order), quantity)

    @rule(data=st.data())
    def release(self, data):
        if self.reserved:
            order = data.draw(st.sampled_from(list(self.reserved)))
            quantity, _late = self.reserved.pop(order)
            assert stock.release(order_id=order) == quantity
            self.free += quantity

    @rule()
    def sweep(self):
        late = [order for order, (_n, late) in self.reserved.items() if late]
        freed = sum(self.reserved.pop(order)[0] for order in late)
        assert stock.release_expired() == freed
        self.free += freed

    @rule()
    def burn(self):
        code = StockCode.objects.filter(state="free").order_by("pick").first()
        if code is not None:
            assert stock.burn(code_id=code.pk, reason="bad", actor=SYSTEM)
            self.free -= 1

    def hand_over(self, claimed, quantity):
        secrets = [stock.unseal(one).secret for one in claimed]
        assert len(secrets) == quantity
        assert not set(secrets) & set(self.gone), "sold twice"
        self.gone += secrets

    @invariant()
    def every_code_is_somewhere_once(self):
        counts = batch_counts(batch=self.batch)
        assert sum(counts.values()) == len(self.known)
        assert counts["free"] == self.free
        assert counts["reserved"] == sum(n for n, _late in self.reserved.values())
        assert counts["sold"] == len(self.gone) == len(set(self.gone))
        assert stock.free_codes(denomination_id=self.batch.denomination_id) == self.free
        assert not StockCode.objects.filter(state__in=["sold", "burned"]).exclude(sealed=None)


def test_stock_is_conserved_whatever_happens(monkeypatch):
    monkeypatch.setattr(stock, "SECOND_TRY_AFTER_S", 0)

    class InTransaction(Stock):
        """Each run is undone: the next begins with the same empty stock."""

        def __init__(self):
            super().__init__()
            self.atomic = transaction.atomic()
            self.atomic.__enter__()

        def teardown(self):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        InTransaction,
        settings=settings(
            max_examples=20,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
