"""Stock files that came by a signed address, before anybody has said whose and what they are.

The supplier, under whose key a stock file lies, is named at the preview. Until then the pieces lie
under a key of the platform's own, and go when the preview has them, or after a day.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import BinaryIO
from uuid import UUID

from django.db import DataError, OperationalError, transaction
from django.utils import timezone

from tenants.kernel import sql
from tenants.kernel.ids import new_id
from tenants.supply.errors import StorageFull
from tenants.supply.files import PiecedFile, buffered, digest_of, pieces_of
from tenants.supply.models import UploadPiece
from tenants.vault import key_for, open_with

# Whose key it is: see also tenants.vault.text and .fingerprints.
ARRIVALS_OWNER = UUID(int=3)
KEPT = timedelta(days=1)
TABLE = "supply_uploadpiece"
_DROP = "DELETE FROM public.supply_uploadpiece WHERE upload = %s"
_DROP_OLD = "DELETE FROM public.supply_uploadpiece WHERE created_at < %s"


def keep(*, upload: UUID, file: BinaryIO) -> tuple[int, bytes]:
    """Keep a file under the id of its pass; its size and SHA-256. Raises FileTooLarge, StorageFull.

    Of files with one id the first stays: the unique constraint refuses the other.
    """
    key = key_for("platform", ARRIVALS_OWNER)

    def kept() -> Iterator[bytes]:
        for number, piece in enumerate(pieces_of(file)):
            row = new_id()
            UploadPiece.objects.create(
                id=row,
                upload=upload,
                number=number,
                key_id=key.id,
                sealed=key.seal(piece, table=TABLE, row=row),
            )
            yield piece

    try:
        with transaction.atomic():
            return digest_of(kept())
    except (OperationalError, DataError) as error:
        raise StorageFull from error


def is_here(*, upload: UUID) -> bool:
    return UploadPiece.objects.filter(upload=upload).exists()


def opened(*, upload: UUID, size: int) -> BinaryIO:
    """The file that ``keep`` kept."""

    def fetch(number: int) -> bytes:
        piece = UploadPiece.objects.get(upload=upload, number=number)
        return open_with(piece.key_id, bytes(piece.sealed), table=TABLE, row=piece.pk)

    return buffered(PiecedFile(fetch, size))


def drop(*, upload: UUID) -> None:
    # Not by the ORM, which would fetch the whole file to delete it.
    sql.run(_DROP, (upload,))


def drop_old() -> int:
    """Files that nobody came back for; how many pieces."""
    return sql.run(_DROP_OLD, (timezone.now() - KEPT,)).rowcount
