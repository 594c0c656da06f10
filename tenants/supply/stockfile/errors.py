"""What a stock file is refused for as a whole (single rows have reasons instead, see rows.py)."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Refusal


class NotAStockFile(Refusal):
    """The file cannot be read at all. Nothing was taken from it."""

    code = "INVALID"
    message = _("This file cannot be read as a stock file.")


class BadLayout(Refusal):
    """The chosen encoding, separator or columns make no sense together."""

    code = "INVALID"
    message = _("Choose the columns again.")
