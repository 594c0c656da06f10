"""The version stamps of a shop's catalogue, remembered for a moment per process."""

import time
from dataclasses import dataclass, field
from typing import Any

from storefronts.listings.queries import shelf_stamp
from tenants.registry.models import Shop

from .answers import Stamp

_KEPT = 5_000


@dataclass(slots=True)
class Stamps:
    known: dict[Any, tuple[float, Stamp]] = field(default_factory=dict)

    def of(self, shop: Shop, memo_s: float) -> Stamp:
        now = time.monotonic()
        known = self.known.get(shop.pk)
        if known and known[0] > now:
            return known[1]
        stamp = shelf_stamp(shop)
        if len(self.known) > _KEPT:
            self.known.clear()
        self.known[shop.pk] = (now + memo_s, stamp)
        return stamp
