"""Everything that one operation writes, collected first and then sent in one round trip.

A sale touches a dozen tables. Sent one by one, the network is most of its time, and each lock it
holds is held for that long. So the services decide everything in memory, and `write()` pipelines
the statements; whatever fails surfaces at its end and takes the transaction with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from psycopg.types.json import Jsonb

from billing.ledger.errors import floors_refuse
from billing.ledger.posting import post
from storefronts.orders import news, rows
from storefronts.orders.models import Order, OrderEvent
from storefronts.orders.postings import Entry
from storefronts.webhooks import events as webhooks
from tenants.audit.services import record
from tenants.kernel.actor import Actor
from tenants.kernel.ids import new_id
from tenants.kernel.sql import pipeline, run
from tenants.outbox import services as outbox


@dataclass(frozen=True, slots=True)
class Journal:
    """One balanced posting; the same `ref` is posted once whatever happens."""

    ref: str
    event: str
    entries: Sequence[Entry]
    passes_floors: bool = False
    last: bool = False


@dataclass(slots=True)
class Batch:
    """What to write for one order of one shop, by one actor, at one time."""

    shop_id: UUID
    actor: Actor
    at: datetime
    inserts: list[models.Model | rows.Bare] = field(default_factory=list)
    statements: list[tuple[str, Sequence[Any]]] = field(default_factory=list)
    journals: list[Journal] = field(default_factory=list)
    audits: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    jobs: list[dict[str, Any]] = field(default_factory=list)
    told: list[news.Told] = field(default_factory=list)
    # Whether anybody listens, where that was asked on the way: then telling nobody costs nothing.
    heard: bool = True

    def happened(self, order_id: UUID, kind: str, **data: Any) -> None:
        """A line of the order's timeline: a verb in the past, and what belongs to it."""
        actor = self.actor
        event = (new_id(), order_id, self.at, kind, actor.kind[:20], actor.id[:64])
        self.inserts.append(rows.Bare(OrderEvent, (*event, actor.label[:254], Jsonb(data))))

    def tell(self, kind: str, order: Order, **more: Any) -> None:
        """Owe the shop's subscribers an event: the order as it is when all of this is written.

        ``more`` goes into its data; lists of one kind and order are joined to one event.
        """
        news.join(self.told, kind, order, more)

    def audit(self, action: str, order_id: UUID, **data: Any) -> None:
        """The operation as the platform's audit trail keeps it: once, whatever it consists of."""
        self.audits.append((action, f"order:{order_id}", data))

    def post(
        self,
        *,
        ref: str,
        event: str,
        entries: Sequence[Entry],
        passes_floors: bool = False,
        last: bool = False,
    ) -> None:
        """Owe a posting; one without entries (an order of price nothing) is none.

        `last`: after all others. Budgets are locked after wallets by everybody, lest a sale and a
        refund wait for each other.
        """
        if entries:
            self.journals.append(Journal(ref, event, entries, passes_floors, last))

    def owe(
        self, task: str, *, due_at: datetime | None = None, key: str | None = None, **payload: Any
    ) -> None:
        """Owe a job of this shop. The payload holds ids only."""
        self.jobs.append(
            {
                "task": task,
                "payload": {name: str(value) for name, value in payload.items()},
                "shop_id": self.shop_id,
                "due_at": due_at,
                "key": key,
            }
        )

    def execute(self, statement: str, params: Sequence[Any]) -> None:
        """Owe a statement whose answer nobody needs."""
        self.statements.append((statement, params))

    def write(self) -> None:
        """Send all of it. Ledger last: its wallet rows are then locked for the shortest time.

        Raises InsufficientFunds where a wallet is too small.
        """
        with floors_refuse(), pipeline():
            self.write_here()

    def write_here(self) -> None:
        """The same inside a pipeline that the caller has open."""
        rows.insert(self.inserts)
        for statement, params in self.statements:
            run(statement, params)
        for action, target, data in self.audits:
            record(actor=self.actor, action=action, target=target, shop_id=self.shop_id, data=data)
        for job in self.jobs:
            outbox.add(**job)
        if self.heard:
            webhooks.tell(shop_id=self.shop_id, at=self.at, news=news.written(self.told))
        for journal in sorted(self.journals, key=lambda journal: journal.last):
            post(
                ref=journal.ref,
                event=journal.event,
                entries=journal.entries,
                shop_id=self.shop_id,
                at=self.at,
                passes_floors=journal.passes_floors,
            )
