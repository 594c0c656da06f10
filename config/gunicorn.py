"""The web server: a few processes of a few threads.

Threads keep connections of browsers open and share a process's caches; processes use the cores.
"""

import gc
import logging
import os
from typing import Any

from config import metrics

workers = int(os.environ.get("WEB_WORKERS") or max(2, os.cpu_count() or 2))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS") or 4)
keepalive = 15
timeout = 60
graceful_timeout = 15
# Imported once, then forked: quicker to start and less memory.
preload_app = True
accesslog = None
errorlog = "-"
control_socket_disable = True


def post_fork(server: Any, worker: Any) -> None:
    """No connection is shared between processes, and what is loaded is not searched for garbage."""
    from django.db import connections

    connections.close_all()
    logging.getLogger("gunicorn.error").addFilter(is_no_slow_client)
    gc.freeze()


def is_no_slow_client(record: logging.LogRecord) -> bool:
    """A client that took too long (config/wsgi.py) is nobody's error."""
    return not (record.exc_info and isinstance(record.exc_info[1], TimeoutError))


globals().update(metrics.hooks())
