"""The database refuses to change what was recorded, whoever asks."""

from django.db import migrations

from tenants.audit.append_only import protect

FUNCTION = """
CREATE FUNCTION public.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION public.refuse_change()"),
        protect("audit_auditevent"),
        protect("audit_auditseal"),
    ]
