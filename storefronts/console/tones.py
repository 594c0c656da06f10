"""The words and colours of states, shared by both consoles."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, tuple[str, str | Promise]] = {
    # shops
    "launching": ("info", _("Launching")),
    "trial": ("info", _("Trial")),
    "active": ("ok", _("Active")),
    "past_due": ("warn", _("Past due")),
    "suspended": ("bad", _("Suspended")),
    "closed": ("muted", _("Closed")),
    "archived": ("muted", _("Archived")),
    # orders
    "awaiting_payment": ("warn", _("Awaiting payment")),
    "paid": ("info", _("Paid")),
    "completed": ("ok", _("Completed")),
    "cancelled": ("muted", _("Cancelled")),
    "expired": ("muted", _("Expired")),
    "held": ("bad", _("Held")),
    # delivery
    "pending": ("muted", _("Pending")),
    "delivering": ("info", _("Delivering")),
    "delivered": ("ok", _("Delivered")),
    "failed": ("bad", _("Failed")),
    # refunds and payments
    "none": ("muted", _("No refund")),
    "partial": ("warn", _("Partly refunded")),
    "full": ("warn", _("Refunded")),
    "captured": ("ok", _("Captured")),
    "declined": ("bad", _("Declined")),
    "refunded": ("warn", _("Refunded")),
    # webhooks
    "paused": ("warn", _("Paused")),
    "sending": ("info", _("Being sent")),
    # work and imports
    "uploaded": ("info", _("Uploaded")),
    "previewed": ("info", _("Previewed")),
    "ready": ("info", _("Ready")),
    "queued": ("info", _("Queued")),
    "waiting": ("info", _("Waiting")),
    "running": ("info", _("Running")),
    "done": ("ok", _("Done")),
    "finished": ("ok", _("Finished")),
    # stock
    "free": ("ok", _("Free")),
    "reserved": ("info", _("Reserved")),
    "sold": ("muted", _("Sold")),
    "void": ("muted", _("Void")),
    "low": ("warn", _("Low")),
    "out": ("bad", _("None left")),
    # ledger and audit
    "balanced": ("ok", _("Balanced")),
    "unbalanced": ("bad", _("Not balanced")),
    "intact": ("ok", _("Intact")),
    "broken": ("bad", _("Broken")),
    # promotions
    "planned": ("info", _("Planned")),
    "over": ("muted", _("Over")),
    "used_up": ("muted", _("Used up")),
    "asked": ("warn", _("Waits for the platform")),
    "approved": ("ok", _("Approved")),
    "stopped": ("bad", _("Stopped by the platform")),
    "withdrawn": ("muted", _("Withdrawn")),
    # listings
    "on": ("ok", _("On sale")),
    "off": ("muted", _("Switched off")),
    "below_floor": ("bad", _("Below floor")),
}


def tone_of(status: str) -> str:
    """One of ok, info, warn, bad, muted."""
    return WORDS.get(status.lower(), ("muted", ""))[0]


def word_for(status: str) -> str:
    known = WORDS.get(status.lower())
    return str(known[1]) if known else status.replace("_", " ").capitalize()
