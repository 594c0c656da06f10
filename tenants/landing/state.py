"""What somebody has filled in on the way to a shop: kept in the session, also before signing in."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from tenants.kernel.ids import new_id
from tenants.landing.pictures import mode_of

KEY = "launch"


@dataclass
class Draft:
    """A shop that is not launched yet. `key` makes pressing the button twice one launch."""

    key: str = field(default_factory=lambda: str(new_id()))
    name: str = ""
    subdomain: str = ""
    theme: str = "night_city"
    preset: str = ""
    # Slug of a category that is sold -> percent, as typed.
    markups: dict[str, str] = field(default_factory=dict)
    currency: str = settings.SETTLEMENT_CURRENCY
    locale: str = ""
    support_email: str = ""
    support_contact: str = ""
    # The last step that was left in order.
    done: int = 0

    @classmethod
    def of(cls, request: HttpRequest) -> Draft:
        kept = request.session.get(KEY)
        known = cls.__dataclass_fields__
        return cls(**{k: v for k, v in kept.items() if k in known}) if kept else cls()

    def keep(self, request: HttpRequest) -> None:
        request.session[KEY] = asdict(self)

    @staticmethod
    def forget(request: HttpRequest) -> None:
        request.session.pop(KEY, None)

    def percents(self) -> dict[str, Decimal]:
        found = {slug: percent(text) for slug, text in self.markups.items()}
        return {slug: value for slug, value in found.items() if value is not None}

    def plan(self) -> dict[str, Any]:
        """For tenants.launch.plans.Plan."""
        # Whoever chose colours of the night means them by day too.
        modes = {"light": ("light",), "dark": ("light", "dark")}.get(
            mode_of(self.theme, self.preset), ()
        )
        return {
            "markups": {slug: str(value) for slug, value in self.percents().items()},
            "locale": self.locale,
            "support_email": self.support_email,
            "support_contact": self.support_contact,
            **dict.fromkeys(modes, self.preset),
        }


def percent(text: str) -> Decimal | None:
    """ "8", "7.5" or "8 %" as a number; None for what is none, or has more than two decimals."""
    try:
        found = Decimal(text.replace("%", "").replace("，", ".").replace(",", ".").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and found == round(found, 2) else None
