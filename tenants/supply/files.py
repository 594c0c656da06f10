"""Stock files at rest: in sealed pieces, read by place, never lying anywhere in the clear."""

import hashlib
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import DataError, OperationalError, transaction

from tenants.kernel import sql
from tenants.kernel.ids import new_id
from tenants.supply.errors import FileTooLarge, StorageFull
from tenants.supply.models import ImportPiece, StockImport
from tenants.vault import key_for, open_with

PIECE_BYTES = 1 << 20
MAX_FILE_BYTES = 256 << 20
_PIECE_TABLE = "supply_importpiece"


class PiecedFile(io.RawIOBase):
    """A file that can be read and sought, over pieces of PIECE_BYTES that ``fetch`` decrypts."""

    def __init__(
        self, fetch: Callable[[int], bytes], size: int, on_close: Callable[[], None] | None = None
    ) -> None:
        self._fetch = fetch
        self._size = size
        self._on_close = on_close
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        if not self.closed and self._on_close is not None:
            self._on_close()
        super().close()

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        number, within = divmod(self._at, PIECE_BYTES)
        if self._at >= self._size:
            return 0
        if self._held[0] != number:
            self._held = (number, self._fetch(number))
        part = self._held[1][within : within + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)


def buffered(file: PiecedFile) -> BinaryIO:
    return io.BufferedReader(file, 1 << 16)


class SealedSpool:
    """An upload on its way in, in a temporary file under a key that only this object has."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the upload
        self._cipher = AESGCM(AESGCM.generate_key(256))
        self._places: list[tuple[int, int]] = []
        self._rest = bytearray()
        self.size = 0

    def write(self, data: bytes) -> None:
        """Raises FileTooLarge, StorageFull."""
        self.size += len(data)
        if self.size > MAX_FILE_BYTES:
            raise FileTooLarge(limit=MAX_FILE_BYTES >> 20)
        self._rest += data
        while len(self._rest) >= PIECE_BYTES:
            self._put(bytes(self._rest[:PIECE_BYTES]))
            del self._rest[:PIECE_BYTES]

    def finish(self) -> BinaryIO:
        """What was written, to be read; closing it drops it."""
        if self._rest:
            self._put(bytes(self._rest))
            self._rest.clear()
        return buffered(PiecedFile(self._get, self.size, on_close=self.close))

    def close(self) -> None:
        self._file.close()

    def _put(self, piece: bytes) -> None:
        nonce = os.urandom(12)
        number = len(self._places)
        sealed = nonce + self._cipher.encrypt(nonce, piece, number.to_bytes(4, "big"))
        try:
            self._places.append((self._file.seek(0, io.SEEK_END), len(sealed)))
            self._file.write(sealed)
        except OSError as error:
            raise StorageFull from error

    def _get(self, number: int) -> bytes:
        start, length = self._places[number]
        self._file.seek(start)
        sealed = self._file.read(length)
        return self._cipher.decrypt(sealed[:12], sealed[12:], number.to_bytes(4, "big"))


def pieces_of(file: BinaryIO) -> Iterator[bytes]:
    """The file from its start in pieces. Raises FileTooLarge."""
    file.seek(0)
    total = 0
    while True:
        parts, wanted = [], PIECE_BYTES
        while wanted and (part := file.read(wanted)):
            parts.append(part)
            wanted -= len(part)
        if not parts:
            return
        piece = b"".join(parts)
        total += len(piece)
        if total > MAX_FILE_BYTES:
            raise FileTooLarge(limit=MAX_FILE_BYTES >> 20)
        yield piece


def digest_of(pieces: Iterable[bytes]) -> tuple[int, bytes]:
    """Size in bytes and SHA-256 of a file."""
    digest, size = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        size += len(piece)
    return size, digest.digest()


def store(stock_import: StockImport, file: BinaryIO) -> None:
    """Keep the file with its import, sealed under the supplier's key; sets size and digest.

    It lies in the database, so every worker on every node reads it and a roll-back takes it away.
    Raises FileTooLarge, StorageFull.
    """

    def kept() -> Iterator[bytes]:
        for number, piece in enumerate(pieces_of(file)):
            key, row = key_for("supplier", stock_import.supplier_id), new_id()
            ImportPiece.objects.create(
                id=row,
                stock_import=stock_import,
                number=number,
                key_id=key.id,
                sealed=key.seal(piece, table=_PIECE_TABLE, row=row),
            )
            yield piece

    try:
        with transaction.atomic():
            stock_import.size, stock_import.digest = digest_of(kept())
            stock_import.save(update_fields=["size", "digest"])
    except (OperationalError, DataError) as error:
        raise StorageFull from error


def stored(stock_import: StockImport) -> BinaryIO:
    """The file that ``store`` kept."""

    def fetch(number: int) -> bytes:
        piece = ImportPiece.objects.get(stock_import=stock_import, number=number)
        return open_with(piece.key_id, bytes(piece.sealed), table=_PIECE_TABLE, row=piece.pk)

    return buffered(PiecedFile(fetch, stock_import.size))


@contextmanager
def fetched(stock_import: StockImport) -> Iterator[BinaryIO]:
    """``stored``, brought to this machine and still sealed: it is read without the database."""
    spool = SealedSpool()
    with closing(spool):
        for piece in pieces_of(stored(stock_import)):
            spool.write(piece)
        yield spool.finish()


def discard(stock_import: StockImport) -> None:
    """Drop the file: its codes are in stock now, or nobody wants them."""
    # Not by the ORM, which would fetch the whole file to delete it.
    sql.run("DELETE FROM public.supply_importpiece WHERE stock_import_id = %s", (stock_import.pk,))
