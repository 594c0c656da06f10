"""Endpoints, what was told, and each try to tell it. All of one shop."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from storefronts.webhooks.kinds import ERRORS, KINDS, PING, WHY
from tenants.kernel.ids import new_id

# A receiver that takes so long keeps a worker from others, whatever it answers.
SLOW_MS = 2_000


def kind_in_words(kind: str) -> str:
    return str(_("Test") if kind == PING else KINDS.get(kind, kind))


class Endpoint(models.Model):
    """Where events are sent. While it is paused they wait; resumed, they go out in their order."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Active")
        PAUSED = "paused", _("Paused")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    url = models.CharField(_("address"), max_length=500)
    description = models.CharField(_("description"), max_length=120, blank=True, default="")
    kinds = models.JSONField(_("events"), default=list)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.ACTIVE)
    why = models.CharField(max_length=12, blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    paused_at = models.DateTimeField(null=True, blank=True)
    # The last failures without a success between them, and until when nothing is tried.
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True, blank=True)
    rest_until = models.DateTimeField(null=True, blank=True)
    # How long the last exchange took, to its end or until it was given up.
    took_ms = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name = _("webhook endpoint")
        verbose_name_plural = _("webhook endpoints")
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.url

    @property
    def is_active(self) -> bool:
        return self.state == self.State.ACTIVE

    @property
    def is_slow(self) -> bool:
        return self.took_ms >= SLOW_MS

    @property
    def took_s(self) -> int:
        return round(self.took_ms / 1000)

    @property
    def why_in_words(self) -> str | Promise:
        return WHY.get(self.why, "")


class Secret(models.Model):
    """What an endpoint's events are signed with: sealed. Several while one is rotated."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    endpoint = models.ForeignKey(
        Endpoint, on_delete=models.CASCADE, related_name="secrets", db_constraint=False
    )
    key_id = models.UUIDField()
    sealed = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["endpoint"],
                name="one_lasting_secret_per_endpoint",
                condition=Q(ends_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Event(models.Model):
    """A fact as it is told: written in the transaction of the fact, where somebody listens."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    # The order, or the denomination: its events are delivered in the order of their versions.
    object_id = models.UUIDField()
    version = models.BigIntegerField()
    at = models.DateTimeField()
    data = models.JSONField(default=dict)
    # When its deliveries were made; null until then.
    handed_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["object_id", "version"], name="one_event_per_object_and_version"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["object_id", "version"],
                name="event_to_hand_out",
                condition=Q(handed_out_at__isnull=True),
            ),
            models.Index(fields=["at"], name="event_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def kind_in_words(self) -> str:
        return kind_in_words(self.kind)


class Delivery(models.Model):
    """One event on its way to one endpoint."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        DELIVERED = "delivered", _("Arrived")
        FAILED = "failed", _("Failed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(
        Event,
        on_delete=models.CASCADE,
        related_name="deliveries",
        db_constraint=False,
        db_index=False,  # one_delivery_per_event_and_endpoint
    )
    endpoint = models.ForeignKey(
        Endpoint,
        on_delete=models.CASCADE,
        related_name="deliveries",
        db_constraint=False,
        db_index=False,  # delivery_by_endpoint
    )
    # The event's, for the question what comes before it.
    object_id = models.UUIDField()
    version = models.BigIntegerField()
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    # Tries since it was made or replayed; all of them are in `attempts`.
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    last_status = models.PositiveSmallIntegerField(null=True, blank=True)
    last_error = models.CharField(max_length=12, blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("webhook delivery")
        verbose_name_plural = _("webhook deliveries")
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "endpoint"], name="one_delivery_per_event_and_endpoint"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["endpoint", "-id"], name="delivery_by_endpoint"),
            models.Index(
                fields=["endpoint", "next_try_at", "version"],
                name="delivery_to_send",
                condition=Q(state="waiting"),
            ),
            models.Index(
                fields=["endpoint", "object_id", "version"],
                name="delivery_underway",
                condition=Q(state__in=("waiting", "sending")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def error_in_words(self) -> str | Promise:
        return ERRORS.get(self.last_error, "")


class Attempt(models.Model):
    """One try. Written before it is made; "interrupted" is what is left where nobody came back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    delivery = models.ForeignKey(
        Delivery, on_delete=models.CASCADE, related_name="attempts", db_constraint=False
    )
    at = models.DateTimeField(default=timezone.now)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    duration_ms = models.PositiveIntegerField(null=True, blank=True)
    error = models.CharField(max_length=12, blank=True, default="interrupted")
    # The first kilobyte of what the receiver said.
    answer = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.status or self.error}"

    @property
    def error_in_words(self) -> str | Promise:
        return ERRORS.get(self.error, "")


class ShelfMark(models.Model):
    """What subscribers know of a denomination, and the price that was seen last."""

    denomination_id = models.UUIDField(primary_key=True)
    availability = models.CharField(max_length=12)
    price_minor = models.BigIntegerField()
    # A price is told when two looks in a row have found it: several changes at once are one.
    seen_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)

    def __str__(self) -> str:
        return str(self.denomination_id)
