"""What the web process counts, for Prometheus, on a port of its own (METRICS_PORT; 0 is off).

Each process of gunicorn counts into files of one folder; the first one, which serves nobody else,
adds them up when asked.
"""

import os
import shutil
import time
from pathlib import Path
from typing import Any

PORT = int(os.environ.get("METRICS_PORT") or 0)
FOLDER = Path(__file__).resolve().parent.parent / "var" / "metrics"


class Requests:
    """Counts answers and how long they took. Made in each process after the fork."""

    def __init__(self) -> None:
        from prometheus_client import Counter, Histogram

        self.answers = Counter(
            "cardfleet_http_answers", "Answers by method and status.", ["method", "status"]
        )
        self.seconds = Histogram(
            "cardfleet_http_seconds",
            "Seconds from a request's first line to its answer.",
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
        )

    def saw(self, *, method: str, status: int, seconds: float) -> None:
        # A made-up method must not make a new series.
        known = method if method in ("GET", "HEAD", "POST") else "other"
        self.answers.labels(known, str(status)).inc()
        self.seconds.observe(seconds)


def prepare() -> None:
    """Before anything is imported that counts: where the processes count into."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(FOLDER)


def serve(port: int) -> None:
    """Answer Prometheus with the sum of all processes, living and dead."""
    from prometheus_client import CollectorRegistry, start_http_server
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    start_http_server(port, registry=registry)


def hooks() -> dict[str, Any]:
    """For gunicorn's configuration: nothing where metrics are off, so that they cost nothing."""
    if not PORT:
        return {}
    requests: list[Requests] = []

    def on_starting(server: Any) -> None:
        prepare()

    def when_ready(server: Any) -> None:
        serve(PORT)

    def post_worker_init(worker: Any) -> None:
        requests.append(Requests())

    def pre_request(worker: Any, request: Any) -> None:
        request.begun = time.perf_counter()

    def post_request(worker: Any, request: Any, environ: Any, response: Any) -> None:
        requests[0].saw(
            method=request.method,
            status=response.status_code,
            seconds=time.perf_counter() - request.begun,
        )

    def child_exit(server: Any, worker: Any) -> None:
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(worker.pid)

    return {name: hook for name, hook in locals().items() if callable(hook)}
