"""What the owner host forgets by itself."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from config.celery import app
from tenants.accounts.models import IdempotencyRecord
from tenants.outbox.schedule import BEAT
from tenants.registry.context import in_public, in_shop
from tenants.registry.tasks import sweep

pytestmark = pytest.mark.django_db


def kept(key, hours):
    row = IdempotencyRecord.objects.create(scope="x", key=key, body_hash=b"", state="done")
    at = timezone.now() - timedelta(hours=hours)
    IdempotencyRecord.objects.filter(pk=row.pk).update(created_at=at)


def test_old_keys_and_sessions_of_the_owner_host_are_forgotten_and_no_shops(aurora):
    now = timezone.now()
    with in_public():
        kept("old", 73)
        kept("new", 71)
        for name, days in (("over", -1), ("open", 1)):
            expires = now + timedelta(days=days)
            Session.objects.create(session_key=name, session_data="", expire_date=expires)
    with in_shop(aurora):
        kept("old", 73)
    sweep()
    with in_public():
        assert [row.key for row in IdempotencyRecord.objects.filter(scope="x")] == ["new"]
        assert [row.session_key for row in Session.objects.all()] == ["open"]
    with in_shop(aurora):
        assert IdempotencyRecord.objects.filter(scope="x").count() == 1, "a shop has its own sweep"


def test_every_clock_has_its_task():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in BEAT.values()} <= set(app.tasks)
