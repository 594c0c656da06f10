"""Rows written by hand: as the model says, in one statement."""

from storefronts.orders.models import OrderEvent
from tests.factories.orders import GUEST, buy, make_goods


def test_an_event_is_written_in_the_order_of_its_columns(in_aurora):
    order = buy(in_aurora, make_goods()).order
    event = OrderEvent.objects.get(order=order, kind="paid")
    assert [field.attname for field in OrderEvent._meta.concrete_fields] == [
        "id",
        "order_id",
        "at",
        "kind",
        "actor_kind",
        "actor_id",
        "actor_label",
        "data",
    ]
    assert (event.at, event.actor_kind, event.data) == (
        order.paid_at,
        GUEST.kind,
        {"provider": "sandbox"},
    )
