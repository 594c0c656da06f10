"""The rival of `graphql-uncached`: graphene-django as its manual shows it, over the same models.

DjangoObjectType, DjangoListField, GraphQLView (`bench.rival_types`); behind the tenant, session and
sign-in middleware. ``BENCH_TUNED=1`` reads the categories with the products, as some would.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

django.setup()
settings.ROOT_URLCONF = settings.OWNER_URLCONF = "bench.rival_types"
settings.MIDDLEWARE = [
    "tenants.registry.middleware.ShopMiddleware",
    "tenants.registry.middleware.ShopSessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
application = WSGIHandler()
