"""From the product page to the code, as a guest with nothing but a browser."""

import re

import pytest
from django.core import mail

from storefronts.orders.models import Order, OrderStatus
from tenants.catalogue.models import Denomination
from tenants.kernel import versions
from tenants.registry.context import in_public, in_shop

pytestmark = pytest.mark.django_db


def fields_of(response):
    """The hidden fields of the page's form, as a browser would send them."""
    page = response.content.decode()
    found = {}
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and name[1] != "csrfmiddlewaretoken":
            found[name[1]] = value[1] if value else ""
    return found


def place(client, denomination, quantity=1, **more):
    checkout = client.get(f"/en/checkout/?d={denomination.pk}&q={quantity}")
    assert checkout.status_code == 200
    data = fields_of(checkout) | {"email": "guest@example.test", "provider": "sandbox"} | more
    return client.post("/en/checkout/", data)


def buy(client, denomination, quantity=1, **more):
    """Place and pay; returns the order's number."""
    placed = place(client, denomination, quantity, **more)
    assert placed.status_code == 302, placed.content.decode()[:3000]
    payment = client.get(placed["Location"])
    paid = client.post(placed["Location"], fields_of(payment) | {"how": "sandbox"})
    assert paid.status_code == 302
    return paid["Location"].rstrip("/").rsplit("/", 1)[1]


def codes_on(response):
    return re.findall(r"data-code>([^<]+)<", response.content.decode())


def test_a_guest_buys_and_sees_the_codes(stage, client_for):
    client = client_for(stage.shop)
    number = buy(client, stage.ten, 2)
    order = client.get(f"/en/order/{number}/")
    assert "Show my code" in order.content.decode()
    assert not codes_on(order), "an order's page alone shows no code"
    revealed = client.post(f"/en/order/{number}/codes/")
    assert len(codes_on(revealed)) == 2
    assert revealed["Cache-Control"] == "no-store, private"
    with in_shop(stage.shop):
        order = Order.objects.get(number=number)
        assert order.status == OrderStatus.COMPLETED
        assert order.reveals.count() == 1


def test_the_codes_come_as_a_text_file(stage, client_for):
    client = client_for(stage.shop)
    number = buy(client, stage.ten)
    code = codes_on(client.post(f"/en/order/{number}/codes/"))[0]
    file = client.post(f"/en/order/{number}/codes.txt")
    assert file["Content-Disposition"] == f'attachment; filename="{number}.txt"'
    assert code in file.content.decode()
    assert file["Cache-Control"] == "no-store, private"


def test_the_address_alone_reveals_nothing(stage, client_for):
    number = buy(client_for(stage.shop), stage.ten)
    stranger = client_for(stage.shop)
    for path in ("", "codes/", "codes.txt", "state/"):
        assert stranger.get(f"/en/order/{number}/{path}").status_code in (404, 405)
    for path in ("codes/", "codes.txt", "cancel/", "send-code/"):
        assert stranger.post(f"/en/order/{number}/{path}").status_code == 404


def test_an_order_of_another_shop_is_unknown(stage, borealis, client_for):
    buyer = client_for(stage.shop)
    number = buy(buyer, stage.ten)
    elsewhere = client_for(borealis)
    elsewhere.cookies = buyer.cookies
    assert elsewhere.get(f"/en/order/{number}/").status_code == 404


def test_looking_an_order_up_takes_number_address_and_the_digits_of_the_mail(stage, client_for):
    from storefronts.customers.models import OneTimeCode
    from storefronts.customers.one_time_codes import digits_of

    number = buy(client_for(stage.shop), stage.ten)
    client = client_for(stage.shop)
    asked = client.post("/en/find/", {"number": number.lower(), "email": "GUEST@example.test"})
    assert asked["Location"] == f"/en/order/{number}/prove/"
    with in_shop(stage.shop):
        digits = digits_of(OneTimeCode.objects.latest("created_at").pk)
    wrong = client.post(asked["Location"], {"code": f"{(int(digits) + 1) % 10**6:06d}"})
    assert wrong.status_code == 400
    right = client.post(asked["Location"], {"code": digits})
    assert right["Location"] == f"/en/order/{number}/"
    assert len(codes_on(client.post(f"/en/order/{number}/codes/"))) == 1


def test_looking_up_tells_nobody_whether_an_order_exists(stage, client_for):
    number = buy(client_for(stage.shop), stage.ten)
    client = client_for(stage.shop)
    pages = []
    for asked in (number, "ZZZZ-ZZZZ-ZZ"):
        answer = client.post("/en/find/", {"number": asked, "email": "other@example.test"})
        page = client.get(answer["Location"]).content.decode()
        page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
        pages.append(page.replace(asked, "N"))
    assert pages[0] == pages[1]
    assert not [m for m in mail.outbox if "other@example.test" in m.to]


def test_looking_up_is_throttled(stage, client_for):
    client = client_for(stage.shop)
    answers = [
        client.post("/en/find/", {"number": f"NO{n}", "email": "a@example.test"}).status_code
        for n in range(25)
    ]
    assert answers[0] == 302
    assert answers[-1] == 429


def test_the_mailed_link_views_and_its_secret_leaves_the_address(stage, client_for):
    from storefronts.orders.tokens import mailed_token

    number = buy(client_for(stage.shop), stage.ten)
    with in_shop(stage.shop):
        token = mailed_token(Order.objects.get(number=number).pk)
    client = client_for(stage.shop)
    first = client.get(f"/en/order/{number}/?t={token}")
    assert first["Location"] == f"/en/order/{number}/"
    page = client.get(first["Location"])
    assert "One more step" in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"
    assert token not in page.content.decode()
    assert not codes_on(client.post(f"/en/order/{number}/codes/"))


def test_a_wrong_secret_is_an_unknown_order(stage, client_for):
    number = buy(client_for(stage.shop), stage.ten)
    assert client_for(stage.shop).get(f"/en/order/{number}/?t=wrong").status_code == 404


def test_a_form_sent_twice_is_one_order(stage, client_for):
    client = client_for(stage.shop)
    checkout = client.get(f"/en/checkout/?d={stage.ten.pk}&q=1")
    data = fields_of(checkout) | {"email": "guest@example.test", "provider": "sandbox"}
    first, second = client.post("/en/checkout/", data), client.post("/en/checkout/", data)
    assert first["Location"] == second["Location"]
    with in_shop(stage.shop):
        assert Order.objects.count() == 1


def test_a_price_sent_by_the_browser_is_ignored(stage, client_for):
    client = client_for(stage.shop)
    placed = place(client, stage.ten, total="0.01", price="0.01", currency="JPY", discount="99")
    number = placed["Location"].rstrip("/").rsplit("/", 1)[1]
    with in_shop(stage.shop):
        order = Order.objects.get(number=number)
        assert order.currency == stage.shop.currency
        assert order.total_minor > 6500


@pytest.mark.parametrize("quantity", ["-1", "0", "1000000000", "NaN", "1.5", ""])
def test_absurd_quantities_are_refused(stage, client_for, quantity):
    response = client_for(stage.shop).get(f"/en/checkout/?d={stage.ten.pk}&q={quantity}")
    assert response.status_code == 409
    with in_shop(stage.shop):
        assert not Order.objects.exists()


def test_a_price_that_changed_is_shown_again_before_anything_is_bought(stage, client_for):
    from tenants.registry.context import in_public
    from tests.factories.catalogue import set_wholesale

    client = client_for(stage.shop)
    checkout = client.get(f"/en/checkout/?d={stage.ten.pk}&q=1")
    with in_public():
        set_wholesale(stage.ten, "80")
    data = fields_of(checkout) | {"email": "guest@example.test", "provider": "sandbox"}
    again = client.post("/en/checkout/", data)
    assert again.status_code == 409
    assert "The price has changed" in again.content.decode()
    with in_shop(stage.shop):
        assert not Order.objects.exists()
    assert client.post("/en/checkout/", data | fields_of(again)).status_code == 302


def test_a_top_up_asks_for_the_number_and_refuses_a_wrong_one_beside_its_field(stage, client_for):
    client = client_for(stage.shop)
    wrong = place(client, stage.credit, buyer_phone="12")
    page = wrong.content.decode()
    assert wrong.status_code == 409
    assert 'id="id_buyer_phone_error"' in page
    assert 'aria-invalid="true"' in page
    assert place(client, stage.credit, buyer_phone="13800138000").status_code == 302


def test_more_than_there_is_is_refused_with_the_number_left(stage, client_for):
    refused = place(client_for(stage.shop), stage.twenty, 5)
    assert refused.status_code == 409
    assert "Not enough left" in refused.content.decode()


def test_a_declined_payment_says_that_nothing_was_charged_and_can_be_tried_again(stage, client_for):
    client = client_for(stage.shop)
    placed = place(client, stage.ten)
    page = client.get(placed["Location"])
    declined = client.post(placed["Location"], fields_of(page) | {"how": "sandbox:decline"})
    assert declined.status_code == 402
    assert "Nothing was charged" in declined.content.decode()
    paid = client.post(placed["Location"], fields_of(declined) | {"how": "sandbox"})
    assert paid.status_code == 302
    assert "/order/" in paid["Location"]


def test_a_payment_that_is_delayed_waits_without_scripts_too(stage, client_for):
    client = client_for(stage.shop)
    placed = place(client, stage.ten)
    page = client.get(placed["Location"])
    client.post(placed["Location"], fields_of(page) | {"how": "sandbox:delay"})
    waiting = client.get(placed["Location"]).content.decode()
    assert "Waiting for the payment" in waiting
    assert '<noscript><meta http-equiv="refresh"' in waiting
    number = placed["Location"].rstrip("/").rsplit("/", 1)[1]
    assert client.get(f"/en/order/{number}/state/?from=pay").json()["next"] is None


def test_only_known_ways_to_pay_are_taken(stage, client_for):
    client = client_for(stage.shop)
    placed = place(client, stage.ten)
    page = client.get(placed["Location"])
    for how in ("", "wallet", "sandbox:evil", "../../etc"):
        answer = client.post(placed["Location"], fields_of(page) | {"how": how})
        assert answer.status_code in (403, 409), how


def test_an_unpaid_order_can_be_cancelled(stage, client_for):
    client = client_for(stage.shop)
    placed = place(client, stage.ten)
    number = placed["Location"].rstrip("/").rsplit("/", 1)[1]
    assert client.post(f"/en/order/{number}/cancel/").status_code == 302
    page = client.get(f"/en/order/{number}/").content.decode()
    assert "Cancelled" in page


def test_a_signed_in_buyer_pays_from_the_balance(stage, client_for, buyer):
    client = client_for(stage.shop, buyer)
    wallet = client.get("/en/account/wallet/")
    topped = client.post("/en/account/wallet/", fields_of(wallet) | {"amount": "500"})
    assert topped.status_code == 302
    assert "500.00" in client.get("/en/account/wallet/").content.decode()
    placed = place(client, stage.ten, provider="wallet")
    assert "/order/" in placed["Location"]
    assert "Show my code" in client.get(placed["Location"]).content.decode()
    assert "Steam Wallet card" in client.get("/en/account/orders/").content.decode()


@pytest.mark.parametrize("amount", ["-5", "0", "NaN", "1e99", "abc", "", "0.001"])
def test_absurd_top_ups_are_refused(stage, client_for, buyer, amount):
    client = client_for(stage.shop, buyer)
    wallet = client.get("/en/account/wallet/")
    answer = client.post("/en/account/wallet/", fields_of(wallet) | {"amount": amount})
    assert answer.status_code == 400


def test_account_pages_need_somebody_signed_in(stage, client_for):
    client = client_for(stage.shop)
    for path in ("", "orders/", "wallet/"):
        answer = client.get(f"/en/account/{path}")
        assert answer.status_code == 302
        assert "/login/" in answer["Location"]


def test_without_scripts_the_form_begins_at_the_least_quantity(stage, client_for):
    with in_public():
        Denomination.objects.filter(pk=stage.ten.pk).update(min_quantity=2)
        versions.bump("catalogue")
    page = client_for(stage.shop).get(f"/en/p/steam-wallet/?d={stage.ten.pk}").content.decode()
    assert 'name="q" value="2" min="2"' in page


def test_help_of_a_buyer_field_is_text_not_markup(stage, client_for):
    evil = '<meta http-equiv="refresh" content="0;url=https://evil.example">'
    with in_public():
        goods = Denomination.objects.get(pk=stage.credit.pk)
        for field in goods.buyer_fields["properties"].values():
            field["x-help"] = {"zh-hans": evil, "en": evil}
        goods.save()
        versions.bump("catalogue")
    page = client_for(stage.shop).get(f"/en/checkout/?d={stage.credit.pk}&q=1").content.decode()
    assert "evil.example" in page
    assert "<meta http-equiv" not in page
