"""Endpoints: made, changed, given another secret, paused, taken away. Each change is audited."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from storefronts.webhooks import kinds as words
from storefronts.webhooks import signing
from storefronts.webhooks.addresses import checked
from storefronts.webhooks.errors import (
    EndpointExists,
    NoSuchEndpoint,
    TooManyEndpoints,
    UnknownKind,
)
from storefronts.webhooks.models import Delivery, Endpoint
from tenants.audit.services import record
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Required
from tenants.kernel.ids import new_id
from tenants.kernel.sql import run
from tenants.outbox.services import add
from tenants.registry.models import Shop
from tenants.vault import key_for

MOST = 20
LONGEST_OVERLAP = timedelta(days=7)
USUAL_OVERLAP = timedelta(days=1)


def create_endpoint(
    *,
    shop: Shop,
    url: str,
    kinds: Iterable[str],
    actor: Actor,
    description: str = "",
    endpoint_id: UUID | None = None,
) -> tuple[Endpoint, str]:
    """An endpoint that is sent these events from now on, and its secret, shown this once.

    ``endpoint_id`` makes a repeated form harmless. Raises BadAddress, UnknownKind, Required,
    TooManyEndpoints, EndpointExists.
    """
    key_for("shop", shop.pk)
    url, chosen = checked(url), _known(kinds)
    try:
        with transaction.atomic():
            if Endpoint.objects.count() >= MOST:
                raise TooManyEndpoints(most=MOST)
            endpoint = Endpoint.objects.create(
                id=endpoint_id or new_id(), url=url, description=_line(description), kinds=chosen
            )
            secret = signing.give_secret(shop_id=shop.pk, endpoint=endpoint, at=timezone.now())
            _audit(shop, endpoint, "created", actor, kinds=chosen)
            _watch(shop, endpoint)
            tidy_later(shop_id=shop.pk)
    except IntegrityError as error:
        raise EndpointExists from error
    return endpoint, secret


@transaction.atomic
def update_endpoint(
    *,
    shop: Shop,
    endpoint: Endpoint,
    actor: Actor,
    url: str | None = None,
    kinds: Iterable[str] | None = None,
    description: str | None = None,
) -> Endpoint:
    """Change what is given. What waits goes to the new address.

    Raises BadAddress, UnknownKind, Required, NoSuchEndpoint.
    """
    row = locked(endpoint.pk)
    if url is not None and (url := checked(url)) != row.url:
        row.url, row.failures, row.failing_since, row.rest_until = url, 0, None, None
        row.took_ms = 0
    if kinds is not None:
        row.kinds = _known(kinds)
    if description is not None:
        row.description = _line(description)
    row.save()
    _audit(shop, row, "changed", actor, kinds=row.kinds)
    _watch(shop, row)
    send_soon(shop_id=shop.pk, endpoint_id=row.pk)
    return row


@transaction.atomic
def delete_endpoint(*, shop: Shop, endpoint: Endpoint, actor: Actor) -> None:
    """Nothing more is sent there, and its log goes with it. Taking it away twice is once."""
    # Its deliveries go by the database's own references: there may be very many.
    if run("DELETE FROM webhooks_endpoint WHERE id = %s", (endpoint.pk,)).rowcount:
        _audit(shop, endpoint, "removed", actor)


@transaction.atomic
def rotate_secret(
    *, shop: Shop, endpoint: Endpoint, actor: Actor, overlap: timedelta = USUAL_OVERLAP
) -> str:
    """Another secret, shown this once. Until the overlap is over, both sign each event.

    Raises NoSuchEndpoint.
    """
    row, now = locked(endpoint.pk), timezone.now()
    overlap = max(timedelta(0), min(overlap, LONGEST_OVERLAP))
    signing.end_secrets(endpoint=row, at=now, overlap=overlap)
    secret = signing.give_secret(shop_id=shop.pk, endpoint=row, at=now)
    _audit(shop, row, "secret_rotated", actor, until=str(now + overlap))
    return secret


@transaction.atomic
def pause_endpoint(
    *, shop: Shop, endpoint: Endpoint, actor: Actor, why: str = words.BY_HAND
) -> Endpoint:
    """Send nothing there for now; its events wait, for as long as they are kept.

    Where nobody asked for it, the shop is told by mail. Pausing twice is once.
    """
    row = locked(endpoint.pk)
    if not row.is_active:
        return row
    row.state, row.why, row.paused_at = Endpoint.State.PAUSED, why, timezone.now()
    row.save(update_fields=["state", "why", "paused_at"])
    _audit(shop, row, "paused", actor, reason=why)
    if why != words.BY_HAND:
        add(task="webhooks.send_paused", payload={"endpoint": str(row.pk)}, shop_id=shop.pk)
    return row


@transaction.atomic
def resume_endpoint(*, shop: Shop, endpoint: Endpoint, actor: Actor) -> Endpoint:
    """Send again, beginning with what has waited, in its order. Resuming twice is once."""
    row = locked(endpoint.pk)
    if row.is_active:
        return row
    row.state, row.why, row.paused_at = Endpoint.State.ACTIVE, "", None
    row.failures, row.failing_since, row.rest_until = 0, None, None
    row.save()
    waiting = Delivery.objects.filter(endpoint=row, state=Delivery.State.WAITING)
    waiting.update(next_try_at=timezone.now(), tries=0)
    _audit(shop, row, "resumed", actor)
    _watch(shop, row)
    send_soon(shop_id=shop.pk, endpoint_id=row.pk)
    return row


def locked(endpoint_id: UUID) -> Endpoint:
    """Raises NoSuchEndpoint."""
    # NO KEY: deliveries that are being made refer to it.
    row = Endpoint.objects.select_for_update(no_key=True).filter(pk=endpoint_id).first()
    if row is None:
        raise NoSuchEndpoint
    return row


def send_soon(*, shop_id: UUID, endpoint_id: UUID, due_at: Any = None) -> None:
    """One job for each endpoint, however many events wait for it."""
    add(
        task="webhooks.send",
        payload={"endpoint": str(endpoint_id)},
        shop_id=shop_id,
        key=str(endpoint_id),
        due_at=due_at,
    )


def tidy_later(*, shop_id: UUID) -> None:
    """Once a day, while there is anything to forget."""
    due = timezone.now() + timedelta(days=1)
    add(task="webhooks.tidy", payload={}, shop_id=shop_id, key=str(shop_id), due_at=due)


def _watch(shop: Shop, endpoint: Endpoint) -> None:
    # By name: the shelf lies above.
    if words.WATCHED.intersection(endpoint.kinds):
        add(task="pricing.watch_shelf", payload={}, shop_id=shop.pk, key=str(shop.pk))


def _known(kinds: Iterable[str]) -> list[str]:
    given = list(kinds)
    for kind in given:
        if kind not in words.KINDS:
            raise UnknownKind(field="kinds", kind=kind[:40])
    if not given:
        raise Required(field="kinds")
    return [kind for kind in words.KINDS if kind in given]


def _line(text: str) -> str:
    return " ".join(text.split())[:120]


def _audit(shop: Shop, endpoint: Endpoint, verb: str, actor: Actor, **data: Any) -> None:
    record(
        actor=actor,
        action=f"webhook_endpoint.{verb}",
        target=f"webhook_endpoint:{endpoint.pk}",
        shop_id=shop.pk,
        # An address may hold a token of its own: the host is enough to know which one it was.
        data={"host": _host(endpoint.url), **data},
    )


def _host(url: str) -> str:
    return url.split("/")[2][:100]
