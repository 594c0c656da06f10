"""Mails about a page that waits for its approval: to those who may publish, then to its author.

One job for each mail, so that a failed one repeats itself alone. Links lead to the shop's own host.
"""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import TaskState

from storefronts.customers import mail
from tenants.accounts.models import User
from tenants.accounts.shop_roles import may
from tenants.outbox.services import add
from tenants.registry.context import current_shop
from tenants.registry.models import Shop
from tenants.registry.urls import shop_url

PUBLISH = "publish"


def ask(state: TaskState) -> None:
    """Owe a mail to everybody who may publish, but not to whoever submitted the page."""
    author = state.workflow_state.requested_by_id
    staff = User.objects.filter(is_staff=True, is_active=True).exclude(pk=author)
    for person in staff.order_by("pk"):
        if may(person, PUBLISH):
            _owe("pages.review_asked", state, to=str(person.pk))


def answer(state: TaskState) -> None:
    """Owe a mail to the author of a page that was approved or sent back by somebody else."""
    author = state.workflow_state.requested_by_id
    if author and author != state.finished_by_id:
        _owe("pages.review_answered", state, to=str(author))


def answer_passed_by(
    sender: type[Any], instance: TaskState, user: User | None, **_kwargs: Any
) -> None:
    """Owe a mail where the wait ended without an answer: published as it is, or called off.

    Wagtail calls off what waits once somebody publishes the page from its editor.
    """
    state = instance
    author = state.workflow_state.requested_by_id
    called_off = state.workflow_state.status == state.workflow_state.STATUS_CANCELLED
    if not called_off or not user or not author or author == user.pk:
        return
    live = state.workflow_state.content_object.live_revision
    published = live is not None and live.created_at >= state.revision.created_at
    how = "published" if published else "called_off"
    _owe("pages.review_answered", state, to=str(author), how=how)


def tell_asked(*, shop: Shop, state_id: int, to: str) -> bool:
    """Mail one who may publish; not if it is decided by now, or the person may no longer."""
    state = TaskState.objects.filter(pk=state_id, status=TaskState.STATUS_IN_PROGRESS).first()
    person = User.objects.filter(pk=to).first()
    if state is None or person is None or not may(person, PUBLISH):
        return False
    _send("review_asked", state, person, shop, by=state.workflow_state.requested_by)
    return True


def tell_answered(*, shop: Shop, state_id: int, to: str, how: str = "") -> bool:
    """Mail the author: published, approved for a later time, or sent back, with the word.

    `how` is "published" or "called_off" where the wait ended without an answer.
    """
    state = TaskState.objects.filter(pk=state_id).first()
    person = User.objects.filter(pk=to, is_staff=True, is_active=True).first()
    if state is None or person is None:
        return False
    _send("review_answered", state, person, shop, by=state.finished_by, how=how)
    return True


def _owe(task: str, state: TaskState, **payload: str) -> None:
    add(task=task, payload={"state": state.pk, **payload}, shop_id=current_shop().pk)


def _send(
    name: str, state: TaskState, person: User, shop: Shop, *, by: User | None, how: str = ""
) -> None:
    page = state.revision.as_object()
    locale = mail.locale_of(person.locale, shop)
    with translation.override(locale):
        title = page.heading or page.title
    if not how:
        how = "approved" if state.status == TaskState.STATUS_APPROVED else "sent_back"
    later = page.go_live_at if page.go_live_at and page.go_live_at > timezone.now() else None
    mail.send(
        name=name,
        to=person.email,
        locale=locale,
        shop=shop,
        context={
            "title": title,
            "by": by.get_full_name() if by else shop.name,
            "how": how,
            "later": f"{later.astimezone(ZoneInfo(shop.time_zone)):%Y-%m-%d %H:%M}"
            if later
            else "",
            "comment": state.comment,
            "edit_url": shop_url(shop, reverse("wagtailadmin_pages:edit", args=[page.pk])),
        },
    )
