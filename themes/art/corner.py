"""Corner: cut paper on a tinted tile, as in the window of the shop round the corner."""

from __future__ import annotations

from themes.art.goods import Goods
from themes.art.letters import HAN, fitted, lettering, svg, width_of
from themes.art.subjects import SUBJECTS

SIZE = (400, 400)
# Ground, second ground, body, face, ink: five papers that lie well on each other.
PAPERS = {
    "tomato": ("#ffd9cc", "#ffc3ae", "#d6321e", "#fff1e6", "#5b130a"),
    "leaf": ("#d5eddc", "#b7dfc4", "#0b6e4f", "#f2fbe9", "#063e2c"),
    "sun": ("#ffe9b0", "#ffd873", "#e08600", "#fffaeb", "#4d2c00"),
    "sky": ("#d4e9f7", "#b3d8f0", "#1f6fb2", "#f3faff", "#0b3357"),
    "plum": ("#ecdcf3", "#dcc2ea", "#7b3f98", "#fbf3ff", "#3b1550"),
    "rose": ("#fbd9e2", "#f6bccc", "#c2275f", "#fff3f6", "#560b28"),
    "mint": ("#cfeeea", "#a9e0d9", "#0b7d78", "#f0fdfb", "#05403d"),
}
OF_SUBJECT = {
    "keys": ("plum", "sky"), "pad": ("sky", "plum"), "gem": ("rose", "plum", "sun"),
    "phone": ("leaf", "mint", "sky"), "play": ("tomato", "rose"), "apps": ("sky", "mint"),
    "bag": ("sun", "tomato"), "gift": ("tomato", "rose"), "window": ("mint", "sky"),
    "ticket": ("sun", "leaf"), "cup": ("tomato", "sun", "leaf"), "headset": ("plum", "mint"),
    "crest": ("leaf", "sky"),
}  # fmt: skip


def draw(goods: Goods) -> str:
    rng = goods.random
    ground, second, body, face, ink = PAPERS[rng.choice(OF_SUBJECT.get(goods.subject, ("sun",)))]
    backs = (
        f'<circle cx="206" cy="178" r="142" fill="{second}"/>',
        f'<path fill="{second}" d="M0 250c70-44 120 30 200 0s130-56 200-12v162H0z"/>',
        f'<path fill="{second}" d="M56 400V184a144 144 0 0 1 288 0v216z"/>',
        f'<path fill="{second}" d="m200 22 42 74 82-26-16 84 78 36-68 52 34 78-86-6-24 82-58-62'
        '-70 50-8-86-86-8 46-74-56-66 84-20-2-86 78 36z"/>',
        f'<path fill="none" stroke="{second}" stroke-width="26" d="M-20 60h440M-20 130h440'
        'M-20 200h440M-20 270h440M-20 340h440"/>',
        f'<path fill="{second}" d="M0 0h200v200H0zM200 200h200v200H200z"/>',
    )
    turn = rng.choice((-9, -6, -3, 4, 7, 10))
    return svg(
        *SIZE,
        goods.name,
        f'<path fill="{ground}" d="M0 0h400v400H0z"/>{rng.choice(backs)}'
        + _cut(goods.subject, turn, body, face, ink)
        + _sticker(goods.mark, rng.choice((-5, -3, 3, 4)), ink)
        + _region(goods.region, body),
    )


def _cut(subject: str, turn: int, body: str, face: str, ink: str) -> str:
    """The subject in layers of paper, each with the shadow of its thickness."""
    parts = SUBJECTS.get(subject, SUBJECTS["gift"])
    fills = {"body": body, "face": face, "ink": ink}
    drawn = "".join(
        f'<path fill="none" stroke="{ink}" stroke-width="7" stroke-linecap="round" '
        f'stroke-linejoin="round" d="{d}"/>'
        if role == "line"
        else f'<path fill="{fills[role]}" d="{d}"/>'
        for role, d in parts
    )
    shadow = "".join(f'<path d="{d}"/>' for role, d in parts if role in ("body",))
    return (
        f'<g transform="translate(200 176) rotate({turn}) scale(1.16) translate(-100 -100)">'
        f'<g fill="{ink}" opacity=".18" transform="translate(5 8)">{shadow}</g>{drawn}</g>'
    )


def _sticker(mark: str, turn: int, ink: str) -> str:
    if not mark:
        return ""
    size = fitted("corner", mark, width=170, most=66)
    wide = width_of("corner", mark, size) + 52
    words = lettering(
        "corner", mark, x=26, y=59 + (size - 58) * 0.12, size=size, paint=f'fill="{ink}"',
        han=HAN, weight=900,
    )  # fmt: skip
    return (
        f'<g transform="translate(28 290) rotate({turn} 60 40)">'
        f'<rect width="{wide:.0f}" height="84" rx="24" fill="#fff"/>{words}</g>'
    )


def _region(region: str, body: str) -> str:
    if not region:
        return ""
    if len(region) > 3:
        return (
            f'<circle cx="350" cy="50" r="34" fill="{body}"/><g fill="none" stroke="#fff" '
            'stroke-width="4"><circle cx="350" cy="50" r="18"/><ellipse cx="350" cy="50" rx="8" '
            'ry="18"/><path d="M332 50h36"/></g>'
        )
    size = fitted("corner", region, width=48, most=26)
    words = lettering(
        "corner", region, x=350, y=50 + size * 0.36, size=size, paint='fill="#fff"',
        anchor="middle",
    )  # fmt: skip
    return f'<circle cx="350" cy="50" r="34" fill="{body}"/>{words}'
