"""What the generated clients stand on: one request, told once, tried again where that is safe."""

import hashlib
import json
import random
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cardfleet.errors import Fault, NoAnswer, Refused, RequestFailed, failure
from cardfleet.http import Http, Request, Response, Transport
from cardfleet.signing import signature

AGAIN = {429, 502, 503, 504}


@dataclass(frozen=True)
class Retries:
    """How often and how patiently a request is tried again."""

    attempts: int = 8
    first_s: float = 0.2
    most_s: float = 60.0
    wait: Callable[[float], None] = time.sleep
    chance: random.Random = field(default_factory=random.Random)

    def pause_s(self, attempt: int, asked: str | None) -> float:
        """Before the next one: twice as long each time, somewhat by chance; or what was asked."""
        grown: float = self.first_s * 2**attempt * (0.5 + self.chance.random() / 2)
        told = float(asked) if asked and asked.isdigit() else 0.0
        return min(max(grown, told), self.most_s)


@dataclass(frozen=True)
class Document:
    """An operation with its fragments."""

    name: str
    text: str

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


class Client:
    """A caller at one host. Each thread may use it; ``key`` is the whole key, as it was told."""

    def __init__(
        self,
        url: str,
        *,
        key: str | None = None,
        signing_secret: str | None = None,
        language: str = "en",
        transport: Transport | None = None,
        timeout_s: float = 30.0,
        retries: Retries | None = None,
        persisted: bool = True,
    ) -> None:
        """``url`` is the host's, such as ``https://cards.example.com``. ``signing_secret`` signs
        each request. ``persisted`` sends queries by their hash once the host knows them."""
        if signing_secret and not key:
            raise ValueError("A signing secret belongs to a key: give the key, too.")
        self.url = url.rstrip("/")
        self.language = language
        self.transport = transport or Http()
        self.timeout_s = timeout_s
        self.retries = retries or Retries()
        self.persisted = persisted
        self._key = key
        self._signing_secret = signing_secret

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.url}>"

    # ---------------------------------------------------------------- operations

    def ask(self, document: Document, variables: dict[str, Any]) -> Any:
        """The data of a query, or RequestFailed."""
        by_hash = self.persisted
        while True:
            answer = self._post(document, variables, by_hash=by_hash)
            errors = answer.get("errors")
            if not errors:
                return answer["data"]
            error = failure(answer["status"], errors)
            if by_hash and error.code == "PERSISTED_QUERY_NOT_FOUND":
                by_hash = False
                continue
            raise error

    def act(self, document: Document, field: str, given: dict[str, Any], keyed: bool) -> Any:
        """The payload of a mutation. ``keyed``: it takes an idempotency key; one is made where
        none was given, so that trying it again does it once."""
        if keyed and not given.get("idempotencyKey"):
            given = {**given, "idempotencyKey": uuid.uuid4().hex}
        for attempt in range(self.retries.attempts):
            payload = self.ask(document, {"input": given})[field]
            codes = [error["code"] for error in payload["errors"]]
            if "IN_PROGRESS" not in codes:
                break
            if attempt + 1 < self.retries.attempts:
                self.retries.wait(self.retries.pause_s(attempt, None))
        return payload

    def done(self, payload: Any) -> Any:
        """The payload, or Refused."""
        faults: list[Fault] = payload.errors
        if faults:
            raise Refused(faults, payload)
        return payload

    def _post(
        self, document: Document, variables: dict[str, Any], *, by_hash: bool
    ) -> dict[str, Any]:
        sent: dict[str, Any] = {"variables": variables, "operationName": document.name}
        if self.persisted:
            sent["extensions"] = {"persistedQuery": {"version": 1, "sha256Hash": document.sha256}}
        if not by_hash:
            sent["query"] = document.text
        body = json.dumps(sent, ensure_ascii=False).encode()
        response = self.send("POST", "/graphql/", body)
        try:
            answer = json.loads(response.body)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or not ("data" in answer or "errors" in answer):
            raise failure(response.status, [])
        return {**answer, "status": response.status}

    # ---------------------------------------------------------------- requests

    def send(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> Response:
        """The answer, after trying again what is safe to repeat: everything here is."""
        failed: Exception | None = None
        for attempt in range(self.retries.attempts):
            asked = None
            try:
                response = self.transport(self._request(method, path, body, headers or {}))
                if response.status not in AGAIN:
                    return response
                asked = response.headers.get("retry-after")
                failed = self._failure(response)
            except OSError as error:
                failed = error
            if attempt + 1 < self.retries.attempts:
                self.retries.wait(self.retries.pause_s(attempt, asked))
        if isinstance(failed, RequestFailed):
            raise failed
        raise NoAnswer(f"no answer from {self.url}: {failed!r}") from failed

    def _request(self, method: str, path: str, body: bytes, more: dict[str, str]) -> Request:
        url = f"{self.url}{path}"
        headers = {"Accept-Language": self.language, **more}
        if body:
            headers["Content-Type"] = "application/json"
            headers["Accept"] = "application/graphql-response+json, application/json"
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        if self._key and self._signing_secret:
            headers |= signature(
                secret=self._signing_secret, key=self._key, method=method, url=url, body=body
            )
        return Request(method, url, headers, body, self.timeout_s)

    @staticmethod
    def _failure(response: Response) -> RequestFailed:
        try:
            errors = json.loads(response.body)["errors"]
        except (ValueError, KeyError, TypeError):
            errors = []
        return failure(response.status, errors)
