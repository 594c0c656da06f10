"""Work that is owed, with the time at which it falls due."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id


class Job(models.Model):
    """One call of a handler, owed until it is done. Written by services, read by the console."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        # Tried too often, or not repeatable: somebody has to look.
        FAILED = "failed", _("Failed")
        # Its shop is closed or gone: it was not run at all.
        REFUSED = "refused", _("Refused")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    task = models.CharField(_("task"), max_length=80)
    # Ids only: a payload is shown to staff and may reach an error report.
    payload = models.JSONField(_("payload"), default=dict)
    shop_id = models.UUIDField(_("shop"), null=True, blank=True)
    due_at = models.DateTimeField(_("due"), db_default=Now())
    # Null, not empty: most jobs have none, and the index over keys leaves them out.
    key = models.CharField(_("key"), max_length=160, null=True, blank=True)  # noqa: DJ001
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, db_default=State.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), db_default=0)
    # The exception's class, never its text: that may hold what a payload may not.
    last_error = models.CharField(_("last error"), max_length=120, db_default="", blank=True)
    locked_until = models.DateTimeField(_("locked until"), null=True, blank=True)
    created_at = models.DateTimeField(_("added"), db_default=Now())
    done_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-created_at"]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="outbox_due", condition=models.Q(state="waiting")),
            models.Index(
                fields=["locked_until"], name="outbox_leased", condition=models.Q(state="running")
            ),
            models.Index(
                fields=["done_at"], name="outbox_prunable", condition=models.Q(state="done")
            ),
            models.Index(
                fields=["due_at"],
                name="outbox_gone_wrong",
                condition=models.Q(state__in=["failed", "refused"]),
            ),
        ]
        constraints: ClassVar = [
            # A job that runs has read its input already: a change after that needs a new job.
            models.UniqueConstraint(
                fields=["task", "key"],
                name="one_waiting_job_per_key",
                condition=models.Q(state="waiting", key__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task} ({self.state})"
