"""What the clock and the platform do to promotions."""

import uuid
from typing import Any

from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from billing.funding.models import Funding
from billing.funding.services import turned_away
from tenants.kernel import versions
from tenants.kernel.money import format_money
from tenants.outbox.registry import handler
from tenants.registry.models import Shop
from tenants.registry.urls import shop_url


@handler("promotions.window_edge")
def window_edge(*, payload: dict[str, Any], shop: Shop) -> None:
    """A promotion begins or ends now: prices that were remembered are read anew."""
    versions.bump(f"pricing:{shop.pk}")


@handler("promotions.budget_turned_away")
def budget_turned_away(*, payload: dict[str, Any], shop: Shop) -> None:
    """A cart did not fit into what is left of the platform's budget: perhaps it is used up."""
    turned_away(funding_id=uuid.UUID(payload["funding"]))


@handler("promotions.funding_news", atomic=False)
def funding_news(*, payload: dict[str, Any], shop: Shop) -> None:
    """The platform has decided about a request, or its budget is used up: mail to the shop."""
    to = shop.owner_email or shop.support_email
    if not to:
        return
    funding = Funding.objects.get(pk=payload["funding"], shop_id=shop.pk)
    with translation.override(shop.default_locale):
        subject, text = _words(payload["news"], funding, shop)
        address = shop_url(shop, f"/console/shop/promotions/{funding.promotion_id}/")
        EmailMessage(subject=subject, body=f"{text}\n\n{address}\n", to=[to]).send()


def _words(news: str, funding: Funding, shop: Shop) -> tuple[str, str]:
    facts = {
        "name": " ".join(funding.name.split()),
        "amount": format_money(funding.cap, shop.default_locale),
        "reason": funding.reason,
    }
    return {
        "approved": lambda: (
            _("The platform pays for “%(name)s”") % facts,
            _(
                "The platform pays for your promotion “%(name)s”, up to %(amount)s in all. It "
                "applies from now on in its time, until that is used up. You earn what you would "
                "have earned without the discount."
            )
            % facts,
        ),
        "declined": lambda: (
            _("The platform does not pay for “%(name)s”") % facts,
            _(
                "The platform does not pay for your promotion “%(name)s”: %(reason)s\n\nIt does "
                "not apply. You can pay for it yourself, or change it and ask again."
            )
            % facts,
        ),
        "stopped": lambda: (
            _("The platform pays no longer for “%(name)s”") % facts,
            _(
                "The platform has stopped your promotion “%(name)s”: %(reason)s\n\nOrders that "
                "were placed keep it. You can pay for it yourself, or change it and ask again."
            )
            % facts,
        ),
        "used_up": lambda: (
            _("The budget of “%(name)s” is used up") % facts,
            _(
                "The platform's budget of %(amount)s for your promotion “%(name)s” is used up, so "
                "it no longer applies. Orders that were placed keep it, and you have lost nothing. "
                "You can pay for it yourself, or ask for more."
            )
            % facts,
        ),
    }[news]()
