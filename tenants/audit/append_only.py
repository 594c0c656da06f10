"""For migrations: make a public table append-only."""

from django.db import migrations

PROTECT = """
CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON public.{table}
FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()
"""


def protect(table: str) -> migrations.RunSQL:
    """UPDATE, DELETE and TRUNCATE of ``table`` are refused by the database, whoever asks."""
    return migrations.RunSQL(
        PROTECT.format(table=table), f"DROP TRIGGER {table}_is_append_only ON public.{table}"
    )
