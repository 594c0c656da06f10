"""Production: refuses to start without its secrets, and says which are missing."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import env
from config.settings.observability import LOGGING, start  # noqa: F401

_REQUIRED = (
    "DATABASE_URL",
    "BROKER_URL",
    "SECRET_KEY",
    "VAULT_MASTER_KEYS",
    "OWNER_HOST",
    "SHOP_HOST_SUFFIX",
    "ALLOWED_HOSTS",
    "EMAIL_URL",
)
_missing = [name for name in _REQUIRED if not env(name, default="")]
if _missing:
    raise ImproperlyConfigured(
        "Cardfleet does not start without these environment variables: "
        + ", ".join(_missing)
        + ". See .env.example for what each holds."
    )

PUBLIC_SCHEME = env("PUBLIC_SCHEME", default="https")
PUBLIC_PORT = env("PUBLIC_PORT", default="")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CARDFLEET_SANDBOX = False
CARDFLEET_DEMO = False
GRAPHQL_INTROSPECTION = env.bool("GRAPHQL_INTROSPECTION", default=False)
start()
