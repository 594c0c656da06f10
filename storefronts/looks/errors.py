"""What may be wrong with a look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Invalid, Refusal


@dataclass(frozen=True, slots=True)
class Fault:
    """One token that cannot be saved as it is: why, and the nearest colour that could."""

    token: str
    message: str
    nearest: str = ""


class LookRefused(Invalid):
    """Nothing was changed. `faults` says for each token what is wrong and what would pass."""

    message = _("This look cannot be saved: %(first)s")

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(field="tokens", first=faults[0].message)
        self.faults = list(faults)

    @property
    def each(self) -> Sequence[Refusal]:
        return told(self.faults)


def told(faults: Sequence[Fault]) -> list[Refusal]:
    """One refusal for each token, with a colour that would do where there is one."""
    return [
        Invalid(
            fault.message,
            field="tokens",
            path=["tokens", fault.token],
            **({"nearest": fault.nearest} if fault.nearest else {}),
        )
        for fault in faults
    ]


class NoSuchTheme(Invalid):
    message = _("There is no theme called %(theme)s.")


class NoSuchPreset(Invalid):
    message = _("The theme %(theme)s has no preset called %(preset)s.")


class PictureUnreadable(Invalid):
    message = _(
        "“%(title)s” cannot be read as a picture. Nothing was changed: choose a PNG, JPEG or WebP."
    )
