"""What a visitor sees when something is wrong: in the shop's look, and of no other shop."""

import pytest
from django.test import Client

from storefronts.checkout.views import buying
from storefronts.pages.models import HomePage
from tenants.registry.context import in_public, in_shop
from tenants.registry.middleware import forget_hosts
from tenants.registry.models import Shop
from tests.storefront.test_buying import buy, codes_on, fields_of
from tests.world import host_of

pytestmark = pytest.mark.django_db


def suspend(shop):
    with in_public():
        Shop.objects.filter(pk=shop.pk).update(status=Shop.Status.SUSPENDED)
    forget_hosts()


def test_an_unknown_page_is_in_the_shops_look_and_language(stage, client_for):
    page = client_for(stage.shop).get("/zh-hans/nowhere/")
    assert page.status_code == 404
    assert "页面不存在" in page.content.decode()
    assert "Aurora" in page.content.decode()
    assert 'content="noindex"' in page.content.decode()


def test_a_broken_page_says_so_and_nothing_else(stage, client_for, monkeypatch):
    def broken(request):
        raise RuntimeError("the secret reason")

    monkeypatch.setattr(buying.services, "quote", broken)
    client = client_for(stage.shop)
    client.raise_request_exception = False
    page = client.get(f"/en/checkout/?d={stage.ten.pk}&q=1")
    assert page.status_code == 500
    assert "Something broke on our side" in page.content.decode()
    assert "secret reason" not in page.content.decode()
    # In the shop's look, and in the language of the page.
    assert "<b>Aurora" in page.content.decode()
    assert '<html lang="en">' in page.content.decode()
    page = client.get(f"/zh-hans/checkout/?d={stage.ten.pk}&q=1")
    assert '<html lang="zh-Hans">' in page.content.decode()


def test_a_form_without_its_token_is_refused_in_words(stage):
    client = Client(enforce_csrf_checks=True, HTTP_HOST=host_of("aurora"))
    page = client.post("/en/checkout/", {"d": str(stage.ten.pk), "q": "1"})
    assert page.status_code == 403
    assert "grown old" in page.content.decode()


def test_a_host_of_nobody_shows_nothing_of_any_shop(stage):
    page = Client(HTTP_HOST="nobody.localhost").get("/en/")
    assert page.status_code == 404
    assert "Aurora" not in page.content.decode()
    assert "There is no shop at this address" in page.content.decode()


def test_a_suspended_shop_hangs_its_sign_out_and_still_shows_paid_orders(stage, client_for):
    client = client_for(stage.shop)
    number = buy(client, stage.ten)
    suspend(stage.shop)
    assert "takes no new orders" in client.get("/en/").content.decode()
    assert client.get(f"/en/checkout/?d={stage.ten.pk}&q=1").status_code == 409
    assert client.get("/en/find/").status_code == 200
    assert len(codes_on(client.post(f"/en/order/{number}/codes/"))) == 1


def test_no_new_payment_after_a_suspension_in_mid_checkout(stage, client_for):
    client = client_for(stage.shop)
    checkout = client.get(f"/en/checkout/?d={stage.ten.pk}&q=1")
    data = fields_of(checkout) | {"email": "guest@example.test", "provider": "sandbox"}
    placed = client.post("/en/checkout/", data)
    payment = client.get(placed["Location"])
    suspend(stage.shop)
    refused = client.post(placed["Location"], fields_of(payment) | {"how": "sandbox"})
    assert refused.status_code == 409
    assert "Closed for new orders" in refused.content.decode()


def test_a_poisoned_host_reaches_no_link(stage, client_for):
    client = client_for(stage.shop)
    placed = client.get(f"/en/checkout/?d={stage.ten.pk}&q=1", HTTP_X_FORWARDED_HOST="evil.example")
    assert "evil.example" not in placed.content.decode()


def test_the_preview_of_the_home_page_stays_in_its_shop(stage, borealis, rf):
    with in_shop(stage.shop):
        home = HomePage.objects.get()
        page = home.make_preview_request()
        assert page.status_code == 200
        page.render()
        assert "Aurora" in page.content.decode()


def test_private_pages_are_kept_and_indexed_nowhere(stage, client_for):
    client = client_for(stage.shop)
    number = buy(client, stage.ten)
    for path in (f"checkout/?d={stage.ten.pk}&q=1", f"order/{number}/", "find/"):
        page = client.get(f"/en/{path}")
        assert page["Cache-Control"] == "no-store, private", path
        # The checkout is folded into its product's page (test_seo.py).
        kept_out = "noarchive" if "checkout" in path else "noindex"
        assert kept_out in page["X-Robots-Tag"], path
        assert page["Referrer-Policy"] == "same-origin", path


def test_the_languages_of_a_page_lead_to_the_same_page(stage, client_for):
    page = client_for(stage.shop).get("/en/c/games/?sort=newest").content.decode()
    assert 'href="/zh-hans/c/games/?sort=newest"' in page


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(
    "path",
    ["login/", "signup/", "password/reset/", "how-buying-works/"],
)
def test_account_pages_wear_the_shops_look(stage, client_for, language, path):
    address = f"/{language}/{path}" if "buying" in path else f"/{language}/account/{path}"
    page = client_for(stage.shop).get(address)
    assert page.status_code == 200
    assert 'class="mark"' in page.content.decode()


@pytest.mark.parametrize("path", ["", "orders/", "wallet/", "email/", "password/change/", "2fa/"])
def test_a_signed_in_buyer_finds_everything_in_the_accounts_frame(stage, client_for, buyer, path):
    page = client_for(stage.shop, buyer).get(f"/en/account/{path}")
    assert page.status_code == 200
    assert 'class="side-nav"' in page.content.decode()


def test_somebody_signs_up_and_in_on_the_page(stage, client_for):
    client = client_for(stage.shop)
    signup = client.get("/en/account/signup/")
    made = client.post(
        "/en/account/signup/",
        fields_of(signup) | {"email": "new@example.test", "password1": "a long enough pass"},
    )
    assert made.status_code == 302, made.content.decode()[:2000]
    assert "new@example.test" in client.get("/en/account/").content.decode()


def test_the_owners_account_pages_do_not_need_a_shop(db):
    from django.conf import settings

    page = Client(HTTP_HOST=settings.OWNER_HOST).get("/account/login/")
    assert page.status_code == 200


def test_staff_edit_the_home_page_and_the_shop_shows_it(stage, client_for, seller):
    with in_shop(stage.shop):
        home = HomePage.objects.get()
    client = client_for(stage.shop, seller)
    edit = client.get(f"/console/pages/{home.pk}/edit/")
    assert edit.status_code == 200
    assert "Pay, and the code is on your screen" in edit.content.decode()
    with in_shop(stage.shop):
        home.body[0].value["title"]["en"] = "Cards & <b>more</b>"
        home.save_revision().publish()
    page = client_for(stage.shop).get("/en/").content.decode()
    assert "Cards &amp; &lt;b&gt;more&lt;/b&gt;" in page


def test_a_suspended_shop_offers_nothing_to_buy(stage, client_for):
    path = "/en/p/steam-wallet/"
    assert "Buy now" in client_for(stage.shop).get(path).content.decode()
    suspend(stage.shop)
    page = client_for(stage.shop).get(path).content.decode()
    assert "Buy now" not in page
    assert "takes no new orders" in page
