"""The style sheet of a look: custom properties, from typed values only.

Nothing that a shop has written goes in as text: a colour has been matched as "#rrggbb", a number is
written as a number, a font is looked up in the theme's list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b

from themes import colour
from themes.tokens import Outfit

# Token -> custom property, where they are not called the same.
PROPERTIES = {"line": "edge", "soft_line": "line", "hero_bg": "hero"}
_COLOUR = re.compile(r"#[0-9a-f]{6}")
# How wide the larger gaps are, and how long a movement takes.
_ROOM = {"compact": 0.75, "cosy": 1.0, "airy": 1.3}
_EASE = {
    "none": "0ms linear",
    "subtle": "160ms cubic-bezier(.2, .7, .3, 1)",
    "lively": "260ms cubic-bezier(.2, .9, .3, 1.2)",
}
_GAPS = {"s4": 1.0, "s5": 1.5, "s6": 2.0, "s7": 3.0, "s8": 4.0}
_SMALLEST_PX = 12


def sheet(outfit: Outfit) -> str:
    """The whole file, without a byte that is not needed."""
    light, dark = (_mode(outfit, mode) for mode in ("light", "dark"))
    rules = [f":root{{{_shape(outfit)}{light}}}"]
    if dark != light:
        media = f':root:not([data-theme="light"]){{{dark}}}'
        rules += [
            f"@media (prefers-color-scheme:dark){{{media}}}",
            f':root[data-theme="dark"]{{{dark}}}',
        ]
    return f"@layer look{{{''.join(rules)}}}"


def name_of(text: str) -> str:
    """What the file is called by what is in it: as long as the name stands, so does the content."""
    return blake2b(text.encode(), digest_size=9).hexdigest()


def _mode(outfit: Outfit, mode: str) -> str:
    colours = outfit.colours[mode]
    dark = getattr(outfit, mode).mode == "dark"
    lines = {"color-scheme": "dark" if dark else "light"}
    for token, value in colours.items():
        if not _COLOUR.fullmatch(value):
            raise ValueError(f"{token} is no colour: {value!r}")
        lines[f"--{PROPERTIES.get(token, token).replace('_', '-')}"] = _short(value)
    lines["--shade"] = "0 0 0" if dark else colour.rgb(colours["text"])
    return _written(lines)


def _shape(outfit: Outfit) -> str:
    shape = outfit.shape
    size, scale, radius = int(shape["base"]), float(shape["scale"]), int(shape["radius"])
    steps = [size * scale**n for n in range(5)]
    fonts = outfit.theme.fonts
    room = _ROOM[shape["density"]]
    lines = {
        "--font": _stack(fonts[shape["font_body"]].stack),
        "--font-head": "var(--font)"
        if shape["font_head"] == shape["font_body"]
        else _stack(fonts[shape["font_head"]].stack),
        "--t-2": _rem(max(size * 0.75, _SMALLEST_PX)),
        "--t-1": _rem(max(size * 0.875, _SMALLEST_PX)),
        "--t0": _rem(size),
        "--t1": _rem(steps[1]),
        "--t2": _rem(steps[2]),
        "--t3": _rem(steps[3]),
        # The largest grows with the screen: on a phone no larger than the step below.
        "--t4": f"clamp({_rem(steps[3])},{_rem(steps[3] * 0.7)} + 2.4vw,{_rem(steps[4] * 1.2)})",
        "--radius": f"{radius}px",
        "--radius-s": f"{round(radius * 0.72)}px",
        "--grid-min": f"{int(shape['grid_min'])}px",
        "--ease": _EASE[shape["motion"]],
        **{f"--{name}": f"{_number(rem * room)}rem" for name, rem in _GAPS.items() if room != 1},
    }
    return _written(lines)


def _written(lines: Mapping[str, str]) -> str:
    return "".join(f"{name}:{value};" for name, value in lines.items())


def _short(value: str) -> str:
    """#ffffff as #fff."""
    doubled = value[1::2] == value[2::2]
    return "#" + value[1::2] if doubled else value


def _stack(families: str) -> str:
    """From theme.toml, so the theme's words and not a shop's; see checks.description."""
    return families.replace(", ", ",")


def _rem(px: float) -> str:
    return f"{_number(px / 16)}rem"


def _number(value: float) -> str:
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return text[1:] if text.startswith("0.") else text
