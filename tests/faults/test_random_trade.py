"""Case 17: a thousand random operations of a shop's trade, and the books checked after each."""

from collections import Counter

import pytest
from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from billing.ledger.codes import (
    COMMITMENTS,
    ESCROW,
    PROMOTIONS,
    customer_wallet,
    outside,
    promotion_budget,
    shop_earnings,
    shop_wallet,
)
from billing.ledger.errors import AmountNeeded, InsufficientFunds
from billing.ledger.queries import balance, discrepancies, trial_balance
from billing.payments.models import Attempt, Refund
from storefronts.checkout import services
from storefronts.fulfilment.models import DeliveredCode
from storefronts.orders import services as orders
from storefronts.orders.errors import (
    AlreadyPaid,
    IllegalTransition,
    NotDelivered,
    NothingToRefund,
    OrderNotPayable,
    RefundTooLarge,
)
from storefronts.orders.funded import kept
from storefronts.orders.models import Order, OrderLine
from storefronts.promotions.errors import CouponUsedUp
from storefronts.wallet import services as wallet
from tenants.accounts.models import User
from tenants.kernel.actor import SYSTEM
from tenants.kernel.errors import Refusal
from tenants.kernel.money import Money
from tenants.supply.errors import OutOfStock
from tenants.supply.models import StockCode
from tests.checkout.test_settle import call_back
from tests.factories.orders import (
    GUEST,
    SELLER,
    buy,
    collected_by,
    fill_wallet,
    make_goods,
    pay,
    place,
    the_line,
)
from tests.factories.promotions import funded

IMPORTED = 25
numbers = st.integers(min_value=0, max_value=1000)
quantities = st.integers(min_value=1, max_value=4)
BUDGET = 20  # yuan
EXAMPLES, STEPS = 5, 100  # for each of the two ways of collecting: a thousand operations


def trade(shop) -> type[RuleBasedStateMachine]:
    """A machine for one shop. What the model has refused is refused, and leaves no trace."""

    class Trade(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.savepoint = transaction.savepoint()
            self.goods = [make_goods(codes=IMPORTED), make_goods(codes=IMPORTED, cost="3.333333")]
            self.work = make_goods(codes=0, kind="top_up")
            self.buyers = [User.objects.create_user(f"b{n}@example.test") for n in range(2)]
            for payer in [*self.buyers, None]:
                fill_wallet(shop, 6000, payer)
            self.placed, self.payments = [], []
            # A tenth off, paid by the platform: its budget runs out on the way.
            self.gift = funded(shop, "coupon", 10, code="GIFT", budget=BUDGET).funding_id
            self.promised = 0  # what a collecting shop's staff has credited to shoppers
            for n in range(4):
                self._place(n, 1)
            # Mixed carts: one line may fail while the other is delivered.
            for user in self.buyers:
                self.remember(buy(shop, self.goods[0], self.work, user=user).order)

        def teardown(self) -> None:
            transaction.savepoint_rollback(self.savepoint)

        def attempt(self, work, *args, may, **kwargs):
            """In a savepoint, as a request is in its transaction.

            `may` is the model's word: which refusals are right in this state, and whether. Any
            other one is a fault, and so is a success where one of them had to come.
            """
            try:
                with transaction.atomic():
                    done = work(*args, **kwargs)
            except Refusal as refusal:
                assert any(isinstance(refusal, kind) and so for kind, so in may.items()), (
                    f"{work.__name__} refused: {refusal!r}"
                )
                return None
            return done

        def must(self, refuse, work, **kwargs):
            """Refused for `refuse` (a kind), or (None) carried out."""
            done = self.attempt(work, may={refuse: True} if refuse else {}, **kwargs)
            assert bool(refuse) == (done is None), f"{work.__name__} was not refused: {refuse}"
            return done

        def free(self, n):
            return StockCode.objects.filter(denomination=self.goods[n % 2], state="free").count()

        def any_order(self, n):
            return self.placed[n % len(self.placed)] if self.placed else None

        def remember(self, order):
            if order is not None:
                self.placed.append(order)

        @rule(n=numbers, quantity=quantities, provider=st.sampled_from(["sandbox", "wallet"]))
        def buys(self, n, quantity, provider):
            cart = [(self.goods[n % 2], quantity)] + ([self.work] if n % 2 == 0 else [])
            bought = self.attempt(
                buy,
                shop,
                *cart,
                may={OutOfStock: self.free(n) < quantity, InsufficientFunds: provider == "wallet"},
                provider=provider,
                user=self.buyers[n % 2],
                reveal=n % 3 == 0,
            )
            self.remember(bought.order if bought else None)

        def _place(self, n, quantity):
            placed = self.attempt(
                place,
                shop,
                (self.goods[n % 2], quantity),
                may={OutOfStock: self.free(n) < quantity},
                user=self.buyers[n % 2],
                actor=SELLER,
            )
            self.remember(placed.order if placed else None)

        @rule(n=numbers, quantity=quantities)
        def places(self, n, quantity):
            self._place(n, quantity)

        @rule(n=numbers, quantity=quantities, paid=st.booleans())
        def uses_what_the_platform_pays(self, n, quantity, paid):
            left = self.left_of_the_gift()
            done = self.attempt(
                buy if paid else place,
                shop,
                (self.goods[n % 2], quantity),
                may={OutOfStock: self.free(n) < quantity, CouponUsedUp: left < 100 * quantity},
                coupon="GIFT",
                user=self.buyers[n % 2],
                actor=SELLER,
            )
            self.remember(done.order if done else None)
            if done:
                assert left - self.left_of_the_gift() == the_line(done.order).funded_minor > 0

        def left_of_the_gift(self):
            return balance(promotion_budget(self.gift), "CNY").minor

        @rule(n=numbers, provider=st.sampled_from(["sandbox", "wallet", "sandbox:hosted"]))
        def pays(self, n, provider):
            if order := self.any_order(n):
                order.refresh_from_db()
                paid = self.attempt(
                    pay,
                    shop,
                    order,
                    may={
                        AlreadyPaid: order.paid_at,
                        OrderNotPayable: order.status in ("expired", "cancelled"),
                        InsufficientFunds: provider == "wallet",
                    },
                    provider=provider,
                    user=self.buyers[n % 2],
                )
                if paid and paid.payment.status == "pending":
                    self.payments.append(paid.payment)

        @rule(n=numbers, times=st.integers(min_value=1, max_value=2), declined=st.booleans())
        def provider_calls(self, n, times, declined):
            if self.payments:
                payment = self.payments[n % len(self.payments)]
                type_ = "payment.declined" if declined else "payment.captured"
                call_back(payment, times=times, type_=type_)

        @rule(n=numbers)
        def cancels(self, n):
            if order := self.any_order(n):
                order.refresh_from_db()
                closed = order.paid_at or order.status == "expired"
                if order.status == "cancelled":
                    closed = None
                refuse = IllegalTransition if closed else None
                self.must(refuse, services.cancel_order, order=order, actor=GUEST)

        @rule(n=numbers)
        def time_passes(self, n):
            if order := self.any_order(n):
                Order.objects.filter(pk=order.pk).update(expires_at=timezone.now())
                services.expire_order(order_id=order.pk)

        @rule(n=numbers)
        def reveals(self, n):
            if order := self.any_order(n):
                visible = OrderLine.objects.filter(
                    order=order,
                    delivery="delivered",
                    kind="code",
                    refunded_minor__lt=F("total_minor"),
                ).exists()
                refuse = None if visible else NotDelivered
                self.must(refuse, services.reveal_codes, order=order, actor=GUEST)

        @rule(n=numbers, minor=st.integers(min_value=-5, max_value=5000), way=st.booleans())
        def refunds_a_part(self, n, minor, way):
            if order := self.any_order(n):
                order.refresh_from_db()
                line = OrderLine.objects.filter(order=order).first()
                left = line.total_minor - line.refunded_minor
                refuse = None
                if order.paid_at is None or (left == 0 and minor == 0):
                    refuse = NothingToRefund
                elif not 0 <= minor <= left or (
                    line.delivery != "delivered" and 0 != minor != left
                ):
                    refuse = RefundTooLarge
                self.must(
                    refuse,
                    orders.refund_line,
                    line=line,
                    amount=Money(minor, "CNY"),
                    reason="part",
                    actor=SELLER,
                    way="wallet" if way else "origin",
                )

        @rule(n=numbers)
        def refunds_all(self, n):
            if order := self.any_order(n):
                order.refresh_from_db()
                left = order.total_minor - order.refunded_minor
                refuse = None if order.paid_at and left else NothingToRefund
                self.must(refuse, orders.refund_order, order=order, reason="all", actor=SELLER)

        @rule(n=numbers, done=st.booleans())
        def works(self, n, done):
            open_lines = list(OrderLine.objects.filter(delivery="delivering").order_by("id"))
            if open_lines:
                line = open_lines[n % len(open_lines)]
                if done:
                    self.must(None, orders.mark_line_delivered, line=line, actor=SELLER)
                else:
                    self.must(None, orders.mark_line_failed, line=line, reason="no", actor=SELLER)

        @rule(n=numbers, minor=st.integers(min_value=-2000, max_value=9000))
        def moves_a_wallet(self, n, minor):
            user = [*self.buyers, None][n % 3]
            account = customer_wallet(shop.pk, user.pk) if user else shop_wallet(shop.pk)
            short = minor < 0 and balance(account, "CNY").minor + minor < 0
            if user and minor > 0 and shop.collects == "platform":
                short = balance(shop_earnings(shop.pk), "CNY").minor < minor
            refuse = InsufficientFunds if short else AmountNeeded if not minor else None
            done = self.must(
                refuse,
                wallet.adjust,
                shop=shop,
                user=user,
                amount=Money(minor, "CNY"),
                reason="test",
                actor=SELLER if user else SYSTEM,
            )
            if done and user and shop.collects == "shop":
                self.promised += minor

        @rule(n=numbers, minor=st.integers(min_value=1, max_value=9000))
        def tops_up(self, n, minor):
            user = [*self.buyers, None][n % 3]
            self.must(
                None,
                wallet.top_up,
                shop=shop,
                user=user,
                amount=Money(minor, "CNY"),
                provider="sandbox",
                actor=SELLER,
            )

        @rule()
        def held_orders_go_on(self):
            services.resume_all_held()

        @invariant()
        def postings_balance(self):
            sums = Counter()
            for one in trial_balance():
                sums[one.balance.currency] += one.balance.minor
            assert not any(sums.values())
            assert list(discrepancies()) == []

        @invariant()
        def shoppers_wallets_are_not_negative(self):
            for user in self.buyers:
                assert balance(customer_wallet(shop.pk, user.pk), "CNY").minor >= 0

        @invariant()
        def every_code_is_somewhere(self):
            for goods in self.goods:
                codes = StockCode.objects.filter(denomination=goods)
                assert codes.count() == IMPORTED
                sold = codes.filter(state="sold")
                delivered = DeliveredCode.objects.filter(line__denomination_id=goods.pk)
                assert set(sold.values_list("pk", flat=True)) == set(
                    delivered.values_list("stock_code_id", flat=True)
                )

        @invariant()
        def a_delivered_line_has_all_its_codes(self):
            for line in OrderLine.objects.filter(kind="code"):
                held = DeliveredCode.objects.filter(line=line).count()
                assert held == (line.quantity if line.delivery == "delivered" else 0)

        @invariant()
        def escrow_holds_what_is_owed(self):
            owed = OrderLine.objects.filter(
                order__paid_at__isnull=False, delivery__in=("pending", "delivering")
            ).aggregate(sum=Sum(F("total_minor") - F("refunded_minor")))["sum"]
            assert balance(ESCROW, "CNY").minor == (owed or 0)

        @invariant()
        def the_platforms_clearing_is_captured_less_refunded(self):
            held = sum(
                -one.balance.minor
                for one in trial_balance("CNY")
                if one.account.startswith("clearing:")
            )
            through = Attempt.objects.filter(account__shop_id=None, account__isnull=False)
            captured = through.filter(status__in=("captured", "refunded"))
            given_back = Refund.objects.filter(attempt__in=captured)
            assert held == (captured.aggregate(s=Sum("minor"))["s"] or 0) - (
                given_back.aggregate(s=Sum("minor"))["s"] or 0
            )

        @invariant()
        def outside_is_what_the_shop_has_collected_and_still_owes(self):
            own = Attempt.objects.filter(account__shop_id=shop.pk)
            collected = own.filter(status__in=("captured", "refunded")).aggregate(s=Sum("minor"))
            given_back = Refund.objects.filter(attempt__in=own).aggregate(s=Sum("minor"))
            let_go = OrderLine.objects.filter(order__collects="shop", delivery="delivered")
            let_go = let_go.aggregate(s=Sum(F("total_minor") - F("refunded_minor")))
            owed = (collected["s"] or 0) - (given_back["s"] or 0) - (let_go["s"] or 0)
            assert balance(outside(shop.pk), "CNY").minor == -(owed + self.promised)

        @invariant()
        def the_platform_pays_what_is_sold_and_has_promised_the_rest(self):
            """Budget, open orders and what was paid (less what came back) are what was approved."""
            paid = held = 0
            for order in Order.objects.exclude(snapshot__coupon="").prefetch_related("lines"):
                for line in order.lines.all():
                    if line.delivery == "delivered":
                        paid += kept(line)
                    elif line.delivery != "failed" and order.status not in ("expired", "cancelled"):
                        held += line.funded_minor
            left = self.left_of_the_gift()
            assert left >= 0
            assert balance(PROMOTIONS, "CNY").minor == -paid
            assert balance(COMMITMENTS, "CNY").minor == -left
            assert left + held + paid == BUDGET * 100

        @invariant()
        def an_orders_refunds_are_its_lines(self):
            for order in Order.objects.annotate(sum=Sum("lines__refunded_minor")):
                assert order.refunded_minor == order.sum <= order.total_minor

    return Trade


@pytest.mark.slow
@pytest.mark.parametrize("collects", ["platform", "shop"])
def test_a_thousand_random_operations(in_aurora, collects):
    collected_by(in_aurora, collects)
    run_state_machine_as_test(
        trade(in_aurora),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
