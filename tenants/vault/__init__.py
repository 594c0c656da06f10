"""Keys and sealing: what the database holds of a code is ciphertext under its owner's own key.

Envelope encryption: each supplier and each shop has a data key of its own (AES-256-GCM); data keys
lie in the database wrapped by a master key that does not. Each sealed row names its key, so rows
under several versions live side by side while a rotation runs.

    key = key_for("shop", shop.pk)
    row.sealed, row.key_id = key.seal(plain, table="orders_line", row=row.pk), key.id
    plain = open_with(row.key_id, row.sealed, table="orders_line", row=row.pk)

A table that holds sealed rows has the columns ``id``, ``key_id`` and ``sealed`` and registers with
:func:`sealed_table`, so that a rotation finds it; the vault knows no app above it.
"""

from tenants.vault.errors import BadMasterKeys, KeyDestroyed, Unreadable, VaultError
from tenants.vault.fingerprints import fingerprint, fingerprinter, normalise
from tenants.vault.keys import Key, forget, key_for, open_with
from tenants.vault.registry import sealed_table

__all__ = [
    "BadMasterKeys",
    "Key",
    "KeyDestroyed",
    "Unreadable",
    "VaultError",
    "destroy_keys",
    "fingerprint",
    "fingerprinter",
    "forget",
    "key_for",
    "normalise",
    "open_with",
    "sealed_table",
]


def __getattr__(name: str) -> object:
    # services needs the models, which exist only after Django has loaded the apps.
    if name == "destroy_keys":
        from tenants.vault.services import destroy_keys

        return destroy_keys
    raise AttributeError(name)
