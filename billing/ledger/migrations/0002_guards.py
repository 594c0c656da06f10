"""What the database itself keeps true about money. docs/ledger.md says why each is here.

The functions fix their search path: a connection that serves many shops would otherwise plan
their statements anew after each change of shop.
"""

from django.db import migrations

from tenants.audit.append_only import protect

# Runs once per INSERT statement, over all its rows.
CHECK_ENTRIES = """
CREATE FUNCTION public.ledger_check_entries() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  bad record;
  held record;
  after_ bigint;
BEGIN
  SELECT n.journal_id, n.account_id, n.currency, j.id IS NULL AS no_journal,
         j.xact IS DISTINCT FROM pg_current_xact_id() AS old_journal, a.id IS NULL AS no_account
    INTO bad
    FROM new_entries n
    LEFT JOIN public.ledger_journal j ON j.id = n.journal_id
    LEFT JOIN public.ledger_account a ON a.id = n.account_id
   WHERE j.id IS NULL OR a.id IS NULL OR a.currency <> n.currency
      OR j.xact <> pg_current_xact_id() OR n.xact <> pg_current_xact_id()
   LIMIT 1;
  IF FOUND THEN
    IF bad.no_account THEN
      RAISE EXCEPTION 'there is no account %', bad.account_id
        USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'entry_has_an_account';
    ELSIF bad.no_journal THEN
      RAISE EXCEPTION 'there is no journal %', bad.journal_id
        USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'entry_has_a_journal';
    ELSIF bad.old_journal THEN
      RAISE EXCEPTION 'journal % was written by another transaction', bad.journal_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_is_complete';
    END IF;
    RAISE EXCEPTION 'account % is not kept in %', bad.account_id, bad.currency
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_is_in_its_accounts_currency';
  END IF;

  -- In the order of the accounts: two postings that share two wallets would deadlock otherwise.
  FOR held IN
    SELECT a.id, a.code, a.currency, a.floor, a.balance, a.carried, d.minor, d.passes
      FROM (SELECT n.account_id, sum(n.minor)::bigint AS minor, bool_and(j.passes_floors) AS passes
              FROM new_entries n JOIN public.ledger_journal j ON j.id = n.journal_id
             GROUP BY n.account_id) d
      JOIN public.ledger_account a ON a.id = d.account_id
     WHERE a.floor IS NOT NULL
     ORDER BY a.id FOR NO KEY UPDATE OF a
  LOOP
    after_ := held.balance + held.minor;
    IF held.minor < 0 AND after_ < held.floor AND NOT held.passes THEN
      RAISE EXCEPTION 'account % would pass its floor', held.code
        USING ERRCODE = 'check_violation', CONSTRAINT = 'account_keeps_its_floor',
          DETAIL = json_build_object('account', held.code, 'currency', held.currency,
            'wanted', -held.minor, 'left', greatest(held.balance - held.floor, 0))::text;
    END IF;
    UPDATE public.ledger_account SET balance = after_,
      carried = CASE WHEN held.passes THEN greatest(held.floor - after_, 0)
                     ELSE least(held.carried, greatest(held.floor - after_, 0)) END
     WHERE id = held.id;
  END LOOP;
  RETURN NULL;
END $$
"""
CHECK_ENTRIES_TRIGGER = """
CREATE TRIGGER entries_are_checked AFTER INSERT ON public.ledger_entry
REFERENCING NEW TABLE AS new_entries
FOR EACH STATEMENT EXECUTE FUNCTION public.ledger_check_entries()
"""

# Runs once per journal, when its transaction commits.
CHECK_JOURNAL = """
CREATE FUNCTION public.ledger_check_journal() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  entries bigint;
  unbalanced text;
BEGIN
  SELECT coalesce(sum(c.n), 0), string_agg(c.currency || ' ' || c.total, ', ')
           FILTER (WHERE c.total <> 0)
    INTO entries, unbalanced
    FROM (SELECT currency, sum(minor) AS total, count(*) AS n FROM public.ledger_entry
           WHERE journal_id = NEW.id GROUP BY currency) c;
  IF unbalanced IS NOT NULL THEN
    RAISE EXCEPTION 'journal % does not balance: %', NEW.ref, unbalanced
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_balances';
  ELSIF entries < 2 THEN
    RAISE EXCEPTION 'journal % moves nothing', NEW.ref
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_has_entries';
  END IF;
  RETURN NULL;
END $$
"""
CHECK_JOURNAL_TRIGGER = """
CREATE CONSTRAINT TRIGGER journal_balances AFTER INSERT ON public.ledger_journal
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION public.ledger_check_journal()
"""

# Depth 0 is a statement from outside; balances are written by the trigger on entries alone.
REFUSE = """
CREATE TRIGGER {name} BEFORE {what} ON public.ledger_account
FOR EACH {each} {when} EXECUTE FUNCTION public.refuse_change()
"""


def refuse(name: str, what: str, each: str = "STATEMENT", when: str = "") -> migrations.RunSQL:
    return migrations.RunSQL(
        REFUSE.format(name=name, what=what, each=each, when=when),
        f"DROP TRIGGER {name} ON public.ledger_account",
    )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        protect("ledger_journal"),
        protect("ledger_entry"),
        protect("ledger_balancesnapshot"),
        protect("ledger_fxrate"),
        migrations.RunSQL(CHECK_ENTRIES, "DROP FUNCTION public.ledger_check_entries()"),
        migrations.RunSQL(
            CHECK_ENTRIES_TRIGGER, "DROP TRIGGER entries_are_checked ON public.ledger_entry"
        ),
        migrations.RunSQL(CHECK_JOURNAL, "DROP FUNCTION public.ledger_check_journal()"),
        migrations.RunSQL(
            CHECK_JOURNAL_TRIGGER, "DROP TRIGGER journal_balances ON public.ledger_journal"
        ),
        refuse("accounts_stay", "DELETE OR TRUNCATE"),
        refuse("accounts_change_by_entries", "UPDATE", "ROW", "WHEN (pg_trigger_depth() = 0)"),
        refuse(
            "accounts_begin_empty",
            "INSERT",
            "ROW",
            "WHEN (coalesce(NEW.balance, 0) <> 0 OR NEW.carried <> 0)",
        ),
    ]
