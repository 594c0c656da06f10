"""The receiver of the shop's webhooks: verifies, notes, answers at once."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cardfleet import BadSignature, ShopClient, verified
from cardfleet.shop import WebhookEventKind
from reseller.book import Book

KINDS = (
    WebhookEventKind.ORDER_PAID,
    WebhookEventKind.ORDER_COMPLETED,
    WebhookEventKind.DELIVERY_FAILED,
    WebhookEventKind.REFUND_MADE,
)


class Receiver(ThreadingHTTPServer):
    """`secret` is known once the shop has made the endpoint."""

    daemon_threads = True

    def __init__(self, book: Book, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.book = book
        self.secret = ""
        self.counted: Counter[str] = Counter()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/webhooks"


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            event = verified(self.server.secret, dict(self.headers), body)
        except BadSignature:
            self.server.counted["refused"] += 1
            self.send_response(401)
        else:
            news = self.server.book.hear(self.headers["webhook-id"], event)
            self.server.counted["news" if news else "repeated"] += 1
            self.send_response(204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def receiving(staff: ShopClient, book: Book, *, run: str) -> Iterator[Receiver]:
    """Listens, and has the shop send there. Staff of the shop do that: theirs is the key."""
    receiver = Receiver(book)
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    made = staff.create_webhook_endpoint(
        url=receiver.url, kinds=KINDS, description=run, idempotency_key=f"{run}-endpoint"
    )
    endpoint, secret, tries = made.endpoint, made.secret, 0
    assert endpoint is not None
    while secret is None:
        # The answer that had it was lost on the way, and a secret is told once: have another made.
        tries += 1
        key = f"{run}-secret-{tries}"
        again = staff.rotate_webhook_secret(
            endpoint=endpoint.id, overlap_hours=0, idempotency_key=key
        )
        secret = again.secret
    receiver.secret = secret
    try:
        yield receiver
    finally:
        staff.delete_webhook_endpoint(endpoint=endpoint.id, idempotency_key=f"{run}-gone")
        receiver.shutdown()
        receiver.server_close()
