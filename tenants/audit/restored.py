"""After a dump is restored into a new cluster, transaction ids begin low again.

The chain and the ledger's snapshots order rows by the id of their transaction. Rows that are
written under ids below the stored ones would never be sealed, and not be counted in a balance.
"""

from tenants.kernel import sql

# An epoch holds this many transaction ids.
EPOCH = 1 << 32
# Money and audit are written by the same transactions: the trail stands for both.
STORED = (
    "SELECT xact::text::bigint FROM public.audit_auditevent ORDER BY xact DESC, id DESC LIMIT 1"
)
# The first id that no transaction has ended with, or one more than our own.
NEXT = """
SELECT greatest(pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
  coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0) + 1)
"""


def epoch_needed() -> int | None:
    """The epoch that the cluster must be set to before anything is written; None: all is well."""
    stored, following = sql.run(STORED).fetchone(), sql.run(NEXT).fetchone()
    if stored is None or following is None or following[0] > stored[0]:
        return None
    return int(stored[0]) // EPOCH + 1
