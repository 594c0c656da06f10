"""Making signed addresses of the owner host."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from tenants.accounts.models import User
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Invalid, Refusal, Required
from tenants.passes.models import Pass
from tenants.passes.services import make_pass, signature
from tenants.registry.urls import owner_url

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


class UploadTooLarge(Refusal):
    message = _("This file is over %(limit)s MB. Cut it into parts.")


def url_of(made: Pass) -> str:
    """The address, on the owner host as people reach it."""
    return owner_url(f"/files/{made.pk}?signature={signature(made)}")


def upload_pass(
    asked: Any,
    *,
    purpose: str,
    most_bytes: int,
    person: User,
    actor: Actor,
    subject: str = "",
) -> Pass:
    """For a file as it was announced. Raises Required, Invalid, UploadTooLarge."""
    filename = asked.filename.strip()
    if not filename:
        raise Required(field="filename")
    if asked.size < 1:
        raise Invalid(_("An empty file holds nothing to take."), field="size")
    if asked.size > most_bytes:
        raise UploadTooLarge(field="size", limit=most_bytes >> 20)
    digest = asked.get("sha256")
    if digest and not _SHA256.fullmatch(digest):
        raise Invalid(_("A SHA-256 is 64 characters of 0-9 and a-f."), field="sha256")
    return make_pass(
        purpose=purpose,
        subject=subject,
        person=person.pk,
        actor=actor,
        filename=filename,
        size=asked.size,
        digest=bytes.fromhex(digest) if digest else None,
    )
