"""Sentry (off without a DSN, scrubbed) and structured logs with request, shop and task ids."""

import re
from typing import Any

import structlog
from structlog.typing import Processor

from config.settings.base import LOG_LEVEL, SENTRY_DSN, SENTRY_ENVIRONMENT

_SECRET_NAMES = re.compile(
    r"(code|pin|secret|token|password|cookie|authorization|api_?key|email|phone|sealed|buyer|csrf"
    r"|session)",
    re.IGNORECASE,
)
_SECRET_TEXT = (
    re.compile(r"cf_[A-Za-z0-9]+_[A-Za-z0-9_-]+"),
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    re.compile(r"(?i)(token|code|key)=[^&\s\"']+"),
)
GONE = "[scrubbed]"

# What the SDK may collect by itself: of a request its address, of a frame its place. A code, a
# name or a token could stand in any of the rest.
COLLECTED: Any = {
    "user_info": False,
    "cookies": {"mode": "off"},
    "http_headers": {"request": {"mode": "off"}, "response": {"mode": "off"}},
    "http_bodies": [],
    "url_query_params": {"mode": "off"},
    "graphql": {"document": False, "variables": False},
    "database_query_data": False,
    "queues": False,
    "stack_frame_variables": False,
}


def scrub(value: Any, name: str = "") -> Any:
    """A copy of an event without what is secret or personal, by name and by shape."""
    if name and _SECRET_NAMES.search(name) and not isinstance(value, (dict, list)):
        return GONE
    if isinstance(value, dict):
        return {k: scrub(v, str(k)) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [scrub(v, name) for v in value]
    if isinstance(value, str):
        for shape in _SECRET_TEXT:
            value = shape.sub(GONE, value)
    return value


def scrub_event(event: Any, hint: Any) -> Any:
    """Sentry's before_send: no bodies, no locals, no cookies, no users; the rest scrubbed."""
    request = event.get("request") or {}
    for part in ("data", "cookies", "env", "query_string"):
        request.pop(part, None)
    event.pop("user", None)
    for crumb in (event.get("breadcrumbs") or {}).get("values", []):
        crumb.pop("data", None)
    for kind in ("exception", "threads"):
        for entry in (event.get(kind) or {}).get("values", []):
            for frame in (entry.get("stacktrace") or {}).get("frames", []):
                frame.pop("vars", None)
    keep = {k: event[k] for k in ("event_id", "contexts") if k in event}
    return {**scrub(event), "event_id": keep.get("event_id")}


def start() -> None:
    """Begin reporting errors, where a DSN is set."""
    if not SENTRY_DSN:
        return
    import sentry_sdk
    from sentry_sdk.integrations.celery import CeleryIntegration
    from sentry_sdk.integrations.django import DjangoIntegration

    sentry_sdk.init(
        dsn=SENTRY_DSN,
        environment=SENTRY_ENVIRONMENT,
        integrations=[DjangoIntegration(middleware_spans=False), CeleryIntegration()],
        data_collection=COLLECTED,
        before_send=scrub_event,
        before_send_transaction=scrub_event,
        traces_sample_rate=0.0,
    )


_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
structlog.configure(
    processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(),
            ],
            "foreign_pre_chain": _SHARED,
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # Each saved page would tell of five tasks that ran in place.
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    },
}
