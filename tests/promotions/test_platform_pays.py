"""Promotions that the platform pays: the shop earns as without them, and no budget is passed."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db.models import Sum
from django.utils import timezone

from billing.funding import services as funding
from billing.funding.errors import AlreadyDecided, BadBudget
from billing.funding.models import Funding
from billing.funding.queries import budget_of
from billing.funding.tasks import look_at_all
from billing.ledger.codes import (
    COMMITMENTS,
    FEES,
    MARGIN,
    PROMOTIONS,
    promotion_budget,
    shop_earnings,
    shop_wallet,
)
from billing.ledger.errors import BudgetSpent
from billing.ledger.fx import set_fx_rate
from billing.ledger.queries import balance, discrepancies, trial_balance
from storefronts.checkout import services as checkout
from storefronts.checkout.services.bulk import work_off
from storefronts.console.figures import days, order_margin
from storefronts.console.order_queries import line_views
from storefronts.orders import services as orders
from storefronts.orders.models import Order, OrderLine
from storefronts.orders.summaries import summary
from storefronts.pricing import shelf
from storefronts.pricing.engine import LineRequest, price_lines
from storefronts.pricing.explain import public_steps
from storefronts.promotions import budgets
from storefronts.promotions.errors import BadPromotion, CouponUnknown, CouponUsedUp
from storefronts.promotions.models import Promotion
from tenants.audit.models import AuditEvent
from tenants.kernel.actor import SYSTEM
from tenants.kernel.errors import NotFound, Required
from tenants.kernel.money import Money
from tenants.outbox.models import Job
from tenants.registry.models import Shop
from tests.checkout.test_settle import call_back, outcome_of
from tests.factories.orders import (
    GUEST,
    buy,
    collected_by,
    fill_wallet,
    lines_of,
    make_goods,
    pay,
    place,
    the_line,
)
from tests.factories.promotions import FINANCE, SELLER, asked, funded, promotion
from tests.promotions.conftest import priced

BOTH = pytest.mark.parametrize("collects", ["platform", "shop"])


def cny(text: str) -> Money:
    return Money.of(Decimal(text), "CNY")


def held(code: str) -> Money:
    return balance(code, "CNY")


def left(made: Promotion) -> Money:
    return budget_of(Funding.objects.get(pk=made.funding_id)).left


def total(shop: Any, *goods: Any, quantity: int = 1, **how: Any) -> str:
    lines = [LineRequest(one.pk, quantity) for one in goods]
    return str(price_lines(shop=shop, lines=lines, **how).total.amount)


def next_week() -> Any:
    return timezone.now() + timedelta(days=7)


@pytest.fixture
def in_usd(in_aurora: Any) -> Any:
    """Aurora sells in dollars, collects by itself, and has a card at 100.00."""
    set_fx_rate(base="USD", quote="CNY", rate=Decimal("7.2"), actor=SYSTEM)
    collected_by(in_aurora, "shop")
    in_aurora.currency = "USD"
    return in_aurora, priced(in_aurora, wholesale="500", price="100")


def books_are_even() -> None:
    sums: Counter[str] = Counter()
    for one in trial_balance():
        sums[one.balance.currency] += one.balance.minor
    assert not any(sums.values())
    assert list(discrepancies()) == []


# ---------------------------------------------------------------- asked for and decided


def test_it_does_not_apply_before_it_is_approved(in_aurora, goods):
    made = asked(in_aurora, "coupon", 10, code="GIFT")
    with pytest.raises(CouponUnknown):
        total(in_aurora, goods, coupon="GIFT")
    funding.approve(funding_id=made.funding_id, cap=cny("50"), actor=FINANCE)
    assert total(in_aurora, goods, coupon="GIFT") == "90.00"
    assert AuditEvent.objects.filter(action="promotion_funding.approved").count() == 1


def test_what_is_declined_does_not_apply_and_the_shop_reads_why(in_aurora, goods):
    made = asked(in_aurora, "sale", 10, ends_at=next_week())
    funding.decline(funding_id=made.funding_id, reason="too much", actor=FINANCE)
    assert total(in_aurora, goods) == "100.00"
    request = Funding.objects.get()
    assert (request.state, request.reason, request.cap_minor) == ("declined", "too much", 0)
    news = Job.objects.get(task="promotions.funding_news")
    assert (news.shop_id, news.payload["news"]) == (in_aurora.pk, "declined")
    assert held(COMMITMENTS) == cny("0")


def test_a_request_says_how_much_and_what_for(in_aurora):
    with pytest.raises(Required):
        asked(in_aurora, "coupon", 10, code="GIFT", note="  ")
    with pytest.raises(BadPromotion):
        asked(in_aurora, "coupon", 10, code="GIFT", budget="-1")
    assert not Funding.objects.exists()
    assert not Promotion.objects.exists()


def test_it_is_decided_once(in_aurora):
    made = asked(in_aurora, "coupon", 10, code="GIFT")
    funding.approve(funding_id=made.funding_id, cap=cny("50"), actor=FINANCE)
    for again in (
        lambda: funding.approve(funding_id=made.funding_id, cap=cny("50"), actor=FINANCE),
        lambda: funding.decline(funding_id=made.funding_id, reason="no", actor=FINANCE),
    ):
        with pytest.raises(AlreadyDecided):
            again()
    assert left(made) == cny("50")
    with pytest.raises(NotFound):
        funding.approve(funding_id=in_aurora.pk, cap=cny("50"), actor=FINANCE)


@pytest.mark.parametrize("cap", [Money(0, "CNY"), Money(-1, "CNY"), Money(500, "USD")])
def test_a_budget_is_an_amount_of_the_shops_currency(cap, in_aurora):
    made = asked(in_aurora, "coupon", 10, code="GIFT")
    with pytest.raises(BadBudget):
        funding.approve(funding_id=made.funding_id, cap=cap, actor=FINANCE)
    assert Funding.objects.get().state == "asked"


def test_the_most_it_can_cost_follows_from_its_terms(in_aurora):
    asked(in_aurora, "coupon", 5, off="amount", code="FIVE", most_uses=8, budget=100)
    assert Funding.objects.get(name="A coupon").most == cny("40")
    asked(in_aurora, "coupon", 5, code="MUCH", most_uses=8, budget=100, name="Percent")
    assert Funding.objects.get(name="Percent").most == cny("100")


def test_other_terms_are_asked_for_anew_and_stop_it(in_aurora, goods):
    made = funded(in_aurora, "coupon", 10, code="GIFT")
    how: dict[str, Any] = {"code": "GIFT", "promotion_id": made.pk, "budget": 100}
    asked(in_aurora, "coupon", 10, name="A new name", **how)
    assert total(in_aurora, goods, coupon="GIFT") == "90.00"
    asked(in_aurora, "coupon", 60, **how)
    with pytest.raises(CouponUnknown):
        total(in_aurora, goods, coupon="GIFT")
    states = Funding.objects.order_by("asked_at").values_list("state", flat=True)
    assert list(states) == ["withdrawn", "asked"]
    assert held(COMMITMENTS) == cny("0")


def test_the_shop_may_pay_by_itself_after_all(in_aurora, goods):
    made = funded(in_aurora, "coupon", 10, code="GIFT")
    promotion(in_aurora, "coupon", 10, code="GIFT", promotion_id=made.pk, funded_by="shop")
    buy(in_aurora, goods, coupon="GIFT")
    assert held(PROMOTIONS) == held(COMMITMENTS) == cny("0")
    assert Funding.objects.get().state == "withdrawn"


def test_a_shop_in_test_mode_is_paid_nothing(in_aurora, goods):
    funded(in_aurora, "sale", 10, ends_at=next_week())
    assert total(in_aurora, goods) == "90.00"
    in_aurora.test_mode = True
    assert total(in_aurora, goods) == "100.00"


# ---------------------------------------------------------------- who earns what


@BOTH
def test_the_shop_earns_what_it_would_without_the_discount(in_aurora, goods, collects):
    collected_by(in_aurora, collects)
    fill_wallet(in_aurora, 100_000)
    accounts = (shop_earnings(in_aurora.pk), shop_wallet(in_aurora.pk))

    def worth() -> int:
        """With what the shop has taken itself, which is never on the platform's books."""
        taken = Order.objects.filter(collects="shop").aggregate(sum=Sum("total_minor"))["sum"]
        return sum(held(code).minor for code in accounts) + (taken or 0)

    def of_the_platform() -> int:
        return held(FEES).minor + held(MARGIN).minor

    before, house = worth(), of_the_platform()
    buy(in_aurora, goods)
    plain, house_plain = worth() - before, of_the_platform() - house
    made = funded(in_aurora, "coupon", 30, code="GIFT")
    before, house = worth(), of_the_platform()
    bought = buy(in_aurora, goods, coupon="GIFT")
    assert bought.order.total == cny("70")
    assert worth() - before == plain
    assert of_the_platform() - house == house_plain
    assert held(PROMOTIONS) == cny("-30")
    assert left(made) == cny("70")
    assert held(COMMITMENTS) == cny("-70")
    books_are_even()


@BOTH
def test_a_refund_returns_it_pro_rata_and_whole_with_the_last_cent(in_aurora, goods, collects):
    collected_by(in_aurora, collects)
    fill_wallet(in_aurora, 100_000)
    made = funded(in_aurora, "coupon", 30, code="GIFT")
    order = buy(in_aurora, goods, coupon="GIFT").order
    shops = shop_earnings(in_aurora.pk) if collects == "platform" else shop_wallet(in_aurora.pk)
    before = held(shops)
    orders.refund_line(line=the_line(order), reason="half", actor=SELLER, amount=cny("35"))
    assert held(PROMOTIONS) == cny("-15")
    assert left(made) == cny("85")
    line = the_line(order)
    orders.refund_line(line=line, reason="rest", actor=SELLER)
    assert held(PROMOTIONS) == cny("0")
    assert left(made) == cny("100")
    # The shop gives back what it got of both, where it got it.
    gone = {"platform": cny("-100"), "shop": cny("-30")}[collects]
    assert held(shops) - before == gone
    books_are_even()


def test_an_odd_part_is_returned_to_the_cent(in_aurora):
    goods = priced(in_aurora, wholesale="5", price="9.99")
    funded(in_aurora, "coupon", "3.33", off="amount", code="ODD")
    order = buy(in_aurora, goods, coupon="ODD").order
    for minor in (1, 2, 250, 413):
        orders.refund_line(
            line=the_line(order), reason="bit", actor=SELLER, amount=Money(minor, "CNY")
        )
    assert the_line(order).refunded_minor == 666
    assert held(PROMOTIONS) == held(COMMITMENTS) + cny("100") == cny("0")


def test_in_another_currency_the_wallet_gets_the_settled_amount(in_usd):
    shop, goods = in_usd
    fill_wallet(shop, 100_000)
    before = balance(shop_wallet(shop.pk), "CNY")
    made = asked(shop, "coupon", 10, code="GIFT")
    funding.approve(funding_id=made.funding_id, cap=Money(5_000, "USD"), actor=FINANCE)
    order = buy(shop, goods, coupon="GIFT").order
    line = the_line(order)
    paid = line.funded_minor
    assert paid
    assert balance(PROMOTIONS, "USD").minor == -paid
    settled = Money.of(Money(paid, "USD").decimal / line.fx_rate, "CNY")
    owed = Money(line.wholesale_minor + line.fee_minor, "CNY")
    assert balance(shop_wallet(shop.pk), "CNY") == before + settled - owed
    orders.refund_line(line=the_line(order), reason="all", actor=SELLER)
    assert balance(PROMOTIONS, "USD").minor == 0
    assert balance(shop_wallet(shop.pk), "CNY") == before - owed
    books_are_even()


def test_it_may_take_a_price_below_what_the_goods_cost_the_shop(in_aurora, goods):
    promotion(in_aurora, "sale", 60, ends_at=next_week())
    assert total(in_aurora, goods) == "100.00"  # the shop itself would lose money
    funded(in_aurora, "sale", 60, ends_at=next_week(), name="Gift")
    assert total(in_aurora, goods) == "40.00"


def test_what_costs_nothing_then_is_sold_and_given_back(in_aurora, goods):
    made = funded(in_aurora, "coupon", 100, code="FREE")
    order = buy(in_aurora, goods, coupon="FREE").order
    assert (order.total_minor, order.status) == (0, "completed")
    assert held(PROMOTIONS) == cny("-100")
    assert left(made) == cny("0")


def test_the_order_page_says_who_pays(in_aurora, goods):
    funded(in_aurora, "coupon", 30, code="GIFT")
    order = buy(in_aurora, goods, coupon="GIFT").order
    (view,) = line_views(order)
    earned = view.earned
    assert (earned.paid, earned.funded) == (cny("70"), cny("30"))
    assert earned.margin == earned.paid + earned.funded - earned.wholesale - earned.fee
    steps = {step.code: step for step in view.steps}
    assert steps["funded"].amount == cny("30")
    assert steps["margin"].amount == earned.margin
    assert "funded" not in [step.code for step in public_steps(view.steps)]


def test_reports_show_it(in_aurora, goods):
    plain = buy(in_aurora, goods).order
    funded(in_aurora, "coupon", 30, code="GIFT")
    order = buy(in_aurora, goods, coupon="GIFT").order
    assert summary(order)["promotion_minor"] == 3_000
    assert summary(plain)["promotion_minor"] == 0
    (today,) = days(in_aurora, count=1)
    margins = [order_margin(one, list(one.lines.all())) for one in (plain, order)]
    assert margins[0] == margins[1]
    assert today.margin == sum(one.minor for one in margins)
    orders.refund_line(line=the_line(order), reason="half", actor=SELLER, amount=cny("35"))
    order.refresh_from_db()
    assert summary(order)["promotion_minor"] == 1_500


# ---------------------------------------------------------------- never more than the budget


def test_an_order_holds_its_part_until_nobody_pays_it(in_aurora, goods):
    made = funded(in_aurora, "coupon", 30, code="GIFT")
    first, second = (place(in_aurora, goods, coupon="GIFT").order for _ in range(2))
    assert left(made) == cny("40")
    checkout.cancel_order(order=first, actor=GUEST)
    assert left(made) == cny("70")
    Order.objects.filter(pk=second.pk).update(expires_at=timezone.now())
    checkout.expire_order(order_id=second.pk)
    checkout.expire_order(order_id=second.pk)
    assert left(made) == cny("100")
    assert held(PROMOTIONS) == cny("0")


def test_what_is_paid_for_later_is_not_taken_twice(in_aurora, goods):
    made = funded(in_aurora, "coupon", 30, code="GIFT")
    order = place(in_aurora, goods, coupon="GIFT").order
    pay(in_aurora, order)
    assert left(made) == cny("70")
    assert held(PROMOTIONS) == cny("-30")


def test_a_cart_that_the_rest_does_not_reach_for_is_priced_without_it(in_aurora, goods):
    funded(in_aurora, "sale", 30, ends_at=next_week(), budget=70)
    assert total(in_aurora, goods, quantity=2) == "140.00"
    assert total(in_aurora, goods, quantity=3) == "300.00"
    buy(in_aurora, (goods, 2))
    assert total(in_aurora, goods) == "100.00"


def test_a_coupon_that_the_rest_does_not_reach_for_is_used_up(in_aurora, goods):
    funded(in_aurora, "coupon", 30, code="GIFT", budget=40)
    buy(in_aurora, goods, coupon="GIFT")
    with pytest.raises(CouponUsedUp):
        buy(in_aurora, goods, coupon="GIFT")


@pytest.mark.parametrize("door", [place, buy])
def test_the_last_guard_is_the_ledger(in_aurora, goods, door, monkeypatch):
    """As if somebody else's order had come between the price and the sale."""
    funded(in_aurora, "coupon", 30, code="GIFT", budget=40)
    buy(in_aurora, goods, coupon="GIFT")
    monkeypatch.setattr("storefronts.pricing.engine.short_budgets", lambda parts, currency: set())
    before = Order.objects.count()
    with pytest.raises(BudgetSpent) as refusal:
        door(in_aurora, goods, coupon="GIFT")
    assert (refusal.value.code, refusal.value.details) == ("CONFLICT", {})
    assert Order.objects.count() == before
    assert held(PROMOTIONS) == cny("-30")


def test_a_late_payment_takes_its_part_again_or_goes_back(in_aurora, goods):
    made = funded(in_aurora, "coupon", 30, code="GIFT", budget=50)
    late, too_late = (_unpaid_and_over(in_aurora, goods) for _ in range(2))
    assert left(made) == cny("50")
    call_back(late)
    assert outcome_of(late) == "captured"
    assert left(made) == cny("20")
    call_back(too_late)
    assert outcome_of(too_late) == "returned"
    assert left(made) == cny("20")
    assert held(PROMOTIONS) == cny("-30")
    books_are_even()


def _unpaid_and_over(shop: Any, goods: Any) -> Any:
    """The payment of an order that has expired while its buyer was still paying."""
    order = place(shop, goods, coupon="GIFT").order
    payment = pay(shop, order, "sandbox:hosted").payment
    Order.objects.filter(pk=order.pk).update(expires_at=timezone.now())
    checkout.expire_order(order_id=order.pk)
    return payment


def test_a_line_that_cannot_be_delivered_gives_its_part_back(in_aurora):
    goods = priced(in_aurora, wholesale="50", price="100", kind="top_up", stock=0)
    made = funded(in_aurora, "sale", 30, ends_at=next_week())
    order = buy(in_aurora, goods).order
    assert left(made) == cny("70")
    assert held(PROMOTIONS) == cny("0")  # not delivered yet
    orders.mark_line_failed(line=the_line(order), reason="no such number", actor=SELLER)
    assert left(made) == cny("100")
    again = buy(in_aurora, goods).order
    orders.mark_line_delivered(line=the_line(again), actor=SELLER)
    assert held(PROMOTIONS) == cny("-30")
    books_are_even()


def test_an_order_of_two_promotions_takes_from_each(in_aurora, goods):
    sale = funded(in_aurora, "sale", 20, ends_at=next_week())
    coupon = funded(in_aurora, "coupon", 10, code="GIFT")
    order = buy(in_aurora, (goods, 2), coupon="GIFT").order
    assert order.total == cny("144")
    assert (left(sale), left(coupon)) == (cny("60"), cny("84"))
    orders.refund_order(order=order, reason="all", actor=SELLER)
    assert (left(sale), left(coupon)) == (cny("100"), cny("100"))
    assert held(PROMOTIONS) == cny("0")


def test_beside_it_the_shop_pays_its_own_part(in_aurora, goods):
    promotion(in_aurora, "sale", 10, ends_at=next_week())
    funded(in_aurora, "coupon", 20, off="amount", code="GIFT")
    order = buy(in_aurora, goods, coupon="GIFT").order
    line = the_line(order)
    assert (line.discount_minor, line.funded_minor, line.total_minor) == (3_000, 2_000, 7_000)
    assert held(PROMOTIONS) == cny("-20")


# ---------------------------------------------------------------- used up, raised, over


def test_a_budget_with_nothing_left_is_used_up_and_both_are_told_once(in_aurora, goods):
    made = funded(in_aurora, "sale", 30, ends_at=next_week(), budget=60)
    buy(in_aurora, (goods, 2))
    look_at_all()
    look_at_all()
    request = Funding.objects.get(pk=made.funding_id)
    assert request.state == "used_up"
    told = Job.objects.filter(payload__news="used_up").values_list("task", flat=True)
    assert sorted(told) == ["funding.tell_owner", "promotions.funding_news"]
    assert total(in_aurora, goods) == "100.00"


def test_a_rest_into_which_nothing_fits_is_used_up_when_somebody_is_turned_away(in_aurora, goods):
    made = funded(in_aurora, "sale", 30, ends_at=next_week(), budget=65)
    buy(in_aurora, (goods, 2))
    look_at_all()
    assert Funding.objects.get(pk=made.funding_id).state == "approved"
    assert funding.turned_away(funding_id=made.funding_id)
    request = Funding.objects.get(pk=made.funding_id)
    assert (request.state, request.swept_minor) == ("used_up", 500)
    assert budget_of(request).taken == cny("60")


def test_a_large_order_does_not_end_it_for_small_ones(in_aurora, goods):
    made = funded(in_aurora, "sale", 30, ends_at=next_week(), budget=65)
    assert total(in_aurora, goods, quantity=3) == "300.00"
    assert not funding.turned_away(funding_id=made.funding_id)
    assert total(in_aurora, goods) == "70.00"


def test_a_raised_budget_goes_on(in_aurora, goods):
    made = funded(in_aurora, "sale", 30, ends_at=next_week(), budget=65)
    buy(in_aurora, (goods, 2))
    funding.turned_away(funding_id=made.funding_id)
    raised = funding.raise_budget(funding_id=made.funding_id, more=cny("25"), actor=FINANCE)
    assert (raised.cap, left(made), budget_of(raised).taken) == (cny("90"), cny("30"), cny("60"))
    assert total(in_aurora, goods) == "70.00"


def test_what_comes_back_after_the_end_is_the_platforms(in_aurora, goods):
    made = funded(in_aurora, "coupon", 30, code="GIFT")
    waiting = place(in_aurora, goods, coupon="GIFT").order
    funding.stop(funding_id=made.funding_id, reason="abuse", actor=FINANCE)
    with pytest.raises(CouponUnknown):
        total(in_aurora, goods, coupon="GIFT")
    assert held(COMMITMENTS) == cny("0")
    checkout.cancel_order(order=waiting, actor=GUEST)
    assert left(made) == cny("30")
    look_at_all()
    assert left(made) == held(COMMITMENTS) == cny("0")


def test_with_the_promotions_end_its_budget_ends(in_aurora, goods):
    made = funded(in_aurora, "sale", 30, ends_at=next_week())
    look_at_all()
    assert left(made) == cny("100")
    Funding.objects.update(
        terms=Funding.objects.get().terms | {"ends_at": timezone.now().isoformat()}
    )
    look_at_all()
    assert Funding.objects.get().state == "over"
    assert held(promotion_budget(made.funding_id)) == cny("0")


def test_the_shelf_shows_a_sale_that_its_budget_still_reaches_for(in_aurora, goods):
    funded(in_aurora, "sale", 30, ends_at=next_week(), budget=29)
    (card,) = shelf.products_by_id(in_aurora, [goods.product_id])
    assert card.denominations[0].was is None
    funded(in_aurora, "sale", 20, ends_at=next_week(), budget=29)
    (card,) = shelf.products_by_id(in_aurora, [goods.product_id])
    assert card.denominations[0].was == cny("100")


def test_a_shop_cannot_touch_another_shops_request(in_aurora, borealis):
    made = funded(in_aurora, "coupon", 10, code="GIFT")
    funding.withdraw(shop_id=borealis.pk, promotion_id=made.pk, actor=SELLER)
    assert Funding.objects.get().state == "approved"


def test_saving_nothing_new_asks_for_nothing_new(in_aurora):
    made = asked(in_aurora, "coupon", 10, code="GIFT")
    asked(in_aurora, "coupon", 10, code="GIFT", promotion_id=made.pk)
    assert Funding.objects.count() == 1
    asked(in_aurora, "coupon", 10, code="GIFT", promotion_id=made.pk, budget=200)
    assert Funding.objects.filter(state="asked").get().wanted == cny("200")
    assert Funding.objects.count() == 2


def test_a_look_ahead_outside_of_a_sale_has_the_rest_looked_at(in_aurora, goods, monkeypatch):
    asked_for: list[Any] = []
    monkeypatch.setattr(budgets, "add", lambda **job: asked_for.append(job))
    monkeypatch.setattr(budgets, "connection", SimpleNamespace(in_atomic_block=False))
    made = funded_alone(in_aurora)
    assert budgets.short_budgets({str(made): 10_001}, currency="CNY") == {made}
    assert [job["task"] for job in asked_for] == ["promotions.budget_turned_away"]


def funded_alone(shop: Any) -> Any:
    return funded(shop, "coupon", 10, code="GIFT").funding_id


def test_a_closed_shops_budget_is_the_platforms_again(in_aurora, goods):
    made = funded(in_aurora, "coupon", 10, code="GIFT")
    Shop.objects.filter(pk=in_aurora.pk).update(status="closed")
    look_at_all()
    assert Funding.objects.get().state == "withdrawn"
    assert left(made) == held(COMMITMENTS) == cny("0")


def test_a_shop_asks_for_more_once_it_is_used_up(in_aurora, goods):
    made = funded(in_aurora, "coupon", 30, code="GIFT", budget=60)
    how: dict[str, Any] = {"code": "GIFT", "promotion_id": made.pk}
    asked(in_aurora, "coupon", 30, budget=90, **how)  # approved stands
    assert Funding.objects.get().state == "approved"
    buy(in_aurora, (goods, 2), coupon="GIFT")
    look_at_all()
    asked(in_aurora, "coupon", 30, budget=90, **how)
    assert sorted(Funding.objects.values_list("state", flat=True)) == ["asked", "withdrawn"]


def test_a_bulk_order_sets_its_parts_aside_and_a_line_that_fails_gives_its_own_back(
    in_aurora, goods, buyer
):
    """Its lines stand at the places where they were asked for, and not one after the other."""
    fill_wallet(in_aurora, 100_000, buyer)
    sold_out = make_goods(0)
    work = priced(in_aurora, wholesale="50", price="100", kind="top_up", stock=0)
    made = funded(in_aurora, "sale", 30, ends_at=next_week())
    bulk = checkout.place_bulk_order(
        shop=in_aurora,
        lines=lines_of(sold_out, goods, work),
        email=buyer.email,
        locale="en",
        actor=GUEST,
        user=buyer,
        idempotency_scope="bulk",
        idempotency_key="bulk",
    )
    assert left(made) == cny("40")
    work_off(order_id=bulk.order_id)
    assert held(PROMOTIONS) == cny("-30")
    waiting = OrderLine.objects.get(order_id=bulk.order_id, kind="top_up")
    assert waiting.position == 2
    orders.mark_line_failed(line=waiting, reason="no such number", actor=SELLER)
    assert left(made) == cny("70")
    orders.refund_line(
        line=OrderLine.objects.get(order_id=bulk.order_id, delivery="delivered"),
        reason="wrong card",
        actor=SELLER,
    )
    assert left(made) == cny("100")
    assert held(PROMOTIONS) == cny("0")
    books_are_even()
