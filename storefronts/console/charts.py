"""Small charts drawn on the server as SVG: no script, no request, the same in both consoles.

A drawing is 100 units wide and 100 high and is stretched by the page (strokes do not scale), so
that one path serves a phone and a desktop. Values are integers (minor units, counts).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

FULL = 100.0


@dataclass(frozen=True, slots=True)
class Point:
    """One step of the horizontal axis; ``shown`` is the value as a person reads it."""

    label: str
    value: int
    shown: str


@dataclass(frozen=True, slots=True)
class Bar:
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template draws: paths in a 100 x 100 box, bands for the pointer, axis words."""

    line: str = ""
    area: str = ""
    bars: list[Bar] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    top: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(p.value for p in self.points)


def area_chart(points: Sequence[Point], *, top: str = "", label_count: int = 5) -> Chart:
    """A line with a filled area under it; ``top`` names the highest value on the axis."""
    line = _line([p.value for p in points])
    return Chart(
        line=line,
        area=f"{line} L{FULL:.2f} {FULL:.2f} L0 {FULL:.2f} Z" if line else "",
        points=list(points),
        labels=_spread([p.label for p in points], label_count),
        top=top,
    )


def bar_chart(points: Sequence[Point], *, top: str = "", label_count: int = 5) -> Chart:
    """One bar a point, with a gap of a third between them."""
    values = [p.value for p in points]
    peak = max(values, default=0)
    step = FULL / max(len(values), 1)
    bars = []
    for index, value in enumerate(values):
        height = FULL * max(value, 0) / peak if peak > 0 else 0
        bars.append(
            Bar(
                x=f"{index * step + step / 6:.2f}",
                y=f"{FULL - height:.2f}",
                width=f"{step * 2 / 3:.2f}",
                height=f"{height:.2f}",
            )
        )
    return Chart(
        bars=bars,
        points=list(points),
        labels=_spread([p.label for p in points], label_count),
        top=top,
    )


def spark(values: Sequence[int]) -> str:
    """The path of a sparkline in the same box, or nothing when there is nothing to compare."""
    return _line(values) if len(values) > 1 and any(values) else ""


def _line(values: Sequence[int]) -> str:
    if not values:
        return ""
    low, peak = min(0, *values), max(0, *values)
    span = peak - low or 1
    step = FULL / max(len(values) - 1, 1)
    # 4 units of air at both ends keep the stroke inside the box.
    spots = [
        f"{index * step:.2f} {FULL - 4 - (value - low) * (FULL - 8) / span:.2f}"
        for index, value in enumerate(values)
    ]
    if len(spots) == 1:
        spots.append(f"{FULL:.2f} {spots[0].split()[1]}")
    return "M" + " L".join(spots)


def _spread(labels: Sequence[str], count: int) -> list[str]:
    """At most ``count`` labels at even distances, the first and the last among them."""
    if len(labels) <= count:
        return list(labels)
    last = len(labels) - 1
    return [labels[round(i * last / (count - 1))] for i in range(count)]
