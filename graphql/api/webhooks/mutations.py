"""Making, changing, testing and replaying: each authorises, calls one service, answers."""

from datetime import timedelta
from typing import Any

import graphene

from api.rights import need_staff, need_step_up
from api.webhooks import types
from api.webhooks.arguments import delivery_of, endpoint_of, moment, plain
from api.writes import writes
from storefronts.webhooks import replaying, services
from tenants.kernel.errors import Invalid

LONGEST_OVERLAP_H = services.LONGEST_OVERLAP // timedelta(hours=1)


def _field(payload: Any, input_type: Any, description: str = "") -> Any:
    return graphene.Field(
        payload,
        required=True,
        input=graphene.Argument(input_type, required=True),
        description=description or None,
    )


class WebhookMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    create_webhook_endpoint = _field(
        types.WebhookSecretPayload,
        types.CreateWebhookEndpointInput,
        "Events are sent there from now on, signed with `secret`, which is told this once.",
    )
    update_webhook_endpoint = _field(types.WebhookEndpointPayload, types.UpdateWebhookEndpointInput)
    delete_webhook_endpoint = _field(
        types.DeleteWebhookEndpointPayload,
        types.WebhookEndpointInput,
        "The endpoint and its log; it gets nothing more.",
    )
    rotate_webhook_secret = _field(
        types.WebhookSecretPayload,
        types.RotateWebhookSecretInput,
        "Another secret; until the overlap is over, both sign each event.",
    )
    test_webhook_endpoint = _field(
        types.WebhookDeliveryPayload,
        types.WebhookEndpointInput,
        "Sends a `ping` now and waits for the answer; also to a paused endpoint.",
    )
    pause_webhook_endpoint = _field(
        types.WebhookEndpointPayload, types.WebhookEndpointInput, "Its events wait."
    )
    resume_webhook_endpoint = _field(
        types.WebhookEndpointPayload,
        types.WebhookEndpointInput,
        "What has waited is sent first, in its order.",
    )
    replay_webhook_delivery = _field(
        types.WebhookDeliveryPayload,
        types.ReplayWebhookDeliveryInput,
        "One event again, as it was told then and under the same id.",
    )
    replay_failed_webhooks = _field(
        types.ReplayFailedWebhooksPayload,
        types.ReplayFailedWebhooksInput,
        "All that has failed for good since then.",
    )

    @staticmethod
    @writes(once=("secret",), endpoint=None, secret=None)
    def resolve_create_webhook_endpoint(root: Any, info: Any, input: Any) -> dict[str, Any]:
        made, secret = services.create_endpoint(
            shop=_shop(info),
            url=input.url,
            kinds=plain(input.kinds) or [],
            description=input.get("description") or "",
            actor=info.context.actor,
        )
        info.context.secret = True
        return {"endpoint": made, "secret": secret}

    @staticmethod
    @writes(endpoint=None)
    def resolve_update_webhook_endpoint(root: Any, info: Any, input: Any) -> dict[str, Any]:
        changed = services.update_endpoint(
            shop=_shop(info),
            endpoint=endpoint_of(input.endpoint),
            url=input.get("url"),
            kinds=plain(input.get("kinds")),
            description=input.get("description"),
            actor=info.context.actor,
        )
        return {"endpoint": changed}

    @staticmethod
    @writes(deleted=False)
    def resolve_delete_webhook_endpoint(root: Any, info: Any, input: Any) -> dict[str, Any]:
        shop = _shop(info)
        services.delete_endpoint(
            shop=shop, endpoint=endpoint_of(input.endpoint), actor=info.context.actor
        )
        return {"deleted": True}

    @staticmethod
    @writes(once=("secret",), endpoint=None, secret=None)
    def resolve_rotate_webhook_secret(root: Any, info: Any, input: Any) -> dict[str, Any]:
        shop, endpoint = _shop(info), endpoint_of(input.endpoint)
        hours = input.get("overlap_hours")
        if hours is not None and not 0 <= hours <= LONGEST_OVERLAP_H:
            raise Invalid(field="overlapHours", most=LONGEST_OVERLAP_H)
        overlap = services.USUAL_OVERLAP if hours is None else timedelta(hours=hours)
        secret = services.rotate_secret(
            shop=shop, endpoint=endpoint, overlap=overlap, actor=info.context.actor
        )
        info.context.secret = True
        return {"endpoint": endpoint, "secret": secret}

    @staticmethod
    @writes(atomic=False, delivery=None)
    def resolve_test_webhook_endpoint(root: Any, info: Any, input: Any) -> dict[str, Any]:
        sent = replaying.send_test(
            shop=_shop(info), endpoint=endpoint_of(input.endpoint), actor=info.context.actor
        )
        return {"delivery": sent}

    @staticmethod
    @writes(endpoint=None)
    def resolve_pause_webhook_endpoint(root: Any, info: Any, input: Any) -> dict[str, Any]:
        paused = services.pause_endpoint(
            shop=_shop(info), endpoint=endpoint_of(input.endpoint), actor=info.context.actor
        )
        return {"endpoint": paused}

    @staticmethod
    @writes(endpoint=None)
    def resolve_resume_webhook_endpoint(root: Any, info: Any, input: Any) -> dict[str, Any]:
        resumed = services.resume_endpoint(
            shop=_shop(info), endpoint=endpoint_of(input.endpoint), actor=info.context.actor
        )
        return {"endpoint": resumed}

    @staticmethod
    @writes(delivery=None)
    def resolve_replay_webhook_delivery(root: Any, info: Any, input: Any) -> dict[str, Any]:
        again = replaying.replay(
            shop=_shop(info), delivery=delivery_of(input.delivery), actor=info.context.actor
        )
        return {"delivery": again}

    @staticmethod
    @writes(count=0)
    def resolve_replay_failed_webhooks(root: Any, info: Any, input: Any) -> dict[str, Any]:
        count = replaying.replay_failed(
            shop=_shop(info),
            endpoint=endpoint_of(input.endpoint),
            since=moment(input.since, field="since"),
            actor=info.context.actor,
        )
        return {"count": count}


def _shop(info: Any) -> Any:
    """The shop, for whoever may manage its webhooks.

    Raises Unauthenticated, Forbidden, StepUpRequired.
    """
    need_staff(info.context, act="webhooks", scope="webhooks")
    need_step_up(info.context)
    return info.context.here
