"""A mutation that a client may repeat: the first one works, the others get its answer.

``@writes(...)`` stands where a resolver takes an ``input``. Where it brings an ``idempotencyKey``,
the key's row is inserted in the transaction of the work itself, as the sale does it
(storefronts/checkout/idempotency.py). A refusal leaves nothing behind: the key is free again.
"""

import datetime as dt
import decimal
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import wraps
from typing import Any

from django.apps import apps
from django.db import IntegrityError, OperationalError, connection, models, transaction
from django.utils import timezone

from storefronts.checkout.errors import InProgress, KeyReused
from storefronts.checkout.idempotency import body_hash, check_key
from tenants.accounts.models import IdempotencyRecord
from tenants.kernel.errors import NotFound, Refusal
from tenants.kernel.money import Money
from tenants.vault import fingerprint

from .payloads import Resolver, as_error

# So long a repetition waits for the first; then it is told that the first is still at work.
WAIT_S = 10
# Work that has said nothing for so long has died with its process.
DEAD_AFTER = dt.timedelta(minutes=1)


def writes(
    *,
    once: tuple[str, ...] = (),
    hidden: tuple[str, ...] = (),
    atomic: bool = True,
    **empty: Any,
) -> Callable[[Resolver], Resolver]:
    """Like ``answers_errors``, and repeatable under ``input.idempotency_key``.

    ``once`` names what only the first answer tells, such as a new key's secret: a repetition has
    null there. ``hidden`` names texts of the input that are compared by a keyed fingerprint: from
    a plain hash whoever reads the database could guess a card's code. What is refused or fails
    half-way has changed nothing. ``atomic=False`` is for work that opens its own transactions or
    asks the network: a repetition while it runs is IN_PROGRESS at once.

    A payload holds model instances, plain values, money, and lists and dicts of them.
    """

    def around(resolve: Resolver) -> Resolver:
        @wraps(resolve)
        def resolved(root: Any, info: Any, **arguments: Any) -> dict[str, Any]:
            def work() -> dict[str, Any]:
                return resolve(root, info, **arguments)

            try:
                key = (arguments.get("input") or {}).get("idempotency_key")
                if key is None and atomic:
                    with transaction.atomic():
                        payload = work()
                elif key is None:
                    payload = work()
                else:
                    asked = _Asked(info, key, arguments["input"], hidden)
                    payload = (_in_one if atomic else _in_steps)(asked, work, once)
            except Refusal as refusal:
                return {**empty, "errors": [as_error(one) for one in refusal.each]}
            payload.setdefault("errors", [])
            return payload

        return resolved

    return around


class _Asked:
    """Whose key, which, for what."""

    def __init__(
        self, info: Any, key: str, given: Mapping[str, Any], hidden: tuple[str, ...] = ()
    ) -> None:
        check_key(key)
        self.key = key
        self.scope = info.context.idempotency_scope
        body = {
            name: fingerprint(info.field_name, value).hex() if name in hidden else value
            for name, value in given.items()
            if name != "idempotency_key"
        }
        self.digest = body_hash({"mutation": info.field_name, "input": body})

    def row(self) -> IdempotencyRecord | None:
        return IdempotencyRecord.objects.filter(scope=self.scope, key=self.key).first()

    def claim(self) -> IdempotencyRecord:
        """Raises IntegrityError for a key that is taken."""
        return IdempotencyRecord.objects.create(
            scope=self.scope, key=self.key, body_hash=self.digest
        )

    def answer(self) -> dict[str, Any]:
        """What the first one answered. Raises KeyReused, InProgress."""
        row = self.row()
        if row is None:
            raise InProgress  # it was refused or pruned in between: asked again, it is worked on
        if bytes(row.body_hash) != self.digest:
            raise KeyReused(field="idempotencyKey")
        if row.state != "done":
            raise InProgress
        rows = _read(row.response or {})
        return {name: _thawed(value, rows) for name, value in dict(row.response or {}).items()}


def _in_one(
    asked: _Asked, work: Callable[[], dict[str, Any]], once: tuple[str, ...]
) -> dict[str, Any]:
    # The common case of a repetition costs no failed insert.
    if asked.row() is not None:
        return asked.answer()
    with transaction.atomic():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL lock_timeout = '{WAIT_S}s'")
                row = asked.claim()
                cursor.execute("SET LOCAL lock_timeout = DEFAULT")
        except IntegrityError:
            return asked.answer()
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != "55P03":  # lock_not_available
                raise
            raise InProgress from error
        payload = work()
        _keep(row, payload, once)
        return payload


def _in_steps(
    asked: _Asked, work: Callable[[], dict[str, Any]], once: tuple[str, ...]
) -> dict[str, Any]:
    with suppress(InProgress):
        if asked.row() is not None:
            return asked.answer()
    _forget_if_dead(asked)
    try:
        with transaction.atomic():
            row = asked.claim()
    except IntegrityError:
        return asked.answer()
    try:
        payload = work()
    except BaseException:
        IdempotencyRecord.objects.filter(pk=row.pk).delete()
        raise
    _keep(row, payload, once)
    return payload


def _forget_if_dead(asked: _Asked) -> None:
    """Its process died at work, a minute ago or more: it may be tried anew."""
    IdempotencyRecord.objects.filter(
        scope=asked.scope, key=asked.key, created_at__lt=timezone.now() - DEAD_AFTER
    ).exclude(state="done").delete()


def _keep(row: IdempotencyRecord, payload: dict[str, Any], once: tuple[str, ...]) -> None:
    row.response = {
        name: None if name in once else _frozen(value) for name, value in payload.items()
    }
    row.state = "done"
    row.save(update_fields=["response", "state"])


# ------------------------------------------------------------------ a payload as JSON, and back


def _frozen(value: Any) -> Any:
    """Rows by their identity: a repetition reads them as they are then. Raises TypeError."""
    match value:
        case None | bool() | int() | float():
            return value
        case models.Model():
            return {"row": value._meta.label, "pk": str(value.pk)}
        case str():
            return str(value)
        case Money():
            return {"minor": value.minor, "currency": value.currency}
        case uuid.UUID() | decimal.Decimal():
            return str(value)
        case dt.datetime():
            return {"at": value.isoformat()}
        case dt.date():
            return {"on": value.isoformat()}
        case Mapping():
            return {"map": {str(k): _frozen(v) for k, v in value.items()}}
        case list() | tuple() | models.QuerySet():
            return [_frozen(one) for one in value]
    raise TypeError(f"{type(value).__name__} cannot be kept as a mutation's first answer")


# By model and identity, both as they are kept.
_Rows = dict[tuple[str, str], models.Model]


def _read(response: Mapping[str, Any]) -> _Rows:
    """The rows that an answer names, with a query for each model."""
    named: dict[str, set[str]] = {}
    level: list[Any] = list(response.values())
    while level:
        match level.pop():
            case {"row": str(label), "pk": str(pk)}:
                named.setdefault(label, set()).add(pk)
            case {"map": dict(fields)}:
                level += fields.values()
            case list(values):
                level += values
    return {
        (label, str(row.pk)): row
        for label, keys in named.items()
        for row in apps.get_model(label)._base_manager.filter(pk__in=keys)
    }


def _thawed(value: Any, rows: _Rows) -> Any:
    match value:
        case {"row": str(label), "pk": pk}:
            if (label, pk) not in rows:
                raise NotFound(pk=pk)
            return rows[label, pk]
        case {"minor": minor, "currency": currency}:
            return Money(minor, currency)
        case {"at": str(text)}:
            return dt.datetime.fromisoformat(text)
        case {"on": str(text)}:
            return dt.date.fromisoformat(text)
        case {"map": dict(fields)}:
            return {name: _thawed(one, rows) for name, one in fields.items()}
        case list():
            return [_thawed(one, rows) for one in value]
    return value
