"""Placing a bulk order."""

from typing import Any

import graphene

from api.bulk.loaders import announce
from api.bulk.types import PlaceBulkOrderInput, PlaceBulkOrderPayload
from api.checkout.inputs import UNKNOWN, line_requests
from api.payloads import answers_errors, as_error
from storefronts.checkout import services
from storefronts.checkout.errors import NoLineTaken
from storefronts.orders.tokens import placing_token


class BulkMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    place_bulk_order = graphene.Field(
        PlaceBulkOrderPayload,
        required=True,
        input=graphene.Argument(PlaceBulkOrderInput, required=True),
        description="Sets aside and pays up to 500 lines at once; they are delivered by and by:"
        " ask `bulkOrder` how far it is.",
    )

    @staticmethod
    @answers_errors(bulk_order=None, token=None)
    def resolve_place_bulk_order(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        user = context.need_user()
        context.need_scope("orders")
        context.need_scope("spend")
        try:
            bulk = services.place_bulk_order(
                shop=context.here,
                # An id that is none fails its line as an unknown one does, and no other.
                lines=line_requests(input.lines, no_id=UNKNOWN),
                email=input.email,
                locale=context.language,
                actor=context.actor,
                user=user,
                provider=input.get("pay") or "wallet",
                client_reference=input.get("client_reference") or "",
                idempotency_scope=context.idempotency_scope,
                idempotency_key=input.idempotency_key,
            )
        except NoLineTaken as refused:
            errors = [as_error(one) for one in refused.refusals.values()]
            return {"bulk_order": None, "token": None, "errors": errors}
        announce(context, [bulk])
        return {"bulk_order": bulk, "token": placing_token(bulk.order_id)}
