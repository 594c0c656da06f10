"""References within the shop, checked at once: Django's own would be deferrable."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("fulfilment", "0001_initial"),
        ("orders", "0002_references"),
    ]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE fulfilment_deliveredcode ADD CONSTRAINT code_of_a_line"
            " FOREIGN KEY (line_id) REFERENCES orders_orderline (id)",
            "ALTER TABLE fulfilment_deliveredcode DROP CONSTRAINT code_of_a_line",
        ),
        migrations.RunSQL(
            "ALTER TABLE fulfilment_reveal ADD CONSTRAINT reveal_of_an_order"
            " FOREIGN KEY (order_id) REFERENCES orders_order (id)",
            "ALTER TABLE fulfilment_reveal DROP CONSTRAINT reveal_of_an_order",
        ),
        migrations.RunSQL(
            "ALTER TABLE fulfilment_reveal ADD CONSTRAINT reveal_of_a_line"
            " FOREIGN KEY (line_id) REFERENCES orders_orderline (id)",
            "ALTER TABLE fulfilment_reveal DROP CONSTRAINT reveal_of_a_line",
        ),
    ]
