"""Every icon that a page names is drawn: a missing one leaves a hole and says nothing."""

import re
from pathlib import Path

from storefronts.checkout.views import telling
from themes.registry import ROOT


def test_the_states_of_an_order_have_their_icons():
    drawn = set(re.findall(r'id="([a-z0-9-]+)"', (ROOT / "base/static/icons.svg").read_text()))
    named = set(re.findall(r'_state\("\w*", "([a-z-]+)"', Path(telling.__file__).read_text()))
    for page in (ROOT / "base/templates").rglob("*.html"):
        named |= set(re.findall(r'{% icon "([a-z0-9-]+)"', page.read_text()))
    assert len(named) > 20
    assert named <= drawn
