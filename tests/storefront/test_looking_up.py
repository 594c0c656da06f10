"""An order is found again by number and e-mail, and a stranger learns nothing by asking."""

import pytest
from django.core.cache import cache

from storefronts.customers import one_time_codes
from tenants.registry.context import in_shop
from tests.factories.orders import buy, make_goods

pytestmark = pytest.mark.django_db


def test_asking_often_tells_nothing_about_the_order(aurora, client_for):
    with in_shop(aurora):
        order = buy(aurora, make_goods()).order
    asked = {order.email: [], "stranger@example.test": []}
    client = client_for(aurora)
    for email, answers in asked.items():
        with in_shop(aurora):
            cache.clear()  # the limit per address is not this test's matter
        for _ in range(one_time_codes.MOST_PER_TARGET + 2):
            answer = client.post("/en/find/", {"number": order.number, "email": email})
            answers.append((answer.status_code, answer.headers.get("Location")))
    assert asked[order.email] == asked["stranger@example.test"]
    assert {status for status, _ in asked[order.email]} == {302}
