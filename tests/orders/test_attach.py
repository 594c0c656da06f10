"""A guest's orders become an account's only when its e-mail is proven."""

from allauth.account.models import EmailAddress

from storefronts.orders.models import Order
from storefronts.orders.services import attach_guest_orders
from tests.factories.orders import buy, make_goods


def test_only_a_proven_address_takes_its_orders_over(in_aurora, buyer, seller):
    goods = make_goods(codes=5)
    mine = buy(in_aurora, goods, email=buyer.email.upper()).order
    other = buy(in_aurora, goods, email="else@example.test").order
    taken = buy(in_aurora, goods, email=buyer.email, user=seller).order

    address = EmailAddress.objects.create(user=buyer, email=buyer.email, verified=False)
    assert attach_guest_orders(user=buyer) == 0
    address.verified = True
    address.save()
    assert attach_guest_orders(user=buyer) == 1

    owner = dict(Order.objects.values_list("pk", "user_id"))
    assert owner == {mine.pk: buyer.pk, other.pk: None, taken.pk: seller.pk}
