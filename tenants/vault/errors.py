"""What can go wrong with keys. None of it is a user's doing, so none is a Refusal."""

from django.core.exceptions import ImproperlyConfigured


class VaultError(Exception):
    """Something sealed cannot be sealed or opened."""


class BadMasterKeys(VaultError, ImproperlyConfigured):
    """VAULT_MASTER_KEYS is missing, malformed, or lacks the version that a data key needs."""


class KeyDestroyed(VaultError):
    """The owner's keys were destroyed on purpose: what they sealed is gone for good."""


class Unreadable(VaultError):
    """The ciphertext was not made by this key for this owner, table and row, or was changed."""


class OutOfReach(VaultError):
    """The owner's rows cannot be entered now: a shop that is closed, or is still launching."""
