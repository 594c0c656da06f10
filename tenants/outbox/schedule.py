"""What beat runs for the outbox. Settings import this: keep it free of Django."""

from typing import Any

# Seconds. A nudge after commit drains at once; the sweep is for what a lost nudge left behind.
SWEEP_EVERY_S = 3.0
PRUNE_EVERY_S = 3_600.0

BEAT: dict[str, dict[str, Any]] = {
    "outbox.sweep": {
        "task": "outbox.sweep",
        "schedule": SWEEP_EVERY_S,
        # A sweep that waited longer than a minute is told again by the next one.
        "options": {"expires": 60},
    },
    "outbox.prune": {
        "task": "outbox.prune",
        "schedule": PRUNE_EVERY_S,
        "options": {"expires": 3_600},
    },
    # What the owner host forgets: old idempotency keys, sessions.
    "registry.sweep": {
        "task": "registry.sweep",
        "schedule": PRUNE_EVERY_S,
        "options": {"expires": 3_600},
    },
    "audit.seal": {"task": "audit.seal", "schedule": 10.0, "options": {"expires": 30}},
    # Lost reservations, low stock, files that nobody came back for.
    "supply.sweep": {"task": "supply.sweep", "schedule": 60.0, "options": {"expires": 60}},
    # Proofs of the shops' own domains: each is looked at once a day, a new one more often.
    "registry.check_domains": {
        "task": "registry.check_domains",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    # Budgets of promotions that the platform pays: used up, or over.
    "funding.look": {"task": "funding.look", "schedule": 60.0, "options": {"expires": 60}},
    "ledger.take_snapshots": {
        "task": "ledger.take_snapshots",
        "schedule": 900.0,
        "options": {"expires": 900},
    },
}
