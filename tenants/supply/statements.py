"""The statements over the stock. Each is prepared once per connection; the tests EXPLAIN them.

Why they look as they do:
- ``picked`` orders by columns that only the partial index over free codes has, so that no plan
  walks past sold codes; its literal ``state = 'free'`` lets a generic plan use that index.
- The UPDATE finds its rows by ``id = ANY (ARRAY(...))``: joined to ``picked``, whose size a generic
  plan does not know, it may hash the whole table.
- ``SKIP LOCKED`` lets sales of one hot denomination pass each other. The rows stay locked up to the
  end of the transaction, so nobody sells them twice.
- The ciphertext is read by ``picked`` and emptied by the same statement: afterwards it is nowhere.
"""

# A race test takes this away, to see that codes are oversold without it.
LOCK_FREE_CODES = "FOR UPDATE SKIP LOCKED"

_SELLABLE = "state = 'free' AND sell_by > current_date"


def pick(lock: str) -> str:
    return f"""
picked AS MATERIALIZED (
    SELECT id, sealed FROM public.supply_stockcode
    WHERE denomination_id = %s AND {_SELLABLE}
    ORDER BY sell_by, pick LIMIT %s {lock}
)"""  # noqa: S608


# Parameters: denomination, quantity, shop, order, line, until, quantity. Answers how many it found.
def reserve(lock: str = LOCK_FREE_CODES) -> str:
    return f"""
WITH {pick(lock)}, reserved AS (
    UPDATE public.supply_stockcode
    SET state = 'reserved', shop_id = %s, order_id = %s, line_id = %s, reserved_until = %s
    WHERE id = ANY (ARRAY(SELECT id FROM picked)) AND (SELECT count(*) FROM picked) = %s
)
SELECT count(*) FROM picked"""  # noqa: S608


# Of each claimed code, in the order of Claimed; the last column is the last good day.
_ANSWER = """
SELECT taken.id, taken.line_id, batch.supplier_id, batch.id, batch.unit_cost, batch.currency,
    taken.key_id, picked.sealed, taken.sell_by
FROM taken JOIN picked ON picked.id = taken.id
    JOIN public.supply_purchasebatch batch ON batch.id = taken.batch_id
ORDER BY taken.line_id, taken.sell_by, taken.pick"""

_RETURNING = "RETURNING id, line_id, batch_id, key_id, sell_by, pick"


# Parameters: denomination, quantity, shop, order, line, quantity.
def claim_now(lock: str = LOCK_FREE_CODES) -> str:
    return f"""
WITH {pick(lock)}, taken AS (
    UPDATE public.supply_stockcode
    SET state = 'sold', sealed = NULL, gone_at = now(), shop_id = %s, order_id = %s, line_id = %s
    WHERE id = ANY (ARRAY(SELECT id FROM picked)) AND (SELECT count(*) FROM picked) = %s
    {_RETURNING}
){_ANSWER}"""  # noqa: S608


RESERVE = reserve()
CLAIM_NOW = claim_now()

# Parameters: order. Locks in one order, or a release at the same time could deadlock with it. What
# has expired since it was reserved is left: the caller sees that some are missing.
CLAIM_RESERVED = f"""
WITH picked AS MATERIALIZED (
    SELECT id, sealed FROM public.supply_stockcode
    WHERE order_id = %s AND state = 'reserved' AND sell_by > current_date
    ORDER BY id FOR UPDATE
), taken AS (
    UPDATE public.supply_stockcode
    SET state = 'sold', sealed = NULL, gone_at = now(), reserved_until = NULL
    WHERE id = ANY (ARRAY(SELECT id FROM picked))
    {_RETURNING}
){_ANSWER}"""  # noqa: S608

# Parameters: order, lines. The same, of some of its lines.
CLAIM_RESERVED_LINES = CLAIM_RESERVED.replace(
    "WHERE order_id = %s AND state", "WHERE order_id = %s AND line_id = ANY (%s::uuid[]) AND state"
)

_FREE_AGAIN = """
UPDATE public.supply_stockcode
SET state = 'free', shop_id = NULL, order_id = NULL, line_id = NULL, reserved_until = NULL
WHERE id = ANY (ARRAY("""

# Parameters: order.
RELEASE = f"""{_FREE_AGAIN}
    SELECT id FROM public.supply_stockcode
    WHERE order_id = %s AND state = 'reserved' ORDER BY id FOR UPDATE))"""  # noqa: S608

# Parameters: order, lines.
RELEASE_LINES = RELEASE.replace(
    "WHERE order_id = %s AND state", "WHERE order_id = %s AND line_id = ANY (%s::uuid[]) AND state"
)

# Parameters: seconds of grace, limit. A reservation that is being claimed is locked, and skipped.
RELEASE_EXPIRED = f"""{_FREE_AGAIN}
    SELECT id FROM public.supply_stockcode
    WHERE state = 'reserved' AND reserved_until < now() - make_interval(secs => %s::float8)
    LIMIT %s FOR UPDATE SKIP LOCKED))"""  # noqa: S608

# Parameters: code, code. Answers the state before, and the batch.
BURN = """
WITH found AS MATERIALIZED (
    SELECT id, state, batch_id FROM public.supply_stockcode WHERE id = %s FOR UPDATE
), burned AS (
    UPDATE public.supply_stockcode
    SET state = 'burned', sealed = NULL, gone_at = coalesce(gone_at, now()), reserved_until = NULL
    WHERE id = %s AND (SELECT state FROM found) <> 'burned'
)
SELECT state, batch_id FROM found"""

FREE_CODES = f"""
SELECT count(*) FROM public.supply_stockcode WHERE denomination_id = %s AND {_SELLABLE}"""  # noqa: S608

# Parameters: cap, denominations.
AVAILABILITY = f"""
WITH wanted AS (SELECT %s::int AS cap)
SELECT d.id, (
    SELECT count(*) FROM (
        SELECT FROM public.supply_stockcode
        WHERE denomination_id = d.id AND {_SELLABLE} LIMIT (SELECT cap FROM wanted)
    ) AS counted
) FROM unnest(%s::uuid[]) AS d (id)"""  # noqa: S608
