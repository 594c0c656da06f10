"""Celery: prefork workers that carry the shop explicitly. The outbox owns the work."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("cardfleet")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
