"""Summing the busy accounts now and then, so that a balance is read from few entries."""

from django.db import transaction

from tenants.kernel import sql

# Any constant of our own: two takers would do the work twice.
TAKER_LOCK = 0x434653534E4150
# An account is worth a snapshot after this many entries.
ENTRIES_BETWEEN = 200

# Only transactions that began before every one that still runs: they have all ended, so the sum
# is final. The watermark is read once, before anything is summed.
TAKE = """
WITH mark AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS before)
INSERT INTO public.ledger_balancesnapshot (account_id, before, minor)
SELECT a.id, mark.before, coalesce(s.minor, 0) + fresh.total
FROM mark, public.ledger_account a
LEFT JOIN LATERAL (SELECT minor, before FROM public.ledger_balancesnapshot
  WHERE account_id = a.id ORDER BY before DESC LIMIT 1) s ON true
CROSS JOIN LATERAL (SELECT sum(e.minor)::bigint AS total, count(*) AS n
  FROM public.ledger_entry e WHERE e.account_id = a.id AND e.xact < mark.before
    AND (s.before IS NULL OR e.xact >= s.before)) fresh
WHERE a.floor IS NULL AND fresh.n >= %s
"""


def take_snapshots(*, entries_between: int = ENTRIES_BETWEEN) -> int:
    """Snapshot each account that has ``entries_between`` new entries; returns how many did."""
    with transaction.atomic():
        taken = sql.run("SELECT pg_try_advisory_xact_lock(%s::bigint)", (TAKER_LOCK,)).fetchone()
        if not taken or not taken[0]:
            return 0
        return sql.run(TAKE, (entries_between,)).rowcount
