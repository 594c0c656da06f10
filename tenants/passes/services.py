"""Making and using signed addresses.

A signature covers the pass and the end of its life, under SECRET_KEY: who can read the database
can still not lay an address. A file that came in whole uses the pass up, in the transaction that
keeps the file; one that was cut off leaves nothing, and may be sent again.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.signing import Signer
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from tenants.audit.services import record
from tenants.kernel.actor import Actor
from tenants.passes.errors import BadPass, PassOver, PassUsed
from tenants.passes.models import Pass

UPLOAD_LIVES = timedelta(hours=1)
DOWNLOAD_LIVES = timedelta(minutes=10)
# A pass is remembered for as long as what came by it may still be asked for.
KEPT = timedelta(days=2)
_SALT = "cardfleet.pass"


@transaction.atomic
def make_pass(
    *,
    purpose: str,
    person: UUID,
    actor: Actor,
    subject: str = "",
    filename: str = "",
    size: int | None = None,
    digest: bytes | None = None,
    data: dict[str, Any] | None = None,
    lives: timedelta = UPLOAD_LIVES,
) -> Pass:
    """A pass for one file. Audited; its address is ``signature`` beside its id."""
    made = Pass.objects.create(
        purpose=purpose,
        subject=subject,
        person=person,
        key=UUID(actor.id) if actor.kind == "api_key" else None,
        actor_label=actor.label,
        filename=filename.replace("\\", "/").rpartition("/")[2][:200],
        size=size,
        digest=digest,
        data=data or {},
        expires_at=timezone.now() + lives,
    )
    record(
        actor=actor,
        action="signed_address.made",
        target=f"pass:{made.pk}",
        data={"purpose": purpose, "object": subject},
    )
    return made


def signature(made: Pass) -> str:
    """What makes the address of a pass: nothing of it is stored."""
    return _signer().signature(_signed(made))


def check_pass(*, pass_id: UUID, given: str) -> Pass:
    """The pass of an address, still good. Raises BadPass, PassOver, PassUsed."""
    found = Pass.objects.filter(pk=pass_id).first()
    # Compare in every case: the time must not tell whether a pass exists.
    told = found or Pass(pk=pass_id, expires_at=timezone.now())
    if not _is_signed(told, given) or found is None:
        raise BadPass
    return _good(found)


def use_pass(*, pass_id: UUID) -> Pass:
    """Use it up, inside the transaction that does what it is for. Raises PassOver, PassUsed."""
    found = _good(Pass.objects.select_for_update().get(pk=pass_id))
    found.used_at = timezone.now()
    found.save(update_fields=["used_at"])
    return found


def forget_old() -> int:
    """Drop passes whose time is long over; how many."""
    return Pass.objects.filter(expires_at__lt=timezone.now() - KEPT).delete()[0]


def _good(found: Pass) -> Pass:
    if found.used_at is not None:
        raise PassUsed
    if found.is_over:
        raise PassOver
    return found


def _signer() -> Signer:
    return Signer(salt=_SALT)


def _signed(made: Pass) -> str:
    return f"{made.pk}:{made.purpose}:{made.size or 0}:{made.expires_at.timestamp():.6f}"


def _is_signed(made: Pass, given: str) -> bool:
    signer = _signer()
    text = _signed(made)
    return any(
        constant_time_compare(given, signer.signature(text, key))
        for key in (signer.key, *signer.fallback_keys)
    )
