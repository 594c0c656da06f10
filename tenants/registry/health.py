"""Is the process alive, and can it serve? Answered on any Host, before a shop is looked for."""

from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from kombu import Connection

from tenants.audit.restored import epoch_needed
from tenants.registry import context


class HealthMiddleware:
    """``/healthz``: the process; ``/readyz``: database, broker and migrations too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return JsonResponse({"status": "ok"})
        if request.path == "/readyz":
            return readiness()
        return self.get_response(request)


def readiness() -> JsonResponse:
    """200 when everything that a sale needs is there; else 503, naming what is not."""
    checks = {
        "database": _database(),
        "broker": _broker(),
        "migrations": _migrations(),
        "transactions": _transactions(),
    }
    ready = all(state == "ok" for state in checks.values())
    return JsonResponse(
        {"status": "ok" if ready else "unready", **checks}, status=200 if ready else 503
    )


def _database() -> str:
    try:
        with context.in_public(), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is not ready
        return type(error).__name__
    finally:
        context.leave()
    return "ok"


def _broker() -> str:
    try:
        with Connection(settings.BROKER_URL, connect_timeout=1) as broker:
            broker.ensure_connection(max_retries=1, timeout=1, interval_start=0)
        caches["platform"].get("ready")
    except Exception as error:  # noqa: BLE001
        return type(error).__name__
    return "ok"


def _migrations() -> str:
    from tenants.registry import provisioning
    from tenants.registry.models import TemplateSnapshot

    try:
        with context.in_public():
            known = TemplateSnapshot.objects.filter(pk=provisioning.fingerprint()).exists()
    except Exception as error:  # noqa: BLE001
        return type(error).__name__
    finally:
        context.leave()
    return "ok" if known else "behind"


def _transactions() -> str:
    """A restored dump must not be written to while the cluster's transaction ids are low."""
    try:
        with context.in_public():
            behind = epoch_needed() is not None
    except Exception as error:  # noqa: BLE001
        return type(error).__name__
    finally:
        context.leave()
    return "behind: run manage.py after_restore" if behind else "ok"
