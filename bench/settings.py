"""As production serves, on a scratch database, with payments by the sandbox."""

import base64

from config.settings.base import *  # noqa: F403
from config.settings.observability import LOGGING  # noqa: F401

SECRET_KEY = "only-for-benchmarks-" + "x" * 40
VAULT_MASTER_KEYS = "1:" + base64.b64encode(b"b" * 32).decode()
CARDFLEET_SANDBOX = True
LOG_LEVEL = "WARNING"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
PUBLIC_PORT = ""
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Limits against abuse would count the load generator as one person.
CARDFLEET_UNLIMITED = True
