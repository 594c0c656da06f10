"""The web process."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

from config import embedded

embedded.ensure_running()

from typing import TYPE_CHECKING, Any  # noqa: E402

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: "Callable[..., Any]") -> "Iterable[bytes]":
    """Django; its client has so long for each part that it is to take or to send.

    gunicorn waits for a client for ever once it has its request, and a thread waits with it.
    """
    connection = environ.get("gunicorn.socket")
    if connection is not None:
        connection.settimeout(settings.CLIENT_PATIENCE_S)
    return _django(environ, start_response)
