"""A developer's machine and ``make demo``: embedded servers, sandbox payments, mail to files."""

from config.settings import local_keys
from config.settings.base import *  # noqa: F403
from config.settings.base import VAR_DIR, env
from config.settings.observability import LOGGING, start  # noqa: F401

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or local_keys.secret_key(VAR_DIR)
VAULT_MASTER_KEYS = env("VAULT_MASTER_KEYS", default="") or local_keys.master_keys(VAR_DIR)
CARDFLEET_SANDBOX = True
CARDFLEET_DEMO = True
WEBHOOKS_ALLOW_LOOPBACK = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
start()
