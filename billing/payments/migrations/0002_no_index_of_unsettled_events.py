"""Nobody looks unsettled events up by time: each owes a job that names it (callbacks.TASK), so
every callback wrote this index for no reader."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="providerevent", name="payments_unsettled_events"),
    ]
