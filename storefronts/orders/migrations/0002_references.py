"""References within the shop, checked at once: Django's own would be deferrable."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0001_initial"),
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE orders_order ADD CONSTRAINT order_of_a_person"
            " FOREIGN KEY (user_id) REFERENCES accounts_user (id) ON DELETE SET NULL",
            "ALTER TABLE orders_order DROP CONSTRAINT order_of_a_person",
        ),
        migrations.RunSQL(
            "ALTER TABLE orders_orderline ADD CONSTRAINT line_of_an_order"
            " FOREIGN KEY (order_id) REFERENCES orders_order (id) ON DELETE CASCADE",
            "ALTER TABLE orders_orderline DROP CONSTRAINT line_of_an_order",
        ),
        migrations.RunSQL(
            "ALTER TABLE orders_orderevent ADD CONSTRAINT event_of_an_order"
            " FOREIGN KEY (order_id) REFERENCES orders_order (id) ON DELETE CASCADE",
            "ALTER TABLE orders_orderevent DROP CONSTRAINT event_of_an_order",
        ),
    ]
