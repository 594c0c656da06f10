"""What staff do to an order. Each authorises, calls one service, answers."""

from typing import Any

import graphene

from api.fields import mutation
from api.lists import find
from api.orders.staff_types import (
    MarkLineDeliveredInput,
    MarkLineDeliveredPayload,
    MarkLineFailedInput,
    MarkLineFailedPayload,
    RefundOrderInput,
    RefundOrderPayload,
    SendOrderMailInput,
    SendOrderMailPayload,
)
from api.rights import need_staff
from api.writes import writes
from storefronts.orders import services
from storefronts.orders.errors import OrderNotFound
from storefronts.orders.models import Order, OrderLine
from storefronts.orders.refunds import TO_ORIGIN
from tenants.kernel.money import typed_money


class StaffOrderMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    refund_order = mutation(
        RefundOrderPayload,
        RefundOrderInput,
        "The whole order, a line, or a part of a delivered line, with a reason.",
    )
    mark_line_delivered = mutation(
        MarkLineDeliveredPayload,
        MarkLineDeliveredInput,
        "A top-up or service that a person has done. The buyer is told.",
    )
    mark_line_failed = mutation(
        MarkLineFailedPayload,
        MarkLineFailedInput,
        "A top-up or service that cannot be done: its money goes back.",
    )
    send_order_mail = mutation(
        SendOrderMailPayload,
        SendOrderMailInput,
        "The mail with the link to the order once more; never a code.",
    )

    @staticmethod
    @writes(order=None, refunded=None, way=None)
    def resolve_refund_order(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="refund", scope="refunds")
        order = _order(input.number)
        way = input.way.value if input.get("way") else TO_ORIGIN
        how = {"reason": input.reason.strip(), "way": way, "actor": context.actor}
        if input.get("line"):
            line = find(OrderLine.objects.filter(order=order), input.line, field="line")
            text = input.get("amount")
            amount = typed_money(text, order.currency) if text else None
            done = services.refund_line(line=line, amount=amount, **how)
        else:
            done = services.refund_order(order=order, **how)
        return {"order": done.order, "refunded": done.amount, "way": done.way}

    @staticmethod
    @writes(order=None)
    def resolve_mark_line_delivered(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need_staff(info.context, act="deliver", scope="refunds")
        line = find(OrderLine.objects.all(), input.line, field="line")
        note = (input.get("note") or "").strip()[:200]
        order = services.mark_line_delivered(line=line, note=note, actor=info.context.actor)
        return {"order": order}

    @staticmethod
    @writes(order=None)
    def resolve_mark_line_failed(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need_staff(info.context, act="deliver", scope="refunds")
        line = find(OrderLine.objects.all(), input.line, field="line")
        reason = input.reason.strip()[:200]
        order = services.mark_line_failed(line=line, reason=reason, actor=info.context.actor)
        return {"order": order}

    @staticmethod
    @writes(order=None)
    def resolve_send_order_mail(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need_staff(info.context, act="deliver", scope="refunds")
        order = _order(input.number)
        services.send_mail_again(order=order, actor=info.context.actor)
        return {"order": order}


def _order(number: str) -> Order:
    found = Order.objects.filter(number=number.strip().upper()).first()
    if found is None:
        raise OrderNotFound(field="number")
    return found
