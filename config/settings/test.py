"""Tests: quick hashing, no mail leaves, fixed keys."""

import base64

from config.settings import lease
from config.settings.base import *  # noqa: F403
from config.settings.base import CACHES, STORAGES, VAR_DIR, env
from config.settings.observability import LOGGING  # noqa: F401

SECRET_KEY = "only-for-tests-" + "x" * 40
VAULT_MASTER_KEYS = "1:" + base64.b64encode(b"k" * 32).decode()
CARDFLEET_SANDBOX = True
WEBHOOKS_ALLOW_LOOPBACK = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
CELERY_TASK_ALWAYS_EAGER = False
PUBLIC_PORT = env("PUBLIC_PORT", default="")

LEASE = lease.take(VAR_DIR, env("BROKER_URL", default=""))
CELERY_BROKER_URL = BROKER_URL = LEASE.broker_url
CACHE_URL = LEASE.cache_url
CACHES = {name: {**cache, "LOCATION": CACHE_URL} for name, cache in CACHES.items()}
MEDIA_ROOT = LEASE.files / "media"
PRIVATE_ROOT = LEASE.files / "private"
# What a rolled-back test wrote must not be remembered for the next reading of the same version.
SHELF_MEMORY_S = 0
# No test asks the real DNS: it names servers of its own, or finds nobody here.
DNS_SERVERS = env.list("DNS_SERVERS", default=["127.0.0.1:1"])
