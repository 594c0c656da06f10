"""Keys for a machine without secrets of its own: made once, kept under var/, never committed."""

import base64
import os
import secrets
from pathlib import Path


def _kept(path: Path, make: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(make)
    return make


def secret_key(var: Path) -> str:
    return _kept(var / "keys" / "secret_key", secrets.token_urlsafe(50))


def master_keys(var: Path) -> str:
    made = "1:" + base64.b64encode(secrets.token_bytes(32)).decode()
    return _kept(var / "keys" / "vault_master_keys", made)
