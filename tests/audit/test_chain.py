"""The chain: laid in an order that commits cannot upset, and broken by every change (case 28)."""

import io
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import override_settings

from tenants.audit import record, seal
from tenants.audit.models import AuditEvent, AuditSeal
from tenants.audit.queries import verify
from tenants.audit.seal import seal_events
from tenants.audit.tasks import seal as seal_task
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM

pytestmark = pytest.mark.usefixtures("fresh_database", "public")


def happen(count: int = 1, action: str = "order.paid") -> list[uuid.UUID]:
    return [record(actor=SYSTEM, action=action, target=f"order:{n}") for n in range(count)]


@contextmanager
def another_connection() -> Iterator[psycopg.Connection[Any]]:
    parameters = dict(connection.get_connection_params())
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters) as other:
        yield other


@contextmanager
def triggers_off() -> Iterator[psycopg.Connection[Any]]:
    """Somebody with every right on the database."""
    with another_connection() as other:
        other.execute("SET session_replication_role = replica")
        yield other


def seal_all(count: int) -> None:
    """Seal until ``count`` events are. A transaction of any database on this server that began
    earlier holds the sealer back: other tests run beside this one."""
    give_up = time.monotonic() + 60
    while count > 0 and time.monotonic() < give_up:
        count -= seal_events() or time.sleep(0.05) or 0
    assert count == 0


def wait_until_final(count: int) -> None:
    """Wait until the sealer may take ``count`` events."""
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        if len(sql.run(seal.NEXT_EVENTS, ("0", uuid.UUID(int=0), count)).fetchall()) == count:
            return
        time.sleep(0.05)
    raise AssertionError("another transaction does not end")


def record_on(other: psycopg.Connection[Any], target: str) -> uuid.UUID:
    event_id = uuid.uuid4()
    other.execute(
        "INSERT INTO public.audit_auditevent (id, actor_kind, actor_id, actor_label, address,"
        " device, request_id, action, target, data)"
        " VALUES (%s, 'system', '', '', '', '', '', 'order.paid', %s, '{}')",
        (event_id, target),
    )
    return event_id


def test_what_is_recorded_is_sealed_once_and_the_chain_is_whole() -> None:
    happen(5)
    assert verify().waiting == 5
    seal_all(5)
    assert seal_events() == 0
    happen(2)
    seal_all(2)
    found = verify()
    assert (found.intact, found.sealed, found.waiting) == (True, 7, 0)
    assert list(AuditSeal.objects.values_list("seq", flat=True)) == [1, 2, 3, 4, 5, 6, 7]


def test_it_is_sealed_in_batches_and_read_in_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenants.audit.queries.PAGE", 4)
    happen(11)
    monkeypatch.setattr("tenants.audit.tasks.BATCH", 5)
    monkeypatch.setattr("tenants.audit.tasks.seal_events", lambda: seal_events(limit=5))
    wait_until_final(11)
    seal_task()
    assert verify().intact
    assert verify().sealed == 11


def test_an_event_that_commits_late_is_sealed_in_its_place_and_none_is_skipped() -> None:
    """The late one began first. What began after it waits, though it was committed long before."""
    with another_connection() as late:
        late_id = record_on(late, "order:late")
        early = happen(3)
        assert seal_events() == 0
        late.commit()
    seal_all(4)
    order = list(AuditSeal.objects.order_by("seq").values_list("event_id", flat=True))
    assert order == [late_id, *early]
    assert verify().intact


def test_sealing_by_the_commit_order_would_lose_the_late_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The positive control: without the watermark the late event ends up beside the chain."""
    unguarded = seal.NEXT_EVENTS.replace("AND xact < pg_snapshot_xmin(pg_current_snapshot())", "")
    monkeypatch.setattr(seal, "NEXT_EVENTS", unguarded)
    with another_connection() as late:
        late_id = record_on(late, "order:late")
        happen(3)
        assert seal_events() == 3
        late.commit()
    assert seal_events() == 0
    assert [finding.event_id for finding in verify().findings] == [late_id]


def test_a_rolled_back_event_leaves_no_gap() -> None:
    with another_connection() as other:
        record_on(other, "order:never")
        happen(2)
        other.rollback()
    seal_all(2)
    assert verify().intact


def test_two_sealers_lay_one_chain() -> None:
    happen(40)
    gate, sealed = threading.Barrier(4), []

    def work() -> None:
        gate.wait()
        try:
            while count := seal_events(limit=3):
                sealed.append(count)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seal_all(40 - sum(sealed))
    assert verify().intact


class TestTampering:
    """By somebody with database rights, triggers off. The check names the row."""

    @pytest.fixture
    def events(self) -> list[uuid.UUID]:
        events = happen(10)
        seal_all(10)
        return events

    def findings(self) -> list[tuple[str, int | None, uuid.UUID | None]]:
        found = verify()
        assert not found.intact
        return [(f.kind, f.seq, f.event_id) for f in found.findings]

    @pytest.mark.parametrize(
        "change",
        [
            "target = 'order:other'",
            "actor_label = 'somebody else'",
            "at = at + interval '1 microsecond'",
            'data = \'{"money": "1.00"}\'',
            "shop_id = gen_random_uuid()",
            "xact = '1'",
        ],
    )
    def test_a_changed_row_is_named(self, events: list[uuid.UUID], change: str) -> None:
        with triggers_off() as attacker:
            attacker.execute(
                f"UPDATE public.audit_auditevent SET {change} WHERE id = %s",  # type: ignore[arg-type]
                (events[4],),
            )
        assert self.findings() == [("changed", 5, events[4])]

    def test_a_removed_row_is_named(self, events: list[uuid.UUID]) -> None:
        with triggers_off() as attacker:
            attacker.execute("DELETE FROM public.audit_auditevent WHERE id = %s", (events[6],))
        assert self.findings() == [("removed", 7, events[6])]

    def test_a_row_that_was_slipped_in_is_named(self, events: list[uuid.UUID]) -> None:
        with triggers_off() as attacker:
            slipped = record_on(attacker, "order:invented")
            attacker.execute(
                "UPDATE public.audit_auditevent SET xact ="
                " (SELECT xact FROM public.audit_auditevent WHERE id = %s) WHERE id = %s",
                (events[3], slipped),
            )
            # Between the others, as its id decides.
            attacker.execute(
                "UPDATE public.audit_auditevent SET id = '00000000-0000-7000-8000-000000000001'"
                " WHERE id = %s",
                (slipped,),
            )
        assert self.findings() == [
            ("inserted", None, uuid.UUID("00000000-0000-7000-8000-000000000001"))
        ]

    def test_a_row_removed_with_its_seal_leaves_a_gap(self, events: list[uuid.UUID]) -> None:
        with triggers_off() as attacker:
            attacker.execute("DELETE FROM public.audit_auditevent WHERE id = %s", (events[2],))
            attacker.execute("DELETE FROM public.audit_auditseal WHERE seq = 3")
        assert self.findings() == [("seal_removed", 3, None)]

    def test_a_chain_that_is_laid_anew_without_the_key_is_broken_from_there(
        self, events: list[uuid.UUID]
    ) -> None:
        with triggers_off() as attacker:
            attacker.execute(
                "UPDATE public.audit_auditevent SET target = 'x' WHERE id = %s", (events[0],)
            )
            attacker.execute("DELETE FROM public.audit_auditseal")
        with override_settings(SECRET_KEY="guessed"):
            seal_all(10)
        assert len(self.findings()) == 10

    def test_a_chain_that_is_cut_at_its_end_is_shown_by_a_head_seen_before(
        self, events: list[uuid.UUID]
    ) -> None:
        head = verify()
        with triggers_off() as attacker:
            attacker.execute("DELETE FROM public.audit_auditseal WHERE seq > 8")
            attacker.execute(
                "DELETE FROM public.audit_auditevent WHERE id = ANY(%s)", (events[8:],)
            )
        assert verify().intact
        cut = verify(expected=(head.head_seq, head.head_hash))
        assert [finding.kind for finding in cut.findings] == ["cut"]


def test_a_changed_secret_key_keeps_the_old_seals_good() -> None:
    happen(2)
    seal_all(2)
    with override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=[settings_key()]):
        happen(2)
        seal_all(2)
        assert verify().intact
    with override_settings(SECRET_KEY="new"):
        assert not verify().intact


def settings_key() -> str:
    from django.conf import settings

    return settings.SECRET_KEY


def test_the_command_says_whole_or_broken_by_its_exit_code() -> None:
    happen(3)
    wait_until_final(3)
    out = io.StringIO()
    call_command("audit_verify", "--seal", stdout=out)
    assert out.getvalue().startswith("3 sealed, 0 waiting; head 3:")
    with triggers_off() as attacker:
        attacker.execute("UPDATE public.audit_auditevent SET action = 'x'")
    err = io.StringIO()
    with pytest.raises(CommandError, match="3 findings"):
        call_command("audit_verify", stdout=out, stderr=err)
    assert err.getvalue().count("changed: event ") == 3


def test_recording_waits_for_no_sealer() -> None:
    """No lock of the chain sits in a sale: an event is recorded while a sealer holds its lock."""
    with another_connection() as sealer:
        sealer.execute("SELECT pg_advisory_xact_lock(%s)", (seal.SEALER_LOCK,))
        with transaction.atomic():
            sql.run("SET LOCAL lock_timeout = '200ms'")
            happen()
        assert seal_events() == 0
    assert AuditEvent.objects.count() == 1
