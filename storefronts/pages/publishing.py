"""Setting up a page, publishing it and taking it down, outside of the editor but as it does it.

Who may is asked before, as everywhere: `pages` to change and submit, `publish` for the rest.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from storefronts.pages.settings import FIELD_OF, NAMES, PATH_OF, TIMES
from tenants.accounts.models import User
from tenants.audit import record
from tenants.kernel import versions
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Conflict, Invalid, NotFound, Refusal
from tenants.registry.models import Shop

MOST_COMMENT = 1_000


class PageWaits(Conflict):
    message = _("This page waits for its approval: only those who may publish change it.")


class PageLocked(Conflict):
    message = _("Somebody has locked this page in the console. Have it unlocked there first.")


class PageIsDue(Conflict):
    message = _("This page is to be published at a set time. Take that back first.")


@transaction.atomic
def change_page(*, shop: Shop, page: str, user: User, actor: Actor, **given: Any) -> Page:
    """Save a new draft with what is given of ``settings.NAMES``; visitors see it once published.

    Who may not publish changes nothing that waits for an approval. Audited.
    Raises NotFound, Conflict, and Invalid (several at once) with the names of the page's fields.
    """
    if unknown := set(given) - set(NAMES):
        raise TypeError(f"a page has no {', '.join(sorted(unknown))}")
    stored = _open(page, user)
    draft = stored.get_latest_revision_as_object()
    changed = {name: value for name, value in given.items() if getattr(draft, name) != value}
    if not changed:
        return stored
    if "slug" in changed and stored.depth == 2:
        raise Invalid(_("The home page is always at the shop's own address."), field="slug")
    for name, value in changed.items():
        setattr(draft, name, value)
    _check(draft, changed)
    draft.save_revision(user=user, log_action=True)
    _record("page.changed", stored, shop, actor, changed=sorted(changed))
    return _anew(stored)


@transaction.atomic
def publish_page(*, shop: Shop, page: str, user: User, actor: Actor) -> Page:
    """The newest draft goes live: now, or once its time has come. Audited.

    Raises NotFound, Conflict, and Invalid for a time that is over.
    """
    stored = _open(page, user)
    draft = stored.get_latest_revision_as_object()
    _check_times(draft)
    revision = stored.get_latest_revision() or draft.save_revision(user=user)
    revision.publish(user=user)
    later = draft.go_live_at and draft.go_live_at > timezone.now()
    at = {"at": draft.go_live_at.isoformat()} if later else {}
    _record("page.scheduled" if later else "page.published", stored, shop, actor, **at)
    return _anew(stored)


@transaction.atomic
def take_back_schedule(*, shop: Shop, page: str, user: User, actor: Actor) -> Page:
    """What was to go live at a set time stays a draft; what is live stays live. Audited.

    Where nothing is due nothing is done. Raises NotFound.
    """
    stored = _locked(page)
    due = stored.revisions.filter(approved_go_live_at__isnull=False)
    if due.update(approved_go_live_at=None):
        _record("page.schedule_taken_back", stored, shop, actor)
    return _anew(stored)


@transaction.atomic
def unpublish_page(*, shop: Shop, page: str, user: User, actor: Actor) -> Page:
    """Visitors do not see it from the next request on; its content stays. Audited.

    Where it is not live nothing is done. Raises NotFound, Conflict; Invalid for home.
    """
    stored = _open(page, user)
    if stored.depth == 2:
        raise Invalid(_("A shop is never without its home page."), field="page")
    if stored.live:
        stored.unpublish(user=user)
        versions.bump(f"pages:{shop.pk}")
        _record("page.unpublished", stored, shop, actor)
    return _anew(stored)


@transaction.atomic
def submit_page(*, shop: Shop, page: str, user: User, actor: Actor) -> Page:
    """Ask those who may publish to look at the newest draft; they are told by mail. Audited.

    Raises NotFound, and Conflict where it waits already or holds nothing new.
    """
    stored = _locked(page)
    waits = stored.current_workflow_state
    if waits is not None and waits.status == WorkflowState.STATUS_IN_PROGRESS:
        raise PageWaits(field="page")
    _need_unlocked(stored, user)
    if stored.live and not stored.has_unpublished_changes:
        raise Conflict(_("Nothing of this page has changed since it was published."), field="page")
    if waits is not None:
        waits.resume(user=user)
    else:
        stored.get_workflow().start(stored, user)
    _record("page.submitted", stored, shop, actor)
    return _anew(stored)


@transaction.atomic
def answer_review(
    *, shop: Shop, page: str, approve: bool, comment: str, user: User, actor: Actor
) -> Page:
    """Approve what waits, which publishes it, or send it back with a word. Audited.

    Raises NotFound, Invalid, and Conflict where nothing waits.
    """
    if len(comment) > MOST_COMMENT:
        raise Invalid(field="comment", most=MOST_COMMENT)
    stored = _locked(page)
    waits = stored.current_workflow_state
    if waits is None or waits.status != WorkflowState.STATUS_IN_PROGRESS:
        raise Conflict(_("This page does not wait for an approval."), field="page")
    if approve:
        _check_times(stored.get_latest_revision_as_object())
    state = waits.current_task_state.specific
    state.task.specific.on_action(
        state, user, "approve" if approve else "reject", comment=comment.strip()
    )
    _record("page.approved" if approve else "page.sent_back", stored, shop, actor)
    return _anew(stored)


def _locked(key: str) -> Any:
    """The page, alone until the end of the transaction."""
    try:
        ident = uuid.UUID(key)
    except ValueError as error:
        raise NotFound(field="page") from error
    pages = Page.objects.select_for_update().filter(translation_key=ident, depth__gte=2)
    found = pages.first()
    if found is None:
        raise NotFound(field="page")
    return found.specific


def _open(key: str, user: User) -> Any:
    page = _locked(key)
    _need_unlocked(page, user)
    return page


def _need_unlocked(page: Any, user: User) -> None:
    """Raises Conflict where the editor would not let this person in either."""
    lock = page.get_lock()
    if lock is not None and lock.for_user(user):
        raise _LOCKS.get(type(lock).__name__, PageLocked)(field="page")


_LOCKS: Mapping[str, type[Conflict]] = {
    "WorkflowLock": PageWaits,
    "ScheduledForPublishLock": PageIsDue,
}


def _check(draft: Any, changed: Mapping[str, Any]) -> None:
    try:
        draft.full_clean()
        # A model does not hold its texts to their length; the editor's form does.
        for name, value in changed.items():
            most = draft._meta.get_field(name).max_length
            if most and isinstance(value, str):
                _at(name, MaxLengthValidator(most), value)
    except ValidationError as error:
        raise Faults(error.message_dict) from error
    if set(changed) & set(TIMES.values()):
        _check_times(draft)


def _at(name: str, validate: MaxLengthValidator, value: str) -> None:
    try:
        validate(value)
    except ValidationError as error:
        raise ValidationError({name: error.messages}) from error


def _check_times(draft: Any) -> None:
    """As the editor's form does it. Raises Invalid."""
    begins, ends = draft.go_live_at, draft.expire_at
    if ends and ends <= timezone.now():
        raise Invalid(_("This time is over."), field="expires_at")
    if begins and ends and begins >= ends:
        raise Invalid(_("It ends before it begins."), field="expires_at")


class Faults(Invalid):
    """What is wrong with each of a page's fields."""

    def __init__(self, messages: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self.messages = messages

    @property
    def each(self) -> list[Refusal]:
        return [
            Invalid(said, field=FIELD_OF.get(name, name), path=PATH_OF.get(name))
            for name, messages in self.messages.items()
            for said in messages
        ]


def _anew(page: Any) -> Any:
    """As it is stored now: a revision publishes another instance than the one at hand."""
    return type(page).objects.get(pk=page.pk)


def _record(action: str, page: Any, shop: Shop, actor: Actor, **data: Any) -> None:
    record(
        actor=actor,
        action=action,
        target=f"page:{page.translation_key}",
        shop_id=shop.pk,
        data={"title": page.heading or page.title, **data},
    )
