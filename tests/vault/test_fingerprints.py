"""The fingerprint knows a code again, on the whole platform, and only with the platform's key."""

import base64
import hashlib

import pytest

from tenants.kernel.actor import SYSTEM
from tenants.vault import fingerprint, forget, normalise
from tenants.vault.services import rewrap_keys

pytestmark = pytest.mark.django_db


def test_the_same_code_has_the_same_fingerprint():
    assert fingerprint("Valve", "ABC-123") == fingerprint("Valve", "ABC-123")
    assert len(fingerprint("Valve", "ABC-123")) == 32


@pytest.mark.parametrize(
    "like", [" ABC-123", "ABC-123\t", "ABC -123", "\u3000ABC-123", "ＡＢＣ-１２３", "ABC\u00a0-123"]
)
def test_space_and_width_do_not_make_another_code(like):
    assert fingerprint("Valve", like) == fingerprint("Valve", "ABC-123")


@pytest.mark.parametrize("other", ["abc-123", "ABC123", "ABC-0123", "ABC-1230", ""])
def test_letters_keep_their_case_and_signs_count(other):
    assert fingerprint("Valve", other) != fingerprint("Valve", "ABC-123")


def test_the_issuer_is_part_of_it_and_its_spelling_is_not_a_secret():
    assert fingerprint("Valve", "ABC-123") != fingerprint("Tencent", "ABC-123")
    assert fingerprint("VALVE ", "ABC-123") == fingerprint("Valve", "ABC-123")
    # Where the issuer ends and the secret begins cannot be shifted.
    assert fingerprint("Valve", "ABC") != fingerprint("ValveA", "BC")


def test_it_is_no_plain_hash():
    plain = {hashlib.sha256(b"ABC-123").digest(), hashlib.sha256(b"valve\x00ABC-123").digest()}
    assert fingerprint("Valve", "ABC-123") not in plain


def test_it_stays_the_same_under_a_new_master_key(settings):
    before = fingerprint("Valve", "ABC-123")
    new = base64.b64encode(b"n" * 32).decode()
    settings.VAULT_MASTER_KEYS = f"2:{new},{settings.VAULT_MASTER_KEYS}"
    assert rewrap_keys(actor=SYSTEM) >= 1
    settings.VAULT_MASTER_KEYS = f"2:{new}"
    forget()
    assert fingerprint("Valve", "ABC-123") == before


def test_normalising_twice_changes_nothing():
    assert normalise(normalise("ＡＢ Ｃ")) == normalise("ＡＢ Ｃ") == "ABC"
