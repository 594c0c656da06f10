"""A bulk order: hundreds of lines in one call, paid at once, delivered by and by.

One order, whatever its size: one number, one payment, one mail, one line in the statement. The
call prices the lines, sets their codes aside and takes the money, in one transaction; a line that
cannot be had is left out and not paid. The outbox then delivers some lines at a time, each all or
nothing; a line that fails after all is refunded by itself.
"""

from storefronts.checkout.services.bulk.placing import MOST_LINES, MOST_PIECES, place_bulk_order
from storefronts.checkout.services.bulk.progress import Failure, Progress, progress_of
from storefronts.checkout.services.bulk.working import work_off

__all__ = [
    "MOST_LINES",
    "MOST_PIECES",
    "Failure",
    "Progress",
    "place_bulk_order",
    "progress_of",
    "work_off",
]
