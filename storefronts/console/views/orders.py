"""Orders: the list and its file, one order with all about it, and what staff may do to it."""

import uuid
from collections.abc import Iterator
from typing import Any

import defusedcsv.csv as csv
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET, require_POST

from billing.payments.queries import payments_of
from storefronts.console import order_queries as queries
from storefronts.console.models import SavedView
from storefronts.console.pages import attempt, me, needs, page
from storefronts.console.roles import may
from storefronts.console.timeline import timeline
from storefronts.orders import services
from storefronts.orders.models import DeliveryStatus, Order, OrderLine, OrderStatus, RefundStatus
from storefronts.orders.refunds import TO_ORIGIN
from tenants.audit.services import record
from tenants.kernel.actor import Actor
from tenants.kernel.money import Money, typed_money
from tenants.registry.context import current_shop, in_shop

# What everybody asks for; each person's own come after them.
READY_VIEWS = [
    {"name": _lazy("Held"), "query": "status=held"},
    {"name": _lazy("Needs attention"), "query": "attention=yes"},
    {"name": _lazy("To deliver"), "query": "status=paid&delivery=delivering"},
    {"name": _lazy("Not delivered"), "query": "delivery=failed"},
    {"name": _lazy("Partly refunded"), "query": "refund=partial"},
]


@require_GET
@needs("orders")
def orders(request: HttpRequest) -> HttpResponse:
    filters = queries.Filters.of(request.GET)
    return page(
        request,
        "orders.html",
        _("Orders"),
        filters=filters,
        orders=queries.orders_page(current_shop(), filters, request.GET.get("p")),
        statuses=OrderStatus.choices,
        deliveries=DeliveryStatus.choices,
        refunds=RefundStatus.choices,
        views=[*READY_VIEWS, *SavedView.objects.filter(user_id=me(request)).order_by("name")],
        asked=request.GET.urlencode(),
    )


class _Echo:
    """What csv writes to: it gives each row back."""

    def write(self, text: str) -> str:
        return text


@require_GET
@needs("export")
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The filtered orders as CSV, without a code. Audited, for it holds people's addresses."""
    shop, filters = current_shop(), queries.Filters.of(request.GET)
    record(
        actor=Actor.of_request(request),
        action="orders.exported",
        target=f"shop:{shop.pk}",
        shop_id=shop.pk,
        data={"query": request.GET.urlencode()[:300]},
    )
    with_margin = may(request.user, "margin")

    def rows() -> Iterator[str]:
        # The middleware has left the shop by the time a stream is read.
        writer = csv.writer(_Echo())
        yield "\ufeff"
        with in_shop(shop):
            for row in queries.export_rows(shop, filters, with_margin=with_margin):
                yield writer.writerow(row)

    response = StreamingHttpResponse(rows(), content_type="text/csv; charset=utf-8")
    day = timezone.now().date().isoformat()
    response["Content-Disposition"] = f'attachment; filename="orders-{day}.csv"'
    return response


@require_GET
@needs("orders")
def order(request: HttpRequest, number: str) -> HttpResponse:
    found = _order(number)
    shop = current_shop()
    return page(
        request,
        "order.html",
        found.number,
        order=found,
        lines=queries.line_views(found),
        timeline=timeline(found),
        payments=payments_of(shop_id=shop.pk, order_id=found.pk),
        can_refund_all=found.refunded_minor < found.total_minor
        and found.status in (OrderStatus.PAID, OrderStatus.COMPLETED, OrderStatus.HELD),
    )


@require_POST
@needs("refund")
def refund(request: HttpRequest, number: str, pk: uuid.UUID | None = None) -> HttpResponse:
    """A line, a part of it, or all that is left of the order; with a reason, on a way."""
    found, reason = _order(number), request.POST.get("reason", "").strip()
    how: dict[str, Any] = {"reason": reason, "way": request.POST.get("way", TO_ORIGIN)}

    def deed(actor: Actor) -> None:
        if pk is None:
            services.refund_order(order=found, actor=actor, **how)
        else:
            line = get_object_or_404(OrderLine, pk=pk, order=found)
            amount = _amount(request, found)
            services.refund_line(line=line, amount=amount, actor=actor, **how)

    attempt(request, deed, _("The money is on its way back."))
    return redirect("shopconsole:order", number)


@require_POST
@needs("deliver")
def work(request: HttpRequest, number: str, pk: uuid.UUID) -> HttpResponse:
    """A top-up or service that a person has done, or could not do."""
    line = get_object_or_404(OrderLine, pk=pk, order=_order(number))
    note = request.POST.get("note", "").strip()[:200]
    if request.POST.get("done") == "yes":
        attempt(
            request,
            lambda actor: services.mark_line_delivered(line=line, actor=actor, note=note),
            _("Marked as delivered. The buyer is told."),
        )
    else:
        attempt(
            request,
            lambda actor: services.mark_line_failed(line=line, reason=note, actor=actor),
            _("Marked as failed. The money goes back to the buyer."),
        )
    return redirect("shopconsole:order", number)


@require_POST
@needs("deliver")
def mail(request: HttpRequest, number: str) -> HttpResponse:
    """The last mail once more: the link to the order, never a code."""
    found = _order(number)
    attempt(
        request,
        lambda actor: services.send_mail_again(order=found, actor=actor),
        _("The mail is on its way to %(email)s.") % {"email": found.email},
    )
    return redirect("shopconsole:order", number)


def _amount(request: HttpRequest, order: Order) -> Money | None:
    """What was typed; nothing typed is all that is left of the line."""
    text = request.POST.get("amount", "").strip()
    return typed_money(text, order.currency) if text else None


def _order(number: str) -> Order:
    return get_object_or_404(Order, number=number)
