"""What can be told, and in which words. In code and no column's choices: no migration a kind."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, str | Promise] = {
    "order.placed": _("An order was placed"),
    "order.paid": _("An order was paid"),
    "order.completed": _("An order is complete"),
    "order.cancelled": _("An order was cancelled"),
    "order.expired": _("An order expired without payment"),
    "order.held": _("An order is held"),
    "payment.captured": _("A payment was captured"),
    "payment.declined": _("A payment was declined"),
    "delivery.delivered": _("Lines of an order were delivered"),
    "delivery.failed": _("Lines of an order could not be delivered"),
    "refund.made": _("Money goes back to a buyer"),
    "stock.changed": _("The availability of a denomination changed"),
    "price.changed": _("The price of a denomination changed"),
}
# Sent by the test button only: nobody subscribes to it.
PING = "ping"
# Found by looking at the shelf from time to time, not told by a service.
WATCHED = frozenset({"stock.changed", "price.changed"})

# Why an endpoint is paused.
BY_HAND, GONE, FAILING = "by_hand", "gone", "failing"
WHY: dict[str, str | Promise] = {
    BY_HAND: _("Somebody paused it."),
    GONE: _("It answered 410: the receiver wants no more events."),
    FAILING: _("It has failed for days."),
}

# How an attempt ended, where it was not a 2xx.
ERRORS: dict[str, str | Promise] = {
    "status": _("An answer that is not 2xx"),
    "redirect": _("A redirect; redirects are not followed"),
    "timeout": _("No whole answer in time"),
    "address": _("The address leads to a place that is not public"),
    "name": _("The host name was not found"),
    "tls": _("The certificate or the encryption is not valid"),
    "connection": _("The connection failed or broke off"),
    "interrupted": _("Broken off on our side: it may have arrived"),
}
