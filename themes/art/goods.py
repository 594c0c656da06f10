"""What a plate is drawn from: a product's name, its categories, and where it is good."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

# Slug of a category -> what is drawn for it. Subjects are the names of themes.art.subjects.
_BY_SLUG = {
    "games": "keys", "pc-games": "keys", "mobile-games": "gem", "consoles": "pad",
    "phone": "phone", "phone-credit": "phone", "video": "play", "music": "play",
    "gifts": "gift", "app-stores": "apps", "shopping-cards": "bag", "software": "window",
    "vouchers": "ticket", "meals": "cup", "going-out": "ticket", "services": "headset",
    "accounts": "crest",
}  # fmt: skip
# Name of a category's icon -> the same, for categories that nobody foresaw.
_BY_ICON = {
    "gamepad-2": "pad", "zap": "keys", "coins": "gem", "tv": "play", "smartphone": "phone",
    "clapperboard": "play", "music": "play", "gift": "gift", "wallet": "apps",
    "shopping-bag": "bag", "store": "bag", "key-round": "window", "cloud": "window",
    "ticket": "ticket", "plane": "ticket", "car": "ticket", "utensils": "cup",
    "headphones": "headset", "wrench": "headset", "users": "crest", "user-round": "crest",
    "graduation-cap": "crest", "book-open": "window", "credit-card": "gift", "globe": "phone",
}  # fmt: skip
PLAIN = "gift"


@dataclass(frozen=True, slots=True)
class Goods:
    """A product as a painter sees it. `seed` composes, `number` stands on plates that count."""

    seed: str
    name: str
    mark: str
    subject: str
    region: str = ""

    @property
    def random(self) -> Random:
        return Random(self.seed)  # noqa: S311 - a drawing, not a secret

    @property
    def number(self) -> int:
        """From 1 to 99, the same for ever."""
        return 1 + sum(self.seed.encode()) % 99


def subject_of(categories: list[tuple[str, str]]) -> str:
    """What is drawn for a product of these categories: (slug, icon), the nearest one first."""
    for slug, _icon in categories:
        if slug in _BY_SLUG:
            return _BY_SLUG[slug]
    for _slug, icon in categories:
        if icon in _BY_ICON:
            return _BY_ICON[icon]
    return PLAIN


def mark_of(name: str) -> str:
    """One to four large letters that stand for a name: PS for PlayStation Store, 王者 for 王者荣耀.

    Letters of the first word or the first two Han characters; capitals inside a word count.
    """
    found = re.search(r"[^\W_]+", name)
    if found is None:
        return ""
    if found[0][0] > "\u2e7f":
        return "".join(c for c in found[0] if c > "\u2e7f")[:2]
    word = re.split(r"[^\x00-\u024f]", found[0])[0]
    capitals = "".join(c for c in word if c.isupper() or c.isdigit())
    if 2 <= len(capitals) <= 4:
        return capitals
    following = re.match(r"[ .\-]([A-Za-z])", name[found.end() :]) if len(word) < 13 else None
    if following and len(word) > 1:
        return (word[0] + following[1]).upper()
    return word[:2].upper()
