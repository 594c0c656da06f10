"""In which currencies codes may be bought: those whose cost can be told in the settlement currency.

Rates are the ledger's, which lies above: it says here how it is asked (``AppConfig.ready``).
"""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Invalid

_asked: list[Callable[[str], bool]] = []


class NoCostRate(Invalid):
    """A sale of such a code could not be booked."""

    message = _("There is no exchange rate for %(currency)s. Set one first, then buy in it.")


def ask_for_rates(has_rate: Callable[[str], bool]) -> None:
    """``has_rate(currency)`` tells whether it can be exchanged to the settlement currency."""
    _asked[:] = [has_rate]


def require_rate(currency: str) -> None:
    """Raises NoCostRate."""
    if not all(has_rate(currency) for has_rate in _asked):
        raise NoCostRate(field="currency", currency=currency)
