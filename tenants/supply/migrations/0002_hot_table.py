"""Every sale leaves a dead entry at the head of the index over free codes, and the next claims step
over it until it is vacuumed: do that by number of sales, not by size of the table."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("supply", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE supply_stockcode SET ("
            " autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,"
            " autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0.02)",
            "ALTER TABLE supply_stockcode RESET ("
            " autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold,"
            " autovacuum_vacuum_cost_delay, autovacuum_analyze_scale_factor)",
        ),
    ]
