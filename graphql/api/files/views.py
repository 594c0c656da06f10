"""The doors behind signed addresses: a file in by PUT, a file out by GET. No session is asked."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from typing import Any, NoReturn
from uuid import UUID

from django.db import transaction
from django.http import (
    HttpRequest,
    HttpResponse,
    JsonResponse,
    StreamingHttpResponse,
    UnreadablePostError,
)
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from api.files.outgoing import contents_of
from api.refusals import RateLimited
from api.views import OWNER_FACE
from tenants.accounts.models import ApiKey, User
from tenants.accounts.owner_roles import may
from tenants.catalogue.pictures import set_picture
from tenants.kernel.actor import Actor
from tenants.kernel.addresses import network_of
from tenants.kernel.errors import Refusal
from tenants.passes.errors import BadPass
from tenants.passes.models import Pass
from tenants.passes.services import check_pass, use_pass
from tenants.registry.context import in_public
from tenants.supply import arrivals
from tenants.supply.files import SealedSpool

CHUNK_BYTES = 1 << 16
# What whoever asked for the pass must still be allowed when it is used.
RIGHTS = {
    Pass.Purpose.STOCK: ("supply", "import"),
    Pass.Purpose.PICTURE: ("catalogue", "write"),
    Pass.Purpose.REFUSED_ROWS: ("supply", "import"),
    Pass.Purpose.AUDIT: ("audit", "view"),
}
INCOMING = frozenset({Pass.Purpose.STOCK, Pass.Purpose.PICTURE})


class NotTransferred(Refusal):
    """With the status of HTTP that says the same to programs."""

    def __init__(self, message: Any, *, status: int, **details: Any) -> None:
        super().__init__(message, **details)
        self.status = status


@csrf_exempt
def transfer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One file, for whoever has the address."""
    try:
        OWNER_FACE.by_address.admit(network_of(request.META.get("REMOTE_ADDR", "")))
        made = check_pass(pass_id=pk, given=request.GET.get("signature", ""))
        _still_entitled(made)
        method = "PUT" if made.purpose in INCOMING else "GET"
        if request.method != method:
            answer = _refused(NotTransferred(_("Use %(method)s here."), status=405, method=method))
            answer["Allow"] = method
            return answer
        return _take(request, made) if made.purpose in INCOMING else _give(request, made)
    except RateLimited as limited:
        answer = JsonResponse(
            {"errors": [{"code": limited.code, "message": limited.message}]}, status=429
        )
        answer["Retry-After"] = str(limited.retry_after_s)
        return _private(answer)
    except Refusal as refusal:
        return _refused(refusal)


def _still_entitled(made: Pass) -> None:
    """A pass ends with the rights of whom it was made for. Raises BadPass."""
    person = User.objects.filter(pk=made.person).first()
    if person is None or not may(person, *RIGHTS[Pass.Purpose(made.purpose)]):
        raise BadPass
    if made.key is not None:
        key = ApiKey.objects.filter(pk=made.key, revoked_at=None).first()
        if key is None or (key.expires_at and key.expires_at <= timezone.now()):
            raise BadPass


# ------------------------------------------------------------------ in


def _take(request: HttpRequest, made: Pass) -> HttpResponse:
    spool = SealedSpool()
    with closing(spool):
        digest = _receive(request, made, spool)
        file = spool.finish()
        with transaction.atomic():
            # Of two that send at once the second finds it used, and nothing of it is kept.
            use_pass(pass_id=made.pk)
            if made.purpose == Pass.Purpose.STOCK:
                arrivals.keep(upload=made.pk, file=file)
            else:
                product = UUID(made.subject.partition(":")[2])
                actor = made.actor(**_evidence(request))
                set_picture(product_id=product, file=file, size=spool.size, actor=actor)
    body = {"id": str(made.pk), "size": spool.size, "sha256": digest}
    return _private(JsonResponse(body, status=201))


def _receive(request: HttpRequest, made: Pass, spool: SealedSpool) -> str:
    """The body into the spool, never in the clear on a disk; its SHA-256 in hex."""
    size = made.size or 0
    _check_length(request, size)
    digest, left = hashlib.sha256(), size
    while left:
        chunk = _read(request, min(left, CHUNK_BYTES))
        spool.write(chunk)
        digest.update(chunk)
        left -= len(chunk)
    if made.digest and not constant_time_compare(digest.digest(), bytes(made.digest)):
        raise NotTransferred(
            _("What arrived has another SHA-256 than was announced. Nothing was kept."), status=422
        )
    return digest.hexdigest()


def _check_length(request: HttpRequest, size: int) -> None:
    try:
        length = int(request.META.get("CONTENT_LENGTH") or "")
    except ValueError:
        raise NotTransferred(_("Say how long the file is (Content-Length)."), status=411) from None
    if length != size:
        raise NotTransferred(
            _("%(size)s bytes were announced, and %(length)s were sent. Nothing was kept."),
            status=413 if length > size else 400,
            size=size,
            length=length,
        )


def _read(request: HttpRequest, most: int) -> bytes:
    try:
        chunk: bytes = request.read(most)
    except UnreadablePostError:
        _cut_off()
    return chunk or _cut_off()


def _cut_off() -> NoReturn:
    raise NotTransferred(
        _("The file was cut off. Nothing was kept; send it again to the same address."), status=400
    )


# ------------------------------------------------------------------ out


def _give(request: HttpRequest, made: Pass) -> HttpResponse:
    with transaction.atomic():
        use_pass(pass_id=made.pk)
        pieces, media_type, filename = contents_of(made, made.actor(**_evidence(request)))

    def stream() -> Iterator[str]:
        # By the time a stream is sent, the middleware has left the public schema.
        with in_public():
            yield from pieces

    answer = StreamingHttpResponse(stream(), content_type=f"{media_type}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    return _private(answer)


def _evidence(request: HttpRequest) -> dict[str, str]:
    asker = Actor.of_request(request)
    return {"address": asker.address, "device": asker.device, "request_id": asker.request_id}


def _refused(refusal: Refusal) -> HttpResponse:
    statuses = {"FORBIDDEN": 403, "NOT_FOUND": 404, "CONFLICT": 410, "INTERNAL": 503}
    status = getattr(refusal, "status", statuses.get(refusal.code, 400))
    error = {"code": refusal.code, "message": str(refusal)}
    return _private(JsonResponse({"errors": [error]}, status=status))


def _private(answer: Any) -> Any:
    """The address must not travel on, and what it opens must lie in no cache."""
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
