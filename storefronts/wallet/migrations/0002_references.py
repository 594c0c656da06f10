"""References within the shop, checked at once: Django's own would be deferrable."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("wallet", "0001_initial"),
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE wallet_topup ADD CONSTRAINT top_up_of_a_person"
            " FOREIGN KEY (user_id) REFERENCES accounts_user (id) ON DELETE SET NULL",
            "ALTER TABLE wallet_topup DROP CONSTRAINT top_up_of_a_person",
        ),
    ]
