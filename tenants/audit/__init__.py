"""Who did what, when: append-only, and chained so that a change shows. ``record`` writes."""

from tenants.audit.services import record

__all__ = ["record"]
