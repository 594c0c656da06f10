"""Colours "#rrggbb" as the eye sees them: OKLab, where a step in lightness looks like one.

Björn Ottosson's matrices: https://bottosson.github.io/posts/oklab/
"""

from __future__ import annotations

import math

Lab = tuple[float, float, float]


def lab(colour: str) -> Lab:
    """Lightness 0-1, then green to red and blue to yellow."""
    r, g, b = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def hexed(value: Lab) -> str:
    """The nearest colour a screen can show: of the same lightness and hue, duller if need be."""
    lightness, a, b = value
    lightness = min(max(lightness, 0.0), 1.0)
    for step in range(33):
        dull = 1 - step / 32
        channels = _channels((lightness, a * dull, b * dull))
        if all(-0.0005 <= c <= 1.0005 for c in channels):
            break
    return "#" + "".join(f"{round(255 * _gamma(min(max(c, 0.0), 1.0))):02x}" for c in channels)


def with_lightness(colour: str, lightness: float) -> str:
    _, a, b = lab(colour)
    return hexed((lightness, a, b))


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0-1) of `other` in it."""
    first, second = lab(one), lab(other)
    parts = [x + (y - x) * share for x, y in zip(first, second, strict=True)]
    return hexed((parts[0], parts[1], parts[2]))


def rgb(colour: str) -> str:
    """As CSS writes channels: "18 21 43"."""
    return " ".join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))


def _channels(value: Lab) -> tuple[float, float, float]:
    lightness, a, b = value
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
