"""What search reads of a product: names, and their pinyin in full and as initials."""

from __future__ import annotations

import re
import unicodedata

from pypinyin import Style, lazy_pinyin

_HAN = re.compile(r"[\u3400-\u9fff]")
# Control characters, and the marks that turn the reading direction or have no width.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_PUNCTUATION = re.compile(r"[^\w\s\u3400-\u9fff]+")


def seen(text: str) -> str:
    """A name without control characters, direction marks and idle spaces: it stays what it says."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def plain(text: str) -> str:
    """Text as search compares it: NFKC (full-width forms become ASCII), lower case, one space.

    Unseen characters are dropped: PostgreSQL takes no NUL.
    """
    return seen(unicodedata.normalize("NFKC", text)).casefold()


def pinyin(text: str) -> tuple[str, str]:
    """Full pinyin and initials of a text, without spaces: "腾讯视频" -> tengxunshipin, txsp."""
    full = "".join(lazy_pinyin(text, style=Style.NORMAL))
    initials = "".join(lazy_pinyin(text, style=Style.FIRST_LETTER))
    return squeezed(full), squeezed(initials)


def squeezed(text: str) -> str:
    """Text without spaces and punctuation, so that "app store" is found as "appstore" too."""
    return _SPACES.sub("", _PUNCTUATION.sub(" ", plain(text)))


def search_text(*names: str) -> str:
    """Everything a product is found by, one piece a line, without repeats."""
    pieces: dict[str, None] = {}
    for name in filter(None, names):
        pieces[plain(name)] = None
        pieces[squeezed(name)] = None
        if _HAN.search(name):
            pieces.update(dict.fromkeys(pinyin(name)))
            # "txsphy" finds 腾讯视频VIP会员 although a Latin word stands between.
            pieces[pinyin("".join(_HAN.findall(name)))[1]] = None
    return "\n".join(piece for piece in pieces if piece)


def name_key(name: str) -> str:
    """By what a product is ordered among others when names are Chinese: its pinyin."""
    return pinyin(name)[0][:200]
