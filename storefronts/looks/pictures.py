"""Logo and icon as pages show them: made when the look is saved, only found when it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storefronts.looks.errors import PictureUnreadable

if TYPE_CHECKING:
    from wagtail.images.models import AbstractImage

    from storefronts.looks.models import ShopLook

# Twice the size it is shown at, for screens with fine pixels.
LOGO = "max-480x96|format-webp-lossless"
ICON = "fill-192x192-c100|format-png"


@dataclass(frozen=True, slots=True)
class Picture:
    """An address and the size in pixels of the page."""

    url: str
    width: int
    height: int


def prepare(look: ShopLook) -> None:
    """Make what pages will show. Raises PictureUnreadable."""
    make(look.logo, LOGO)
    make(look.favicon, ICON)


def make(picture: AbstractImage | None, how: str) -> None:
    """Raises PictureUnreadable for what is no picture, or is none any more."""
    if picture is None:
        return
    try:
        picture.get_rendition(how)
    except Exception as error:
        raise PictureUnreadable(title=picture.title) from error


def shown(picture: AbstractImage | None, how: str) -> Picture | None:
    """None, and never an error, for a picture whose file has gone: the shop's name stands in."""
    if picture is None:
        return None
    try:
        made = picture.get_rendition(how)
    except Exception:  # noqa: BLE001 - a lost file must not take the shop's pages down
        return None
    return Picture(url=made.url, width=round(made.width / 2), height=round(made.height / 2))
