"""Second factors lie sealed: who reads the database cannot make anybody's codes."""

from allauth.mfa.adapter import DefaultMFAAdapter

from tenants.vault.text import is_sealed, open_text, seal_text

KIND = "second_factor"


class SealingMFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """TOTP secrets and the seeds of recovery codes go through the vault."""

    def encrypt(self, text: str) -> str:
        return seal_text(text, kind=KIND)

    def decrypt(self, encrypted_text: str) -> str:
        # Set up before they were sealed: readable until its owner sets it up anew.
        if not is_sealed(encrypted_text):
            return encrypted_text
        return open_text(encrypted_text, kind=KIND)
