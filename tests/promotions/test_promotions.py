"""What promotions take off: the same in quote, charge, snapshot and explanation."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from storefronts.orders.models import Order
from storefronts.orders.services import refund_line, refund_order
from storefronts.pricing import shelf
from storefronts.pricing.engine import Customer, LineRequest, price_lines
from storefronts.pricing.explain import public_steps
from storefronts.pricing.services import allow_below_floor
from storefronts.promotions.arithmetic import Basis, apply_promotions
from storefronts.promotions.errors import (
    BadPromotion,
    CodeTaken,
    CouponNeedsMore,
    CouponNotForThis,
    CouponUnknown,
    CouponUsedUp,
)
from storefronts.promotions.facts import Promo
from storefronts.promotions.guessing import TRIES
from storefronts.promotions.models import CouponUse, Promotion
from storefronts.promotions.services import set_member, switch_promotion
from tenants.audit.models import AuditEvent
from tenants.kernel.errors import Refusal
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money
from tenants.registry.context import in_shop
from tests.factories.catalogue import CategoryFactory, ProductFactory
from tests.factories.orders import buy, place
from tests.promotions.conftest import SELLER, priced


def cart(shop: Any, *goods: Any, coupon: str | None = None, customer: Any = None) -> Any:
    lines = [LineRequest(one.pk, 1) for one in goods]
    return price_lines(shop=shop, lines=lines, coupon=coupon, customer=customer)


def total(shop: Any, *goods: Any, **how: Any) -> str:
    return str(cart(shop, *goods, **how).total.amount)


def next_week() -> Any:
    return timezone.now() + timedelta(days=7)


# ---------------------------------------------------------------- each kind


def test_a_sale_counts_in_its_window_only(in_aurora, goods, promote):
    promote("sale", 20, starts_at=timezone.now() + timedelta(hours=1), ends_at=next_week())
    assert total(in_aurora, goods) == "100.00"
    promote("sale", 10, ends_at=next_week())
    assert total(in_aurora, goods) == "90.00"


def test_a_sale_that_is_over_counts_no_more(in_aurora, goods, promote):
    sale = promote("sale", 20, ends_at=next_week())
    Promotion.objects.filter(pk=sale.pk).update(ends_at=timezone.now() - timedelta(seconds=1))
    promote("threshold", 1, spend=Decimal(5000))  # prices are read anew
    assert total(in_aurora, goods) == "100.00"


def test_a_sale_shows_on_the_shelf_with_the_price_it_was(in_aurora, goods, promote):
    promote("sale", 20, ends_at=next_week())
    (card,) = shelf.products_by_id(in_aurora, [goods.product_id])
    (face,) = card.denominations
    assert (face.price, face.was) == (Money(8000, "CNY"), Money(10000, "CNY"))
    assert card.price_from == cart(in_aurora, goods).total


def test_a_sale_of_a_category_is_for_what_is_under_it(in_aurora, promote):
    parent = CategoryFactory()
    child = CategoryFactory(parent=parent)
    inside = priced(in_aurora, wholesale="50", price="100", product=ProductFactory(category=child))
    outside = priced(in_aurora, wholesale="50", price="100")
    promote("sale", 30, ends_at=next_week(), categories=[parent.pk])
    assert total(in_aurora, inside) == "70.00"
    assert total(in_aurora, outside) == "100.00"


def test_a_member_price_is_for_its_members(in_aurora, goods, promote, buyer):
    gold = promote("member", 15)
    member = Customer(buyer.pk, buyer.email)
    assert total(in_aurora, goods, customer=member) == "100.00"
    set_member(shop=in_aurora, user=buyer, promotion_id=gold.pk, actor=SELLER)
    assert total(in_aurora, goods, customer=member) == "85.00"
    assert total(in_aurora, goods) == "100.00"


def test_of_a_sale_and_a_member_price_the_better_counts(in_aurora, goods, promote, buyer):
    gold = promote("member", 15)
    set_member(shop=in_aurora, user=buyer, promotion_id=gold.pk, actor=SELLER)
    promote("sale", 20, ends_at=next_week())
    assert total(in_aurora, goods, customer=Customer(buyer.pk)) == "80.00"


def test_a_threshold_counts_from_its_sum_on_and_the_best_of_two(in_aurora, goods, promote):
    other = priced(in_aurora, wholesale="50", price="100")
    promote("threshold", 15, off="amount", spend=Decimal(150))
    promote("threshold", 25, off="amount", spend=Decimal(200))
    promote("threshold", 90, off="amount", spend=Decimal("200.01"))
    assert total(in_aurora, goods) == "100.00"
    assert total(in_aurora, goods, other) == "175.00"


def test_a_coupon_comes_after_the_others_and_in_any_case(in_aurora, goods, promote):
    promote("sale", 10, ends_at=next_week())
    promote("coupon", 10, code="ten-off")
    assert total(in_aurora, goods, coupon=" Ten-OFF ") == "81.00"
    assert total(in_aurora, goods) == "90.00"


def test_a_coupon_refuses_what_it_is_not_for(in_aurora, goods, promote):
    other = CategoryFactory()
    promote("coupon", 10, code="OTHER", categories=[other.pk])
    promote("coupon", 10, code="LARGE", spend=Decimal("100.01"))
    off = promote("coupon", 10, code="GONE")
    switch_promotion(shop=in_aurora, promotion_id=off.pk, is_active=False, actor=SELLER)
    promote("coupon", 10, code="SOON", starts_at=timezone.now() + timedelta(hours=1))
    for code, refusal in (
        ("OTHER", CouponNotForThis),
        ("LARGE", CouponNeedsMore),
        ("GONE", CouponUnknown),
        ("SOON", CouponUnknown),
        ("NEVER-WAS", CouponUnknown),
        ("' OR 1=1 --", CouponUnknown),
        ("🎮" * 100, CouponUnknown),
    ):
        with pytest.raises(refusal) as caught:
            cart(in_aurora, goods, coupon=code)
        assert caught.value.field == "coupon"


# ---------------------------------------------------------------- the floor


def test_no_promotion_takes_a_line_below_wholesale_and_fee(in_aurora, goods, promote):
    """The floor of 100.00 is 50.51: wholesale, and one percent of the total. What would go below
    does not count, whole: a discount that stopped there would tell what the goods cost."""
    sale = promote("sale", 50, ends_at=next_week())
    assert total(in_aurora, goods) == "100.00"
    promote("sale", "49.49", ends_at=next_week(), promotion_id=sale.pk)
    (line,) = cart(in_aurora, goods).lines
    assert line.total == line.floor == Money(5051, "CNY")
    promote("sale", 40, ends_at=next_week(), promotion_id=sale.pk)
    promote("coupon", 20, code="TWENTY")
    promote("threshold", 20, off="amount", spend=Decimal(1))
    with pytest.raises(CouponNotForThis):
        cart(in_aurora, goods, coupon="TWENTY")
    assert total(in_aurora, goods) == "60.00"


def test_a_shop_that_says_so_sells_at_a_loss(in_aurora, goods, promote):
    allow_below_floor(shop=in_aurora, allowed=True, actor=SELLER)
    promote("coupon", 200, off="amount", code="FREE")
    assert total(in_aurora, goods, coupon="FREE") == "0.00"


# ---------------------------------------------------------------- the order


def test_the_order_keeps_what_was_taken_off_and_who_pays_for_it(in_aurora, goods, promote):
    promote("sale", 10, ends_at=next_week(), name="Double Eleven")
    coupon = promote("coupon", 5, off="amount", code="FIVE", name="Welcome")
    order = place(in_aurora, goods, coupon="five").order
    line = order.lines.get()
    assert (order.total_minor, line.total_minor, line.discount_minor) == (8500, 8500, 1500)
    assert order.snapshot["coupon"] == "FIVE"
    kinds = [
        (one["kind"], one["minor"], one["funded_by"]) for one in order.snapshot["promotions"][0]
    ]
    assert kinds == [("sale", 1000, "shop"), ("coupon", 500, "shop")]
    steps = public_steps(cart(in_aurora, goods, coupon="FIVE").lines[0].steps)
    assert [(s.code, s.amount.minor) for s in steps] == [
        ("list", 10000),
        ("promotion.sale", -1000),
        ("promotion.coupon", -500),
        ("total", 8500),
    ]
    assert "Double Eleven" in steps[1].label
    stored = [step["code"] for step in line.explanation]
    assert "promotion.coupon" in stored
    coupon.refresh_from_db()
    assert coupon.used == 1


def test_a_fee_is_of_what_is_paid_and_a_refund_gives_that_back(in_aurora, goods, promote):
    promote("sale", 20, ends_at=next_week())
    order = buy(in_aurora, goods).order
    line = order.lines.get()
    assert line.fee_minor == 80  # one percent of 80.00
    refund_line(line=line, reason="asked", actor=SELLER)
    order.refresh_from_db()
    assert order.refunded_minor == 8000


def test_an_order_without_a_promotion_says_so(in_aurora, goods):
    order = place(in_aurora, goods).order
    assert order.snapshot["promotions"] == [[]]
    assert order.lines.get().discount_minor == 0


# ---------------------------------------------------------------- a coupon's uses


def used(promotion: Promotion) -> int:
    promotion.refresh_from_db()
    alive = CouponUse.objects.filter(promotion_id=promotion.pk, returned_at=None).count()
    assert alive == promotion.used
    return promotion.used


def test_a_coupon_ends_with_its_last_use(in_aurora, goods, promote):
    coupon = promote("coupon", 10, code="ONCE", most_uses=1)
    place(in_aurora, goods, coupon="ONCE")
    for act in (place, buy):
        with pytest.raises(CouponUsedUp):
            act(in_aurora, goods, coupon="ONCE")
    assert used(coupon) == 1
    assert Order.objects.count() == 1


def test_a_customer_uses_it_as_often_as_allowed(in_aurora, goods, promote, buyer):
    coupon = promote("coupon", 10, code="MINE", most_per_customer=1)
    place(in_aurora, goods, coupon="MINE", email="one@x.test")
    with pytest.raises(CouponUsedUp):
        place(in_aurora, goods, coupon="MINE", email="ONE@x.test")
    place(in_aurora, goods, coupon="MINE", email="two@x.test", user=buyer)
    with pytest.raises(CouponUsedUp):
        buy(in_aurora, goods, coupon="MINE", email="three@x.test", user=buyer)
    assert used(coupon) == 2


def test_a_use_comes_back_when_nothing_was_bought(in_aurora, goods, promote):
    from storefronts.checkout.services import cancel_order, expire_order

    coupon = promote("coupon", 10, code="BACK", most_uses=1)
    order = place(in_aurora, goods, coupon="BACK").order
    cancel_order(order=order, actor=SELLER)
    cancel_order(order=order, actor=SELLER)
    assert used(coupon) == 0
    order = place(in_aurora, goods, coupon="BACK").order
    Order.objects.filter(pk=order.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    expire_order(order_id=order.pk)
    assert used(coupon) == 0
    order = buy(in_aurora, goods, coupon="BACK").order
    assert used(coupon) == 1
    line = order.lines.get()
    refund_line(line=line, reason="part", actor=SELLER, amount=Money(100, "CNY"))
    assert used(coupon) == 1
    refund_order(order=order, reason="the rest", actor=SELLER)
    assert used(coupon) == 0


def test_the_same_order_twice_is_one_use(in_aurora, goods, promote):
    coupon = promote("coupon", 10, code="ONCE", most_uses=1)
    same = {"idempotency_scope": "s", "idempotency_key": "k", "email": "a@x.test"}
    first = place(in_aurora, goods, coupon="ONCE", **same)
    again = place(in_aurora, goods, coupon="ONCE", **same)
    assert (again.replayed, again.order.pk) == (True, first.order.pk)
    assert used(coupon) == 1


# ---------------------------------------------------------------- setting them


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "coupon", "code": ""},
        {"kind": "coupon", "code": "a b"},
        {"kind": "coupon", "code": "卡密"},
        {"kind": "coupon", "code": "X" * 41, "value": 101},
        {"kind": "coupon", "code": "OK-1", "value": 0},
        {"kind": "coupon", "code": "OK-1", "value": "NaN"},
        {"kind": "coupon", "code": "OK-1", "value": 101},
        {"kind": "sale", "ends_at": None},
        {"kind": "sale", "off": "amount"},
        {"kind": "member", "off": "amount"},
        {"kind": "threshold"},
        {"kind": "gift"},
        {"kind": "coupon", "code": "OK-1", "name": "  "},
        {"kind": "coupon", "code": "OK-1", "past": True},
    ],
)
def test_what_cannot_be_is_refused(wrong, promote):
    fields = {"value": 10, **wrong}
    if fields.pop("past", False):
        fields |= {"starts_at": next_week(), "ends_at": timezone.now()}
    with pytest.raises(Refusal):
        promote(fields.pop("kind"), fields.pop("value"), **fields)
    assert not Promotion.objects.exists()


def test_a_code_is_one_coupons(promote):
    promote("coupon", 10, code="TEN")
    with pytest.raises(CodeTaken):
        promote("coupon", 20, code="ten")


def test_a_limit_below_what_was_used_is_refused(in_aurora, goods, promote):
    coupon = promote("coupon", 10, code="TEN", most_uses=5)
    for _ in range(2):
        place(in_aurora, goods, coupon="TEN")
    with pytest.raises(BadPromotion):
        promote("coupon", 10, code="TEN", most_uses=1, promotion_id=coupon.pk)


def test_each_change_is_audited(in_aurora, promote):
    made = promote("coupon", 10, code="TEN")
    promote("coupon", 15, code="TEN", promotion_id=made.pk)
    switch_promotion(shop=in_aurora, promotion_id=made.pk, is_active=False, actor=SELLER)
    rows = AuditEvent.objects.filter(target=f"promotion:{made.pk}", shop_id=in_aurora.pk)
    assert [row.action.split(".")[1] for row in rows.order_by("at", "id")] == [
        "created",
        "changed",
        "ended",
    ]


# ---------------------------------------------------------------- arithmetic


def _promo(kind: str, value: int, off: str) -> Promo:
    nobody: frozenset[Any] = frozenset()
    return Promo(
        new_id(), kind, kind, "X", off, Decimal(value), 0, nobody, nobody, None, None, "shop"
    )


@hypothesis_settings(max_examples=200, deadline=None)
@given(
    lines=st.lists(
        st.tuples(st.integers(0, 10_000_000), st.sampled_from([0, 30, 100, 100, 100])),
        min_size=1,
        max_size=12,
    ),
    percent=st.integers(1, 100),
    amount=st.integers(1, 200_000),
    coupon=st.integers(1, 100),
)
def test_a_split_adds_up_and_stays_within_its_room(lines, percent, amount, coupon):
    bases = [Basis(new_id(), frozenset(), listed, listed * share // 100) for listed, share in lines]
    promos = [_promo("sale", percent, "percent"), _promo("threshold", amount, "amount")]
    apply_promotions(
        bases,
        promos,
        currency="CNY",
        now=timezone.now(),
        coupon=_promo("coupon", coupon, "percent"),
    )
    assert all(0 <= base.left <= base.room for base in bases)
    assert all(one.minor > 0 for base in bases for one in base.applied)
    taken = sum(o.minor for b in bases for o in b.applied if o.kind == "threshold")
    before = sum(b.listed - sum(o.minor for o in b.applied if o.kind == "sale") for b in bases)
    assert taken <= min(amount * 100, before)
    if all(share == 100 for _listed, share in lines):
        assert taken == min(amount * 100, before)


# ---------------------------------------------------------------- at the checkout


@pytest.fixture
def visitor(client_for: Any, in_aurora: Any) -> Any:
    return client_for(in_aurora)


def orders(shop: Any) -> list[int]:
    """Totals; a request leaves the shop behind it."""
    with in_shop(shop):
        return list(Order.objects.values_list("total_minor", flat=True))


def test_a_buyer_types_a_coupon_and_pays_less(in_aurora, visitor, goods, promote):
    promote("coupon", 10, code="TEN")
    start = visitor.get(f"/en/checkout/?d={goods.pk}&q=1")
    form = {name: str(start.context["form"][name].value() or "") for name in ("quote", "key")}
    form |= {"d": str(goods.pk), "q": "1", "email": "a@x.test", "provider": "sandbox"}
    seen = visitor.post("/en/checkout/", form | {"coupon": "ten", "apply": "1"})
    assert seen.status_code == 200
    assert seen.context["total"] == Money(9000, "CNY")
    assert seen.context["form"]["email"].value() == "a@x.test"
    assert orders(in_aurora) == []
    form |= {name: str(seen.context["form"][name].value()) for name in ("quote", "key", "coupon")}
    visitor.post("/en/checkout/", form)
    assert orders(in_aurora) == [9000]


def test_a_wrong_coupon_costs_nothing_but_a_word(in_aurora, visitor, goods):
    start = visitor.get(f"/en/checkout/?d={goods.pk}&q=1&coupon=NONE")
    assert start.context["coupon_error"]
    assert start.context["total"] == Money(10000, "CNY")
    form = {name: str(start.context["form"][name].value() or "") for name in ("quote", "key")}
    form |= {"d": str(goods.pk), "q": "1", "email": "a@x.test", "provider": "sandbox"}
    answer = visitor.post("/en/checkout/", form | {"coupon": "NONE"})
    assert answer.status_code == 409
    assert orders(in_aurora) == []


def test_codes_are_not_found_by_trying(in_aurora, visitor, goods, promote):
    promote("coupon", 10, code="TEN")
    path = f"/en/checkout/?d={goods.pk}&q=1&coupon="
    for n in range(TRIES):
        assert visitor.get(f"{path}GUESS{n}").context["coupon_error"]
    late = visitor.get(f"{path}TEN")
    assert "wait" in late.context["coupon_error"]
    assert late.context["total"] == Money(10000, "CNY")
    assert visitor.get(path).status_code == 200  # buying goes on
    other = visitor.get(f"{path}TEN", REMOTE_ADDR="203.0.113.9")
    assert other.context["total"] == Money(9000, "CNY")
