"""What rules' and breaches' targets are called, of a whole list at once."""

from typing import Any

from api.batches import Batch
from storefronts.console.price_queries import Target, names_of


def names(context: Any) -> Batch[Target, str]:
    return context.loaded.setdefault("names of targets", Batch(names_of))
