"""New master keys and new data keys, while rows are read and sold."""

import base64
import uuid
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tenants.audit.models import AuditEvent
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import leave
from tenants.registry.models import Shop
from tenants.supply import stock
from tenants.supply.models import StockCode
from tenants.supply.stock import claim_now, unseal
from tenants.vault import BadMasterKeys, forget, key_for, open_with
from tenants.vault.fingerprints import SECRET_OWNER
from tenants.vault.models import DataKey
from tenants.vault.services import destroy_retired_keys, reseal, rotate_data_key
from tests.factories.supply import make_stock

pytestmark = pytest.mark.django_db
NEW = "2:" + base64.b64encode(b"n" * 32).decode()


def run(*args):
    out = StringIO()
    call_command("rotate_vault_keys", *args, stdout=out)
    return out.getvalue()


def sell(batch, quantity=1):
    return claim_now(
        shop_id=uuid.uuid4(),
        order_id=uuid.uuid4(),
        line_id=uuid.uuid4(),
        denomination_id=batch.denomination_id,
        quantity=quantity,
    )


def test_a_new_master_key_rewraps_and_everything_opens(settings):
    batch = make_stock(secrets=["A-1", "A-2"])
    sealed = {c.pk: bytes(c.sealed) for c in StockCode.objects.all()}
    old = settings.VAULT_MASTER_KEYS
    settings.VAULT_MASTER_KEYS = f"{NEW},{old}"
    assert "wrapped by the current master key" in run()
    assert set(DataKey.objects.values_list("master_version", flat=True)) == {2}
    # The old master may go now; no row was touched.
    settings.VAULT_MASTER_KEYS = NEW
    forget()
    assert {c.pk: bytes(c.sealed) for c in StockCode.objects.all()} == sealed
    assert [unseal(c).secret for c in sell(batch, 2)] == ["A-1", "A-2"]
    assert run().startswith("0 data keys")


def test_a_master_key_that_is_still_needed_is_missed_by_name(settings):
    batch = make_stock(secrets=["A-1"])
    settings.VAULT_MASTER_KEYS = NEW
    forget()
    with pytest.raises(BadMasterKeys, match="master key 1"):
        unseal(sell(batch)[0])
    with pytest.raises(CommandError, match="master key 1"):
        run()


def test_a_new_data_key_reseals_what_is_unsold():
    batch = make_stock(secrets=[f"A-{n}" for n in range(7)])
    sold = sell(batch)[0]
    old = key_for("supplier", batch.supplier_id)
    done = rotate_data_key(scope="supplier", owner_id=batch.supplier_id, actor=SYSTEM, batch=2)
    assert done.resealed == 6
    assert done.key_id == key_for("supplier", batch.supplier_id).id != old.id
    assert set(StockCode.objects.filter(state="free").values_list("key_id", flat=True)) == {
        done.key_id
    }
    assert {unseal(c).secret for c in sell(batch, 6)} == {f"A-{n}" for n in range(1, 7)}
    # What was sold before is in the order by now; here it has stayed gone.
    assert StockCode.objects.get(pk=sold.code_id).sealed is None
    assert unseal(sold).secret == "A-0"
    assert AuditEvent.objects.filter(action="vault.key_rotated").count() == 1


def test_a_code_sold_while_its_row_is_sealed_anew_stays_sold(monkeypatch):
    batch = make_stock(secrets=["A-1", "A-2"])
    from tenants.vault import services

    opened = services.keys.open_with
    claimed = []

    def sell_in_between(*args, **kwargs):
        if not claimed:
            claimed.extend(sell(batch))
        return opened(*args, **kwargs)

    monkeypatch.setattr(services.keys, "open_with", sell_in_between)
    done = rotate_data_key(scope="supplier", owner_id=batch.supplier_id, actor=SYSTEM)
    assert done.resealed == 1
    assert StockCode.objects.get(pk=claimed[0].code_id).sealed is None
    monkeypatch.undo()
    assert unseal(claimed[0]).secret == "A-1"


def test_a_row_sealed_late_under_the_old_key_is_taken_along_next_time():
    batch = make_stock(secrets=["A-1"])
    old = key_for("supplier", batch.supplier_id)
    rotate_data_key(scope="supplier", owner_id=batch.supplier_id, actor=SYSTEM)
    code = StockCode.objects.get()
    StockCode.objects.update(
        key_id=old.id, sealed=old.seal(b'{"s":"late"}', table="supply_stockcode", row=code.pk)
    )
    assert reseal(scope="supplier", owner_id=batch.supplier_id) == 1
    assert unseal(sell(batch)[0]).secret == "late"


def test_a_retired_key_is_destroyed_only_when_nothing_can_need_it():
    batch = make_stock(secrets=["A-1"])
    owner = {"scope": "supplier", "owner_id": batch.supplier_id, "actor": SYSTEM}
    old = key_for("supplier", batch.supplier_id)
    rotate_data_key(**owner)
    # Just now: another process may still be sealing with it.
    assert destroy_retired_keys(**owner) == 0
    DataKey.objects.filter(pk=old.id).update(retired_at=timezone.now() - timedelta(hours=1))
    code = StockCode.objects.get()
    current = code.key_id, bytes(code.sealed)
    StockCode.objects.update(
        key_id=old.id, sealed=old.seal(b"{}", table="supply_stockcode", row=code.pk)
    )
    assert destroy_retired_keys(**owner) == 0
    StockCode.objects.update(key_id=current[0], sealed=current[1])
    assert destroy_retired_keys(**owner) == 1
    assert unseal(sell(batch)[0]).secret == "A-1"


def test_the_command_rotates_one_owner_and_leaves_the_others(settings):
    mine, other = make_stock(secrets=["A-1"]), make_stock(secrets=["B-1"])
    kept = key_for("supplier", other.supplier_id).id
    out = run("--data-keys", "--owner", str(mine.supplier_id), "--destroy-retired")
    assert f"supplier {mine.supplier_id}: 1 rows sealed under a new key." in out
    assert key_for("supplier", other.supplier_id).id == kept
    with pytest.raises(CommandError, match="Nobody"):
        run("--data-keys", "--owner", str(uuid.uuid4()))


def test_the_command_finds_the_keys_from_where_manage_py_begins():
    batch = make_stock(secrets=["A-1"])
    leave()
    out = run("--data-keys", "--owner", str(batch.supplier_id))
    assert f"supplier {batch.supplier_id}: 1 rows sealed under a new key." in out


def test_a_closed_shop_is_left_out_with_its_key_and_the_others_go_on(aurora, borealis):
    closed, other = key_for("shop", aurora.pk), key_for("shop", borealis.pk)
    Shop.objects.filter(pk=aurora.pk).update(status=Shop.Status.CLOSED)
    out = run("--data-keys", "--scope", "shop", "--destroy-retired")
    assert f"Left out: shop {aurora.pk} is out of reach" in out
    assert f"shop {borealis.pk}: 0 rows sealed under a new key." in out
    assert key_for("shop", aurora.pk).id == closed.id
    assert key_for("shop", borealis.pk).id != other.id


def test_one_unreadable_row_is_told_and_the_other_owners_are_done():
    broken, other = make_stock(secrets=["A-1"]), make_stock(secrets=["B-1"])
    StockCode.objects.filter(batch=broken).update(sealed=b"not sealed by anybody at all")
    kept = key_for("supplier", other.supplier_id).id
    with pytest.raises(CommandError, match="1 of"):
        run("--data-keys", "--scope", "supplier")
    assert key_for("supplier", other.supplier_id).id != kept


def test_the_fingerprint_secret_is_never_rotated():
    make_stock(secrets=["A-1"])
    run("--data-keys")
    assert DataKey.objects.get(owner_id=SECRET_OWNER).version == 1
    with pytest.raises(ValueError, match="not rotated"):
        rotate_data_key(scope="platform", owner_id=SECRET_OWNER, actor=SYSTEM)


def test_the_tables_of_supply_are_known_to_the_vault():
    from tenants.vault.registry import sealed_tables

    assert {"supply_stockcode", "supply_importpiece", "supply_refusedrow"} <= {
        t.table for t in sealed_tables("supplier")
    }
    assert StockCode._meta.db_table == stock.STOCK_TABLE


def test_open_with_does_not_touch_the_database_for_a_known_key(django_assert_num_queries):
    owner, row = uuid.uuid4(), uuid.uuid4()
    key = key_for("shop", owner)
    sealed = key.seal(b"x", table="t", row=row)
    # The key was made in this very transaction, so it is asked for again each time.
    with django_assert_num_queries(1):
        open_with(key.id, sealed, table="t", row=row)
