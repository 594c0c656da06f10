"""Endpoints, deliveries, attempts: for staff and their keys only."""

from typing import Any

import graphene

from api.basics import JSON, DateTime, Error, connection
from api.webhooks.loaders import attempts, delivery_counts, endpoints
from storefronts.webhooks.kinds import KINDS, PING
from storefronts.webhooks.queries import Counts
from storefronts.webhooks.sending import message_id

WebhookEventKind = graphene.Enum(
    "WebhookEventKind",
    [(kind.replace(".", "_").upper(), kind) for kind in (*KINDS, PING)],
    description=lambda value: str(value.value) if value else "What can be told. PING is the test.",
)


class WebhookEndpointState(graphene.Enum):
    """Whether events are sent there now."""

    ACTIVE = "active"
    PAUSED = "paused"


class WebhookPauseReason(graphene.Enum):
    """Why nothing is sent there."""

    BY_HAND = "by_hand"
    GONE = "gone"
    FAILING = "failing"


class WebhookDeliveryState(graphene.Enum):
    """Where one event is on its way to one endpoint."""

    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    FAILED = "failed"


class WebhookError(graphene.Enum):
    """Why an attempt did not succeed."""

    STATUS = "status"
    REDIRECT = "redirect"
    TIMEOUT = "timeout"
    ADDRESS = "address"
    NAME = "name"
    TLS = "tls"
    CONNECTION = "connection"
    INTERRUPTED = "interrupted"


class WebhookDeliveryCounts(graphene.ObjectType):
    """Deliveries that are kept (30 days), by where they stand."""

    waiting = graphene.Int(required=True)
    delivered = graphene.Int(required=True)
    failed = graphene.Int(required=True)


class WebhookEndpoint(graphene.ObjectType):
    """Where events are sent. Its secret is told once, by the mutation that makes it."""

    id = graphene.ID(required=True)
    url = graphene.String(required=True)
    description = graphene.String(required=True)
    kinds = graphene.List(graphene.NonNull(WebhookEventKind), required=True)
    state = graphene.Field(WebhookEndpointState, required=True)
    pause_reason = graphene.Field(WebhookPauseReason)
    paused_at = DateTime()
    failing_since = DateTime(description="Since when it has taken no event; null while it does.")
    created_at = DateTime(required=True)
    counts = graphene.Field(WebhookDeliveryCounts, required=True)

    @staticmethod
    def resolve_pause_reason(endpoint: Any, info: Any) -> str | None:
        return endpoint.why or None

    @staticmethod
    def resolve_counts(endpoint: Any, info: Any) -> Counts:
        return delivery_counts(info.context).get(endpoint.pk) or Counts()


class WebhookAttempt(graphene.ObjectType):
    """One try: what came back, how long it took, and the first kilobyte of the answer."""

    at = DateTime(required=True)
    status = graphene.Int()
    error = graphene.Field(WebhookError)
    duration_ms = graphene.Int()
    answer = graphene.String(required=True)

    @staticmethod
    def resolve_error(attempt: Any, info: Any) -> str | None:
        return attempt.error or None


class WebhookDelivery(graphene.ObjectType):
    """One event on its way to one endpoint. `messageId` is the header `webhook-id`."""

    id = graphene.ID(required=True)
    message_id = graphene.String(required=True)
    kind = graphene.Field(WebhookEventKind, required=True)
    version = graphene.String(required=True, description="Rises for each object; a large number.")
    data = JSON(required=True)
    happened_at = DateTime(required=True)
    endpoint = graphene.Field(WebhookEndpoint, required=True)
    state = graphene.Field(WebhookDeliveryState, required=True)
    tries = graphene.Int(required=True)
    next_try_at = DateTime()
    last_status = graphene.Int()
    last_error = graphene.Field(WebhookError)
    attempts = graphene.List(graphene.NonNull(WebhookAttempt), required=True)

    @staticmethod
    def resolve_message_id(delivery: Any, info: Any) -> str:
        return message_id(delivery.event)

    @staticmethod
    def resolve_kind(delivery: Any, info: Any) -> str:
        return str(delivery.event.kind)

    @staticmethod
    def resolve_version(delivery: Any, info: Any) -> str:
        return str(delivery.version)

    @staticmethod
    def resolve_data(delivery: Any, info: Any) -> Any:
        return delivery.event.data

    @staticmethod
    def resolve_happened_at(delivery: Any, info: Any) -> Any:
        return delivery.event.at

    @staticmethod
    def resolve_endpoint(delivery: Any, info: Any) -> Any:
        return endpoints(info.context).get(delivery.endpoint_id)

    @staticmethod
    def resolve_last_error(delivery: Any, info: Any) -> str | None:
        return delivery.last_error or None

    @staticmethod
    def resolve_attempts(delivery: Any, info: Any) -> list[Any]:
        return attempts(info.context).get(delivery.pk) or []


WebhookEndpointConnection = connection(WebhookEndpoint)
WebhookDeliveryConnection = connection(WebhookDelivery)


class WebhookDeliveryFilter(graphene.InputObjectType):
    endpoint = graphene.ID()
    kind = graphene.Field(WebhookEventKind)
    state = graphene.Field(WebhookDeliveryState)
    about = graphene.String(description="An order's number, your reference, or an id.")
    since = graphene.String(description="ISO 8601, with its zone.")


class CreateWebhookEndpointInput(graphene.InputObjectType):
    url = graphene.String(required=True)
    kinds = graphene.List(graphene.NonNull(WebhookEventKind), required=True)
    description = graphene.String()
    idempotency_key = graphene.String()


class UpdateWebhookEndpointInput(graphene.InputObjectType):
    """What is left out stays as it is."""

    endpoint = graphene.ID(required=True)
    url = graphene.String()
    kinds = graphene.List(graphene.NonNull(WebhookEventKind))
    description = graphene.String()
    idempotency_key = graphene.String()


class WebhookEndpointInput(graphene.InputObjectType):
    endpoint = graphene.ID(required=True)
    idempotency_key = graphene.String()


class RotateWebhookSecretInput(graphene.InputObjectType):
    endpoint = graphene.ID(required=True)
    overlap_hours = graphene.Int(
        description="For so long the old secret signs too: 24 unless told, at most 168."
    )
    idempotency_key = graphene.String()


class ReplayWebhookDeliveryInput(graphene.InputObjectType):
    delivery = graphene.ID(required=True)
    idempotency_key = graphene.String()


class ReplayFailedWebhooksInput(graphene.InputObjectType):
    endpoint = graphene.ID(required=True)
    since = graphene.String(required=True, description="ISO 8601, with its zone.")
    idempotency_key = graphene.String()


class WebhookEndpointPayload(graphene.ObjectType):
    endpoint = graphene.Field(WebhookEndpoint)
    errors = graphene.List(graphene.NonNull(Error), required=True)


class WebhookSecretPayload(graphene.ObjectType):
    """`secret` is told this once; a repeated call has null there."""

    endpoint = graphene.Field(WebhookEndpoint)
    secret = graphene.String()
    errors = graphene.List(graphene.NonNull(Error), required=True)


class DeleteWebhookEndpointPayload(graphene.ObjectType):
    deleted = graphene.Boolean(required=True)
    errors = graphene.List(graphene.NonNull(Error), required=True)


class WebhookDeliveryPayload(graphene.ObjectType):
    delivery = graphene.Field(WebhookDelivery)
    errors = graphene.List(graphene.NonNull(Error), required=True)


class ReplayFailedWebhooksPayload(graphene.ObjectType):
    count = graphene.Int(required=True)
    errors = graphene.List(graphene.NonNull(Error), required=True)
