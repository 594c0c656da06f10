"""Sealing and opening: what is sealed opens in its place only, and only while its key exists."""

import pickle
import uuid

import pytest
from django.db import connection, transaction

from tenants.kernel.actor import SYSTEM
from tenants.vault import (
    BadMasterKeys,
    KeyDestroyed,
    Unreadable,
    destroy_keys,
    forget,
    key_for,
    open_with,
)
from tenants.vault.crypto import parse_masters
from tenants.vault.models import DataKey

pytestmark = pytest.mark.django_db
SECRET = b"Q2J6Q-RWQAJ-JT675"


@pytest.fixture
def supplier_id():
    return uuid.uuid4()


def test_what_is_sealed_opens_again_and_is_different_each_time(supplier_id):
    key, row = key_for("supplier", supplier_id), uuid.uuid4()
    first = key.seal(SECRET, table="t", row=row)
    second = key.seal(SECRET, table="t", row=row)
    assert first != second
    assert SECRET not in first
    assert key.open(first, table="t", row=row) == SECRET
    assert open_with(key.id, second, table="t", row=row) == SECRET


def test_a_key_is_read_again_after_the_process_forgot_it(supplier_id):
    row = uuid.uuid4()
    key = key_for("supplier", supplier_id)
    sealed = key.seal(SECRET, table="t", row=row)
    forget()
    assert open_with(key.id, sealed, table="t", row=row) == SECRET
    assert key_for("supplier", supplier_id).id == key.id
    assert DataKey.objects.filter(owner_id=supplier_id).count() == 1


def test_a_sealed_text_opens_for_its_own_row_table_and_owner_only(supplier_id):
    key, row = key_for("supplier", supplier_id), uuid.uuid4()
    sealed = key.seal(SECRET, table="t", row=row)
    other = key_for("supplier", uuid.uuid4())
    for wrong in (
        lambda: key.open(sealed, table="t", row=uuid.uuid4()),
        lambda: key.open(sealed, table="u", row=row),
        lambda: other.open(sealed, table="t", row=row),
        lambda: open_with(other.id, sealed, table="t", row=row),
        lambda: open_with(uuid.uuid4(), sealed, table="t", row=row),
    ):
        with pytest.raises(Unreadable):
            wrong()


@pytest.mark.parametrize("place", [0, 5, -1])
def test_a_changed_text_is_refused(supplier_id, place):
    key, row = key_for("supplier", supplier_id), uuid.uuid4()
    sealed = bytearray(key.seal(SECRET, table="t", row=row))
    sealed[place] ^= 1
    with pytest.raises(Unreadable):
        key.open(bytes(sealed), table="t", row=row)
    with pytest.raises(Unreadable):
        key.open(b"", table="t", row=row)


def test_shops_and_suppliers_have_keys_of_their_own(supplier_id):
    # Even where, by a mistake, a shop and a supplier had one id.
    assert key_for("shop", supplier_id).material != key_for("supplier", supplier_id).material
    assert key_for("shop", uuid.uuid4()).material != key_for("shop", uuid.uuid4()).material
    with pytest.raises(ValueError, match="belongs to one of"):
        key_for("customer", uuid.uuid4())


def test_the_database_holds_no_key_in_the_clear(supplier_id):
    key = key_for("supplier", supplier_id)
    row = DataKey.objects.get(pk=key.id)
    assert key.material not in bytes(row.wrapped)
    assert key.material.hex() not in repr(key)
    with pytest.raises(TypeError, match="does not leave"):
        pickle.dumps(key)


def test_a_key_made_in_a_transaction_that_is_rolled_back_is_not_used_again(supplier_id):
    class Undone(Exception):
        pass

    try:
        with transaction.atomic():
            lost = key_for("supplier", supplier_id)
            raise Undone
    except Undone:
        pass
    kept = key_for("supplier", supplier_id)
    # Sealed with the first, a row would be lost: its key is nowhere.
    assert kept.id != lost.id
    assert DataKey.objects.filter(owner_id=supplier_id).count() == 1


def test_destroyed_keys_open_nothing_and_are_not_replaced(supplier_id):
    key, row = key_for("supplier", supplier_id), uuid.uuid4()
    sealed = key.seal(SECRET, table="t", row=row)
    other = key_for("supplier", uuid.uuid4())
    assert destroy_keys(supplier_id, actor=SYSTEM) == 1
    with pytest.raises(KeyDestroyed):
        open_with(key.id, sealed, table="t", row=row)
    with pytest.raises(KeyDestroyed):
        key_for("supplier", supplier_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT wrapped FROM vault_datakey WHERE id = %s", [key.id])
        assert cursor.fetchone() == (None,)
    # Nobody else's went with them, and a second time there is nothing to do.
    forget()
    assert key_for("supplier", other.owner_id).id == other.id
    assert destroy_keys(supplier_id, actor=SYSTEM) == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "1:",
        "1:short",
        "x:" + "A" * 44,
        "1:AAAA",
        "1:" + "A" * 43 + "=,1:" + "B" * 43 + "=",
    ],
)
def test_malformed_master_keys_are_refused_without_being_shown(text):
    with pytest.raises(BadMasterKeys) as caught:
        parse_masters(text)
    assert "AAAA" not in str(caught.value)
