"""What plates show, drawn once in a square of 200 and painted in each theme's manner.

A part is (role, path). Roles: `body` the mass, `face` a light plane on it, `ink` a dark or bright
detail, `line` strokes only.
"""

from __future__ import annotations

Parts = tuple[tuple[str, str], ...]


def _box(x: float, y: float, w: float, h: float, r: float) -> str:
    """A rectangle with round corners, as a path."""
    return (
        f"M{x + r:g} {y:g}h{w - 2 * r:g}a{r:g} {r:g} 0 0 1 {r:g} {r:g}v{h - 2 * r:g}"
        f"a{r:g} {r:g} 0 0 1-{r:g} {r:g}h-{w - 2 * r:g}a{r:g} {r:g} 0 0 1-{r:g}-{r:g}"
        f"v-{h - 2 * r:g}a{r:g} {r:g} 0 0 1 {r:g}-{r:g}z"
    )


def _dot(x: float, y: float, r: float) -> str:
    return f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0-{2 * r:g} 0z"


SUBJECTS: dict[str, Parts] = {
    # Four keys of a keyboard, the ones a hand rests on.
    "keys": (
        ("body", _box(72, 26, 56, 60, 12)),
        ("body", _box(10, 98, 56, 60, 12)),
        ("body", _box(72, 98, 56, 60, 12)),
        ("body", _box(134, 98, 56, 60, 12)),
        ("face", _box(80, 32, 40, 40, 8)),
        ("face", _box(18, 104, 40, 40, 8)),
        ("face", _box(80, 104, 40, 40, 8)),
        ("face", _box(142, 104, 40, 40, 8)),
        ("ink", "M100 42l11 18H89zM28 124l16-10v20zM100 134l-11-18h22zM172 124l-16 10v-20z"),
    ),
    "pad": (
        (
            "body",
            "M58 50h84c28 0 44 28 50 66 5 30-4 44-18 44-18 0-26-34-44-34H70c-18 0-26 34-44 34"
            "-14 0-23-14-18-44 6-38 22-66 50-66z",
        ),
        ("face", _dot(62, 90, 24)),
        ("ink", "M56 74h12v10h10v12H68v10H56V96H46V84h10z"),
        ("ink", _dot(140, 74, 8) + _dot(156, 90, 8) + _dot(124, 90, 8) + _dot(140, 106, 8)),
        ("line", "M92 76h16"),
    ),
    "gem": (
        ("body", "M56 34h88l40 48-84 92-84-92z"),
        ("face", "M56 34h44L76 82H16zM100 34h44l-20 48H76z"),
        ("ink", "M76 82h48l-24 92z"),
        ("line", "M16 82h168M56 34l20 48 24-48 24 48 20-48M76 82l24 92 24-92"),
    ),
    "phone": (
        ("body", _box(58, 14, 84, 172, 18)),
        ("face", _box(67, 34, 66, 122, 6)),
        ("ink", "M92 22h16v4H92zM90 166h20v6H90z"),
        ("ink", "M78 142v-18h10v18zM95 142v-36h10v36zM112 142V86h10v56z"),
        ("line", "M156 60c14 14 14 42 0 56M172 44c24 24 24 64 0 88M44 60c-14 14-14 42 0 56"),
    ),
    "play": (
        ("body", _box(14, 44, 172, 116, 16)),
        ("face", _box(28, 58, 144, 88, 8)),
        ("ink", "M84 76v52l44-26z"),
        ("line", "M72 176h56M72 44 54 20M128 44l18-24"),
    ),
    "apps": (
        ("body", _box(26, 26, 66, 66, 18)),
        ("body", _box(26, 108, 66, 66, 18)),
        ("body", _box(108, 108, 66, 66, 18)),
        ("face", _dot(141, 59, 33)),
        ("ink", "M137 41h8v14h14v8h-14v14h-8V63h-14v-8h14z"),
        ("ink", _dot(59, 141, 14)),
        ("ink", "M59 42l15 30H44z"),
        ("ink", _box(128, 128, 26, 26, 6)),
    ),
    "bag": (
        ("body", "M36 66h128l14 112a8 8 0 0 1-8 8H30a8 8 0 0 1-8-8z"),
        ("face", "M36 66h128l4 34H32z"),
        ("line", "M68 92V54c0-42 64-42 64 0v38"),
        ("ink", _dot(68, 94, 7) + _dot(132, 94, 7)),
        ("ink", "M72 138c12 20 44 20 56 0l-8-4c-9 13-31 13-40 0z"),
    ),
    "gift": (
        ("body", _box(28, 84, 144, 98, 8)),
        ("face", _box(16, 60, 168, 36, 8)),
        ("ink", "M88 60h24v122H88z"),
        ("line", "M100 58C70 58 52 40 62 26c12-16 34 6 38 32 4-26 26-48 38-32 10 14-8 32-38 32z"),
    ),
    "window": (
        ("body", _box(14, 34, 172, 132, 14)),
        ("face", _box(26, 64, 148, 90, 6)),
        ("ink", _dot(34, 49, 5) + _dot(50, 49, 5) + _dot(66, 49, 5)),
        ("ink", "M84 96a20 20 0 1 0 0 26h24v14h12v-14h10v14h12v-26H84zM68 101a8 8 0 1 1 0 16"
                " 8 8 0 0 1 0-16z"),
    ),
    "ticket": (
        (
            "body",
            "M26 52h148a10 10 0 0 1 10 10v22a18 18 0 0 0 0 36v22a10 10 0 0 1-10 10H26a10 10 0 0 1"
            "-10-10v-22a18 18 0 0 0 0-36V62a10 10 0 0 1 10-10z",
        ),
        ("face", "M46 68h64v68H46z"),
        ("line", "M130 60v12M130 84v12M130 108v12M130 132v12"),
        ("ink", "M78 76l8 18 19 2-14 13 4 19-17-10-17 10 4-19-14-13 19-2z"),
    ),
    "cup": (
        ("body", "M46 66h108l-14 112a10 10 0 0 1-10 8H70a10 10 0 0 1-10-8z"),
        ("face", "M51 106h98l-6 46H57z"),
        ("ink", _box(36, 48, 128, 22, 8)),
        ("ink", _dot(100, 129, 14)),
        ("line", "M112 48l10-36h22"),
    ),
    "headset": (
        ("line", "M34 118v-16a66 66 0 0 1 132 0v16M166 150c0 22-20 30-44 30"),
        ("body", _box(20, 104, 38, 60, 16)),
        ("body", _box(142, 104, 38, 60, 16)),
        ("face", _box(28, 114, 16, 40, 8)),
        ("face", _box(156, 114, 16, 40, 8)),
        ("ink", _box(96, 170, 32, 20, 10)),
    ),
    "crest": (
        ("body", "M100 14 178 40v58c0 48-36 76-78 90-42-14-78-42-78-90V40z"),
        ("face", "M100 32 162 52v46c0 38-28 60-62 72z"),
        ("ink", _dot(100, 80, 22)),
        ("ink", "M60 138c4-24 20-34 40-34s36 10 40 34c-12 12-26 20-40 25-14-5-28-13-40-25z"),
    ),
}  # fmt: skip
