"""Queries known by their hash, so that a client sends 64 characters and not its text.

Follows Apollo's protocol of automatic persisted queries: a client sends the hash alone; where it is
not known it is told PERSISTED_QUERY_NOT_FOUND and sends the text once, with the hash. They are kept
in the cache server, for each shop by itself, as many as `persisted_max`; longest unused first out.
Losing them costs a client one more request.
https://www.apollographql.com/docs/apollo-server/performance/apq
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import Any

import redis
import structlog
from django.conf import settings

from tenants.accounts.registered import query_hash
from tenants.registry.context import connection

from .options import Options
from .refusals import Denied, UnknownQuery

log = structlog.get_logger(__name__)

_DOWN_S = 5.0
_REMEMBERED = 1_000
_KEEP = """
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
local over = redis.call('ZCARD', KEYS[2]) - tonumber(ARGV[4])
if over > 0 then
  local gone = redis.call('ZPOPMIN', KEYS[2], over)
  for n = 1, #gone, 2 do redis.call('HDEL', KEYS[1], gone[n]) end
end
redis.call('EXPIRE', KEYS[1], ARGV[5])
redis.call('EXPIRE', KEYS[2], ARGV[5])
"""


def check_hash(sha: str, text: str) -> None:
    """Raises Denied where a text comes with the hash of another."""
    if query_hash(text) != sha:
        raise Denied("The provided sha256Hash is not the query's.")


class Persisted:
    """One endpoint's. Safe between threads."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._texts: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._lock = Lock()
        self._down_until = 0.0

    def find(self, sha: str, otherwise: Callable[[], str | None] = lambda: None) -> str:
        """The text of this hash in the shop where we are, or from ``otherwise``.

        Raises UnknownQuery.
        """
        place = (connection.schema_name, sha)
        with self._lock:
            text = self._texts.get(place)
            if text is not None:
                self._texts.move_to_end(place)
                return text
        text = otherwise() or self._kept(sha)
        if text is None:
            raise UnknownQuery
        self._remember(place, text)
        return text

    def _kept(self, sha: str) -> str | None:
        found = self._ask(lambda store: store.hget(_names()[0], sha))
        # Whoever can write into the cache server cannot make a client run another query.
        if not found or query_hash(text := found.decode()) != sha:
            return None
        self._write(sha, text)  # it was used: it goes last
        return text

    def keep(self, sha: str, text: str) -> None:
        """Remember a valid document's text; a long one is run and not kept."""
        place = (connection.schema_name, sha)
        if place in self._texts or len(text) > self.options.persisted_chars:
            return
        self._remember(place, text)
        self._write(sha, text)

    def _remember(self, place: tuple[str, str], text: str) -> None:
        with self._lock:
            self._texts[place] = text
            while len(self._texts) > _REMEMBERED:
                self._texts.popitem(last=False)

    def _write(self, sha: str, text: str) -> None:
        most, ttl_s = self.options.persisted_max, self.options.persisted_ttl_s
        arguments = [sha, text, time.time(), most, ttl_s]
        self._ask(lambda store: store.eval(_KEEP, 2, *_names(), *arguments))

    def _ask(self, question: Any) -> Any:
        """None where the cache server does not answer; it is then left alone for a moment."""
        if self._down_until > time.monotonic():
            return None
        try:
            return question(_store(settings.CACHE_URL))
        except redis.RedisError as error:
            self._down_until = time.monotonic() + _DOWN_S
            log.warning("api.queries_not_kept", error=type(error).__name__)
            return None


def _names() -> tuple[str, str]:
    name = f"cardfleet.api:queries:{connection.schema_name}"
    return name, f"{name}:used"


@cache
def _store(address: str) -> Any:
    return redis.Redis.from_url(address, socket_connect_timeout=0.5, socket_timeout=0.5)
