"""Attempts, counts and secrets of all endpoints and deliveries of an answer, each in one query."""

import uuid
from collections import defaultdict
from typing import Any

from api.batches import Batch
from storefronts.webhooks.models import Attempt, Endpoint
from storefronts.webhooks.queries import Counts, counts


def _attempts_of(delivery_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Attempt]]:
    found: dict[uuid.UUID, list[Attempt]] = defaultdict(list)
    for attempt in Attempt.objects.filter(delivery_id__in=delivery_ids).order_by("id"):
        found[attempt.delivery_id].append(attempt)
    return found


def attempts(context: Any) -> Batch[uuid.UUID, list[Attempt]]:
    return context.loaded.setdefault("webhook attempts", Batch(_attempts_of))


def delivery_counts(context: Any) -> Batch[uuid.UUID, Counts]:
    return context.loaded.setdefault("webhook counts", Batch(counts))


def endpoints(context: Any) -> Batch[uuid.UUID, Endpoint]:
    return context.loaded.setdefault("webhook endpoints", Batch(Endpoint.objects.in_bulk))
