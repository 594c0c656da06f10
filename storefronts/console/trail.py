"""The audit trail of one shop, as its own staff may read it.

What the platform's staff did is told without who, from where and why it was decided: that is in the
owner's trail. No cost and no supplier is ever among the details.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from storefronts.console.figures import end_of, start_of, zone_of
from storefronts.console.pages import PER_PAGE
from storefronts.console.timeline import who
from storefronts.console.timeline import why as reason_in_words
from tenants.audit.models import AuditEvent
from tenants.kernel.days import typed_day
from tenants.registry.models import Shop

# Nouns before the dot, for the filter.
NOUNS: dict[str, str | Promise] = {
    "order": gettext_lazy("Orders"),
    "wallet": gettext_lazy("Wallets"),
    "shop": gettext_lazy("Settings"),
    "staff": gettext_lazy("Staff"),
    "api_key": gettext_lazy("API keys"),
    "webhook_endpoint": gettext_lazy("Webhooks"),
    "domain": gettext_lazy("Domain"),
    "provider_account": gettext_lazy("Payment accounts"),
    "markup_rule": gettext_lazy("Prices"),
    "listing": gettext_lazy("Listings"),
    "promotion": gettext_lazy("Promotions"),
    "session": gettext_lazy("Sign-in"),
}
_TOGETHER = {
    "markup_rule": ("markup_rule", "price_ending", "below_floor", "sale"),
    "listing": ("listing", "listing_rule"),
    "session": ("session", "sign_in", "handover"),
    "promotion": ("promotion", "coupon"),
    "shop": ("shop", "look", "page"),
}
WORDS: dict[str, str | Promise] = {
    "order.placed": gettext_lazy("Order placed"),
    "order.paid": gettext_lazy("Order paid"),
    "order.bought": gettext_lazy("Order placed and paid"),
    "order.bulk_placed": gettext_lazy("Bulk order placed"),
    "order.bulk_worked_off": gettext_lazy("Bulk order worked off"),
    "order.cancelled": gettext_lazy("Order cancelled"),
    "order.expired": gettext_lazy("Order expired without payment"),
    "order.refunded": gettext_lazy("Order refunded"),
    "order.revealed": gettext_lazy("Codes shown"),
    "order.mail_sent_again": gettext_lazy("Mail sent again"),
    "order.line_delivered": gettext_lazy("Line marked as delivered"),
    "order.payment_declined": gettext_lazy("Payment declined"),
    "order.payment_returned": gettext_lazy("Payment sent back"),
    "order.resumed": gettext_lazy("Order taken up again"),
    "orders.exported": gettext_lazy("Orders exported"),
    "wallet.adjusted": gettext_lazy("Wallet adjusted by hand"),
    "wallet.topped_up": gettext_lazy("Wallet topped up"),
    "shop.launched": gettext_lazy("Shop launched"),
    "shop.opened": gettext_lazy("Shop opened"),
    "shop.settings_changed": gettext_lazy("Settings changed"),
    "shop.suspended": gettext_lazy("Shop suspended"),
    "shop.reinstated": gettext_lazy("Shop reinstated"),
    "shop.collects_switched": gettext_lazy("Who collects payments switched"),
    "look.changed": gettext_lazy("Look changed"),
    "page.navigation_set": gettext_lazy("Navigation changed"),
    "page.changed": gettext_lazy("Settings of a page changed"),
    "page.published": gettext_lazy("Page published"),
    "page.scheduled": gettext_lazy("Page set to be published later"),
    "page.schedule_taken_back": gettext_lazy("Publishing of a page taken back"),
    "page.unpublished": gettext_lazy("Page taken down"),
    "page.submitted": gettext_lazy("Page submitted for approval"),
    "page.approved": gettext_lazy("Page approved"),
    "page.sent_back": gettext_lazy("Page sent back"),
    "staff.invited": gettext_lazy("Member of staff invited"),
    "staff.invited_again": gettext_lazy("Invitation sent again"),
    "staff.role_changed": gettext_lazy("Role changed"),
    "staff.removed": gettext_lazy("Member of staff removed"),
    "api_key.created": gettext_lazy("API key made"),
    "api_key.rotated": gettext_lazy("API key rotated"),
    "api_key.revoked": gettext_lazy("API key revoked"),
    "api_key.queries_registered": gettext_lazy("Queries registered for an API key"),
    "api_key.queries_unregistered": gettext_lazy("Queries of an API key removed"),
    "api_key.registered_only": gettext_lazy("API key bound to its queries, or freed"),
    "api_key.refused": gettext_lazy("API key refused"),
    "api_key.cap_set": gettext_lazy("API key's daily cap set"),
    "api_key.signing_set": gettext_lazy("API key's signing changed"),
    "webhook_endpoint.created": gettext_lazy("Webhook added"),
    "webhook_endpoint.changed": gettext_lazy("Webhook changed"),
    "webhook_endpoint.removed": gettext_lazy("Webhook removed"),
    "webhook_endpoint.secret_rotated": gettext_lazy("Webhook given another secret"),
    "webhook_endpoint.paused": gettext_lazy("Webhook paused"),
    "webhook_endpoint.resumed": gettext_lazy("Webhook resumed"),
    "webhook_endpoint.tested": gettext_lazy("Webhook tested"),
    "webhook_endpoint.replayed": gettext_lazy("Webhook events sent again"),
    "domain.added": gettext_lazy("Domain added"),
    "domain.proven": gettext_lazy("Domain proven"),
    "domain.made_primary": gettext_lazy("Domain leads"),
    "domain.proof_missed": gettext_lazy("Domain's proof is missing"),
    "domain.dropped": gettext_lazy("Domain dropped"),
    "domain.removed": gettext_lazy("Domain removed"),
    "provider_account.opened": gettext_lazy("Payment account opened"),
    "provider_account.switched_off": gettext_lazy("Payment account switched off"),
    "markup_rule.set": gettext_lazy("Markup set"),
    "markup_rule.removed": gettext_lazy("Markup removed"),
    "price_ending.set": gettext_lazy("Price ending set"),
    "below_floor.allowed": gettext_lazy("Selling below the floor allowed or forbidden"),
    "sale.stopped_below_floor": gettext_lazy("Sale stopped below its floor"),
    "listing.changed": gettext_lazy("Listing changed"),
    "listing_rule.set": gettext_lazy("Category shown or hidden"),
    "listing_rule.removed": gettext_lazy("Category follows the one above"),
    "promotion.created": gettext_lazy("Promotion made"),
    "promotion.changed": gettext_lazy("Promotion changed"),
    "promotion.ended": gettext_lazy("Promotion ended"),
    "promotion.resumed": gettext_lazy("Promotion switched on again"),
    "promotion.member_set": gettext_lazy("Member price given or taken"),
    "sign_in.failed": gettext_lazy("Sign-in failed"),
    "session.refused": gettext_lazy("Session of another host refused"),
    "payment.callback_refused": gettext_lazy("Forged payment message refused"),
    "payment.refund_requested": gettext_lazy("Refund asked of the provider"),
    "payment.refund_sent": gettext_lazy("Refund arrived"),
    "payment.refund_failed": gettext_lazy("Refund refused by the provider"),
    "handover.issued": gettext_lazy("Entrance to the console given"),
    "handover.accepted": gettext_lazy("Entrance to the console used"),
    "handover.refused": gettext_lazy("Entrance to the console refused"),
    "staff.email_followed": gettext_lazy("Address of a member of staff changed"),
}
# What of an event's details a shop's staff may read, and what it is called.
_SHOWN: dict[str, str | Promise] = {
    "reason": gettext_lazy("Reason"),
    "amount": gettext_lazy("Amount"),
    "total": gettext_lazy("Total"),
    "number": gettext_lazy("Number"),
    "name": gettext_lazy("Name"),
    "role": gettext_lazy("Role"),
    "before": gettext_lazy("Before"),
    "after": gettext_lazy("After"),
    "domain": gettext_lazy("Domain"),
    "query": gettext_lazy("Filter"),
    "host": gettext_lazy("Host"),
    "kinds": gettext_lazy("Events"),
    "deliveries": gettext_lazy("Deliveries"),
    "provider": gettext_lazy("Provider"),
    "label": gettext_lazy("Label"),
    "scopes": gettext_lazy("It may"),
    "until": gettext_lazy("Until"),
    "why": gettext_lazy("Reason"),
    "kind": gettext_lazy("Kind"),
    "value": gettext_lazy("Value"),
    "currency": gettext_lazy("Unit"),
    "ending": gettext_lazy("Ending"),
    "code": gettext_lazy("Coupon code"),
    "is_listed": gettext_lazy("Shown"),
    "is_featured": gettext_lazy("Featured"),
    "keys_revoked": gettext_lazy("API keys revoked"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    at: Any
    text: str
    action: str
    who: str
    address: str
    target: str
    details: list[tuple[str, str]]


def trail_page(shop: Shop, given: QueryDict) -> Page:
    """Newest first, filtered by what the address asks for."""
    rows = trail_rows(
        shop,
        noun=given.get("noun", ""),
        person=given.get("who", ""),
        since=typed_day(given.get("since")),
        until=typed_day(given.get("until")),
    )
    page: Any = Paginator(rows.order_by("-at", "-id"), PER_PAGE).get_page(given.get("p"))
    page.object_list = [entry_of(event) for event in page.object_list]
    return page


def trail_rows(
    shop: Shop,
    *,
    noun: str = "",
    person: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[AuditEvent]:
    """The shop's events: of a noun (see NOUNS), of a person, within days of the shop's own."""
    rows = AuditEvent.objects.filter(shop_id=shop.pk)
    if noun in NOUNS:
        wanted = Q()
        for prefix in _TOGETHER.get(noun, (noun,)):
            wanted |= Q(action__startswith=f"{prefix}.")
        if noun == "order":
            wanted |= Q(action__startswith="orders.")
        rows = rows.filter(wanted)
    if person := person.strip()[:100]:
        # Who of the platform's staff it was is not to be found out by searching, either.
        rows = rows.filter(actor_label__icontains=person).exclude(actor_kind="owner_staff")
    zone = zone_of(shop)
    if since:
        rows = rows.filter(at__gte=start_of(since, zone))
    if until:
        rows = rows.filter(at__lt=end_of(until, zone))
    return rows


def entry_of(event: AuditEvent) -> Entry:
    owners = event.actor_kind == "owner_staff"
    text = WORDS.get(event.action, event.action.replace(".", ": ").replace("_", " "))
    kind, _colon, ident = event.target.partition(":")
    return Entry(
        at=event.at,
        text=str(text),
        action=event.action,
        who=_("the platform's staff") if owners else who(event),
        address="" if owners else event.address,
        target=f"{kind} …{ident[-6:]}" if len(ident) > 12 else event.target,
        details=[] if owners else _details(event.data),
    )


def _details(data: dict[str, Any]) -> list[tuple[str, str]]:
    found = []
    for name, value in data.items():
        if name not in _SHOWN or value in ("", None, [], {}):
            continue
        if isinstance(value, dict):
            value = ", ".join(f"{key}: {one}" for key, one in value.items() if one != "")
        elif isinstance(value, list):
            value = ", ".join(map(str, value))
        elif name == "reason":
            value = reason_in_words(str(value))
        found.append((str(_SHOWN[name]), str(value)[:200]))
    return found
