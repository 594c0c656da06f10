"""Which app has its tables where. Keep the lists disjoint but for EVERYWHERE (a test watches).

The search path is ``shop, public``: a table that a shop lacks would silently be the public one.
"""

# A table in every schema: people and their sessions are a shop's own, and the owner host's own.
EVERYWHERE = [
    "django.contrib.auth",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "tenants.accounts",
]

PUBLIC_ONLY = [
    "tenants.console",  # before Unfold: its templates replace Unfold's
    "unfold",  # before django_tenants, or its side bar breaks
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "django_tenants",
    "django.contrib.contenttypes",
    "django.contrib.admin",
    "tenants.kernel",
    "tenants.audit",
    "tenants.outbox",
    "tenants.vault",
    "tenants.passes",
    "tenants.registry",
    "tenants.catalogue",
    "tenants.supply",
    "tenants.reporting",
    "tenants.launch",
    "tenants.landing",
    "billing.ledger",
    "billing.funding",
    "billing.payments",
]

SHOP_ONLY = [
    "storefronts.console",  # before Wagtail: its templates replace Wagtail's
    "storefronts.customers",
    "storefronts.listings",
    "storefronts.promotions",
    "storefronts.pricing",
    "storefronts.orders",
    "storefronts.fulfilment",
    "storefronts.wallet",
    "storefronts.checkout",
    "storefronts.looks",
    "storefronts.alerts",
    "storefronts.webhooks",
    "storefronts.pages",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
]

WITHOUT_TABLES = [
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "django_htmx",
    "django_structlog",
    "api",
]

SHARED_APPS = [*PUBLIC_ONLY, *EVERYWHERE, *WITHOUT_TABLES]
TENANT_APPS = [*SHOP_ONLY, *EVERYWHERE]
INSTALLED_APPS = [
    *PUBLIC_ONLY[:4],
    *SHOP_ONLY[:1],
    *PUBLIC_ONLY[4:],
    *SHOP_ONLY[1:],
    *EVERYWHERE,
    *WITHOUT_TABLES,
]
