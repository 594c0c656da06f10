"""The wizard's live preview: real pages of a shop that nobody has launched."""

import html
import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tenants.registry.context import in_public
from tenants.registry.models import Shop
from themes.registry import theme, themes

pytestmark = pytest.mark.django_db
EVERY = [(one.id, preset) for one in themes() for preset in one.presets]


@pytest.fixture
def named(visitor, goods):
    """A stranger who has typed a name, and is asked for the look."""
    visitor.post("/en/start/1/", {"name": "Cirrus & <b>Cards</b>", "subdomain": "cirrus"})
    return visitor


def seen(client, theme_id="folio", preset="paper", product=""):
    query = {"product": product} if product else {}
    return client.get(f"/en/sample/{theme_id}/{preset}/", query)


def test_the_front_page_in_each_theme_and_preset_with_the_name_that_was_typed(named):
    for theme_id, preset in EVERY:
        answer = seen(named, theme_id, preset)
        assert answer.status_code == 200
        page = answer.content.decode()
        assert f'class="theme-{theme_id} ' in page
        assert "Cirrus &amp; &lt;b&gt;Cards&lt;/b&gt;" in page
        assert "<b>Cards</b>" not in page
        assert "Pay, and the code is on your screen" in page, "the pages that the shop will have"
        # In the preset's colours by day and by night, whatever the reader's system says.
        css = named.get(re.search(r'href="(/look/[^"]+)"', page)[1])
        assert css.status_code == 200
        assert "immutable" in css["Cache-Control"]
        background = theme(theme_id).presets[preset].tokens["bg"]
        text = css.content.decode()
        assert f"--bg:{background};" in text or f"--bg:#{background[1::2]};" in text
        assert "prefers-color-scheme" not in text


@pytest.mark.parametrize("theme_id", ["night_city", "corner", "depot", "folio", "base"])
def test_a_product_in_each_theme_at_a_new_shops_price(named, theme_id):
    page = seen(named, theme_id, theme(theme_id).light, "any").content.decode()
    assert f'class="theme-{theme_id} ' in page
    assert "data-buy" in page
    assert "¥" in page
    drawn = re.search(r'src="(/plate/[^"]+)"', page)
    if theme_id != "base":  # which shows the catalogue's own
        assert named.get(drawn[1])["Content-Type"] == "image/svg+xml"


def test_links_lead_from_sample_to_sample_and_nowhere_else(named):
    page = seen(named).content.decode()
    assert '<base target="_blank">' in page
    there = re.findall(r'href="([^"]*)" target="_self"', page)
    assert "/en/sample/folio/paper/" in there
    product = next(html.unescape(one) for one in there if "?product=" in one)
    assert "data-buy" in named.get(product).content.decode()
    for slug in ("nothing", "../../etc", "x" * 200):
        assert seen(named, product=slug).status_code == 404


def test_it_is_framed_by_the_wizard_alone_and_runs_nothing(named):
    answer = seen(named)
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" in answer["X-Robots-Tag"]
    step = named.get("/en/start/2/")
    page = step.content.decode()
    assert '<iframe sandbox="allow-same-origin"' in page
    assert 'data-live="/en/sample/THEME/PRESET/"' in page
    # Without scripts the picture is there and the frame is not.
    assert re.search(r"<img src=[^>]*data-picture=", page)
    assert '<div class="live" hidden>' in page
    assert "frame-ancestors 'none'" in step["Content-Security-Policy"]


def test_the_name_is_the_sessions_and_not_the_addresss(named, goods):
    """Or a link to our own host could show a page with anybody's words."""
    stranger = Client(HTTP_HOST=settings.OWNER_HOST)
    page = stranger.get("/en/sample/folio/paper/?name=Evil+Bank").content.decode()
    assert "Evil Bank" not in page
    assert "Cirrus" not in page
    assert "Your shop" in page
    assert "Evil" not in named.get("/en/sample/folio/paper/?name=Evil+Bank").content.decode()


def test_nothing_is_written_and_no_shops_data_are_shown(named, aurora):
    with in_public():
        before = Shop.objects.count()
    with CaptureQueriesContext(connection) as asked:
        page = seen(named).content.decode()
        seen(named, product="any")
    for query in asked.captured_queries:
        assert not re.match(r"\s*(insert|update|delete)", query["sql"], re.IGNORECASE), query
    with in_public():
        assert Shop.objects.count() == before
    assert "Aurora" not in page
    # And the connection is back on the owner host's schema.
    assert named.get("/en/start/2/").status_code == 200


def test_what_there_is_not_is_not_found(named):
    assert seen(named, "nobody", "paper").status_code == 404
    assert seen(named, "folio", "neon").status_code == 404
    assert named.get("/look/0123456789abcdef00.css").status_code == 404


def test_who_asks_too_often_gets_no_page(named, settings, monkeypatch):
    from tenants.landing.views import trying

    settings.CARDFLEET_UNLIMITED = False
    monkeypatch.setattr(trying, "MOST_A_MINUTE", 1)
    assert seen(named).status_code == 200
    assert seen(named).status_code == 429
