"""What is done to keys: re-wrap under a new master key, rotate, destroy.

Use ``from tenants.vault import key_for, open_with, fingerprint, destroy_keys, sealed_table``.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from psycopg import sql

from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.vault import crypto, keys
from tenants.vault.errors import OutOfReach
from tenants.vault.fingerprints import SECRET_OWNER
from tenants.vault.keys import Key, key_for
from tenants.vault.models import DataKey
from tenants.vault.registry import SealedTable, sealed_tables
from tenants.vault.text import TEXT_OWNER

# Keys of the platform's own, whose fingerprints and texts carry no row to seal anew.
NEVER_ROTATED = (SECRET_OWNER, TEXT_OWNER)
# Few rows at a time are locked: a sale passes over them.
BATCH = 25
# How often rows that a sale had locked are looked at again.
PASSES = 5
# After this, no process seals with a retired key: its cached name of the current one has expired.
SETTLED_AFTER = timedelta(seconds=10 * keys.CURRENT_FOR_S)


@dataclass(frozen=True)
class Rotated:
    """What a rotation did to one owner's rows."""

    owner_id: UUID
    key_id: UUID
    resealed: int


def rewrap_keys(*, actor: Actor) -> int:
    """Wrap every data key by the current master key; returns how many had another.

    Nothing that was sealed changes, and processes that sell notice nothing. Afterwards the old
    master key may leave VAULT_MASTER_KEYS.
    """
    current, count = crypto.masters().current, 0
    stale = DataKey.objects.exclude(master_version=current).filter(wrapped__isnull=False)
    for key_id in list(stale.values_list("pk", flat=True)):
        count += _rewrap(key_id)
    if count:
        record(
            actor=actor,
            action="vault.rewrapped",
            target=f"master_key:{current}",
            data={"keys": count},
        )
    return count


def _rewrap(key_id: UUID) -> bool:
    keyring = crypto.masters()
    with transaction.atomic():
        key = DataKey.objects.select_for_update().get(pk=key_id)
        if key.wrapped is None or key.master_version == keyring.current:
            return False
        material = keyring.unwrap(
            bytes(key.wrapped), version=key.master_version, key_id=key.pk, owner_id=key.owner_id
        )
        key.wrapped = keyring.wrap(material, key_id=key.pk, owner_id=key.owner_id)
        key.master_version = keyring.current
        key.save(update_fields=["wrapped", "master_version"])
    return True


def rotate_data_key(*, scope: str, owner_id: UUID, actor: Actor, batch: int = BATCH) -> Rotated:
    """Give the owner a new data key and seal all rows of the retired ones anew, while selling.

    Safe to repeat: what an earlier run, or a process that had the old key cached, left under a
    retired key is taken along. Raises OutOfReach, before anything has changed.
    """
    if owner_id in NEVER_ROTATED:
        raise ValueError("This key is not rotated: what it made could not be known again.")
    _reach(scope, owner_id)
    key_for(scope, owner_id)
    with transaction.atomic():
        old = DataKey.objects.select_for_update().get(
            scope=scope, owner_id=owner_id, retired_at=None, destroyed_at=None
        )
        old.retired_at = timezone.now()
        old.save(update_fields=["retired_at"])
        new_id = keys.make_version(scope=scope, owner_id=owner_id, version=old.version + 1)
        record(
            actor=actor,
            action="vault.key_rotated",
            target=f"{scope}:{owner_id}",
            data={"version": old.version + 1},
        )
    keys.forget()
    return Rotated(
        owner_id=owner_id,
        key_id=new_id,
        resealed=reseal(scope=scope, owner_id=owner_id, batch=batch),
    )


def _reach(scope: str, owner_id: UUID) -> None:
    """Whether all the owner's rows can be read: a new key is made only where they can."""
    try:
        for table in sealed_tables(scope):
            with table.within(owner_id):
                pass
    except Refusal as refusal:
        raise OutOfReach(f"{scope} {owner_id} is out of reach: {refusal}") from refusal


def reseal(*, scope: str, owner_id: UUID, batch: int = BATCH) -> int:
    """Seal anew, under the current key, what lies under the owner's retired keys."""
    retired = DataKey.objects.filter(
        scope=scope, owner_id=owner_id, retired_at__isnull=False, wrapped__isnull=False
    )
    return sum(
        _reseal_table(table, scope, owner_id, old, batch)
        for old in list(retired.values_list("pk", flat=True))
        for table in sealed_tables(scope)
    )


def _reseal_table(table: SealedTable, scope: str, owner_id: UUID, old: UUID, batch: int) -> int:
    """Until nothing is left: a row that somebody was just selling is looked at again."""
    new, count = key_for(scope, owner_id), 0
    with table.within(owner_id):
        for _ in range(PASSES):
            resealed, missed = _reseal_once(table.table, old, new, batch)
            count += resealed
            if not missed:
                break
    return count


def _reseal_once(table: str, old: UUID, new: Key, batch: int) -> tuple[int, int]:
    """Batch by batch in the order of the primary key; how many rows were sealed, and missed.

    No lock is held while sealing, and a batch locks few rows for one statement: a sale skips locked
    rows, so a whole shelf of them would look sold out.
    """
    name, last, count, missed = sql.Identifier(table), UUID(int=0), 0, 0
    read = sql.SQL(
        "SELECT id, sealed FROM {} WHERE key_id = %s AND id > %s AND sealed IS NOT NULL"
        " ORDER BY id LIMIT %s"
    ).format(name)
    # A sale may have taken the row in between and cleared it: then it is not what was read. One
    # that is being sold is passed over, since waiting for it would hold the rest of the batch.
    write = sql.SQL(
        "UPDATE {} AS t SET sealed = v.fresh, key_id = %s"
        " FROM unnest(%s::uuid[], %s::bytea[], %s::bytea[]) AS v (id, stale, fresh),"
        " (SELECT id FROM {} WHERE id = ANY(%s) ORDER BY id FOR UPDATE SKIP LOCKED) AS mine"
        " WHERE t.id = v.id AND t.id = mine.id AND t.sealed = v.stale"
    ).format(name, name)
    while True:
        with connection.cursor() as cursor:
            cursor.execute(read, [old, last, batch])
            rows = [(row, bytes(sealed)) for row, sealed in cursor.fetchall()]
            if not rows:
                return count, missed
            fresh = [
                new.seal(keys.open_with(old, sealed, table=table, row=row), table=table, row=row)
                for row, sealed in rows
            ]
            ids, stale = [row for row, _ in rows], [sealed for _, sealed in rows]
            cursor.execute(write, [new.id, ids, stale, fresh, ids])
            count += cursor.rowcount
            missed += len(rows) - cursor.rowcount
        last = rows[-1][0]


def owners(scope: str) -> list[UUID]:
    """Whose keys of this kind can be rotated."""
    return list(
        DataKey.objects.filter(scope=scope, retired_at=None, destroyed_at=None)
        .exclude(owner_id__in=NEVER_ROTATED)
        .order_by("created_at")
        .values_list("owner_id", flat=True)
    )


def destroy_retired_keys(*, scope: str, owner_id: UUID, actor: Actor) -> int:
    """Destroy the owner's retired keys under which no row lies any more; returns how many.

    A key retired a moment ago stays: another process may still be sealing with it.
    Raises OutOfReach where nobody can look what lies under them.
    """
    _reach(scope, owner_id)
    settled = DataKey.objects.filter(
        scope=scope,
        owner_id=owner_id,
        wrapped__isnull=False,
        retired_at__lt=timezone.now() - SETTLED_AFTER,
    )
    unused = [
        pk
        for pk in settled.values_list("pk", flat=True)
        if not any(_holds_rows(t, owner_id, pk) for t in sealed_tables(scope))
    ]
    return _destroy(DataKey.objects.filter(pk__in=unused), f"{scope}:{owner_id}", actor)


def _holds_rows(table: SealedTable, owner_id: UUID, key_id: UUID) -> bool:
    query = sql.SQL(
        "SELECT EXISTS (SELECT FROM {} WHERE key_id = %s AND sealed IS NOT NULL)"
    ).format(sql.Identifier(table.table))
    with table.within(owner_id), connection.cursor() as cursor:
        cursor.execute(query, [key_id])
        row = cursor.fetchone()
    return bool(row and row[0])


def destroy_keys(owner_id: UUID, *, actor: Actor) -> int:
    """Erase what the owner's keys sealed, by erasing the keys. There is no way back.

    Processes that have a key unwrapped forget it within ``keys.KNOWN_FOR_S`` seconds.
    """
    living = DataKey.objects.filter(owner_id=owner_id, wrapped__isnull=False)
    return _destroy(living.exclude(scope=DataKey.Scope.PLATFORM), f"owner:{owner_id}", actor)


def _destroy(found: QuerySet[DataKey], target: str, actor: Actor) -> int:
    with transaction.atomic():
        count = found.update(wrapped=None, destroyed_at=timezone.now())
        if count:
            record(actor=actor, action="vault.keys_destroyed", target=target, data={"keys": count})
    keys.forget()
    return count
