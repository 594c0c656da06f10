"""The yardstick of pages: Django without any middleware and a view that returns ready bytes.

``BENCH_BYTES`` names the file; ``BENCH_TENANT=1`` puts the tenant middleware, and only it, before.
"""

import os
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

_BYTES = Path(os.environ["BENCH_BYTES"]).read_bytes() if "BENCH_BYTES" in os.environ else b"ok"
_TYPE = os.environ.get("BENCH_TYPE", "text/html; charset=utf-8")


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_BYTES, content_type=_TYPE)


urlpatterns = [path("bare", bare)]
# After the start: some apps insist on their middleware, the handler takes what is there then.
django.setup()
settings.ROOT_URLCONF = "bench.bare"
settings.OWNER_URLCONF = "bench.bare"
tenant = "tenants.registry.middleware.ShopMiddleware"
settings.MIDDLEWARE = [tenant] if os.environ.get("BENCH_TENANT") else []
application = WSGIHandler()
