"""Sealed text for columns of other packages' tables: second factors.

Such a column has no place for a key id, so the text names its key itself. The key is the platform's
own, like the fingerprint secret: a new master key re-wraps it, and it is never rotated.
"""

import base64
import binascii
from uuid import UUID

from tenants.vault.errors import Unreadable
from tenants.vault.keys import key_for, open_with

TEXT_OWNER = UUID(int=2)
_MARK = "vault1:"
_NO_ROW = UUID(int=0)


def seal_text(text: str, *, kind: str) -> str:
    """ASCII that only ``open_text`` of the same ``kind`` reads again."""
    key = key_for("platform", TEXT_OWNER)
    sealed = key.id.bytes + key.seal(text.encode(), table=kind, row=_NO_ROW)
    return _MARK + base64.b64encode(sealed).decode()


def is_sealed(text: str) -> bool:
    return text.startswith(_MARK)


def open_text(text: str, *, kind: str) -> str:
    """What was sealed. Raises Unreadable."""
    try:
        sealed = base64.b64decode(text.removeprefix(_MARK), validate=True)
        key_id = UUID(bytes=sealed[:16])
    except (binascii.Error, ValueError) as error:
        raise Unreadable("This is not a sealed text of the vault.") from error
    return open_with(key_id, sealed[16:], table=kind, row=_NO_ROW).decode()
