"""Receiving a stock file without writing it down in the clear.

Django's own handlers put a large upload into /tmp as it is. A view that takes stock files sets

    request.upload_handlers = [SealedUploadHandler(request)]

before it touches ``request.POST`` or ``request.FILES`` (so it is ``csrf_exempt`` outside, and
checks the token in a ``csrf_protect``-ed function inside, as Django's documentation shows).
"""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from tenants.supply.errors import FileTooLarge, StorageFull
from tenants.supply.files import SealedSpool


class SealedUploadHandler(FileUploadHandler):
    """Spools under a key that dies with the request; too large a file ends the upload."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.spool = SealedSpool()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            self.spool.write(raw_data)
        except (FileTooLarge, StorageFull) as error:
            raise StopUpload(connection_reset=True) from error

    def file_complete(self, file_size: int) -> UploadedFile:
        return UploadedFile(
            file=self.spool.finish(),
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
        )

    def upload_interrupted(self) -> None:
        self.spool.close()
