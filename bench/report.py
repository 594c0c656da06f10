"""One JSON object a line: ``{"bench", "value", "unit", "against", "ratio"}``."""

import json
import statistics
import sys
from collections.abc import Sequence
from typing import Any


def report(*, bench: str, value: float, unit: str, against: float, **more: Any) -> None:
    """Print a measure beside its yardstick's figure in the same unit; ratio = value / against."""
    line = {
        "bench": bench,
        "value": round(value, 3),
        "unit": unit,
        "against": round(against, 3),
        "ratio": round(value / against, 4) if against else None,
        **more,
    }
    print(json.dumps(line), flush=True)


def note(text: str) -> None:
    """For the person who waits; not a figure."""
    print(text, file=sys.stderr, flush=True)


def percentile(samples: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0..1) of the samples lie."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


median = statistics.median
