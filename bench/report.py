"""One JSON object a line: ``{"bench", "value", "unit", "against", "ratio"}``."""

import json
import statistics
import sys
from collections.abc import Sequence
from typing import Any


def report(
    *,
    bench: str,
    value: float,
    unit: str,
    against: float,
    rounds: Sequence[float] = (),
    **more: Any,
) -> None:
    """Print a measure beside its yardstick's figure in the same unit; ratio = value / against.

    ``rounds``: the ratio of each pair of measures taken one after the other. A machine's speed
    drifts between pairs, so the ratio is then the median of theirs.
    """
    if rounds:
        more["rounds"] = [round(r, 3) for r in rounds]
    ratio = statistics.median(rounds) if rounds else (value / against if against else None)
    line = {
        "bench": bench,
        "value": round(value, 3),
        "unit": unit,
        "against": round(against, 3),
        "ratio": None if ratio is None else round(ratio, 4),
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
