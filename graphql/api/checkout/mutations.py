"""The sale over the API. Each mutation authorises, calls one service, answers."""

from typing import Any

import graphene

from api.basics import cursor, page_size, read_cursor
from api.checkout.inputs import line_requests, quote_id
from api.checkout.types import (
    CancelOrderInput,
    CancelOrderPayload,
    PayOrderInput,
    PayOrderPayload,
    PlaceOrderInput,
    PlaceOrderPayload,
    QuoteInput,
    QuotePayload,
    RequestOneTimeCodeInput,
    RequestOneTimeCodePayload,
    RevealCodesInput,
    RevealCodesPayload,
)
from api.orders.queries import seen_order
from api.payloads import answers_errors, as_error
from storefronts.checkout import services


def _mutation(payload: type, given: type, description: str) -> graphene.Field:
    argument = graphene.Argument(given, required=True)
    return graphene.Field(payload, required=True, input=argument, description=description)


class CheckoutMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    create_quote = _mutation(QuotePayload, QuoteInput, "Prices that hold for a few minutes.")
    place_order = _mutation(
        PlaceOrderPayload,
        PlaceOrderInput,
        "Reserves the goods; with `pay` it also pays, with `reveal` it also shows the codes.",
    )
    pay_order = _mutation(
        PayOrderPayload, PayOrderInput, '"wallet" spends the viewer\'s; others may redirect.'
    )
    cancel_order = _mutation(
        CancelOrderPayload, CancelOrderInput, "Only while nothing is paid; frees the goods."
    )
    reveal_codes = _mutation(
        RevealCodesPayload,
        RevealCodesInput,
        "Each call shows the same codes and is logged. In pages with `first`.",
    )
    request_one_time_code = _mutation(
        RequestOneTimeCodePayload,
        RequestOneTimeCodeInput,
        "Mail the order's buyer a code for `revealCodes`.",
    )

    @staticmethod
    @answers_errors(quote=None)
    def resolve_create_quote(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        context.need_scope("catalogue", "orders")
        quoted = services.quote(
            shop=context.here,
            lines=line_requests(input.lines),
            coupon=input.get("coupon"),
            user=context.user,
            actor=context.actor,
        )
        return {"quote": quoted}

    @staticmethod
    @answers_errors(order=None, token=None, payment=None, codes=None)
    def resolve_place_order(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        provider = input.get("pay")
        _need_scopes(context, provider)
        asked = {
            "shop": context.here,
            "lines": line_requests(input.lines),
            "email": input.email,
            "locale": context.language,
            "actor": context.actor,
            "user": context.user,
            "quote_id": quote_id(input.get("quote")),
            "coupon": input.get("coupon"),
            "client_reference": input.get("client_reference") or "",
            "idempotency_scope": context.idempotency_scope,
            "idempotency_key": input.idempotency_key,
        }
        if not provider:
            placed = services.place_order(**asked)
            return {"order": placed.order, "token": placed.token, "payment": None, "codes": None}
        reveal = bool(input.get("reveal"))
        bought = services.buy_now(**asked, provider=provider, reveal=reveal)
        return {
            "order": bought.order,
            "token": bought.token,
            "payment": bought.payment,
            "codes": bought.codes if reveal else None,
            # The order stands where only the payment was refused.
            "errors": [as_error(bought.refused)] if bought.refused else [],
        }

    @staticmethod
    @answers_errors(order=None, payment=None)
    def resolve_pay_order(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        _need_scopes(context, input.provider)
        order, access = seen_order(context, input.number, input.get("token"))
        services.require(access.may_pay)
        paid = services.pay_order(
            shop=context.here,
            order=order,
            provider=input.provider,
            actor=context.actor,
            user=context.user,
            # One key may stand for a placing and for its payment: they are two requests.
            idempotency_scope=f"{context.idempotency_scope}/pay",
            idempotency_key=input.idempotency_key,
        )
        return {"order": paid.order, "payment": paid.payment}

    @staticmethod
    @answers_errors(order=None)
    def resolve_cancel_order(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        context.need_scope("orders")
        order, access = seen_order(context, input.number, input.get("token"))
        services.require(access.may_cancel)
        return {"order": services.cancel_order(order=order, actor=context.actor)}

    @staticmethod
    @answers_errors(codes=())
    def resolve_reveal_codes(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        context.need_scope("orders")
        order, access = seen_order(context, input.number, input.get("token"))
        digits = input.get("one_time_code")
        if digits and not access.may_reveal:
            access = services.prove_email(order=order, digits=digits)
        services.require(access.may_reveal)
        if input.get("first") is not None or input.get("after"):
            return _page_of_codes(context, order, input)
        return {"codes": services.reveal_codes(order=order, actor=context.actor)}

    @staticmethod
    @answers_errors(sent=False)
    def resolve_request_one_time_code(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        context.need_scope("orders")
        order, __ = seen_order(context, input.number, input.get("token"))
        services.request_one_time_code(shop=context.here, order=order, actor=context.actor)
        return {"sent": True}


def _page_of_codes(context: Any, order: Any, input: Any) -> dict[str, Any]:
    after = tuple(read_cursor(input.after, int, int)) if input.get("after") else services.START
    page = services.reveal_page(
        order=order, actor=context.actor, size=page_size(input.get("first")), after=after
    )
    cursors = [cursor(*place) for place in page.places]
    info = {
        "has_next_page": page.more,
        "has_previous_page": bool(input.get("after")),
        "start_cursor": cursors[0] if cursors else None,
        "end_cursor": cursors[-1] if cursors else None,
    }
    return {"codes": page.codes, "page_info": info}


def _need_scopes(context: Any, provider: str | None) -> None:
    context.need_scope("orders")
    if provider == "wallet":
        context.need_scope("spend")
