"""Who may write may submit; whoever may publish approves, or sends it back with a word."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, Workflow, WorkflowTask

from storefronts.pages import reviews
from tenants.accounts.shop_roles import may

PUBLISH = "publish"
NAME = "Approval"


class RoleApproval(Task):  # type: ignore[misc]
    """A step that roles do, where Wagtail's own asks for groups."""

    class Meta:
        verbose_name = _("approval by manager or owner")
        verbose_name_plural = _("approvals by manager or owner")

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return may(user, PUBLISH)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        # What is looked at does not change under the eyes of who looks.
        return not may(user, PUBLISH)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return False

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        return False

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not may(user, PUBLISH):
            return []
        return [
            ("reject", _("Send back"), True),
            ("approve", _("Approve and publish"), False),
        ]

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        state = super().start(workflow_state, user=user)
        reviews.ask(state)
        return state

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        super().on_action(task_state, user, action_name, **kwargs)
        if action_name in ("approve", "reject"):
            reviews.answer(task_state)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        if not may(user, PUBLISH):
            return TaskState.objects.none()
        return TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS, task=self.task_ptr
        ).order_by("started_at")

    @classmethod
    def get_description(cls) -> Any:
        return _("The shop's manager or owner looks at the page before it is published.")


def workflow() -> Workflow:
    """The one way to be published for those who may not publish. Made where it is missing."""
    found = Workflow.objects.filter(name=NAME, active=True).first()
    if found is None:
        found = Workflow.objects.create(name=NAME)
        task = RoleApproval.objects.create(name=NAME)
        WorkflowTask.objects.create(workflow=found, task=task, sort_order=0)
    return found
