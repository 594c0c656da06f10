"""The sale: every verb that a page, the API or a callback may call."""

from storefronts.checkout.access import (
    Access,
    find_order,
    look_up,
    prove_email,
    request_one_time_code,
    require,
)
from storefronts.checkout.services.bulk import place_bulk_order
from storefronts.checkout.services.buying import Bought, buy_now
from storefronts.checkout.services.closing import cancel_order, expire_order
from storefronts.checkout.services.holding import resume_all_held, resume_held
from storefronts.checkout.services.paying import Paid, latest_payment, pay_order
from storefronts.checkout.services.placing import Placed, place_order
from storefronts.checkout.services.quoting import Quoted, quote
from storefronts.checkout.services.settling import settle_payment
from storefronts.fulfilment.revealing import START, RevealedPage, reveal_codes, reveal_page
from storefronts.fulfilment.sealing import Revealed

__all__ = [
    "START",
    "Access",
    "Bought",
    "Paid",
    "Placed",
    "Quoted",
    "Revealed",
    "RevealedPage",
    "buy_now",
    "cancel_order",
    "expire_order",
    "find_order",
    "latest_payment",
    "look_up",
    "pay_order",
    "place_bulk_order",
    "place_order",
    "prove_email",
    "quote",
    "request_one_time_code",
    "require",
    "resume_all_held",
    "resume_held",
    "reveal_codes",
    "reveal_page",
    "settle_payment",
]
